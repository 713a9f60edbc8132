/**
 * The matrix of an authorization request, in the order in which it is judged. What stands before the line is answered with a page,
 * because nobody has proven yet where an answer may go (RFC 6749 §3.1.2.4); what stands after it goes to the application, with `iss`
 * and `state`. The first refusal wins. One rule, one file, in check/.
 */
import type { Client } from '../../domain/client.ts'
import type { AuthorizationRequest } from '../../interaction/interaction.ts'
import type { Configuration } from '../../ports/configuration.ts'
import { utf8 } from '../../kernel/bytes.ts'
import { OAuthError } from '../oauth-error.ts'
import type { Parameters } from '../parameters.ts'
import type { Asked, Check } from './check/asked.ts'
import { checkClient } from './check/client.ts'
import { checkCodeChallenge } from './check/code-challenge.ts'
import { checkMaxAge } from './check/max-age.ts'
import { checkParametersOnce } from './check/parameters-once.ts'
import { checkPrompt } from './check/prompt.ts'
import { checkRedirectUri } from './check/redirect-uri.ts'
import { checkRequestObject } from './check/request-object.ts'
import { checkResponseMode } from './check/response-mode.ts'
import { checkResponseType } from './check/response-type.ts'
import { checkScope } from './check/scope.ts'
import { checkState } from './check/state.ts'
import { noteLocales, noteNonce } from './check/tolerated.ts'

export const ANSWERED_TO_THE_APPLICATION = {
  state: checkState,
  parametersOnce: checkParametersOnce,
  responseMode: checkResponseMode,
  requestObject: checkRequestObject,
  responseType: checkResponseType,
  scopes: checkScope,
  codeChallenge: checkCodeChallenge,
  prompt: checkPrompt,
  maxAge: checkMaxAge,
  nonce: noteNonce,
  uiLocales: noteLocales,
} as const satisfies Record<string, Check<unknown>>

type Parts = {
  [Name in keyof typeof ANSWERED_TO_THE_APPLICATION]: ReturnType<(typeof ANSWERED_TO_THE_APPLICATION)[Name]>
}

/** What may be sealed beside everything else that a sealed interaction holds, so that it stays under 6 KB (rule A7). */
const LARGEST_REQUEST = 3_584

export type Checked =
  | { readonly ok: true; readonly client: Client; readonly request: AuthorizationRequest }
  /** `request` is enough of one to carry the error to where it was proven to belong. */
  | { readonly ok: false; readonly error: OAuthError; readonly request: AuthorizationRequest }

/** Throws OAuthError for whatever must be a page; everything later is a value with the address that it goes to. */
export async function checkAuthorization(
  parameters: Parameters,
  configuration: Configuration,
): Promise<Checked> {
  const client = await checkClient(parameters, configuration)
  const asked: Asked = { parameters, client }
  const redirectUri = checkRedirectUri(asked)
  // ———————— from here on the application hears of it ————————
  try {
    const request = compose(client, redirectUri, runAll(asked))
    if (utf8(JSON.stringify(request)).length > LARGEST_REQUEST) throw new OAuthError('request_too_large')
    return { ok: true, client, request }
  } catch (error) {
    if (!(error instanceof OAuthError)) throw error
    return { ok: false, error, request: addressOnly(asked, redirectUri) }
  }
}

const runAll = (asked: Asked): Parts =>
  // fromEntries forgets the names that `Parts` remembers.
  Object.fromEntries(
    Object.entries(ANSWERED_TO_THE_APPLICATION).map(([name, check]) => [name, check(asked)]),
  ) as Parts

const compose = (client: Client, redirectUri: string, parts: Parts): AuthorizationRequest => ({
  clientId: client.id,
  redirectUri,
  responseMode: parts.responseMode,
  scopes: parts.scopes,
  prompt: parts.prompt,
  ...(parts.state !== undefined && { state: parts.state }),
  ...(parts.nonce !== undefined && { nonce: parts.nonce }),
  ...(parts.codeChallenge !== undefined && { codeChallenge: parts.codeChallenge }),
  ...(parts.maxAge !== undefined && { maxAge: parts.maxAge }),
  ...(parts.uiLocales !== undefined && { uiLocales: parts.uiLocales }),
})

/** Where a refusal goes and how, as far as these two can be read at all: an unusable mode is the query, an unusable state is none. */
function addressOnly(asked: Asked, redirectUri: string): AuthorizationRequest {
  const state = unlessRefused(checkState, asked)
  return {
    clientId: asked.client.id,
    redirectUri,
    responseMode: unlessRefused(checkResponseMode, asked) ?? 'query',
    scopes: [],
    prompt: [],
    ...(state !== undefined && { state }),
  }
}

function unlessRefused<Part>(check: Check<Part>, asked: Asked): Part | undefined {
  try {
    return check(asked)
  } catch (error) {
    if (error instanceof OAuthError) return undefined
    throw error
  }
}
