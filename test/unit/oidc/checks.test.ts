/** Every row of the authorization matrix: what is refused, with which words, and whether the application hears of it. */
import { beforeAll, describe, expect, it } from 'vitest'
import { checkAuthorization, type Checked } from '../../../src/oidc/authorize/checks.ts'
import { parametersOf } from '../../../src/oidc/parameters.ts'
import { singleQuery } from '../../../src/web/form.ts'
import {
  aClient,
  CHALLENGE,
  fakeHouse,
  GOOD_REQUEST,
  query,
  REDIRECT,
  type Changes,
  type FakeHouse,
} from '../../support/fake-edge.ts'

let house: FakeHouse

beforeAll(async () => {
  house = await fakeHouse([
    await aClient(),
    await aClient({ id: 'lax', requirePkce: false }),
    await aClient({ id: 'spa', requirePkce: false, authMethod: 'none' }),
    await aClient({ id: 'machine', grantTypes: ['client_credentials'] }),
    await aClient({ id: 'no-refresh', grantTypes: ['authorization_code'] }),
    await aClient({
      id: 'native',
      kind: 'native',
      redirectUris: ['http://127.0.0.1/callback', 'com.example.app:/cb'],
    }),
  ])
})

async function checkText(text: string): Promise<Checked> {
  const read = singleQuery(`https://login.example/authorize?${text}`)
  if (!read.ok) throw new Error('the street refused it')
  return checkAuthorization(parametersOf(read.value), house.edge.configuration)
}

const check = (changes: Changes): Promise<Checked> => checkText(query({ ...GOOD_REQUEST, ...changes }))

describe('what must be a page', () => {
  it.each([
    ['client_id_missing', { client_id: undefined }],
    ['client_id_missing', { client_id: '' }],
    ['client_not_found', { client_id: 'nobody' }],
    ['client_not_found', { client_id: '__proto__' }],
    ['redirect_uri_missing', { redirect_uri: undefined }],
    ['redirect_uri_unregistered', { redirect_uri: `${REDIRECT}/` }],
    ['redirect_uri_unregistered', { redirect_uri: `${REDIRECT}?x=1` }],
    ['redirect_uri_unregistered', { redirect_uri: `${REDIRECT}#x` }],
    ['redirect_uri_unregistered', { redirect_uri: 'https://SHOP.example/callback' }],
    ['redirect_uri_unregistered', { redirect_uri: 'https://shop.example/callback/../callback' }],
    ['redirect_uri_unregistered', { redirect_uri: 'https://shop.example.evil.example/callback' }],
    ['redirect_uri_unregistered', { redirect_uri: 'javascript:alert(1)' }],
  ])('%s %j', async (reason, changes) => {
    await expect(check(changes)).rejects.toMatchObject({ name: 'OAuthError', reason })
  })

  it.each([
    ['client_id_doubled', `client_id=shop`],
    ['redirect_uri_doubled', `redirect_uri=${encodeURIComponent(REDIRECT)}`],
  ])('%s', async (reason, second) => {
    await expect(checkText(`${query(GOOD_REQUEST)}&${second}`)).rejects.toMatchObject({ reason })
  })
})

const LONG = 'x'.repeat(2_049)

describe('what the application hears', () => {
  it.each([
    ['state_too_large', 'invalid_request', { state: LONG }],
    ['state_too_large', 'invalid_request', { state: 'ä'.repeat(1_025) }],
    ['request_too_large', 'invalid_request', { nonce: 'x'.repeat(4_000) }],
    ['response_mode_unknown', 'invalid_request', { response_mode: 'fragment' }],
    ['response_mode_unknown', 'invalid_request', { response_mode: 'query.jwt' }],
    ['request_object', 'request_not_supported', { request: 'eyJ' }],
    ['request_uri_given', 'request_uri_not_supported', { request_uri: 'https://shop.example/r' }],
    ['registration_given', 'registration_not_supported', { registration: '{}' }],
    ['response_type_missing', 'invalid_request', { response_type: undefined }],
    ['response_type_unknown', 'unsupported_response_type', { response_type: 'token' }],
    ['response_type_unknown', 'unsupported_response_type', { response_type: 'code id_token' }],
    ['grant_not_allowed', 'unauthorized_client', { client_id: 'machine' }],
    ['scope_without_openid', 'invalid_scope', { scope: undefined }],
    ['scope_without_openid', 'invalid_scope', { scope: 'profile' }],
    ['scope_malformed', 'invalid_scope', { scope: 'openid pro"file' }],
    ['challenge_missing', 'invalid_request', { code_challenge: undefined, code_challenge_method: undefined }],
    [
      'challenge_missing',
      'invalid_request',
      { client_id: 'spa', code_challenge: undefined, code_challenge_method: undefined },
    ],
    ['challenge_method_alone', 'invalid_request', { client_id: 'lax', code_challenge: undefined }],
    ['challenge_method', 'invalid_request', { code_challenge_method: undefined }],
    ['challenge_method', 'invalid_request', { client_id: 'lax', code_challenge_method: undefined }],
    ['challenge_method', 'invalid_request', { code_challenge_method: 'plain' }],
    ['challenge_method', 'invalid_request', { code_challenge_method: 's256' }],
    ['challenge_malformed', 'invalid_request', { code_challenge: `${CHALLENGE}=` }],
    ['challenge_malformed', 'invalid_request', { code_challenge: 'short' }],
    ['prompt_unknown', 'invalid_request', { prompt: 'login sing' }],
    ['prompt_none_and_more', 'invalid_request', { prompt: 'none login' }],
    ['max_age_malformed', 'invalid_request', { max_age: '-1' }],
    ['max_age_malformed', 'invalid_request', { max_age: '1.5' }],
    ['max_age_malformed', 'invalid_request', { max_age: 'soon' }],
  ])('%s → %s %j', async (reason, code, changes) => {
    const checked = await check(changes)
    expect(checked).toMatchObject({ ok: false, error: { reason, code }, request: { redirectUri: REDIRECT } })
  })

  it.each(['scope=openid', 'foo=1&foo=2', 'state=b'])('a doubled parameter: %s', async (more) => {
    const checked = await checkText(`${query(GOOD_REQUEST)}&${more}`)
    expect(checked).toMatchObject({ ok: false, error: { reason: 'parameter_doubled' } })
  })

  it('a repeated resource is nobody’s mistake (RFC 8707 §2)', async () => {
    expect(await checkText(`${query(GOOD_REQUEST)}&resource=a:b&resource=c:d`)).toMatchObject({ ok: true })
  })

  it('echoes state, and none that is refused or doubled', async () => {
    expect(await check({ prompt: 'what' })).toMatchObject({ request: { state: GOOD_REQUEST.state } })
    const large = await check({ state: LONG })
    expect(large.request).not.toHaveProperty('state')
    const doubled = await checkText(`${query(GOOD_REQUEST)}&state=b`)
    expect(doubled.request).not.toHaveProperty('state')
  })

  it('answers by form where the form was asked for, by query where the mode is unusable', async () => {
    expect(await check({ prompt: 'what', response_mode: 'form_post' })).toMatchObject({
      request: { responseMode: 'form_post' },
    })
    expect(await check({ response_mode: 'web_message' })).toMatchObject({
      request: { responseMode: 'query' },
    })
  })

  it('never repeats what was sent', async () => {
    const marker = 'MARKER-7f3a'
    const names = [
      'prompt',
      'scope',
      'max_age',
      'response_type',
      'response_mode',
      'code_challenge',
      'code_challenge_method',
      'request',
    ]
    for (const name of names) {
      const checked = await check({ [name]: `${marker} "` })
      expect(checked.ok ? '' : checked.error.message + checked.error.description).not.toContain(marker)
    }
  })
})

describe('what passes', () => {
  it('the good request, as ours', async () => {
    expect(await check({})).toMatchObject({
      ok: true,
      request: {
        clientId: 'shop',
        redirectUri: REDIRECT,
        responseMode: 'query',
        scopes: ['openid', 'profile'],
        state: GOOD_REQUEST.state,
        nonce: GOOD_REQUEST.nonce,
        codeChallenge: CHALLENGE,
        prompt: [],
      },
    })
  })

  it.each([
    ['ui_locales', 'de fr'],
    ['ui_locales', '<script>'],
    ['acr_values', 'urn:x y'],
    ['display', 'hologram'],
    ['claims_locales', 'xx'],
    ['claims', '{not json'],
    ['login_hint', 'ada@example.com'],
    ['unknown', 'parameter'],
  ])('%s=%s never fails', async (name, value) => {
    expect(await check({ [name]: value })).toMatchObject({ ok: true })
  })

  it('max_age=0 is a number, and every prompt is a word', async () => {
    expect(await check({ max_age: '0' })).toMatchObject({ ok: true, request: { maxAge: 0 } })
    expect(await check({ prompt: 'none' })).toMatchObject({ ok: true, request: { prompt: ['none'] } })
    expect(await check({ prompt: 'consent login' })).toMatchObject({
      ok: true,
      request: { prompt: ['login', 'consent'] },
    })
  })

  it('leaves out scopes that the client may not have, and offline_access where nothing can be refreshed', async () => {
    const scope = 'openid phone offline_access admin'
    expect(await check({ scope })).toMatchObject({
      ok: true,
      request: { scopes: ['openid', 'offline_access'] },
    })
    expect(await check({ scope, client_id: 'no-refresh' })).toMatchObject({ request: { scopes: ['openid'] } })
  })

  it('a confidential client whose registration says so may do without PKCE', async () => {
    const checked = await check({
      client_id: 'lax',
      code_challenge: undefined,
      code_challenge_method: undefined,
    })
    expect(checked.ok && checked.request).not.toHaveProperty('codeChallenge')
    expect(checked.ok).toBe(true)
  })

  it.each(['http://127.0.0.1:4711/callback', 'com.example.app:/cb'])('native: %s', async (redirect_uri) => {
    expect(await check({ client_id: 'native', redirect_uri })).toMatchObject({
      ok: true,
      request: { redirectUri: redirect_uri },
    })
  })
})
