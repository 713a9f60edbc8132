/**
 * Bytes and the few spellings they have on the wire: UTF-8, base64url (RFC 4648 §5, without padding), hex, big-endian numbers.
 * Everything that reads text is strict: one value has one spelling, so that nobody can present the same secret in two forms.
 * Digests, keys and comparison in constant time are src/crypto's business.
 */

/** Bytes in memory of their own; WebCrypto takes no others. */
export type Bytes = Uint8Array<ArrayBuffer>

const encoder = new TextEncoder()
// A byte-order mark is kept: dropping it would let two byte strings read as one text.
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** The UTF-8 bytes of a text; a lone surrogate becomes U+FFFD, as everywhere on the web. */
export const utf8 = (text: string): Bytes => new Uint8Array(encoder.encode(text))

/** The text of UTF-8 bytes. Throws a TypeError for anything that is not UTF-8, so only for bytes that we wrote or authenticated. */
export const text = (bytes: Uint8Array): string => decoder.decode(bytes)

/** Joins byte strings. With one argument: a copy whose memory is its own. */
export function concat(...parts: readonly Uint8Array[]): Bytes {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    joined.set(part, at)
    at += part.length
  }
  return joined
}

/** base64url without padding (RFC 4648 §5). */
export function base64url(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/**
 * Reads base64url. Refuses padding, white space, the other alphabet and stray low bits in the last letter
 * (RFC 4648 §3.5): whoever could spell one value in two ways would pass look-ups that compare spellings.
 */
export function fromBase64url(text: string): Bytes | undefined {
  if (text.length % 4 === 1 || !/^[\w-]*$/.test(text)) return undefined
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0))
  return base64url(bytes) === text ? bytes : undefined
}

/** Lower-case hex, two letters a byte. */
export function hex(bytes: Uint8Array): string {
  let letters = ''
  for (const byte of bytes) letters += byte.toString(16).padStart(2, '0')
  return letters
}

/** A number as `width` bytes, big-endian (width 1–6). Throws a RangeError when it does not fit or is no whole number. */
export function uint(value: number, width: number): Bytes {
  if (!Number.isSafeInteger(value) || value < 0 || width < 1 || width > 6 || value >= 2 ** (8 * width))
    throw new RangeError('number does not fit its width')
  const bytes = new Uint8Array(width)
  for (let at = width - 1, rest = value; at >= 0; at--, rest = Math.floor(rest / 256)) bytes[at] = rest % 256
  return bytes
}

/** The big-endian number in up to 6 bytes. Throws a RangeError for more: they would lose low bits silently. */
export function readUint(bytes: Uint8Array): number {
  if (bytes.length > 6) throw new RangeError('too many bytes for a number')
  let value = 0
  for (const byte of bytes) value = value * 256 + byte
  return value
}
