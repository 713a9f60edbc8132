/**
 * Birth: one call in which a proved address becomes a person (rules A2, F1–F6). The intent stands first, so that whatever stops,
 * `settle` either completes or takes back; the claim is looked up everywhere before the person is written *pending*; activation in
 * the Directory is the commit. A Home is born once.
 */
import { newDataKey, openVault, wrapDataKey, encryptJson, type Vault } from '../crypto/vault.ts'
import { same } from '../crypto/same.ts'
import { base64url } from '../kernel/bytes.ts'
import { newId, type PersonId } from '../kernel/ids.ts'
import { ok, no, type Outcome } from '../kernel/outcome.ts'
import { MINUTE } from '../kernel/time.ts'
import type { Call } from '../ports/call.ts'
import type { Claim } from '../ports/directories.ts'
import type { BirthRefusal, BirthRequest, Opened } from '../ports/sign-in.ts'
import type { PersonRecord } from '../ports/people.ts'
import { claimIdentifier, directoryOf, packClaim } from './claim-identifier.ts'
import { enrolCredential, personalWords, type Enrolled } from './enrol.ts'
import { inTurn, isStaleConfiguration, type HomeTools } from './home.ts'
import { packParcel, sealIntent, type BirthIntent } from './intent.ts'
import { prepareMint } from './mint.ts'
import { openWith, repeated } from './opened.ts'
import { fact, post, sealParcel } from './outbox.ts'
import { challengeOf, firstCounters } from './marks.ts'
import { credentialRow, identifierRow, PROFILE_PLACE } from './record.ts'
import { somebody, SUBJECT_PLACE } from './self.ts'
import { isUsed, sealVisit, sessionAfter } from './sessions.ts'
import { markBorn, settleNow, takeBackBirth } from './settle.ts'
import { bucketOfRow } from '../region/bucket.ts'
import { giveTrust } from './trust.ts'

type Answer = Outcome<Opened, BirthRefusal>

export function birth(home: HomeTools, call: Call, request: BirthRequest): Promise<Answer> {
  return inTurn(home.memory, () => birthInTurn(home, call, request))
}

async function birthInTurn(home: HomeTools, call: Call, request: BirthRequest): Promise<Answer> {
  const person = home.to
  if (!person) return no('sign_up_gone')
  if (isStaleConfiguration(home, call.configVersion)) return no('configuration_stale')
  await settleNow(home)
  const self = home.store.self()
  if (self) {
    const isSameRequest = same(self.birthRequest, call.requestNumber) && home.now() - self.bornAt < MINUTE
    if (!isSameRequest) return no('already_born')
    const again = await repeated(home, call, request)
    if (again) return ok(again)
  } else {
    // Before anything is hashed or written: who has not proved an address leaves no trace here (LAW visitors cost nothing, B2).
    const row = home.directories.of(home.region, bucketOfRow(request.signUp))
    const spent = await row.spendSignUp({ row: request.signUp, person })
    if (!spent.ok) return no('sign_up_gone')
  }
  const words = personalWords(request.name, [request.identifier.value], call.brand.name)
  const enrolled = await enrolCredential(home, person, request.credential, words)
  if (!enrolled.ok) return enrolled
  const newborn = { person, enrolled: enrolled.value }
  const born = self ? ok(undefined) : await bear(home, call, request, newborn)
  return born.ok ? openFirstSession(home, call, request, newborn) : born
}

interface Newborn {
  readonly person: PersonId
  readonly enrolled: Enrolled
}

/** Everything from the intent to the commit. A refusal leaves nothing behind. */
async function bear(
  home: HomeTools,
  call: Call,
  request: BirthRequest,
  { person, enrolled }: Newborn,
): Promise<Outcome<undefined, BirthRefusal>> {
  const claim: Claim = { key: request.identifier.key, person, token: newId(home.random) }
  const { vault, record, wrapped } = await prepareRecord(home, request, claim, enrolled)
  const { id, body, intent } = await prepareIntent(home, call, vault, claim, enrolled)
  home.store.transact(() => {
    home.store.putSelf({
      person,
      state: 'birth',
      epoch: 1,
      key: wrapped,
      subject: record.person.subject,
      acceptedTerms: request.acceptedTerms,
      birthRequest: call.requestNumber,
      bornAt: 0,
    })
    home.store.putIntent(id, body)
    home.store.wake(home.now() + 2 * home.policy.claimLife)
  })
  home.memory.vault = vault
  await home.dataKeys.create(person, wrapped, home.now())

  const claimed = await claimIdentifier(home, claim)
  if (!claimed.ok) return takeBack(home, id, person, 'taken')
  const own = await directoryOf(home, claim.key)
  if ((await home.people.create(record)) === 'conflict') {
    await own.withdraw(claim)
    return takeBack(home, id, person, 'passkey_refused')
  }
  const activated = await own.activate(claim)
  if (!activated.ok) return takeBack(home, id, person, 'taken')
  await home.people.activate(person, home.now())
  home.store.transact(() => markBorn(home, id, intent))
  return ok(undefined)
}

async function takeBack(
  home: HomeTools,
  id: string,
  person: PersonId,
  why: BirthRefusal,
): Promise<Outcome<undefined, BirthRefusal>> {
  await takeBackBirth(home, id, person)
  return no(why)
}

/** The record of the person to be, all ciphertext, with the key it lies under. */
async function prepareRecord(
  home: HomeTools,
  request: BirthRequest,
  claim: Claim,
  enrolled: Enrolled,
): Promise<{ readonly vault: Vault; readonly wrapped: Uint8Array; readonly record: PersonRecord }> {
  const { person } = claim
  const dataKey = newDataKey(home.random)
  const vault = await openVault(dataKey, person, home.region)
  const at = home.now()
  const { value } = request.identifier
  const seal = (place: Parameters<Vault['encrypt']>[0], plain: unknown): Promise<Uint8Array> =>
    encryptJson(vault, place, plain, home.random)
  const subject = { public: newId(home.random), key: base64url(home.random(32)) }
  return {
    vault,
    wrapped: await wrapDataKey(home.regionKeys, person, dataKey, home.random),
    record: {
      person: {
        person,
        status: 'pending',
        version: 1,
        change: '',
        profile: await seal(PROFILE_PLACE, { name: request.name }),
        subject: await seal(SUBJECT_PLACE, subject),
        createdAt: at,
        updatedAt: at,
      },
      identifiers: [await identifierRow(home, vault, { value, claim }, { verifiedAt: at, primary: true })],
      // Of one age with the address: neither outranks the other (undo.ts).
      credentials: [await credentialRow(home, vault, enrolled, at)],
    },
  }
}

async function prepareIntent(
  home: HomeTools,
  call: Call,
  vault: Vault,
  claim: Claim,
  enrolled: Enrolled,
): Promise<{ readonly id: string; readonly body: Uint8Array; readonly intent: BirthIntent }> {
  const facts = [fact(home, call, 'person.born', { method: enrolled.method })]
  const intent: BirthIntent = {
    kind: 'birth',
    claim: packClaim(claim),
    counters: firstCounters(enrolled),
    parcel: packParcel(await sealParcel(home, vault, { facts })),
  }
  return { ...(await sealIntent(home, vault, intent)), intent }
}

/** The newborn is signed in: a session as after any proof, and the code the application waits for. */
async function openFirstSession(
  home: HomeTools,
  call: Call,
  request: BirthRequest,
  { enrolled }: Newborn,
): Promise<Answer> {
  const who = await somebody(home)
  if (!who) return no('already_born')
  const { credential } = request
  const prepared = await prepareMint(who, request.mint)
  const visit = await sealVisit(home, who.vault, call)
  const challenge = credential.method === 'passkey' ? await challengeOf(credential) : undefined
  const parcel = await sealParcel(home, who.vault, {
    facts: [fact(home, call, 'session.opened', { method: credential.method })],
  })
  return home.store.transact(() => {
    if (isUsed(home, request.session)) return no('already_born')
    const trust = giveTrust(home, request.device)
    const session = sessionAfter(home, call, {
      purpose: 'full',
      fresh: request.session,
      amr: enrolled.amr,
      device: trust.device,
      ...(challenge && { challenge }),
      visit,
    })
    post(home, parcel)
    return ok(openWith(home, call, session, prepared, trust))
  })
}
