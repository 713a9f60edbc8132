/** The edge's half of passkeys: what is sealed into a challenge, and what is read of an answer before any home is named (B2, B6, B7). */
import { beforeEach, describe, expect, test } from 'vitest'
import { mintUserHandle } from '../../../src/crypto/user-handle.ts'
import { base64url } from '../../../src/kernel/bytes.ts'
import { newPersonId } from '../../../src/kernel/ids.ts'
import { systemRandom } from '../../../src/kernel/random.ts'
import { MINUTE } from '../../../src/kernel/time.ts'
import { passkeyEdge } from '../../../src/methods/passkey/edge.ts'
import type { ChallengeFor } from '../../../src/ports/methods.ts'
import { fakeHouse, ISSUER, NOW, type FakeHouse } from '../../support/fake-edge.ts'
import { Authenticator } from '../../support/visitor/authenticator.ts'

let house: FakeHouse
beforeEach(async () => {
  house = await fakeHouse([])
})

const ADDRESS = { region: 'eu', person: newPersonId(systemRandom) } as const
const SIGN_IN: ChallengeFor = { purpose: 'sign-in', browser: 'this-browser' }
const STEP_UP: ChallengeFor = { purpose: 'step-up', browser: 'this-browser', person: ADDRESS.person }

/** An answer as the page's script posts it. */
async function answerTo(
  about: ChallengeFor,
  change: (credential: Record<string, unknown>) => Record<string, unknown> = (it) => it,
): Promise<string> {
  const { challenge } = await passkeyEdge.request(house.edge, about)
  const authenticator = new Authenticator(ISSUER)
  const handle = await mintUserHandle(house.edge.houseKeys, ADDRESS.region, ADDRESS.person)
  const user = { id: base64url(handle) }
  await authenticator.create({ challenge: 'AA', rp: { id: 'login.example' }, user })
  return JSON.stringify({ challenge, credential: change(await authenticator.get({ challenge: 'AA' })) })
}

const inResponse = (over: Record<string, unknown>) => (credential: Record<string, unknown>) => ({
  ...credential,
  response: { ...(credential['response'] as object), ...over },
})

describe('options', () => {
  test('before a first proof no credential is named, and user verification is demanded', async () => {
    const { options } = await passkeyEdge.request(house.edge, SIGN_IN)
    expect(options).toMatchObject({
      rpId: 'login.example',
      allowCredentials: [],
      userVerification: 'required',
    })
  })

  test('the signals name the person by the same handle, and every passkey that still works', async () => {
    const about = { address: ADDRESS, name: 'Ada', label: 'ada@example.com', accepted: ['one', 'two'] }
    const userId = base64url(await mintUserHandle(house.edge.houseKeys, ADDRESS.region, ADDRESS.person))
    expect(await passkeyEdge.signals(house.edge, about)).toEqual({
      accepted: { rpId: 'login.example', userId, allAcceptedCredentialIds: ['one', 'two'] },
      details: { rpId: 'login.example', userId, name: 'ada@example.com', displayName: 'Ada' },
    })
  })

  test('a new passkey is discoverable and names its person by a handle of ours', async () => {
    const about = {
      ...STEP_UP,
      purpose: 'sign-up' as const,
      address: ADDRESS,
      name: 'Ada',
      label: 'ada@example.com',
      exclude: [],
    }
    const { options } = await passkeyEdge.creation(house.edge, about)
    const handle = await mintUserHandle(house.edge.houseKeys, ADDRESS.region, ADDRESS.person)
    expect(options).toMatchObject({
      user: { id: base64url(handle), name: 'ada@example.com', displayName: 'Ada' },
      authenticatorSelection: {
        residentKey: 'required',
        requireResidentKey: true,
        userVerification: 'required',
      },
      pubKeyCredParams: [{ alg: -7 }, { alg: -8 }, { alg: -257 }],
      excludeCredentials: [],
      attestation: 'none',
    })
  })

  test('two pages never share a challenge', async () => {
    const [a, b] = [
      await passkeyEdge.request(house.edge, SIGN_IN),
      await passkeyEdge.request(house.edge, SIGN_IN),
    ]
    expect(a.options['challenge']).not.toBe(b.options['challenge'])
  })
})

describe('challenge', () => {
  test('is given back with its end, our origin and RP ID', async () => {
    const answer = await passkeyEdge.readAssertion(house.edge, SIGN_IN, await answerTo(SIGN_IN))
    expect(answer).toMatchObject({
      ok: true,
      value: {
        address: ADDRESS,
        proof: {
          method: 'passkey',
          challengeExpires: NOW + 5 * MINUTE,
          origins: [ISSUER],
          rpId: 'login.example',
        },
      },
    })
  })

  test.each([
    ['another purpose', { ...SIGN_IN, purpose: 'enrol' }],
    ['another browser', { ...SIGN_IN, browser: 'another' }],
    ['a person where none was meant', { ...SIGN_IN, person: ADDRESS.person }],
  ] as const)('for %s is late', async (_name, about) => {
    const answer = await passkeyEdge.readAssertion(house.edge, about, await answerTo(SIGN_IN))
    expect(answer).toEqual({ ok: false, why: 'late' })
  })

  test('for a person is nobody else’s', async () => {
    const text = await answerTo(STEP_UP)
    const other = { ...STEP_UP, person: newPersonId(systemRandom) }
    expect(await passkeyEdge.readAssertion(house.edge, other, text)).toEqual({ ok: false, why: 'late' })
    expect(await passkeyEdge.readAssertion(house.edge, STEP_UP, text)).toMatchObject({ ok: true })
  })

  test('is over after five minutes, to the millisecond', async () => {
    const text = await answerTo(SIGN_IN)
    house.now = NOW + 5 * MINUTE - 1
    expect(await passkeyEdge.readAssertion(house.edge, SIGN_IN, text)).toMatchObject({ ok: true })
    house.now = NOW + 5 * MINUTE
    expect(await passkeyEdge.readAssertion(house.edge, SIGN_IN, text)).toEqual({ ok: false, why: 'late' })
  })

  test('a seal of another kind is no challenge (A5)', async () => {
    const form = await house.edge.sealer.seal(
      'form',
      { challenge: 'AA', purpose: 'sign-in', person: '', expires: NOW * 2 },
      'this-browser',
    )
    const { credential } = JSON.parse(await answerTo(SIGN_IN)) as { credential: unknown }
    const text = JSON.stringify({ challenge: form, credential })
    expect(await passkeyEdge.readAssertion(house.edge, SIGN_IN, text)).toEqual({ ok: false, why: 'late' })
  })
})

describe('garbage', () => {
  test.each(['', '{', 'null', '[]', '"x"', '{}', '{"challenge":1,"credential":{}}', '{"challenge":"x"}'])(
    '%s',
    async (text) => {
      expect(await passkeyEdge.readAssertion(house.edge, SIGN_IN, text)).toEqual({
        ok: false,
        why: 'unreadable',
      })
      expect(await passkeyEdge.readRegistration(house.edge, SIGN_IN, text)).toEqual({
        ok: false,
        why: 'unreadable',
      })
    },
  )

  test.each([
    ['no user handle', inResponse({ userHandle: null })],
    ['a user handle that is no base64url', inResponse({ userHandle: '???' })],
    ['a user handle that we did not make', inResponse({ userHandle: base64url(new Uint8Array(34)) })],
    ['a signature without end', inResponse({ signature: 'A'.repeat(5_000) })],
    ['another type', (it: Record<string, unknown>) => ({ ...it, type: 'password' })],
    ['an id spelt like the row of a password', (it: Record<string, unknown>) => ({ ...it, id: 'password' })],
    ['an id that is an object', (it: Record<string, unknown>) => ({ ...it, id: {} })],
  ])('%s names no home', async (_name, change) => {
    const text = await answerTo(SIGN_IN, change)
    expect(await passkeyEdge.readAssertion(house.edge, SIGN_IN, text)).toEqual({
      ok: false,
      why: 'unreadable',
    })
    expect(house.asked).toEqual([])
  })

  test('the region inside a handle is covered by its tag (B2)', async () => {
    const handle = await mintUserHandle(house.edge.houseKeys, 'eu', ADDRESS.person)
    handle.set([0x75, 0x73])
    const text = await answerTo(SIGN_IN, inResponse({ userHandle: base64url(handle) }))
    expect(await passkeyEdge.readAssertion(house.edge, SIGN_IN, text)).toEqual({
      ok: false,
      why: 'unreadable',
    })
  })
})
