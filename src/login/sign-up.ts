/**
 * Sign-up below the street: the answers that travel sealed, and the question that mails a code. Nothing is written before that
 * question, and what it writes expires by itself (LAW visitors cost nothing). The row's name and the person to be are made here, from
 * the request number, so that a double click asks once; "proved" is never sealed: only the Directory's row says so (rule A2).
 */
import * as v from 'valibot'
import { secretFor } from '../crypto/request-number.ts'
import { readName } from '../domain/name.ts'
import { REGIONS, type Region } from '../domain/region.ts'
import { base64url } from '../kernel/bytes.ts'
import { parsePersonId } from '../kernel/ids.ts'
import { no, ok, type Outcome } from '../kernel/outcome.ts'
import type { Call, HomeAddress } from '../ports/call.ts'
import type { Edge } from '../ports/edge.ts'
import { PersonSchema } from '../interaction/shapes.ts'
import { emailKey } from '../region/identifier-key.ts'
import { locate } from '../region/locate.ts'
import { bucketOfRow } from '../region/bucket.ts'
import { readIdentifier } from '../interaction/typed-identifier.ts'

/** What is sealed between the pages. */
export const SignUpSchema = v.object({
  typed: v.string(),
  normalised: v.string(),
  name: v.string(),
  region: v.picklist(REGIONS),
  row: v.string(),
  person: PersonSchema,
})
export type SignUp = v.InferOutput<typeof SignUpSchema>

export type Answers = Pick<SignUp, 'typed' | 'normalised' | 'name' | 'region'>
export type AnswerProblem =
  'identifier_missing' | 'identifier_malformed' | 'name_missing' | 'name_too_long' | 'region_unknown'

export function readAnswers(form: {
  readonly identifier: string | undefined
  readonly name: string | undefined
  readonly region: string | undefined
}): Outcome<Answers, AnswerProblem> {
  const identifier = readIdentifier(form.identifier)
  if (!identifier.ok) return identifier
  const name = readName(form.name)
  if (!name.ok) return name
  const region = REGIONS.find((each) => each === form.region)
  return region ? ok({ ...identifier.value, name: name.value, region }) : no('region_unknown')
}

/** Names for a new sign-up: its row, and the person who will be born. */
export async function newSignUp(
  edge: Pick<Edge, 'houseKeys'>,
  requestNumber: Uint8Array,
  answers: Answers,
): Promise<SignUp> {
  const row = await secretFor(edge.houseKeys, requestNumber, 'sign-up-row')
  const person = parsePersonId(
    base64url((await secretFor(edge.houseKeys, requestNumber, 'person')).slice(0, 16)),
  )
  if (!person) throw new RangeError('a person id has 16 bytes')
  return { ...answers, row: base64url(row.slice(0, 16)), person }
}

export const directoryOf = (
  edge: Pick<Edge, 'directories'>,
  { region, row }: { region: Region; row: string },
) => edge.directories.of(region, bucketOfRow(row))

export interface Asked {
  /** The slowest leg, ms, for the floor (rule C2). */
  readonly slowest: number
  /** Nothing was asked: uniqueness could not be promised (LAW fail closed). */
  readonly isRegionSilent: boolean
}

type Asking = Pick<Edge, 'directories' | 'homes' | 'houseKeys' | 'clock' | 'log' | 'afterwards'>

/**
 * Two hops: who holds the address, then the row and its mail. A taken address gets the same row, with a code that nobody gets, while
 * its owner's Home sends the other mail (SECURITY §1); the answer is the same.
 */
export async function askForCode(edge: Asking, call: Call, signUp: SignUp): Promise<Asked> {
  const { everyone } = await locate(edge, await emailKey(edge.houseKeys, signUp.normalised), call.requestId)
  const { address, slowest, isRegionSilent } = await everyone
  if (isRegionSilent) return { slowest, isRegionSilent }
  const { brand, locale } = call
  const request = { row: signUp.row, locale, brand, ...(!address && { mailTo: signUp.normalised }) }
  if (address) tellOwner(edge, call, address)
  await directoryOf(edge, signUp).openSignUp(call, request)
  return { slowest, isRegionSilent }
}

/** Not waited for: how long the owner's Home takes, or whether it answers at all, must not show (rule C6). */
function tellOwner(edge: Asking, call: Call, address: HomeAddress): void {
  const told = edge.homes.of(address).mailAlreadyHere(call)
  edge.afterwards(told.catch(() => edge.log('warn', 'already_here_not_told')))
}
