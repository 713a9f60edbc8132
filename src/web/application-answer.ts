/**
 * Back to the application with an authorization response, success and error alike, the way it asked for: by query (RFC 6749 §4.1.2) or by
 * a form (Form Post Response Mode §2). Only ever to a redirect URI that was proven. 303, because 307 would post a password on (RFC 9700 §4.12).
 */
import type { AuthorizationRequest } from '../interaction/interaction.ts'
import { responseLocation } from '../interaction/mint.ts'
import { FormPostPage } from '../pages/form-post-page.tsx'
import { html, seeOther } from './answer.ts'
import type { HouseContext } from './context.ts'
import { frameFor, type FrameFacts } from './frame.ts'

export function applicationAnswer(
  c: HouseContext,
  request: Pick<AuthorizationRequest, 'redirectUri' | 'responseMode'>,
  parameters: Readonly<Record<string, string>>,
  { client }: Pick<FrameFacts, 'client'> = {},
): Response | Promise<Response> {
  const { redirectUri, responseMode } = request
  if (responseMode === 'query') return seeOther(c, responseLocation(redirectUri, parameters))
  const page = FormPostPage({
    frame: frameFor(c, { client, sendsItself: true }),
    action: redirectUri,
    parameters,
  })
  return html(c, page, { formTarget: redirectUri })
}
