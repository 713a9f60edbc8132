/** The one way out (SECURITY M1): public names over https, nothing else but what an explicit allow-list says. */
import { afterEach, describe, expect, test, vi } from 'vitest'
import { guardedFetch, outboundFault } from '../../../src/outside/outbound.ts'
import { Outage } from '../../../src/ports/outage.ts'

const CLOSED = { ownHost: 'login.example.com', allowed: [] }
const OPENED = { ...CLOSED, allowed: ['127.0.0.1:8789', 'mail.test:443'] }

describe('closed by default', () => {
  test.each([
    ['https://mail.example.org/send', undefined],
    ['https://mail.example.org:443/send', undefined],
    ['http://mail.example.org/', 'not_https'],
    ['ftp://mail.example.org/', 'not_https'],
    ['https://mail.example.org:8443/', 'with_port'],
    ['https://user:secret@mail.example.org/', 'with_credentials'],
    ['https://127.0.0.1/', 'not_a_public_name'],
    ['https://2130706433/', 'not_a_public_name'],
    ['https://0x7f.1/', 'not_a_public_name'],
    ['https://169.254.169.254/latest', 'not_a_public_name'],
    ['https://[::1]/', 'not_a_public_name'],
    ['https://[::ffff:10.0.0.1]/', 'not_a_public_name'],
    ['https://localhost/', 'not_a_public_name'],
    ['https://db.internal/', 'not_a_public_name'],
    ['https://printer.local./', 'not_a_public_name'],
    ['https://intranet/', 'not_a_public_name'],
    ['https://login.example.com/token', 'own_host'],
    ['https://api.login.example.com/', 'own_host'],
    ['//mail.example.org', 'malformed'],
    ['', 'malformed'],
  ])('%s: %s', (url, fault) => {
    expect(outboundFault(url, CLOSED)).toBe(fault)
  })
})

describe('the allow-list', () => {
  test.each([
    ['http://127.0.0.1:8789/send', undefined],
    ['https://mail.test/send', undefined],
    ['http://127.0.0.1:8790/send', 'not_https'],
    ['http://127.0.0.1/send', 'not_https'],
    ['http://user@127.0.0.1:8789/', 'with_credentials'],
  ])('opens exactly what it names: %s: %s', (url, fault) => {
    expect(outboundFault(url, OPENED)).toBe(fault)
  })
})

describe('the fetch', () => {
  afterEach(() => vi.unstubAllGlobals())

  test('never leaves for a refused URL, and says nothing of it', async () => {
    const fetched = vi.fn()
    vi.stubGlobal('fetch', fetched)
    const refused: unknown = await guardedFetch(CLOSED)('https://10.0.0.1/secret', {}).catch(
      (error: unknown) => error,
    )
    expect(refused).toBeInstanceOf(Outage)
    expect(String(refused)).not.toContain('secret')
    expect(fetched).not.toHaveBeenCalled()
  })

  test('follows no redirect and has a deadline', async () => {
    const fetched = vi.fn((_url: string, _init: RequestInit) =>
      Promise.resolve(new Response(null, { status: 302 })),
    )
    vi.stubGlobal('fetch', fetched)
    expect((await guardedFetch(CLOSED)('https://mail.example.org/', { method: 'POST' })).status).toBe(302)
    expect(fetched.mock.calls[0]?.[1]).toMatchObject({ method: 'POST', redirect: 'manual' })
    expect(fetched.mock.calls[0]?.[1].signal).toBeInstanceOf(AbortSignal)
  })
})
