/**
 * The session a browser presents: its handle is opened at the edge, with no hop, and names the Home that will be asked.
 * What does not open names no object (rule G1). Whether the session lives is the Home's to say (LAW the judge).
 */
import type { Handles } from '../crypto/handle.ts'
import type { HomeAddress } from '../ports/call.ts'
import { homeOf } from './home-of.ts'

export const SESSION_AUDIENCE = 'session'

export interface PresentedSession {
  readonly address: HomeAddress
  readonly secret: Uint8Array
  readonly digest: Uint8Array
}

export async function presentedSession(
  handles: Handles,
  cookie: string | undefined,
): Promise<PresentedSession | undefined> {
  const opened = cookie === undefined ? undefined : await handles.open('session', SESSION_AUDIENCE, cookie)
  const address = opened && homeOf(opened.address)
  if (!address) return undefined
  const { secret } = opened
  return { address, secret, digest: await handles.digest('session', address.person, secret) }
}
