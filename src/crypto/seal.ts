/**
 * What we hand to a browser and want back unchanged, unread and only where it belongs (LAW no trusted continuation; rules A5, A6).
 * One derived key per kind; kind, version, issuer and audience are associated data; every failure is one answer.
 * A seal carries the request, never progress (rule A1). Its expiry stands inside the value and is judged by the caller.
 */
import {
  base64url,
  concat,
  fromBase64url,
  readUint,
  text as readText,
  uint,
  utf8,
  type Bytes,
} from '../kernel/bytes.ts'
import type { Random } from '../kernel/random.ts'
import { HOUR, type Clock } from '../kernel/time.ts'
import { decrypt, encrypt, NONCE_BYTES, TAG_BYTES } from './aead.ts'
import { framed } from './framing.ts'
import type { Keyring } from './keyring.ts'

/**
 * Hourly kinds are many and short-lived: a key for each hour keeps random nonces far from 2^32 even while a stranger makes
 * ten thousand a second (rule A6). Undated kinds are cookies that live for months.
 */
const KINDS = {
  interaction: { label: 'seal-interaction', isHourly: true },
  form: { label: 'seal-form', isHourly: true },
  challenge: { label: 'seal-challenge', isHourly: true },
  'home-cookie': { label: 'seal-home-cookie', isHourly: false },
  'device-cookie': { label: 'seal-device-cookie', isHourly: false },
} as const

export type SealKind = keyof typeof KINDS

export interface Sealer {
  /**
   * Seals a JSON value for an audience (a digest of the browser cookie, a client id): base64url text, equal in length for values
   * of equal size up to 256 bytes. More than 8 KB of text will not open: whoever seals a stranger's input measures the text (rule A7).
   */
  seal(kind: SealKind, value: unknown, audience?: string): Promise<string>
  /**
   * The value, or undefined: tampered, foreign kind or audience, unknown key, too old, not ours at all. Hourly kinds open for
   * a day, so that a page left open can be started again from its request (rule A4).
   */
  open(kind: SealKind, text: string, audience?: string): Promise<unknown>
}

const VERSION = 1
const STEP = 256
const MAX_LETTERS = 8_192
const OPEN_FOR_HOURS = 24

export function sealer(keys: Keyring, clock: Clock, random: Random, issuer: string): Sealer {
  const hourNow = (): number => Math.floor(clock() / HOUR)
  const associated = (kind: SealKind, audience: string): Bytes =>
    framed(kind, uint(VERSION, 1), issuer, audience)
  const keyFor = (kind: SealKind, hour: Uint8Array, id: number): Promise<CryptoKey> =>
    keys.aes(KINDS[kind].label, hour, id)

  return {
    async seal(kind, value, audience = '') {
      const hour = KINDS[kind].isHourly ? uint(hourNow(), 4) : new Uint8Array()
      const nonce = random(NONCE_BYTES)
      const key = await keyFor(kind, hour, keys.current)
      const sealed = await encrypt(key, nonce, associated(kind, audience), padded(value))
      return base64url(concat(uint(keys.current, 1), hour, nonce, sealed))
    },

    async open(kind, text, audience = '') {
      if (text.length > MAX_LETTERS) return undefined
      const bytes = fromBase64url(text)
      const hourEnd = KINDS[kind].isHourly ? 5 : 1
      const nonceEnd = hourEnd + NONCE_BYTES
      if (!bytes || bytes.length < nonceEnd + TAG_BYTES) return undefined
      const id = readUint(bytes.subarray(0, 1))
      const hour = bytes.subarray(1, hourEnd)
      if (!keys.ids.includes(id) || (KINDS[kind].isHourly && !isOpenHour(readUint(hour), hourNow())))
        return undefined
      const nonce = bytes.subarray(hourEnd, nonceEnd)
      const key = await keyFor(kind, hour, id)
      const plain = await decrypt(key, nonce, associated(kind, audience), bytes.subarray(nonceEnd))
      return plain && (JSON.parse(readText(plain)) as unknown)
    },
  }
}

// One hour ahead is allowed: the city that sealed may be across the full hour already.
const isOpenHour = (hour: number, now: number): boolean => hour >= now - OPEN_FOR_HOURS && hour <= now + 1

/** JSON in steps of 256 bytes (rule A5). JSON may end in white space (RFC 8259 §2), so the padding needs no length. */
function padded(value: unknown): Bytes {
  const json = JSON.stringify(value)
  if (json === undefined) throw new TypeError('value has no JSON form')
  const bytes = utf8(json)
  const padding = (STEP - (bytes.length % STEP)) % STEP
  return concat(bytes, new Uint8Array(padding).fill(0x20))
}
