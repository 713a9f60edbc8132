/**
 * Which redirect URIs a client may use: exactly those it registered, compared as strings (RFC 9700 §4.1.3). The one exception is
 * a native application's loopback address, whose port is free because the system chooses it (RFC 8252 §7.3).
 */
import type { Client } from './client.ts'

export function isRegisteredRedirect(client: Pick<Client, 'redirectUris' | 'kind'>, uri: string): boolean {
  if (client.redirectUris.includes(uri)) return true
  if (client.kind !== 'native') return false
  const portless = withoutLoopbackPort(uri)
  return (
    portless !== undefined &&
    client.redirectUris.some((registered) => withoutLoopbackPort(registered) === portless)
  )
}

/** `http://127.0.0.1:4711/callback` → `http://127.0.0.1/callback`; `localhost` is not a loopback address here (RFC 8252 §8.3). */
function withoutLoopbackPort(uri: string): string | undefined {
  const match = /^http:\/\/(127\.0\.0\.1|\[::1\])(?::\d{1,5})?(\/[^#]*)?$/.exec(uri)
  return match && URL.canParse(uri) ? `http://${match[1]}${match[2] ?? '/'}` : undefined
}
