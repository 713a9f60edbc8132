/** The CSRF matrix (rule A3): every Origin against every Sec-Fetch-Site. */
import { describe, expect, it } from 'vitest'
import { originVerdict, type OriginVerdict } from '../../../src/web/same-origin.ts'

const ISSUER = 'https://id.example/some/path'
const OURS = 'https://id.example'

const ORIGINS = [
  undefined,
  OURS,
  'null',
  'https://evil.example',
  'http://id.example',
  'https://id.example:8443',
  'https://ID.example.evil',
] as const
const SITES = [undefined, 'same-origin', 'same-site', 'cross-site', 'none', 'nonsense'] as const

/** The cells that are not foreign. */
const EXPECTED: Readonly<Record<string, OriginVerdict>> = {
  [`${String(undefined)} ${String(undefined)}`]: 'unsaid',
  [`${String(undefined)} same-origin`]: 'ours',
  [`${OURS} ${String(undefined)}`]: 'ours',
  [`${OURS} same-origin`]: 'ours',
  [`${OURS} none`]: 'ours',
}

const cells = ORIGINS.flatMap((origin) => SITES.map((site) => [origin, site] as const))

describe('who sent an unsafe request', () => {
  it.each(cells)('Origin %s, Sec-Fetch-Site %s', (origin, site) => {
    const headers = { ...(origin && { origin }), ...(site && { 'sec-fetch-site': site }) }
    const request = new Request(OURS, { method: 'POST', headers })
    expect(originVerdict(request, ISSUER)).toBe(EXPECTED[`${String(origin)} ${String(site)}`] ?? 'foreign')
  })

  it('knows its own port in development', () => {
    const post = (origin: string) =>
      new Request('http://localhost:8787/', { method: 'POST', headers: { origin } })
    expect(originVerdict(post('http://localhost:8787'), 'http://localhost:8787')).toBe('ours')
    expect(originVerdict(post('http://localhost:8788'), 'http://localhost:8787')).toBe('foreign')
    expect(originVerdict(post('http://127.0.0.1:8787'), 'http://localhost:8787')).toBe('foreign')
  })
})
