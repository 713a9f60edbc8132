/** A client's record: everything stated, nothing inferred (rule Q1), and what a Home is told of it (rule I1). */
import { describe, expect, test } from 'vitest'
import * as v from 'valibot'
import { clientFacts, ClientSchema, type Client } from '../../../src/domain/client.ts'

const CLIENT: Client = {
  id: 'demo',
  name: 'Demo',
  kind: 'web',
  isFirstParty: false,
  isVerified: false,
  isDisabled: false,
  authMethod: 'client_secret_basic',
  secretDigests: ['digest'],
  redirectUris: ['https://app.example/callback'],
  postLogoutRedirectUris: [],
  grantTypes: ['authorization_code', 'refresh_token'],
  scopes: ['openid', 'email', 'offline_access'],
  optionalScopes: [],
  requirePkce: true,
  idTokenAlgorithm: 'ES256',
  accessTokenAlgorithm: 'ES256',
  subjectType: 'pairwise',
  sector: 'app.example',
  idTokenClaims: [],
  origins: [],
  notBefore: 0,
}

const isAccepted = (record: unknown): boolean => v.safeParse(ClientSchema, record).success
const without = (field: string): unknown =>
  Object.fromEntries(Object.entries(CLIENT).filter(([name]) => name !== field))

describe('the schema', () => {
  test('reads back what it wrote, through JSON', () => {
    expect(v.parse(ClientSchema, JSON.parse(JSON.stringify(CLIENT)))).toEqual(CLIENT)
  })

  /** Fields of a later release: what stood in the table before it still reads. */
  const OPTIONAL: readonly string[] = ['isVerified', 'optionalScopes'] satisfies readonly (keyof Client)[]
  test.each(Object.keys(CLIENT).filter((field) => !OPTIONAL.includes(field)))('%s must be stated', (field) =>
    expect(isAccepted(without(field))).toBe(false),
  )

  test('a record of an earlier release is of nobody verified and lets nobody choose', () => {
    const { isVerified: _verified, optionalScopes: _optional, ...earlier } = CLIENT
    expect(v.parse(ClientSchema, earlier)).toMatchObject({ isVerified: false, optionalScopes: [] })
  })

  test.each([
    ['an algorithm of none (rule Q1)', { idTokenAlgorithm: 'none' }],
    ['a symmetric algorithm (rule Q1)', { accessTokenAlgorithm: 'HS256' }],
    ['a grant that this house does not know', { grantTypes: ['password'] }],
    ['the implicit grant', { grantTypes: ['implicit'] }],
    ['another way to authenticate', { authMethod: 'client_secret_jwt' }],
    ['another kind', { kind: 'desktop' }],
    ['another subject type', { subjectType: 'email' }],
    ['a region without databases', { defaultRegion: 'moon' }],
    ['an empty id', { id: '' }],
    ['an id without end', { id: 'a'.repeat(201) }],
    ['an empty name', { name: '' }],
    ['a name without end', { name: 'a'.repeat(81) }],
    ['a flag in words', { isFirstParty: 'true' }],
    ['a secret in place of a list of digests', { secretDigests: 'secret' }],
    ['a moment in words', { notBefore: '2026-01-01' }],
    ['null in place of nothing', { homepage: null }],
    ...[
      'https://app.example/callback#part',
      'https://app.example/callback#',
      'javascript:alert(1)',
      'JavaScript:alert(1)',
      'data:text/html,x',
      'blob:https://app.example/1',
      'vbscript:x',
      'file:///etc/passwd',
      'about:blank',
      '/callback',
      'app.example/callback',
      'https://app.example\\@evil.example/',
      ' https://app.example/',
      '',
    ].flatMap((uri): readonly [string, Partial<Client>][] => [
      [`a way back to ${JSON.stringify(uri)}`, { redirectUris: ['https://app.example/', uri] }],
      [`a way back after sign-out to ${JSON.stringify(uri)}`, { postLogoutRedirectUris: [uri] }],
    ]),
    ...['javascript:alert(1)', 'data:text/html,x', 'mailto:a@app.example', 'com.app:/', '/terms', ''].flatMap(
      (uri): readonly [string, Partial<Client>][] => [
        [`a homepage at ${JSON.stringify(uri)}`, { homepage: uri }],
        [`a policy at ${JSON.stringify(uri)}`, { policyUri: uri }],
        [`terms at ${JSON.stringify(uri)}`, { termsUri: uri }],
        [`support at ${JSON.stringify(uri)}`, { supportUri: uri }],
      ],
    ),
  ] satisfies readonly (readonly [string, unknown])[])('%s is refused', (_, change) =>
    expect(isAccepted({ ...CLIENT, ...change })).toBe(false),
  )

  test.each([
    'https://app.example/callback?tenant=a%20b',
    'http://127.0.0.1/callback',
    'http://[::1]/callback',
    'http://localhost:5173/',
    'com.example.app:/cb',
    'com.example.app://host/cb',
  ])('a way back to %s is taken, letter by letter', (uri) => {
    const record = { ...CLIENT, redirectUris: [uri], postLogoutRedirectUris: [uri] }
    expect(v.parse(ClientSchema, record)).toEqual(record)
  })

  test('links are web addresses', () => {
    const uri = 'https://app.example/about#terms'
    const links = { homepage: uri, policyUri: uri, termsUri: 'http://localhost:1/', supportUri: uri }
    expect(isAccepted({ ...CLIENT, ...links })).toBe(true)
  })

  test.each([null, undefined, [], 'client', 1])('%j is no client', (record) =>
    expect(isAccepted(record)).toBe(false),
  )
})

describe('what a Home is told', () => {
  test('those facts and no others', () => {
    expect(clientFacts(CLIENT)).toEqual({
      id: 'demo',
      isFirstParty: false,
      notBefore: 0,
      scopes: ['openid', 'email', 'offline_access'],
      mayOffline: true,
      optionalScopes: [],
      subjectType: 'pairwise',
      sector: 'app.example',
    })
  })

  test.each([
    [['openid', 'offline_access'], ['authorization_code', 'refresh_token'], true],
    [['openid'], ['authorization_code', 'refresh_token'], false],
    [['openid', 'offline_access'], ['authorization_code'], false],
    [[], [], false],
  ] satisfies readonly (readonly [string[], Client['grantTypes'], boolean])[])(
    'scopes %j with grants %j: offline %s (Core §11)',
    (scopes, grantTypes, mayOffline) => {
      expect(clientFacts({ ...CLIENT, scopes, grantTypes }).mayOffline).toBe(mayOffline)
    },
  )
})
