/** The promises of ports/directory-store.ts, for every store that makes them. */
import { beforeEach, expect, test } from 'vitest'
import type { PersonId } from '../../../src/kernel/ids.ts'
import type { ClaimRow, DirectoryStore, SignUpRow } from '../../../src/ports/directory-store.ts'
import { durableDirectoryStore } from '../../../src/store/durable/directory-store.ts'
import type { Sql } from '../../../src/store/durable/sql.ts'
import { bytes, race, recordedAlarm, type OpenStorage, type Storage } from './storage.ts'

const person = 'AAAAAAAAAAAAAAAAAAAAAA' as PersonId
const claim = (over: Partial<ClaimRow> = {}): ClaimRow => ({
  index: bytes(1),
  person,
  token: 'mine',
  state: 'pending',
  until: 100,
  ...over,
})
const signUp = (over: Partial<SignUpRow> = {}): SignUpRow => ({
  row: 'a row',
  mac: bytes(2),
  tries: 0,
  until: 100,
  person: null,
  isSpent: false,
  ...over,
})

export function directoryStoreContract(openStorage: OpenStorage): void {
  let storage: Storage
  beforeEach(async () => {
    storage = await openStorage()
  })
  const use = <Result>(
    work: (store: DirectoryStore, sql: Sql) => Result | Promise<Result>,
  ): Promise<Result> => storage.run((sql) => work(durableDirectoryStore(sql, recordedAlarm()), sql))

  test('asking about nobody makes no table', () =>
    use((store, sql) => {
      expect([store.claim(bytes(1)), store.signUp('a row'), store.sweep(1)]).toEqual([
        undefined,
        undefined,
        undefined,
      ])
      expect(sql.all("SELECT 1 FROM sqlite_master WHERE name = 'claim'")).toEqual([])
    }))

  test('rows come back as they were put, after an eviction too', async () => {
    const proved = signUp({ person, isSpent: true, tries: 3 })
    await use((store) => {
      store.putClaim(claim())
      store.putClaim(claim({ state: 'active', until: 0 }))
      store.putSignUp(signUp())
      store.putSignUp(proved)
    })
    await use((store) => {
      expect(store.claim(bytes(1))).toEqual(claim({ state: 'active', until: 0 }))
      expect(store.signUp('a row')).toEqual(proved)
      store.dropClaim(bytes(1))
      expect(store.claim(bytes(1))).toBeUndefined()
    })
  })

  test('a transaction that throws leaves no trace, the tables that it made included', () =>
    use((store) => {
      const broken = () =>
        store.transact(() => {
          store.putClaim(claim())
          throw new Error('stop')
        })
      expect(broken).toThrow('stop')
      expect(store.claim(bytes(1))).toBeUndefined()
      store.putClaim(claim())
      expect(store.claim(bytes(1))).toEqual(claim())
    }))

  test('a sweep deletes what ran out, never an active claim, and says when it is needed again', () =>
    use((store) => {
      store.putClaim(claim())
      store.putClaim(claim({ index: bytes(3), state: 'active', until: 0 }))
      store.putClaim(claim({ index: bytes(4), until: 300 }))
      store.putSignUp(signUp())
      store.putSignUp(signUp({ row: 'later', until: 200 }))
      expect(store.sweep(100)).toBe(200)
      expect([store.claim(bytes(1)), store.signUp('a row')]).toEqual([undefined, undefined])
      expect([store.claim(bytes(3))?.state, store.claim(bytes(4))?.state]).toEqual(['active', 'pending'])
      expect(store.sweep(400)).toBeUndefined()
    }))

  test('an earlier alarm stays; after a sweep the next wish sets one', () =>
    storage.run((sql) => {
      const alarm = recordedAlarm()
      const store = durableDirectoryStore(sql, alarm)
      for (const at of [50, 70, 30]) store.wake(at)
      store.sweep(40)
      store.wake(90)
      expect(alarm.times).toEqual([50, 30, 90])
    }))

  test('an instance after an eviction moves no alarm later: what runs out first is still swept in time', () =>
    storage.run((sql) => {
      const before = durableDirectoryStore(sql, recordedAlarm())
      before.putSignUp(signUp({ until: 50 }))
      before.wake(50)
      const alarm = recordedAlarm()
      const after = durableDirectoryStore(sql, alarm)
      after.putSignUp(signUp({ row: 'later', until: 200 }))
      after.wake(200)
      expect(alarm.times).toEqual([50])
    }))

  test('sixteen racers claim one index: one is first', () =>
    use(async (store) => {
      const won = await race((racer) =>
        store.transact(() => {
          if (store.claim(bytes(1))) return false
          store.putClaim(claim({ token: String(racer) }))
          return true
        }),
      )
      expect(won.filter(Boolean)).toHaveLength(1)
    }))
}
