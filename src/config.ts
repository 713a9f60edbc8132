/**
 * From the platform's bindings to a frozen configuration, or a refusal that lists everything that is missing at once. Secrets are
 * split here by who may read them: the house's keys go to the edge, a region's only to that region's objects (rule P1).
 */
import * as v from 'valibot'
import { parseRing } from './crypto/keyring.ts'
import { PolicySchema, policyOf, type Policy } from './domain/policy.ts'
import { REGIONS, type Region } from './domain/region.ts'
import { HouseThemeSchema } from './domain/theme.ts'
import { parseUrl } from './kernel/url.ts'
import { outboundFault, type OutboundSettings } from './outside/outbound.ts'
import type { EdgeSettings } from './ports/edge.ts'

/** Which bindings serve which region. Adding a region: a line here, its bindings, its classes in objects.ts, a migration tag. */
export const REGION_BINDINGS = {
  eu: {
    home: 'HOME_EU',
    directory: 'DIRECTORY_EU',
    keys: 'EU_KEYS',
    shards: ['EU_0', 'EU_1'],
    secret: 'REGION_KEYS_EU',
  },
  us: {
    home: 'HOME_US',
    directory: 'DIRECTORY_US',
    keys: 'US_KEYS',
    shards: ['US_0'],
    secret: 'REGION_KEYS_US',
  },
  ap: {
    home: 'HOME_AP',
    directory: 'DIRECTORY_AP',
    keys: 'AP_KEYS',
    shards: ['AP_0'],
    secret: 'REGION_KEYS_AP',
  },
} as const satisfies Record<
  Region,
  {
    readonly home: string
    readonly directory: string
    readonly keys: string
    readonly shards: readonly string[]
    readonly secret: string
  }
>

type RegionBinding = (typeof REGION_BINDINGS)[Region]

/** Everything the platform hands over; present or not is checked once, in `readConfig`. */
export type Env = Readonly<
  Record<RegionBinding['home'] | RegionBinding['directory'], DurableObjectNamespace> &
    Record<RegionBinding['keys'] | RegionBinding['shards'][number] | 'GLOBAL', D1Database> &
    Record<RegionBinding['secret'] | 'HOUSE_KEYS' | 'MAIL_TOKEN', string> & {
      readonly KV: KVNamespace
      readonly FLOOD: RateLimit
      readonly MAILS: RateLimit
      readonly ISSUER: string
      readonly RP_ID?: string
      readonly RP_NAME?: string
      /** JSON: the look of pages and mails that belong to no application (domain/theme.ts). */
      readonly THEME?: string
      readonly ADDRESS_SOURCE: string
      readonly MAIL_URL: string
      readonly DEFAULT_REGION?: string
      /** The test allow-list of outbound requests: `HOST:PORT`, comma-separated; absent in production (rule M1). */
      readonly ALLOW_OUTBOUND?: string
      /** `none` locally, where the platform knows no jurisdictions; everywhere else objects are created inside theirs. */
      readonly JURISDICTIONS?: string
      /** JSON: numbers of domain/policy.ts that this deployment chooses differently. */
      readonly POLICY?: string
      /** JSON: how many people live in each region, as a share; decoys are spread alike (rule C5). */
      readonly REGION_SHARES?: string
      /** Published in security.txt, which is not there without it. */
      readonly SECURITY_CONTACT?: string
    }
>

/** The one value whose rule is told with its name: a path or a query in it looks right and fails every client. */
export const ISSUER_RULE =
  'an origin as browsers write it, such as https://login.example: no path, no query, no slash at the end; http for localhost and 127.0.0.1 only'

const LOCAL_HOSTS: readonly string[] = ['localhost', '127.0.0.1']

/** Every endpoint sits at the root and tokens are compared with it by letters (RFC 9207 §2.4); cookies and passkeys need https. */
export function isIssuer(text: string): boolean {
  const url = parseUrl(text)
  if (url?.origin !== text) return false
  return url.protocol === 'https:' || (url.protocol === 'http:' && LOCAL_HOSTS.includes(url.hostname))
}

const isContact = (text: string): boolean => ['https:', 'mailto:'].includes(parseUrl(text)?.protocol ?? '')

const Share = v.pipe(v.number(), v.minValue(0))
const Shares = v.strictObject({ eu: Share, us: Share, ap: Share })

const Vars = v.object({
  ISSUER: v.pipe(v.string(), v.check(isIssuer, ISSUER_RULE)),
  RP_ID: v.optional(v.string()),
  RP_NAME: v.optional(v.string(), 'Doorstep'),
  ADDRESS_SOURCE: v.picklist(['cloudflare', 'none']),
  MAIL_URL: v.pipe(v.string(), v.url()),
  ALLOW_OUTBOUND: v.optional(v.string(), ''),
  DEFAULT_REGION: v.optional(v.picklist(REGIONS), 'eu'),
  JURISDICTIONS: v.optional(v.picklist(['enforced', 'none']), 'enforced'),
  POLICY: v.optional(v.pipe(v.string(), v.parseJson(), PolicySchema), '{}'),
  THEME: v.optional(v.pipe(v.string(), v.parseJson(), HouseThemeSchema), '{}'),
  SECURITY_CONTACT: v.optional(v.pipe(v.string(), v.check(isContact))),
  REGION_SHARES: v.optional(v.pipe(v.string(), v.parseJson(), Shares), '{"eu":1,"us":1,"ap":1}'),
})

export interface Config {
  readonly settings: EdgeSettings
  readonly policy: Policy
  readonly areJurisdictionsEnforced: boolean
  readonly outbound: OutboundSettings
}

export type ConfigRefusal = { readonly missing: readonly string[] }

const RINGS = ['HOUSE_KEYS', ...REGIONS.map((region) => REGION_BINDINGS[region].secret)] as const
const BINDINGS = [
  'GLOBAL',
  'KV',
  'FLOOD',
  'MAILS',
  ...REGIONS.flatMap((region) => {
    const { home, directory, keys, shards } = REGION_BINDINGS[region]
    return [home, directory, keys, ...shards]
  }),
] as const

/** Reads and freezes the configuration, or names all that is missing or malformed. Values are never repeated in the refusal. */
export function readConfig(env: Env): Config | ConfigRefusal {
  const absent = [...BINDINGS, 'MAIL_TOKEN' as const].filter((name) => !env[name])
  const vars = v.safeParse(Vars, env)
  const unusable = RINGS.filter((name) => !isRing(env[name]))
  const malformed = vars.success ? [] : vars.issues.map(faultOf)
  const missing = [...new Set<string>([...unusable, ...absent, ...malformed])]
  if (!vars.success || missing.length > 0) return { missing }
  const { ISSUER, RP_ID, RP_NAME, ADDRESS_SOURCE, DEFAULT_REGION, JURISDICTIONS } = vars.output
  const outbound = outboundOf(ISSUER, vars.output.ALLOW_OUTBOUND)
  if (outboundFault(vars.output.MAIL_URL, outbound) !== undefined) return { missing: ['MAIL_URL'] }
  return Object.freeze({
    settings: Object.freeze({
      issuer: ISSUER,
      rpId: RP_ID ?? new URL(ISSUER).hostname,
      theme: Object.freeze({ brandName: RP_NAME, ...vars.output.THEME }),
      addressSource: ADDRESS_SOURCE,
      decoyWeights: Object.freeze(vars.output.REGION_SHARES),
      defaultRegion: DEFAULT_REGION,
      securityContact: vars.output.SECURITY_CONTACT,
    }),
    policy: Object.freeze(policyOf(vars.output.POLICY)),
    areJurisdictionsEnforced: JURISDICTIONS === 'enforced',
    outbound: Object.freeze(outbound),
  })
}

/** The name; the issuer's rule beside it where that is what is broken. Other messages could repeat what was given. */
function faultOf(issue: v.InferIssue<typeof Vars>): string {
  const name = String(v.getDotPath(issue)).split('.', 1)[0] ?? ''
  return issue.message === ISSUER_RULE ? `${name} (${ISSUER_RULE})` : name
}

/** A ring that does not parse would fail every request later; its text is never repeated. */
function isRing(text: string | undefined): boolean {
  try {
    return text !== undefined && parseRing(text).length > 0
  } catch {
    return false
  }
}

const outboundOf = (issuer: string, list: string): OutboundSettings => ({
  ownHost: new URL(issuer).hostname,
  allowed: list
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== ''),
})
