/** A token taken apart, for whoever wants to know what is in it: its header, its claims, its times in words, and as it was sent. */
import { fromBase64url, text } from '../../../kernel/bytes.ts'
import { escapeHtml } from '../local-server.ts'

type Claims = Readonly<Record<string, unknown>>

export interface Opened {
  readonly header: Claims
  readonly claims: Claims
}

/** The parts of a JWT (RFC 7519 §3), unverified; undefined for a token that is none. */
export function openToken(token: string): Opened | undefined {
  const [header, claims] = token.split('.', 2).map(partOf)
  return header && claims && { header, claims }
}

function partOf(part: string): Claims | undefined {
  const bytes = fromBase64url(part)
  try {
    return bytes && (JSON.parse(text(bytes)) as Claims)
  } catch {
    return undefined
  }
}

export interface TokenFacts {
  readonly title: string
  readonly note: string
  /** Of the list of claims. */
  readonly id: string
  readonly token: string
}

export function tokenCard({ title, note, id, token }: TokenFacts, now: number): string {
  const opened = openToken(token)
  if (!opened) return ''
  return `<section class="card"><h2>${title}</h2><p class="muted">${note}</p>
    <h3>Header</h3>${claimsList(opened.header, now)}
    <h3>Claims</h3><div id="${id}">${claimsList(opened.claims, now)}</div>
    <details><summary>As it was sent</summary><pre>${escapeHtml(token)}</pre></details></section>`
}

export function claimsList(claims: Claims, now: number): string {
  const rows = Object.entries(claims).map(([name, value]) => {
    const time = inWords(name, value, now)
    const words = time === undefined ? '' : `<small>${time}</small>`
    return `<dt>${escapeHtml(name)}${words}</dt><dd data-claim="${escapeHtml(name)}">${show(value)}</dd>`
  })
  return `<dl>${rows.join('')}</dl>`
}

const show = (value: unknown): string => escapeHtml(typeof value === 'string' ? value : JSON.stringify(value))

const TIMES: readonly string[] = ['iat', 'nbf', 'exp', 'auth_time', 'updated_at']
const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })

/** `exp` of 1795868036 is “in 10 minutes”. `now` in ms. */
function inWords(name: string, value: unknown, now: number): string | undefined {
  if (!TIMES.includes(name) || typeof value !== 'number') return undefined
  const away = value - Math.floor(now / 1_000)
  const [unit, seconds] = UNITS.find(([, size]) => Math.abs(away) >= size) ?? ['second', 1]
  return relative.format(Math.trunc(away / seconds), unit)
}
