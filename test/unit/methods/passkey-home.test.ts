/** The region's half of passkeys: WebAuthn L3 §7.1 and §7.2, with an authenticator that can be told to lie. */
import { beforeEach, describe, expect, test } from 'vitest'
import { mintUserHandle } from '../../../src/crypto/user-handle.ts'
import { base64url, fromBase64url, utf8 } from '../../../src/kernel/bytes.ts'
import { newPersonId, type PersonId } from '../../../src/kernel/ids.ts'
import { systemRandom } from '../../../src/kernel/random.ts'
import { passkeyHome } from '../../../src/methods/passkey/home.ts'
import type { EnrolledPasskey, PasskeyInput } from '../../../src/ports/methods.ts'
import { fakeHouse, ISSUER, NOW } from '../../support/fake-edge.ts'
import { Authenticator, type Knobs } from '../../support/visitor/authenticator.ts'

const PERSON = newPersonId(systemRandom)
const CHALLENGE = systemRandom(32)
const REFUSED = { ok: false, why: 'refused' } as const
let authenticator: Authenticator
let handle: string

beforeEach(async () => {
  const { edge } = await fakeHouse([])
  authenticator = new Authenticator(ISSUER, true)
  handle = base64url(await mintUserHandle(edge.houseKeys, 'eu', PERSON))
})

const input = (response: unknown, over: Partial<PasskeyInput> = {}): PasskeyInput => ({
  response,
  person: PERSON,
  challenge: CHALLENGE,
  challengeExpires: NOW,
  origins: [ISSUER],
  rpId: 'login.example',
  ...over,
})

const created = (knobs: Knobs = {}) =>
  authenticator.create(
    { challenge: base64url(CHALLENGE), rp: { id: 'login.example' }, user: { id: handle } },
    knobs,
  )
const signed = (knobs: Knobs = {}) => authenticator.get({ challenge: base64url(CHALLENGE) }, knobs)

async function enrolled(knobs: Knobs = {}): Promise<EnrolledPasskey> {
  const outcome = await passkeyHome.enrol(input(await created(knobs)))
  if (!outcome.ok) throw new Error('an honest passkey was refused')
  return outcome.value
}

describe('a new passkey', () => {
  test('gives what is stored, and the counter apart', async () => {
    const passkey = await enrolled()
    expect(passkey.id).toBe(authenticator.passkeys[0]?.id)
    expect(passkey.document).toMatchObject({ transports: ['internal'], mayBackUp: false, isBackedUp: false })
    expect(passkey.document).not.toHaveProperty('counter')
    expect(passkey.signCount).toBe(1)
    expect(passkey.amr).toEqual(['hwk', 'user', 'pop'])
  })

  test('a synced one is software', async () => {
    const passkey = await enrolled({ flags: 0x1d })
    expect(passkey.document).toMatchObject({ mayBackUp: true, isBackedUp: true })
    expect(passkey.amr).toEqual(['swk', 'user', 'pop'])
  })

  test.each([
    ['without user verification (§7.1 step 15)', { flags: 0x01 }],
    ['without presence (step 14)', { flags: 0x04 }],
    ['backed up but not eligible (step 17)', { flags: 0x15 }],
    ['of another origin (step 9)', { origin: 'https://evil.example' }],
    ['for another challenge (step 8)', { challenge: base64url(systemRandom(32)) }],
  ] as const)('%s is refused', async (_name, knobs) => {
    expect(await passkeyHome.enrol(input(await created(knobs)))).toEqual({
      ok: false,
      why: 'passkey_refused',
    })
  })

  test('for another RP ID is refused (step 13)', async () => {
    const response = await created()
    expect(await passkeyHome.enrol(input(response, { rpId: 'example' }))).toMatchObject({ ok: false })
  })

  test('under another id than the signed one is refused', async () => {
    const id = base64url(systemRandom(32))
    expect(await passkeyHome.enrol(input({ ...(await created()), id, rawId: id }))).toMatchObject({
      ok: false,
    })
  })

  test('made in somebody’s frame is refused (step 10)', async () => {
    const response = await created()
    expect(await passkeyHome.enrol(input(crossOrigin(response)))).toMatchObject({ ok: false })
  })

  test.each([undefined, null, 'x', {}, { id: 'AA', rawId: 'AA', type: 'public-key', response: {} }])(
    'garbage %# is refused, not thrown',
    async (response) => {
      expect(await passkeyHome.enrol(input(response))).toEqual({ ok: false, why: 'passkey_refused' })
    },
  )
})

describe('an assertion', () => {
  test('of the stored key is right, with the new counter', async () => {
    const { document } = await enrolled()
    expect(await passkeyHome.verify(document, input(await signed()), 1)).toEqual({
      ok: true,
      value: { signCount: 2, amr: ['hwk', 'user', 'pop'] },
    })
  })

  test.each([
    ['without user verification (§7.2 step 17)', { flags: 0x01 }],
    ['of another origin (step 12)', { origin: 'https://evil.example' }],
    ['for another challenge (step 11)', { challenge: base64url(systemRandom(32)) }],
    ['whose backup eligibility changed (step 19)', { flags: 0x0d }],
    ['whose counter stood still (step 22)', { counter: 1 }],
  ] as const)('%s is refused', async (_name, knobs) => {
    const { document } = await enrolled()
    expect(await passkeyHome.verify(document, input(await signed(knobs)), 1)).toEqual(REFUSED)
  })

  test('that names another person is refused (step 6, B3, B6)', async () => {
    const { document } = await enrolled()
    const response = await signed()
    const other: PersonId = newPersonId(systemRandom)
    expect(await passkeyHome.verify(document, input(response, { person: other }), 1)).toEqual(REFUSED)
    const nameless = { ...response, response: { ...(response['response'] as object), userHandle: null } }
    expect(await passkeyHome.verify(document, input(nameless), 1)).toEqual(REFUSED)
  })

  test('by another key is refused (step 21)', async () => {
    const { document } = await enrolled()
    await created()
    expect(await passkeyHome.verify(document, input(await signed()), 0)).toEqual(REFUSED)
  })

  test('made in somebody’s frame is refused (step 13)', async () => {
    const { document } = await enrolled()
    expect(await passkeyHome.verify(document, input(crossOrigin(await signed())), 1)).toEqual(REFUSED)
  })

  test('against a document that says nothing is refused, not thrown', async () => {
    const response = await signedAfterEnrolment()
    for (const document of [undefined, null, {}, { publicKey: '' }, { publicKey: 'AA', transports: [] }])
      expect(await passkeyHome.verify(document, input(response), 0)).toEqual(REFUSED)
  })

  async function signedAfterEnrolment() {
    await enrolled()
    return signed()
  }
})

test('the credential id is read from both kinds of answer and from nothing else', async () => {
  const registration = await created()
  const id = authenticator.passkeys[0]?.id
  expect(passkeyHome.credentialId(registration)).toBe(id)
  expect(passkeyHome.credentialId(await signed())).toBe(id)
  for (const garbage of [undefined, {}, { id }, { ...registration, id: 'not base64url!' }])
    expect(passkeyHome.credentialId(garbage)).toBeUndefined()
})

/** The same answer with a client data that says it was framed. Its signature no longer fits; the frame must be refused first. */
function crossOrigin(response: Record<string, unknown>): Record<string, unknown> {
  const inner = response['response'] as Record<string, string>
  const data = JSON.parse(new TextDecoder().decode(fromBase64url(inner['clientDataJSON'] ?? ''))) as object
  const clientDataJSON = base64url(utf8(JSON.stringify({ ...data, crossOrigin: true })))
  return { ...response, response: { ...inner, clientDataJSON } }
}
