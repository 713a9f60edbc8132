/** The configuration or a refusal that names everything that is missing, and never a value. */
import { describe, expect, it } from 'vitest'
import { readConfig, type Env } from '../../../src/config.ts'
import { parseOptions } from '../../../src/cli/dev/options.ts'
import { DEFAULT_POLICY } from '../../../src/domain/policy.ts'
import { base64url } from '../../../src/kernel/bytes.ts'

const ring = `1:${base64url(new Uint8Array(32).fill(7))}`
const BINDINGS = [
  'GLOBAL',
  'KV',
  'FLOOD',
  'MAILS',
  'EU_KEYS',
  'EU_0',
  'EU_1',
  'US_KEYS',
  'US_0',
  'AP_KEYS',
  'AP_0',
  'HOME_EU',
  'HOME_US',
  'HOME_AP',
  'DIRECTORY_EU',
  'DIRECTORY_US',
  'DIRECTORY_AP',
]

const whole = (over: Record<string, unknown> = {}): Env =>
  // A test's bindings are never called: only their presence is read.
  ({
    ...Object.fromEntries(BINDINGS.map((name) => [name, {}])),
    HOUSE_KEYS: ring,
    REGION_KEYS_EU: ring,
    REGION_KEYS_US: ring,
    REGION_KEYS_AP: ring,
    MAIL_TOKEN: 'token',
    ISSUER: 'https://login.example',
    ADDRESS_SOURCE: 'cloudflare',
    MAIL_URL: 'https://mail.example/send',
    ...over,
  }) as unknown as Env // only presence is read, see above

const missing = (over: Record<string, unknown>): readonly string[] => {
  const config = readConfig(whole(over))
  return 'missing' in config ? config.missing : []
}

const devIssuer = (issuer: string): string | undefined => {
  const options = parseOptions(['--issuer', issuer], '/')
  return options === 'help' ? undefined : options.issuer
}

describe('a whole configuration', () => {
  it('stands, frozen, with the issuer’s host as RP ID and jurisdictions enforced', () => {
    const config = readConfig(whole())
    if ('missing' in config) throw new Error(config.missing.join())
    expect(config.settings).toMatchObject({
      issuer: 'https://login.example',
      rpId: 'login.example',
      defaultRegion: 'eu',
    })
    expect(config.areJurisdictionsEnforced).toBe(true)
    expect(
      Object.isFrozen(config) && Object.isFrozen(config.policy) && Object.isFrozen(config.settings),
    ).toBe(true)
    expect(config.policy).toEqual(DEFAULT_POLICY)
  })

  it.each(['https://example.org/security', 'mailto:security@example.org'])(
    'takes %s as a contact',
    (contact) => {
      const config = readConfig(whole({ SECURITY_CONTACT: contact }))
      if ('missing' in config) throw new Error(config.missing.join())
      expect(config.settings.securityContact).toBe(contact)
    },
  )

  it('takes a deployment’s own look, under its name', () => {
    const config = readConfig(whole({ RP_NAME: 'Northwind', THEME: '{"colour":"#1f6f54","radius":4}' }))
    if ('missing' in config) throw new Error(config.missing.join())
    expect(config.settings.theme).toEqual({ brandName: 'Northwind', colour: '#1f6f54', radius: 4 })
  })

  it('takes a deployment’s own policy and shares', () => {
    const config = readConfig(
      whole({ POLICY: '{"sessionIdle":60000}', REGION_SHARES: '{"eu":5,"us":3,"ap":2}' }),
    )
    if ('missing' in config) throw new Error(config.missing.join())
    expect(config.policy).toEqual({ ...DEFAULT_POLICY, sessionIdle: 60_000 })
    expect(config.settings.decoyWeights).toEqual({ eu: 5, us: 3, ap: 2 })
  })
})

describe('a refusal', () => {
  it('lists everything that is missing at once', () => {
    expect(
      missing({
        HOUSE_KEYS: undefined,
        REGION_KEYS_AP: '',
        EU_1: undefined,
        MAIL_TOKEN: undefined,
        ISSUER: undefined,
      }),
    ).toEqual(['HOUSE_KEYS', 'REGION_KEYS_AP', 'EU_1', 'MAIL_TOKEN', 'ISSUER'])
  })

  it.each([
    ['a ring that is none', { HOUSE_KEYS: 'correct-horse' }, 'HOUSE_KEYS'],
    ['a ring with a short key', { REGION_KEYS_EU: '1:AAAA' }, 'REGION_KEYS_EU'],
    ['an address source that does not exist', { ADDRESS_SOURCE: 'x-forwarded-for' }, 'ADDRESS_SOURCE'],
    ['a policy with a name that nobody reads', { POLICY: '{"sessionIdel":1}' }, 'POLICY'],
    ['a negative policy', { POLICY: '{"sessionIdle":-1}' }, 'POLICY'],
    ['a mail endpoint on this machine', { MAIL_URL: 'http://127.0.0.1:8789/send' }, 'MAIL_URL'],
    ['a policy that is no JSON', { POLICY: 'sessionIdle=1' }, 'POLICY'],
    ['a contact that nobody can follow', { SECURITY_CONTACT: 'security@example.org' }, 'SECURITY_CONTACT'],
    ['a contact over plain HTTP', { SECURITY_CONTACT: 'http://example.org/' }, 'SECURITY_CONTACT'],
    [
      'a contact that would be two lines',
      { SECURITY_CONTACT: 'mailto:a@example.org\nExpires: never' },
      'SECURITY_CONTACT',
    ],
    ['a look that could carry CSS', { THEME: '{"colour":"red;}"}' }, 'THEME'],
    ['a look with a field that nobody reads', { THEME: '{"css":"a{}"}' }, 'THEME'],
    ['shares without a region', { REGION_SHARES: '{"eu":1}' }, 'REGION_SHARES'],
  ])('names %s', (_what, over, name) => {
    expect(missing(over)).toEqual([name])
  })

  it.each([
    'https://login.example/',
    'https://login.example/tenant',
    'https://login.example?tenant=a',
    'https://login.example#a',
    'https://LOGIN.example',
    'https://login.example:443',
    'https://ada@login.example',
    'http://login.example',
    'http://localhost.evil.example',
    'ftp://login.example',
    'com.example.app://login',
    'login.example',
    'null',
  ])('the issuer %s is refused, and the list says how one looks', (issuer) => {
    expect(missing({ ISSUER: issuer })).toEqual([expect.stringMatching(/^ISSUER \(an origin .* https:/)])
    if (!issuer.endsWith('/')) expect(() => devIssuer(issuer)).toThrow(/^--issuer must be an origin /)
  })

  it.each(['https://login.example:8443', 'http://localhost:8787', 'http://127.0.0.1:8787'])(
    'the issuer %s is one, in the Worker and for `npm run dev`',
    (issuer) => {
      expect(missing({ ISSUER: issuer })).toEqual([])
      expect([devIssuer(issuer), devIssuer(`${issuer}/`)]).toEqual([issuer, issuer])
    },
  )

  it('repeats no value', () => {
    const refused = readConfig(
      whole({
        HOUSE_KEYS: 'a-secret-that-is-malformed',
        POLICY: 'a-policy-that-is-none',
        ISSUER: 'https://an-issuer.example/path',
      }),
    )
    expect(JSON.stringify(refused)).not.toMatch(/a-secret|a-policy|an-issuer/)
  })
})
