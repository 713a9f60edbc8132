/** The promises of ports/home-store.ts, for every store that makes them. */
import { beforeEach, describe, expect, test } from 'vitest'
import type { HomeStore } from '../../../src/ports/home-store.ts'
import { durableHomeStore } from '../../../src/store/durable/home-store.ts'
import type { Sql } from '../../../src/store/durable/sql.ts'
import { aFamily, aSelf, aSession } from './home-rows.ts'
import { bytes, race, recordedAlarm, type OpenStorage, type Storage } from './storage.ts'

export function homeStoreContract(openStorage: OpenStorage): void {
  let storage: Storage
  beforeEach(async () => {
    storage = await openStorage()
  })
  const tables = (sql: Sql) =>
    sql.all("SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'self'").length
  /** A fresh instance on the same storage. */
  const use = <Result>(work: (store: HomeStore, sql: Sql) => Result | Promise<Result>): Promise<Result> =>
    storage.run((sql) => work(durableHomeStore(sql, recordedAlarm()), sql))
  const born = <Result>(work: (store: HomeStore, sql: Sql) => Result | Promise<Result>): Promise<Result> =>
    use((store, sql) => {
      store.putSelf(aSelf())
      return work(store, sql)
    })

  test('a Home that was never born has no tables, and reading it makes none (rule B2)', () =>
    use((store, sql) => {
      expect([store.self(), store.latest()]).toEqual([undefined, { time: 0, configVersion: 0 }])
      expect(tables(sql)).toBe(0)
    }))

  test('an object of an earlier release grows what it lacks when an instance looks, and keeps what it has', async () => {
    await born((store, sql) => {
      store.putConsent({ client: 'books', scopes: ['openid'], declined: [], grantedAt: 4 })
      store.setCounter('sign:one', 7, 0)
      for (const gone of [
        'DROP TABLE held',
        'ALTER TABLE consent DROP COLUMN declined',
        'ALTER TABLE counter DROP COLUMN note',
      ])
        sql.all(gone)
    })
    await use((store) => {
      expect(store.self()).toEqual(aSelf())
      expect(store.consent('books')).toEqual({
        client: 'books',
        scopes: ['openid'],
        declined: [],
        grantedAt: 4,
      })
      expect(store.counter('sign:one')).toMatchObject({ value: 7, until: 0, note: null })
      expect(store.allHeld()).toEqual([])
    })
  })

  test('an address that was given up is found by its link, and forgotten by it', async () => {
    const row = { id: bytes(1), since: 5, until: 9, body: bytes(2, 40) }
    await born((store) => {
      store.putHeld(row)
      store.putHeld({ ...row, id: bytes(3) })
    })
    await use((store) => {
      expect(store.held(bytes(1))).toEqual(row)
      store.forgetHeld([bytes(3), bytes(4)])
      expect(store.allHeld()).toEqual([row])
    })
  })

  test('every row comes back as it was put, after an eviction too; put again it is replaced', async () => {
    const session = aSession({
      formerCookie: bytes(14),
      formerUntil: 5,
      device: bytes(15),
      challenge: bytes(16),
    })
    const family = aFamily({ nonce: 'n', current: bytes(22), previous: bytes(23), salt: bytes(24, 16) })
    const device = { id: bytes(30), since: 1, usedAt: 2, failures: 3, pausedUntil: 4 }
    const mailed = { id: bytes(31), purpose: 'recovery', mac: bytes(32), tries: 1, until: 9 } as const
    const link = { id: bytes(33), purpose: 'unlock', mac: null, tries: 0, until: 9 } as const
    const consent = { client: 'shop', scopes: ['openid'], declined: ['email'], grantedAt: 8 }
    await born((store) => {
      store.putSession(aSession())
      store.putSession(session)
      store.putFamily(aFamily())
      store.putFamily(family)
      store.putDevice(device)
      store.putMailed(mailed)
      store.putMailed(link)
      store.putConsent({ ...consent, scopes: [] })
      store.putConsent(consent)
      store.setCounter('failures', 2, 7)
      store.putIntent('i', bytes(40))
    })
    await use((store) => {
      expect(store.self()).toEqual(aSelf())
      expect([store.session(session.id), store.sessions()]).toEqual([session, [session]])
      expect([store.family(family.id), store.families()]).toEqual([family, [family]])
      expect([store.familiesOf('shop'), store.familiesOf('other')]).toEqual([[family], []])
      expect([store.device(device.id), store.devices()]).toEqual([device, [device]])
      expect([store.mailed(mailed.id), store.mailed(link.id)]).toEqual([mailed, link])
      expect([store.consent('shop'), store.consent('other')]).toEqual([consent, undefined])
      expect([store.counter('failures'), store.counter('other')]).toMatchObject([
        { value: 2, until: 7 },
        { value: 0, until: 0 },
      ])
      expect(store.intent()).toEqual({ id: 'i', body: bytes(40) })
    })
  })

  test('what is ended, forgotten or spent is so by its own name only', () =>
    born((store) => {
      store.putSession(aSession())
      store.putSession(aSession({ id: bytes(50) }))
      store.endSessions([bytes(50)])
      expect(store.sessions().map(({ isLive }) => isLive)).toEqual([true, false])
      store.putFamily(aFamily())
      store.putFamily(aFamily({ id: 'other' }))
      store.endFamilies(['other'])
      expect(
        store
          .families()
          .map(({ state }) => state)
          .toSorted(),
      ).toEqual(['code', 'ended'])
      store.spend(bytes(51), 10)
      expect([store.isSpent(bytes(51)), store.isSpent(bytes(52))]).toEqual([true, false])
      store.putIntent('mine', bytes(1))
      store.forgetIntent('other')
      expect(store.intent()?.id).toBe('mine')
      store.forgetIntent('mine')
      expect(store.intent()).toBeUndefined()
      store.setCounter('a', 1, 0)
      store.forgetCounter('a')
      expect(store.counter('a').value).toBe(0)
      store.forgetSelf()
      expect(store.self()).toBeUndefined()
    }))

  test('a transaction that throws leaves no trace, the tables that it made included', async () => {
    await use((store) => {
      const broken = () =>
        store.transact(() => {
          store.putSelf(aSelf())
          store.putSession(aSession())
          throw new Error('stop')
        })
      expect(broken).toThrow('stop')
      expect(store.self()).toBeUndefined()
      store.putSelf(aSelf())
      expect(store.sessions()).toEqual([])
      expect(store.transact(() => 'the result')).toBe('the result')
    })
    await use((store) => expect(store.self()).toEqual(aSelf()))
  })

  describe('outbox', () => {
    test('delivered slots are used again, order is kept, and the highest number stays', async () => {
      await born((store) => {
        expect(store.lastSequence()).toBe(0)
        store.post(1, bytes(1), 10)
        store.post(3, bytes(2), 20)
        const [first] = store.outbox()
        store.delivered(first?.slot ?? 0)
        store.post(4, bytes(3), 30)
        expect(store.outbox().map(({ slot, sequence }) => [slot, sequence])).toEqual([
          [2, 3],
          [1, 4],
        ])
        for (const { slot } of store.outbox()) store.delivered(slot)
      })
      await use((store) => {
        expect([store.outbox(), store.lastSequence()]).toEqual([[], 4])
        store.post(5, bytes(4), 40)
        expect([store.outbox().map(({ sequence }) => sequence), store.lastSequence()]).toEqual([[5], 5])
      })
    })

    test('sixteen racers post sixteen numbers without a gap', () =>
      born(async (store) => {
        await race(() => store.transact(() => store.post(store.lastSequence() + 1, bytes(1), 1)))
        expect(store.outbox().map(({ sequence }) => sequence)).toEqual(
          Array.from({ length: 16 }, (_, at) => at + 1),
        )
      }))
  })

  describe('alarm', () => {
    const woken = (work: (store: HomeStore) => void): Promise<readonly number[]> =>
      storage.run((sql) => {
        const alarm = recordedAlarm()
        work(durableHomeStore(sql, alarm))
        return alarm.times
      })

    test('an earlier alarm stays and costs no row; a later wish is served by it', async () => {
      const times = await woken((store) => {
        for (const at of [50, 70, 50, 30]) store.wake(at)
      })
      expect(times).toEqual([50, 30])
    })

    test('an alarm that has rung is none: the next wish sets one, however late', async () => {
      const times = await woken((store) => {
        store.wake(50)
        store.woken()
        store.wake(70)
      })
      expect(times).toEqual([50, 70])
    })
  })

  test('the latest time and configuration of any row outlive the instance (rules G8, I1)', async () => {
    await born((store) => {
      store.putSession(aSession({ seenAt: 5_000, configVersion: 6 }))
      store.putFamily(aFamily({ rotatedAt: 7_000, configVersion: 5 }))
    })
    await use((store) => expect(store.latest()).toEqual({ time: 7_000, configVersion: 6 }))
  })

  test('a sweep deletes what has expired and keeps what still protects somebody', () =>
    born((store) => {
      const over = { expiresAt: 10, isLive: false }
      store.putSession(aSession({ ...over, id: bytes(1) }))
      store.putSession(aSession({ ...over, id: bytes(2), challenge: bytes(9), challengeUntil: 900 }))
      store.putSession(aSession({ id: bytes(3), expiresAt: 900 }))
      store.putFamily(aFamily({ id: 'code that ran out', codeUntil: 10 }))
      store.putFamily(aFamily({ id: 'ended', state: 'ended', codeUntil: 10 }))
      store.putFamily(aFamily({ id: 'ended, its code still known', state: 'ended', codeUntil: 900 }))
      store.putFamily(aFamily({ id: 'live', state: 'live', codeUntil: 10, session: bytes(3) }))
      store.putMailed({ id: bytes(4), purpose: 'recovery', mac: bytes(4), tries: 0, until: 10 })
      store.putMailed({ id: bytes(5), purpose: 'recovery', mac: bytes(5), tries: 0, until: 900 })
      store.spend(bytes(6), 10)
      store.spend(bytes(7), 900)
      store.setCounter('unlock-day:1', 1, 10)
      store.setCounter('failures', 9, 10)
      store.setCounter('sign:x', 9, 0)
      store.putFamily(
        aFamily({ id: 'of a session', isOffline: false, state: 'live', codeUntil: 10, session: bytes(1) }),
      )
      store.putFamily(
        aFamily({ id: 'offline', state: 'live', isOffline: true, codeUntil: 10, session: bytes(1) }),
      )
      store.putFamily(aFamily({ id: 'too old', state: 'live', isOffline: true, codeUntil: 10, createdAt: 1 }))
      store.putDevice({ id: bytes(8), since: 1, usedAt: 1, failures: 0, pausedUntil: 0 })
      expect(store.sweep({ now: 500, oldestFamily: 2, idleFamily: 0, oldestDevice: 2 })).toBe(9)
      expect(store.devices()).toEqual([])
      expect(store.sessions().map(({ id }) => id[0])).toEqual([2, 3])
      expect(
        store
          .families()
          .map(({ id }) => id)
          .toSorted(),
      ).toEqual(['ended, its code still known', 'live', 'offline'])
      expect([store.mailed(bytes(4)), store.mailed(bytes(5))?.until]).toEqual([undefined, 900])
      expect([store.isSpent(bytes(6)), store.isSpent(bytes(7))]).toEqual([false, true])
      expect([store.counter('failures').value, store.counter('sign:x').value]).toEqual([9, 9])
    }))

  test('sixteen racers spend one secret once and take one mailed code once', () =>
    born(async (store) => {
      const spent = await race(() =>
        store.transact(() => {
          if (store.isSpent(bytes(1))) return false
          store.spend(bytes(1), 10)
          return true
        }),
      )
      expect(spent.filter(Boolean)).toHaveLength(1)
      store.putMailed({ id: bytes(2), purpose: 'recovery', mac: bytes(2), tries: 0, until: 10 })
      const taken = await race(() =>
        store.transact(() => {
          const row = store.mailed(bytes(2))
          store.forgetMailed(bytes(2))
          return row !== undefined
        }),
      )
      expect(taken.filter(Boolean)).toHaveLength(1)
    }))

  test('sixteen racers rotate one family one after another: every generation once', () =>
    born(async (store) => {
      store.putFamily(aFamily({ state: 'live' }))
      const generations = await race(() =>
        store.transact(() => {
          const row = store.family(aFamily().id) ?? aFamily()
          store.putFamily({ ...row, generation: row.generation + 1 })
          return row.generation
        }),
      )
      expect(generations.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 16 }, (_, at) => at))
    }))
}
