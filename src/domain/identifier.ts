/**
 * What people call themselves when they sign in. A person has many identifiers of several types; the Directory indexes all
 * types alike. Only a proved identifier is ever claimed (rule F4). The normaliser is part of the index generation (rule F3):
 * changing what `normaliseEmail` returns needs a new generation.
 */
export const IDENTIFIER_TYPES = ['email', 'phone', 'username', 'federated', 'external'] as const
export type IdentifierType = (typeof IDENTIFIER_TYPES)[number]

/** The index generation that this release reads and writes (rule F3). */
export const INDEX_GENERATION = 1

/** How an identifier is named between edge and region: never by its value, always by the house's keyed index of it (rule K6). */
export interface IdentifierKey {
  readonly type: IdentifierType
  readonly inner: Uint8Array
  readonly generation: number
}

const MAX_EMAIL = 254

/**
 * An e-mail address in the form that decides who somebody is: NFKC, lower case, its domain in ASCII; or undefined when it is none.
 * Deliberately plain (RFC 5321 §4.1.2 without quoted locals and address literals): a code is mailed to it anyway, which is the proof.
 */
export function normaliseEmail(text: string): string | undefined {
  const folded = text.trim().normalize('NFKC').toLowerCase()
  const at = folded.lastIndexOf('@')
  const local = folded.slice(0, at)
  if (at < 1 || local.length > 64 || !/^[^\s@"(),:;<>[\\\]\p{Cc}]+$/u.test(local)) return undefined
  if (local.startsWith('.') || local.endsWith('.') || local.includes('..')) return undefined
  const host = asciiHost(folded.slice(at + 1))
  if (!host || local.length + host.length + 1 > MAX_EMAIL) return undefined
  return `${local}@${host}`
}

/** IDNA by the platform's own URL parser (UTS 46), so that no table of ours can disagree with a browser's. */
function asciiHost(text: string): string | undefined {
  if (!/^[^\s/?#@:\\[\]%]+$/.test(text)) return undefined
  const url = URL.parse(`http://${text}/`)
  if (!url) return undefined
  const labels = url.hostname.split('.')
  const isName =
    labels.length > 1 && labels.every((label) => /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(label))
  return isName && /[a-z]/.test(labels.at(-1) ?? '') ? url.hostname : undefined
}
