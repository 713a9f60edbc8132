/** RFC 9207, OAuth 2.0 Authorization Server Issuer Identification. */
import { beforeEach, expect, it } from 'vitest'
import { hiddenField, ISSUER } from '../support/fake-edge.ts'
import { answerOf, aProvider, type Provider } from '../support/fake-provider.ts'

let op: Provider

beforeEach(async () => {
  op = await aProvider()
})

it('§2: iss stands in a success', async () => {
  const answer = answerOf(await op.authorize())
  expect(answer).toMatchObject({ iss: ISSUER })
  expect(answer).toHaveProperty('code')
})

it.each([{ prompt: 'none' }, { response_type: 'token' }, { code_challenge: undefined }])(
  '§2: and in an error: %j',
  async (changes) => {
    const answer = answerOf(await op.authorize(changes, ''))
    expect(answer).toMatchObject({ iss: ISSUER })
    expect(answer).toHaveProperty('error')
  },
)

it('§2.1: in a form as well', async () => {
  for (const cookie of [op.person.cookie, '']) {
    const page = await (await op.authorize({ response_mode: 'form_post', prompt: 'none' }, cookie)).text()
    expect(hiddenField(page, 'iss')).toBe(ISSUER)
  }
})

it('§3: metadata says so, and its issuer is the same to the letter', async () => {
  const metadata = await (await op.app.request(`${ISSUER}/.well-known/oauth-authorization-server`)).json()
  expect(metadata).toMatchObject({ issuer: ISSUER, authorization_response_iss_parameter_supported: true })
})
