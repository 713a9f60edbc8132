/**
 * Rotation in three zones (rules G3, G4). The current token rotates to what the edge proposes; the one before it, within 20 s of
 * that rotation, gets the same successor; an older one meanwhile is a slow tab; every other authentic old token is theft.
 */
import { same } from '../crypto/same.ts'
import { ok, no, type Outcome } from '../kernel/outcome.ts'
import { MINUTE } from '../kernel/time.ts'
import type { Call } from '../ports/call.ts'
import type { FamilyRow } from '../ports/home-store.ts'
import type { GrantFacts, RefreshRefusal, RefreshRequest, Successor } from '../ports/grants.ts'
import { OVERTAKEN, underOneEpoch } from './epoch.ts'
import { grantOf, isPastItsTime, mayLive } from './families.ts'
import { isStaleConfiguration, type HomeTools } from './home.ts'
import { askedOf, fact, mailOrder, post, sealParcel, type SealedParcel } from './outbox.ts'
import { somebody, type Somebody } from './self.ts'
import { settle } from './settle.ts'

type Answer = Outcome<GrantFacts & Successor, RefreshRefusal>
type Zone = 'rotate' | 'repeat' | 'slow_tab' | 'theft'

export async function refresh(home: HomeTools, call: Call, request: RefreshRequest): Promise<Answer> {
  if (isStaleConfiguration(home, call.configVersion)) return no('configuration_stale')
  await settle(home)
  return underOneEpoch(home, (isCurrent) => rotate(home, call, request, isCurrent))
}

async function rotate(
  home: HomeTools,
  call: Call,
  request: RefreshRequest,
  isCurrent: () => boolean,
): Promise<Answer | typeof OVERTAKEN> {
  const { client, scopes } = request
  const who = await somebody(home)
  const found = who && home.store.family(request.family)
  if (!found || found.state !== 'live') return no('family_ended')
  if (found.client !== client.id) return no('client_mismatch')
  if (found.isOffline && !client.mayOffline) return no('family_ended')
  if (scopes?.some((scope) => !found.scopes.includes(scope))) return no('scope_widened') // RFC 6749 §6
  const grant = await grantOf(home, who, found, client, request.idTokenClaims)
  const alarm = await sealTheft(home, who, call, client.id)
  // What the client may no longer have is not given again (rule A8).
  const granted = (scopes ?? grant.scopes).filter((scope) => client.scopes.includes(scope))
  return home.store.transact(() => {
    if (!isCurrent()) return OVERTAKEN
    const family = home.store.family(request.family)
    if (family?.state !== 'live' || !mayLive(home, family, client)) return no('family_ended')
    if (isPastItsTime(home, family)) return no('expired')
    const about = { home, call, request, family, grant: { ...grant, scopes: granted }, alarm }
    return ZONES[zoneOf(home, call, family, request)](about)
  })
}

const sealTheft = (
  home: HomeTools,
  { vault }: Somebody,
  call: Call,
  clientId: string,
): Promise<SealedParcel> =>
  sealParcel(home, vault, {
    facts: [fact(home, call, 'family.theft_detected', { clientId })],
    mails: [
      mailOrder(call, 'refresh_theft', {
        clientName: call.brand.name,
        accountUrl: `${home.issuer}/account`,
        asked: askedOf(home, call),
      }),
    ],
  })

function zoneOf(home: HomeTools, call: Call, family: FamilyRow, request: RefreshRequest): Zone {
  const age = home.now() - family.rotatedAt
  const isYoung = age < home.policy.refreshWindow
  if (request.generation === family.generation)
    return matches(family.current, request.digest) ? 'rotate' : 'theft'
  const isBefore = request.generation === family.generation - 1 && matches(family.previous, request.digest)
  const isRetry = age < MINUTE && same(family.request, call.requestNumber)
  if (isBefore && (isYoung || isRetry)) return 'repeat'
  return isYoung ? 'slow_tab' : 'theft'
}

const matches = (stored: Uint8Array | null, presented: Uint8Array): boolean =>
  stored !== null && same(stored, presented)

interface Case {
  readonly home: HomeTools
  readonly call: Call
  readonly request: RefreshRequest
  readonly family: FamilyRow
  readonly grant: Omit<GrantFacts, 'generation' | 'issuedAt'>
  readonly alarm: SealedParcel
}

const ZONES: { readonly [Name in Zone]: (about: Case) => Answer } = {
  rotate: ({ home, call, request, family, grant }) => {
    const { salt, keyId, digest } = request.proposal
    const now = home.now()
    const generation = family.generation + 1
    home.store.putFamily({
      ...family,
      generation,
      previous: family.current,
      current: digest,
      salt,
      keyId,
      rotatedAt: now,
      request: call.requestNumber,
      configVersion: call.configVersion,
    })
    return ok({ ...grant, generation, issuedAt: now, salt, keyId })
  },
  repeat: ({ family, grant }) =>
    family.salt
      ? ok({
          ...grant,
          generation: family.generation,
          issuedAt: family.rotatedAt,
          salt: family.salt,
          keyId: family.keyId,
        })
      : no('slow_tab'),
  slow_tab: () => no('slow_tab'),
  theft: ({ home, family, alarm }) => {
    home.store.endFamilies([family.id])
    post(home, alarm)
    return no('theft')
  },
}
