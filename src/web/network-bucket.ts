/**
 * The flood limiter's key: a number of 16 bits for a /24 or /56, under a key that changes with the day (rule D3). 256 networks
 * share a bucket, so it names nobody; the address itself goes no further. Visitors without an address share one bucket (rule O).
 */
import { concat, uint } from '../kernel/bytes.ts'
import { DAY } from '../kernel/time.ts'
import type { Edge } from '../ports/edge.ts'

type Mac = (message: Uint8Array) => Promise<Uint8Array>

/** 0–65,535. `mac` is a keyed function of the house. */
export async function networkBucket(mac: Mac, now: number, address: string | undefined): Promise<number> {
  const network = (address === undefined ? undefined : networkOf(address)) ?? new Uint8Array(0)
  const [high = 0, low = 0] = await mac(concat(uint(Math.floor(now / DAY), 4), network))
  return high * 256 + low
}

/** Three bytes of an IPv4 address, seven of an IPv6 one; undefined for anything that is neither. */
export function networkOf(address: string): Uint8Array | undefined {
  const v4 = parseV4(address)
  if (v4) return v4.slice(0, 3)
  const v6 = parseV6(address)
  if (!v6) return undefined
  const isMapped = v6.slice(0, 10).every((byte) => byte === 0) && v6[10] === 0xff && v6[11] === 0xff
  return isMapped ? v6.slice(12, 15) : v6.slice(0, 7)
}

function parseV4(address: string): Uint8Array | undefined {
  const parts = address.split('.')
  const isAddress = parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)
  return isAddress ? Uint8Array.from(parts, Number) : undefined
}

function parseV6(address: string): Uint8Array | undefined {
  // The URL parser knows every spelling of an IPv6 address and writes one (WHATWG URL, IPv6 serializer).
  if (!/^[\da-f:.]{2,45}$/i.test(address) || !URL.canParse(`http://[${address}]/`)) return undefined
  const [head = '', tail] = new URL(`http://[${address}]/`).hostname.slice(1, -1).split('::')
  const groups = (side: string): string[] => (side === '' ? [] : side.split(':'))
  const before = groups(head)
  const after = groups(tail ?? '')
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => '0')
  return concat(...[...before, ...zeros, ...after].map((group) => uint(Number.parseInt(group, 16), 2)))
}

/**
 * True while this visitor's network may go on (rules D2, D3): `flood` is asked before anything else of a POST, `mails` before a step that
 * sends a mail or tries a mailed code of a sign-up, because five tries times unlimited mails would be a guessing machine.
 */
export async function mayPass(
  edge: Pick<Edge, 'houseKeys' | 'clock' | 'flood' | 'mails'>,
  address: string | undefined,
  gate: 'flood' | 'mails' = 'flood',
): Promise<boolean> {
  const mac = (message: Uint8Array) => edge.houseKeys.mac('flood-bucket', message)
  return edge[gate](await networkBucket(mac, edge.clock(), address))
}
