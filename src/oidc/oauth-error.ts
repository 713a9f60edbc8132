/**
 * A refusal that is the protocol's own answer (RFC 6749 §4.1.2.1, §5.2; RFC 6750 §3.1). Thrown by whoever refuses, answered once per
 * endpoint. It carries a reason from the closed table and nothing that was sent.
 */
import { REFUSALS, type OAuthErrorCode, type RefusalReason } from './refusals.ts'

export class OAuthError extends Error {
  readonly code: OAuthErrorCode
  readonly description: string
  /** For operators; unique to the site that refuses. */
  readonly reason: RefusalReason

  constructor(reason: RefusalReason) {
    const [code, description] = REFUSALS[reason]
    super(reason)
    this.name = 'OAuthError'
    this.code = code
    this.description = description
    this.reason = reason
  }
}

/** RFC 6749 §5.2: 400 where nothing else is said. */
const STATUS: Partial<Record<OAuthErrorCode, JsonStatus>> = {
  invalid_client: 401,
  invalid_token: 401,
  insufficient_scope: 403,
  server_error: 500,
  temporarily_unavailable: 503,
}

export type JsonStatus = 200 | 400 | 401 | 403 | 413 | 500 | 503

/** What a JSON endpoint answers; the street writes it to the wire. `body` undefined is an empty body. */
export interface JsonAnswer {
  readonly status: JsonStatus
  readonly headers: Readonly<Record<string, string>>
  readonly body?: Readonly<Record<string, unknown>>
}

/** RFC 6749 §5.1: nothing that tells of tokens may lie in a cache. */
export const NO_STORE = { 'Cache-Control': 'no-store', Pragma: 'no-cache' } as const

/** `isBasic`: the client tried HTTP Basic, so the challenge must be named (RFC 6749 §5.2). */
export const errorAnswer = (error: OAuthError, isBasic: boolean): JsonAnswer => ({
  status: error.reason === 'body_too_large' ? 413 : (STATUS[error.code] ?? 400),
  headers: {
    ...NO_STORE,
    ...(error.code === 'invalid_client' &&
      isBasic && { 'WWW-Authenticate': 'Basic realm="token", charset="UTF-8"' }),
    ...(error.code === 'temporarily_unavailable' && { 'Retry-After': '2' }),
  },
  body: { error: error.code, error_description: error.description },
})
