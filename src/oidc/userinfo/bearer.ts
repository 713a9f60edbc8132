/**
 * How an access token is sent (RFC 6750 §2): in the header or in a form body, never both. The query is not read at all (RFC 9700 §4.3.2):
 * what stands in a URL stands in histories and logs.
 */
import { OAuthError } from '../oauth-error.ts'
import { formParameters, type FormRequest } from '../parameters.ts'

export interface BearerRequest extends FormRequest {
  readonly method: 'GET' | 'POST'
}

/** Throws OAuthError; `bearer_missing` when no token was sent at all. */
export function bearerOf(request: BearerRequest): string {
  const inHeader = headerToken(request.authorization)
  const inBody = bodyToken(request)
  if (inHeader !== undefined && inBody !== undefined) throw new OAuthError('bearer_twice')
  const token = inHeader ?? inBody
  if (token === undefined) throw new OAuthError('bearer_missing')
  return token
}

function headerToken(authorization: string | undefined): string | undefined {
  if (authorization === undefined || !/^Bearer\b/i.test(authorization)) return undefined
  const token = /^Bearer +([\w.~+/-]+=*)$/i.exec(authorization)?.[1]
  if (token === undefined) throw new OAuthError('bearer_malformed')
  return token
}

/** A POST may as well carry the header and any body that is no form, or none (Core §5.3.1). */
function bodyToken({ method, fields }: BearerRequest): string | undefined {
  const isForm = fields.ok || fields.why !== 'content_type'
  return method === 'POST' && isForm ? formParameters({ fields }).get('access_token') : undefined
}
