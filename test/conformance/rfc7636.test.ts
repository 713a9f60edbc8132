/** RFC 7636, Proof Key for Code Exchange. */
import { beforeEach, expect, it } from 'vitest'
import { no } from '../../src/kernel/outcome.ts'
import { aClient, CHALLENGE, VERIFIER } from '../support/fake-edge.ts'
import { answerOf, aProvider, errorOf, type Provider } from '../support/fake-provider.ts'

let op: Provider

beforeEach(async () => {
  op = await aProvider([
    await aClient(),
    await aClient({ id: 'spa', authMethod: 'none', requirePkce: false }),
  ])
})

it.each(['x'.repeat(42), 'x'.repeat(129), `${VERIFIER} `, `${VERIFIER}ä`])(
  '§4.1: a verifier has 43 to 128 unreserved letters: %s',
  async (code_verifier) => {
    expect(await errorOf(await op.redeem({ code_verifier }))).toBe('invalid_grant')
    expect(op.house.asked).toEqual([])
  },
)

it('§4.3: the challenge and S256 are taken to the code', async () => {
  await op.authorize()
  expect(op.house.asked[0]?.request).toMatchObject({ mint: { codeChallenge: CHALLENGE } })
})

it('§4.3: an absent method means plain, and is refused', async () => {
  expect(answerOf(await op.authorize({ code_challenge_method: undefined }))).toMatchObject({
    error: 'invalid_request',
  })
})

it.each(['plain', 'S512', 's256'])(
  '§4.4.1: the method %s is refused with invalid_request',
  async (code_challenge_method) => {
    expect(answerOf(await op.authorize({ code_challenge_method }))).toMatchObject({
      error: 'invalid_request',
    })
  },
)

it.each(['shop', 'spa'])(
  '§4.4.1: %s without a challenge is refused with invalid_request',
  async (client_id) => {
    const response = await op.authorize({
      client_id,
      code_challenge: undefined,
      code_challenge_method: undefined,
    })
    expect(answerOf(response)).toMatchObject({ error: 'invalid_request' })
  },
)

it('§4.6: the verifier is judged by the Home, which has the challenge; a wrong one is invalid_grant', async () => {
  op.house.verbs = { redeem: () => Promise.resolve(no('verifier_mismatch')) }
  expect(await errorOf(await op.redeem())).toBe('invalid_grant')
  expect(op.house.asked[0]?.request).toMatchObject({ verifier: VERIFIER })
})
