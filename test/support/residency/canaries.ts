/**
 * The canaries of the scan: one person per region, every personal value of theirs unique in the world, and a stranger whom nobody
 * knows. Each value carries a token of its own, so that a piece of it is found as well as the whole.
 */
import type { Region } from '../../../src/domain/region.ts'
import { base64url, hex } from '../../../src/kernel/bytes.ts'
import { systemRandom } from '../../../src/kernel/random.ts'

export interface CanaryPerson {
  readonly region: Region
  /** As it is typed; the house stores its normal form. */
  readonly email: string
  /** One more address, proved and given up again. */
  readonly second: string
  readonly name: string
  readonly userAgent: string
  readonly address: string
  readonly city: string
  readonly country: string
  readonly password: string
  /** An address that is typed and that nobody holds. */
  readonly stranger: string
}

export interface Canary {
  readonly what: string
  readonly home: Region
  readonly value: string
  /** Pieces that are unique in themselves. */
  readonly pieces: readonly string[]
}

const COUNTRIES = { eu: 'PT', us: 'CA', ap: 'JP' } as const
const token = (bytes = 6): string => hex(systemRandom(bytes))

/** Letters and digits in both cases, as people type addresses. */
const mixed = (): string => {
  const text = token()
  return text.slice(0, 6).toUpperCase() + text.slice(6)
}

export function canaryPerson(region: Region): CanaryPerson {
  return {
    region,
    email: `Ada.${mixed()}@Canary-${region}-${token(4)}.example`,
    second: `Countess.${mixed()}@second-${region}-${token(4)}.example`,
    name: `Zoë “Ada” O'${mixed()} & Söhne`,
    userAgent: `Canary/1.0 (${region}; ${token()}) Chrome/141.0 Safari/537.36`,
    address: addressIn(region),
    city: `Porto ${token()}-${region}-Vale`,
    country: COUNTRIES[region],
    password: `lantern ${token()} harbour ${token()}`,
    stranger: `Nobody.${mixed()}@stranger-${region}-${token(4)}.example`,
  }
}

/** The documentation networks (RFC 3849, RFC 5737): one person comes by IPv4, where four bytes alone would be found by chance. */
function addressIn(region: Region): string {
  const [a = 0, b = 0, c = 0] = systemRandom(3)
  if (region === 'us') return `198.51.${100 + (a % 100)}.${100 + (b % 100)}`
  const group = (one: number, other: number): string => (4096 + one * 16 + (other % 16)).toString(16)
  return `2001:db8:${group(a, b)}:${group(b, c)}:${group(c, a)}:${group(a, c)}:${group(b, a)}:${group(c, b)}`
}

export function canariesOf(person: CanaryPerson): readonly Canary[] {
  const canary = (what: string, value: string, ...pieces: string[]): Canary => ({
    what,
    home: person.region,
    value,
    pieces,
  })
  const [mailbox = '', host = ''] = person.email.split('@')
  const [secondMailbox = '', secondHost = ''] = person.second.split('@')
  const [strangeMailbox = '', strangeHost = ''] = person.stranger.split('@')
  const inBraces = /; (\w+)\)/.exec(person.userAgent)?.[1] ?? ''
  return [
    canary('e-mail', person.email, mailbox, host, mailbox.slice(4)),
    canary('e-mail', person.second, secondMailbox, secondHost, secondMailbox.slice(9)),
    canary('name', person.name, /O'(\w+)/.exec(person.name)?.[1] ?? ''),
    canary('user agent', person.userAgent, inBraces),
    canary('address', person.address, networkIn(person.address)),
    canary('city', person.city, /Porto (\w+)/.exec(person.city)?.[1] ?? ''),
    canary('password', person.password, ...person.password.split(' ').filter((word) => word.length === 12)),
    canary('stranger', person.stranger, strangeMailbox, strangeHost, strangeMailbox.slice(7)),
  ]
}

/** The part that a few neighbours share: no bucket of many, so it is personal too. */
const networkIn = (address: string): string =>
  address.includes(':') ? address.split(':').slice(0, 4).join(':') : address.split('.').slice(0, 3).join('.')

/** A word of random letters for requests that are to be told apart. */
export const randomWord = (): string => base64url(systemRandom(18))
