/**
 * The parameters of a protocol request, query and form alike (RFC 6749 §3.1, §3.2): an empty value is an omitted one, a doubled name
 * is remembered because it must be refused, unknown names are ignored by whoever does not ask for them. The street reads the bytes.
 */
import type { Outcome } from '../kernel/outcome.ts'
import { OAuthError } from './oauth-error.ts'
import type { RefusalReason } from './refusals.ts'

/** What the street read; of a doubled name, any one value. */
export interface SentFields {
  readonly values: Readonly<Record<string, string>>
  readonly duplicates: readonly string[]
}

export interface Parameters {
  /** The value; undefined when it is absent, empty or doubled. */
  get(name: string): string | undefined
  isDoubled(name: string): boolean
  /** Any name at all that stands twice, but for those that may (RFC 8707 §2 `resource`). */
  readonly hasDoubled: boolean
}

const REPEATABLE: readonly string[] = ['resource']

export function parametersOf({ values, duplicates }: SentFields): Parameters {
  const isDoubled = (name: string): boolean => duplicates.includes(name)
  return {
    get: (name) => (isDoubled(name) || !Object.hasOwn(values, name) ? undefined : values[name] || undefined),
    isDoubled,
    hasDoubled: duplicates.some((name) => !REPEATABLE.includes(name)),
  }
}

/** A request to one of the JSON endpoints as the street reads it from HTTP. */
export interface FormRequest {
  readonly authorization: string | undefined
  readonly fields: Outcome<SentFields, keyof typeof UNREADABLE>
}

const UNREADABLE = {
  content_type: 'body_not_form',
  too_large: 'body_too_large',
  broken_text: 'parameter_not_utf8',
} as const satisfies Record<string, RefusalReason>

/** A query as an application's link carried it; which doubled names matter is the endpoint's to say. Throws OAuthError. */
export function queryParameters(query: Outcome<SentFields, 'broken_text'>): Parameters {
  if (!query.ok) throw new OAuthError(UNREADABLE[query.why])
  return parametersOf(query.value)
}

/** A form, nothing else (RFC 6749 §3.2), nothing doubled. Throws OAuthError. */
export function formParameters({ fields }: Pick<FormRequest, 'fields'>): Parameters {
  if (!fields.ok) throw new OAuthError(UNREADABLE[fields.why])
  const parameters = parametersOf(fields.value)
  if (parameters.hasDoubled) throw new OAuthError('parameter_doubled')
  return parameters
}
