/**
 * Recovery below the street: whom the mailed code was for travels sealed, and nothing shows whether that is somebody (rule C3). For an
 * address that nobody has, a decoy Home is asked the same and every code fails; the two seals have one length (rule A5).
 */
import * as v from 'valibot'
import { secretFor } from '../crypto/request-number.ts'
import { REGIONS } from '../domain/region.ts'
import { base64url, fromBase64url } from '../kernel/bytes.ts'
import type { Outcome } from '../kernel/outcome.ts'
import type { Call, HomeAddress } from '../ports/call.ts'
import type { Edge } from '../ports/edge.ts'
import type { Home } from '../ports/homes.ts'
import type { Browser } from '../interaction/browser.ts'
import { PersonSchema } from '../interaction/shapes.ts'
import { askHome } from '../region/ask-home.ts'
import { decoyFor } from '../region/decoy.ts'
import { emailKey } from '../region/identifier-key.ts'
import { locate } from '../region/locate.ts'
import { mailedLink, proposalsFor, type Proposals } from '../interaction/proposals.ts'
import type { SignedIn } from './attempt.ts'
import type { TypedIdentifier } from '../interaction/typed-identifier.ts'

/** Names of equal length, whoever is meant. */
export const RecoverySchema = v.object({
  typed: v.string(),
  normalised: v.string(),
  region: v.picklist(REGIONS),
  person: PersonSchema,
  /** Four digits: which decoy; `none` where the address is somebody's. */
  decoy: v.pipe(v.string(), v.regex(/^(?:\d{4}|none)$/)),
  /** Names the Home's row of the mailed code, base64url. */
  id: v.string(),
  /** The slowest leg of the question, ms: the floor of a failing code, whose own leg would tell the region (rule C2). */
  slowest: v.number(),
})
export type Recovery = v.InferOutput<typeof RecoverySchema>

/** Where recovery of this address would happen: one parallel question (1 hop). */
export async function startRecovery(
  edge: Edge,
  call: Call,
  identifier: TypedIdentifier,
): Promise<{ readonly recovery: Recovery; readonly isRegionSilent: boolean }> {
  const key = await emailKey(edge.houseKeys, identifier.normalised)
  const [{ everyone }, decoy, id] = await Promise.all([
    locate(edge, key, call.requestId),
    decoyFor(edge, key.inner),
    secretFor(edge.houseKeys, call.requestNumber, 'recovery'),
  ])
  const { address, slowest, isRegionSilent } = await everyone
  const whom = address
    ? { ...address, decoy: 'none' }
    : { region: decoy.region, person: decoy.person, decoy: String(decoy.number).padStart(4, '0') }
  return { recovery: { ...identifier, ...whom, id: base64url(id), slowest }, isRegionSilent }
}

/** Not waited for, and silent when it fails: how a Home answers must not show (rule C6). "Send again" asks the same. */
export async function mailCode(
  edge: Edge,
  {
    call,
    browser,
    proposals,
  }: { readonly call: Call; readonly browser: Browser; readonly proposals: Proposals },
  recovery: Recovery,
): Promise<void> {
  const { device } = await proposalsFor(edge, proposals, recovery.person, browser)
  const mailed = whereOf(edge, recovery).mailRecoveryCode(call, { id: idOf(recovery), device })
  edge.afterwards(mailed.catch(() => edge.log('warn', 'recovery_code_not_asked')))
}

/** One hop: a right code opens a session that may add one way in and nothing else. */
export async function recover(
  edge: Edge,
  about: { readonly call: Call; readonly browser: Browser; readonly proposals: Proposals },
  recovery: Recovery,
  code: string,
): Promise<Outcome<SignedIn, 'refused'>> {
  const { call, browser, proposals } = about
  const { region, person } = recovery
  const address: HomeAddress = { region, person }
  const request = {
    id: idOf(recovery),
    code,
    unlock: await mailedLink(edge, 'unlock', call.requestNumber, address),
    ...(await proposalsFor(edge, proposals, person, browser)),
  }
  const outcome = await askHome(edge, () => whereOf(edge, recovery).recover(call, request))
  return outcome.ok ? { ok: true, value: { opened: outcome.value, address } } : outcome
}

function whereOf(edge: Edge, { region, person, decoy }: Recovery): Home {
  return decoy === 'none'
    ? edge.homes.of({ region, person })
    : edge.homes.decoy({ region, number: Number(decoy) })
}

const idOf = (recovery: Recovery): Uint8Array => fromBase64url(recovery.id) ?? new Uint8Array()
