/**
 * The ways in which one value may lie in a file or a line: as text in every case and escape that programs use, as bytes in every
 * spelling that programs give bytes. The scan looks for all of them, so that no encoding hides a leak.
 */
import { concat, hex, utf8 } from '../../../src/kernel/bytes.ts'

export interface Spelling {
  readonly form: string
  readonly bytes: Uint8Array
}

/** Cut to this many bytes, so that a shortened digest is found as well; 80 bits do not meet by chance. */
const DIGEST_BYTES = 10

/** A text as people and programs write it. */
export function textSpellings(value: string): readonly Spelling[] {
  const cases: Readonly<Record<string, string>> = {
    plain: value,
    lower: value.toLowerCase(),
    upper: value.toUpperCase(),
    decomposed: value.normalize('NFD'),
  }
  return unique(
    Object.entries(cases).flatMap(([name, text]) => [
      ...escapes(text).map(([form, escaped]) => ({ form: `${name}${form}`, bytes: utf8(escaped) })),
      { form: `${name} utf-16le`, bytes: utf16(text, true) },
      { form: `${name} utf-16be`, bytes: utf16(text, false) },
      ...byteSpellings(utf8(text)).map(({ form, bytes }) => ({ form: `${name} ${form}`, bytes })),
    ]),
  )
}

/** A digest or a MAC, whole or cut, as bytes and in every spelling of bytes. */
export const digestSpellings = (bytes: Uint8Array): readonly Spelling[] =>
  unique([
    { form: 'raw', bytes: bytes.slice(0, DIGEST_BYTES) },
    ...byteSpellings(bytes.slice(0, DIGEST_BYTES)),
    { form: 'JSON array', bytes: utf8(bytes.slice(0, DIGEST_BYTES).join(',')) },
    {
      form: 'JSON object',
      bytes: utf8(Array.from(bytes.slice(0, DIGEST_BYTES), (byte, at) => `"${at}":${byte}`).join(',')),
    },
  ])

/** Hex in both cases; base64 in both alphabets and wherever in a longer string the bytes may begin. */
function byteSpellings(bytes: Uint8Array): readonly Spelling[] {
  return [
    { form: 'hex', bytes: utf8(hex(bytes)) },
    { form: 'HEX', bytes: utf8(hex(bytes).toUpperCase()) },
    ...[0, 1, 2].flatMap((shift) => {
      const text = shiftedBase64(bytes, shift)
      return [
        { form: `base64 +${shift}`, bytes: utf8(text) },
        { form: `base64url +${shift}`, bytes: utf8(text.replaceAll('+', '-').replaceAll('/', '_')) },
      ]
    }),
  ]
}

/** The letters that depend on these bytes alone, when `shift` others stand before them and anything may follow. */
function shiftedBase64(bytes: Uint8Array, shift: number): string {
  const text = btoa(latin1(concat(new Uint8Array(shift), bytes))).replaceAll('=', '')
  const first = Math.ceil((shift * 8) / 6)
  const last = Math.floor(((shift + bytes.length) * 8) / 6)
  return text.slice(first, last)
}

/** Suffix of the form's name and the escaped text. */
function escapes(text: string): readonly (readonly [string, string])[] {
  const percent = encodeURIComponent(text)
  const strict = percent.replaceAll(/[!'()*]/g, (unit) => `%${hex4(unit).slice(2).toUpperCase()}`)
  const ascii = text.replaceAll(/[^\x20-\x7e]/g, (unit) => `\\u${hex4(unit)}`)
  return [
    ['', text],
    [' percent', percent],
    [' percent strict', strict],
    [' percent lower', percent.replaceAll(/%[\dA-F]{2}/g, (code) => code.toLowerCase())],
    [' percent twice', encodeURIComponent(percent)],
    [' form', new URLSearchParams({ '': text }).toString().slice(1)],
    [' URI', encodeURI(text)],
    [' JSON', JSON.stringify(text).slice(1, -1)],
    [' JSON ascii', JSON.stringify(ascii).slice(1, -1).replaceAll('\\\\u', '\\u')],
    [' HTML', text.replaceAll('&', '&amp;').replaceAll("'", '&#39;').replaceAll('"', '&quot;')],
    [' SQL', text.replaceAll("'", "''")],
  ]
}

function utf16(text: string, isLittleEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2)
  const view = new DataView(bytes.buffer)
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), isLittleEndian)
  return bytes
}

/** A text with one letter per byte: what `btoa` reads, and a key for maps. */
export const latin1 = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')

const hex4 = (unit: string): string => unit.charCodeAt(0).toString(16).padStart(4, '0')

function unique(spellings: readonly Spelling[]): readonly Spelling[] {
  const seen = new Set<string>()
  return spellings.filter(({ bytes }) => {
    const key = latin1(bytes)
    return !seen.has(key) && seen.add(key)
  })
}
