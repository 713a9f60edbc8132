/**
 * The parameters of a protocol request, query and form alike (RFC 6749 §3.1, §3.2): an empty value is an omitted one, a doubled name
 * is remembered because it must be refused, unknown names are ignored by whoever does not ask for them.
 */
import { OAuthError } from './oauth-error.ts'

export interface Parameters {
  /** The value; undefined when it is absent, empty or doubled. */
  get(name: string): string | undefined
  isDoubled(name: string): boolean
  /** Any name at all that stands twice, but for those that may (RFC 8707 §2 `resource`). */
  readonly hasDoubled: boolean
  /** Bytes that are no UTF-8 were sent. */
  readonly isBroken: boolean
}

const REPEATABLE: readonly string[] = ['resource']

/** Reads a query without its `?`, or a form body. Never throws. */
export function readParameters(text: string): Parameters {
  const values = Map.groupBy(new URLSearchParams(text), ([name]) => name)
  const isDoubled = (name: string): boolean => (values.get(name)?.length ?? 0) > 1
  return {
    get: (name) => (isDoubled(name) ? undefined : values.get(name)?.[0]?.[1] || undefined),
    isDoubled,
    hasDoubled: [...values.keys()].some((name) => isDoubled(name) && !REPEATABLE.includes(name)),
    isBroken: !isUtf8(text),
  }
}

/** For the JSON endpoints: a form, nothing else (RFC 6749 §3.2), nothing doubled. */
export function readForm(contentType: string | undefined, body: string): Parameters {
  const type = contentType?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/x-www-form-urlencoded') throw new OAuthError('body_not_form')
  const parameters = readParameters(body)
  if (parameters.hasDoubled) throw new OAuthError('parameter_doubled')
  if (parameters.isBroken) throw new OAuthError('parameter_not_utf8')
  return parameters
}

/** URLSearchParams puts U+FFFD for what it cannot read; decodeURIComponent throws. A lone `%` is the former's to forgive. */
function isUtf8(text: string): boolean {
  if (text.includes('\ufffd')) return false
  try {
    decodeURIComponent(text.replaceAll(/%(?![\dA-Fa-f]{2})/g, '%25'))
    return true
  } catch {
    return false
  }
}
