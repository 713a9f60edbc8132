/**
 * Homes and Directories over Durable Object namespaces. Every call has one deadline and a fresh stub; whatever goes wrong on the way
 * is an `Outage` with our own word for the place, because an RPC error carries the object's id and message verbatim.
 */
import type { Region } from '../../domain/region.ts'
import { ok } from '../../kernel/outcome.ts'
import type { HomeAddress } from '../../ports/call.ts'
import { DIRECTORY_VERBS, type Directories, type Directory } from '../../ports/directories.ts'
import { asGrant } from '../../ports/grants.ts'
import { HOME_VERBS, type Home, type Homes } from '../../ports/homes.ts'
import { Outage } from '../../ports/outage.ts'
import { decoyPerson } from '../../region/bucket.ts'
import { within } from '../within.ts'

const DEADLINE = 2_000

/** What a face returns: the verb's answer, or that something behind it was out. Never an exception (RECIPES §5). */
export type FaceAnswer = { readonly answer: unknown } | { readonly outage: string }

/** The part of a namespace that is used, so that a wrapper in front of it can count. */
export interface Namespace {
  idFromName(name: string): DurableObjectId
  get(id: DurableObjectId): unknown
}

type Face = Readonly<Record<string, (...given: readonly unknown[]) => Promise<FaceAnswer>>>

async function ask(
  place: string,
  namespace: Namespace,
  name: string,
  verb: string,
  given: readonly unknown[],
): Promise<unknown> {
  try {
    const face = namespace.get(namespace.idFromName(name)) as Face
    const said = await within(DEADLINE, Promise.resolve(face[verb]?.(...given)))
    if (said && 'answer' in said) return said.answer
  } catch {
    throw new Outage(place)
  }
  throw new Outage(place)
}

/** Verbs whose good answer is a grant; only here does an answer become one (rule I3). */
const GRANTING: ReadonlySet<string> = new Set<keyof Home>(['redeem', 'refresh'])

export function durableHomes(namespaceOf: (region: Region) => Namespace): Homes {
  const home = (region: Region, name: string, to: HomeAddress['person']): Home =>
    Object.fromEntries(
      HOME_VERBS.map((verb) => [
        verb,
        async (...given: readonly unknown[]) => {
          const answer = await ask(`home.${region}`, namespaceOf(region), name, verb, [to, ...given])
          return GRANTING.has(verb) ? branded(answer as Answered) : answer
        },
      ]),
    ) as unknown as Home // built from the list of verbs, whose law test compares it with the contract
  return {
    of: ({ region, person }) => home(region, person, person),
    decoy: ({ region, number }) => home(region, `decoy-${number}`, decoyPerson(number)),
  }
}

type Answered = { readonly ok: true; readonly value: object } | { readonly ok: false }
const branded = (outcome: Answered): unknown => (outcome.ok ? ok(asGrant(outcome.value)) : outcome)

export function durableDirectories(namespaceOf: (region: Region) => Namespace): Directories {
  return {
    of: (region, bucket) =>
      Object.fromEntries(
        DIRECTORY_VERBS.map((verb) => [
          verb,
          (...given: readonly unknown[]) =>
            ask(`directory.${region}`, namespaceOf(region), `bucket-${bucket}`, verb, given),
        ]),
      ) as unknown as Directory, // as above
  }
}
