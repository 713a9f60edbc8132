/** The promises of ports/session-copies.ts, over a KV that serves stale and negative answers (rules H1, H2; invariants 21, 22). */
import { beforeEach, expect, test } from 'vitest'
import { MINUTE, SECOND } from '../../../src/kernel/time.ts'
import { systemRandom } from '../../../src/kernel/random.ts'
import type { SessionFacts } from '../../../src/ports/sign-in.ts'
import { kvSessionCopies, kvSessionCopyEraser } from '../../../src/store/kv/session-copies.ts'
import { cityOf, type Kv } from '../../support/memory/kv.ts'
import { race } from './storage.ts'

export interface KvFixture {
  readonly kv: Kv
  readonly now: () => number
  readonly advance: (milliseconds: number) => void
}

export function sessionCopiesContract(open: () => KvFixture): void {
  let fixture: KvFixture
  let secret: Uint8Array
  let digest: Uint8Array
  beforeEach(() => {
    fixture = open()
    secret = systemRandom(32)
    digest = systemRandom(32)
  })
  const city = () => {
    const view = cityOf(fixture.kv, fixture.now)
    return {
      view,
      copies: kvSessionCopies(view.kv, fixture.now, systemRandom),
      eraser: kvSessionCopyEraser(view.kv),
    }
  }
  const factsUntil = (freshUntil: number): SessionFacts => ({
    purpose: 'full',
    openedAt: 1,
    expiresAt: freshUntil + MINUTE,
    authTime: 1,
    acr: 'phr',
    amr: ['hwk'],
    freshUntil,
    subjects: { shop: 'somebody' },
  })

  test('what the Home said comes back unchanged in any city, and only with the cookie’s secret', async () => {
    const facts = factsUntil(fixture.now() + 5 * MINUTE)
    await city().copies.put(secret, digest, facts)
    expect(await city().copies.get(secret, digest)).toEqual(facts)
    expect(await city().copies.get(systemRandom(32), digest)).toBeUndefined()
    expect(await city().copies.get(secret, systemRandom(32))).toBeUndefined()
  })

  test('a copy is good until the Home’s own time and extended by nobody, the platform’s shortest life included', async () => {
    const { copies } = city()
    await copies.put(secret, digest, factsUntil(fixture.now() + 20 * SECOND))
    fixture.advance(19 * SECOND)
    expect(await copies.get(secret, digest)).toBeDefined()
    fixture.advance(SECOND)
    expect(await copies.get(secret, digest)).toBeUndefined()
    expect(await city().copies.get(secret, digest)).toBeUndefined()
  })

  test('an erased copy is gone at once where nobody had read it, and after its time wherever somebody had', async () => {
    const reader = city()
    await reader.copies.put(secret, digest, factsUntil(fixture.now() + 5 * MINUTE))
    expect(await reader.copies.get(secret, digest)).toBeDefined()
    await city().eraser.erase([systemRandom(32), digest])
    expect(await city().copies.get(secret, digest)).toBeUndefined()
    fixture.advance(MINUTE)
    expect(await reader.copies.get(secret, digest)).toBeUndefined()
  })

  test('a miss that a city remembers says nothing about the session: undefined, never "ended"', async () => {
    const reader = city()
    expect(await reader.copies.get(secret, digest)).toBeUndefined()
    await city().copies.put(secret, digest, factsUntil(fixture.now() + 5 * MINUTE))
    expect(await reader.copies.get(secret, digest)).toBeUndefined()
    fixture.advance(MINUTE)
    expect(await reader.copies.get(secret, digest)).toBeDefined()
  })

  test('a cache that is down costs a hop: reading and keeping throw nothing, erasing says so', async () => {
    const { view, copies, eraser } = city()
    view.isDown = true
    await copies.put(secret, digest, factsUntil(fixture.now() + 5 * MINUTE))
    expect(await copies.get(secret, digest)).toBeUndefined()
    await expect(eraser.erase([digest])).rejects.toThrow()
  })

  test('noise under the name is no copy', async () => {
    const { view, copies } = city()
    let name = ''
    await kvSessionCopies(
      { ...view.kv, put: async (key: string) => void (name = key) },
      fixture.now,
      systemRandom,
    ).put(secret, digest, factsUntil(fixture.now() + 5 * MINUTE))
    await fixture.kv.put(name, 'AAAA')
    expect(await copies.get(secret, digest)).toBeUndefined()
  })

  test('sixteen racers keep copies of one session: one of them is read', async () => {
    const { copies } = city()
    const until = fixture.now() + 5 * MINUTE
    await race((racer) => copies.put(secret, digest, factsUntil(until - racer)))
    const found = await copies.get(secret, digest)
    expect((found?.freshUntil ?? 0) > until - 16).toBe(true)
  })
}
