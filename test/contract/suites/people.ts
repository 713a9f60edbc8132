/** The promises of ports/people.ts on a region's databases. */
import { describe, expect, test } from 'vitest'
import { newPersonId, type PersonId } from '../../../src/kernel/ids.ts'
import { systemRandom } from '../../../src/kernel/random.ts'
import { Outage } from '../../../src/ports/outage.ts'
import type { CredentialRow, PersonRecord } from '../../../src/ports/people.ts'
import { regionDataKeys } from '../../../src/store/region/data-keys.ts'
import { regionPeople } from '../../../src/store/region/people.ts'
import { bytes, race } from './storage.ts'

const passkey = (id: string, over: Partial<CredentialRow> = {}): CredentialRow => ({
  id,
  method: 'passkey',
  document: bytes(4, 80),
  addedAt: 20,
  ...over,
})
const password: CredentialRow = { id: 'password', method: 'password', document: bytes(5, 70), addedAt: 10 }

const record = (person: PersonId, credentials: readonly CredentialRow[] = [password]): PersonRecord => ({
  person: {
    person,
    status: 'pending',
    version: 1,
    change: '',
    profile: bytes(1, 50),
    subject: bytes(2, 60),
    createdAt: 10,
    updatedAt: 10,
  },
  identifiers: [{ type: 'email', index: bytes(3), value: bytes(6, 40), verifiedAt: 10, primary: true }],
  credentials,
})

const newPerson = (): PersonId => newPersonId(systemRandom)
const newName = (): string => newPersonId(systemRandom)

export function peopleContract(shardOf: () => D1Database): void {
  const open = () => regionPeople(shardOf())
  const born = async (credentials?: readonly CredentialRow[]) => {
    const people = open()
    const person = newPerson()
    await people.create(record(person, credentials))
    await people.activate(person, 30)
    return { people, person }
  }

  test('nobody is nobody; a person comes back whole, pending until activated', async () => {
    const people = open()
    const person = newPerson()
    const whole = record(person, [password, passkey(newName())])
    expect(await people.read(person)).toBeUndefined()
    expect(await people.create(whole)).toBe('created')
    expect(await people.create(whole)).toBe('created')
    const found = await people.read(person)
    expect({ ...found, credentials: new Set(found?.credentials) }).toEqual({
      ...whole,
      credentials: new Set(whole.credentials),
    })
    await people.activate(person, 30)
    await people.activate(person, 30)
    expect((await people.read(person))?.person).toEqual({ ...whole.person, status: 'active', updatedAt: 30 })
  })

  test('only a person that never became active can be discarded; all of them goes', async () => {
    const { people, person } = await born()
    await people.discard(person)
    expect((await people.read(person))?.credentials).toHaveLength(1)
    const id = newName()
    const pending = newPerson()
    await people.create(record(pending, [passkey(id)]))
    await people.discard(pending)
    expect(await people.read(pending)).toBeUndefined()
    expect(await people.create(record(pending, [passkey(id)]))).toBe('created')
  })

  test('a passkey that stands in this shard is a conflict, and nothing of the newcomer is left (rule B4)', async () => {
    const id = newName()
    const { people } = await born([passkey(id)])
    const newcomer = newPerson()
    expect(await people.create(record(newcomer, [passkey(id)]))).toBe('conflict')
    expect(await people.read(newcomer)).toBeUndefined()
    const { person } = await born()
    expect(await people.apply(person, { change: newName(), expected: 1, at: 40, add: [passkey(id)] })).toBe(
      'conflict',
    )
    expect((await people.read(person))?.person.version).toBe(1)
  })

  describe('apply', () => {
    test('adds, replaces and removes in one step; repeated it has been applied once', async () => {
      const id = newName()
      const { people, person } = await born()
      const newer = { ...password, document: bytes(7, 71), addedAt: 50 }
      const step = { change: newName(), expected: 1, at: 50, add: [passkey(id), newer] }
      for (const _ of [1, 2]) expect(await people.apply(person, step)).toBe('applied')
      const found = await people.read(person)
      expect(found?.person).toMatchObject({ version: 2, updatedAt: 50, change: step.change })
      expect(new Set(found?.credentials)).toEqual(new Set([passkey(id), newer]))
      expect(
        await people.apply(person, { change: newName(), expected: 2, at: 60, remove: ['password'] }),
      ).toBe('applied')
      expect((await people.read(person))?.credentials).toEqual([passkey(id)])
    })

    test('a new profile takes the place of the old one, and one that does not come leaves it', async () => {
      const { people, person } = await born()
      const profile = bytes(8, 60)
      expect(await people.apply(person, { change: newName(), expected: 1, at: 50, profile })).toBe('applied')
      expect((await people.read(person))?.person.profile).toEqual(profile)
      await people.apply(person, { change: newName(), expected: 2, at: 60, add: [passkey(newName())] })
      expect((await people.read(person))?.person.profile).toEqual(profile)
    })

    test('identifiers come, go and become primary in one step; there is one primary one', async () => {
      const { people, person } = await born()
      const other = {
        type: 'email',
        index: bytes(13),
        value: bytes(9, 40),
        verifiedAt: 50,
        primary: false,
      } as const
      const primaries = async () =>
        (await people.read(person))?.identifiers.map(({ index, primary }) => [index[0], primary]).toSorted()
      const add = { change: newName(), expected: 1, at: 50, identifiers: { add: [other], remove: [] } }
      for (const _ of [1, 2]) expect(await people.apply(person, add)).toBe('applied')
      expect(await primaries()).toEqual([
        [13, false],
        [3, true],
      ])
      const name = { type: 'email', index: other.index } as const
      const promote = {
        change: newName(),
        expected: 2,
        at: 60,
        identifiers: { add: [], remove: [], primary: name },
      }
      expect(await people.apply(person, promote)).toBe('applied')
      expect(await primaries()).toEqual([
        [13, true],
        [3, false],
      ])
      const first = { type: 'email', index: bytes(3) } as const
      const replace = {
        change: newName(),
        expected: 3,
        at: 70,
        identifiers: {
          add: [{ ...other, index: bytes(14) }],
          remove: [first, name],
          primary: { type: 'email', index: bytes(14) },
        },
      } as const
      expect(await people.apply(person, replace)).toBe('applied')
      expect(await primaries()).toEqual([[14, true]])
    })

    test('what was decided on an older version is stale and changes nothing', async () => {
      const { people, person } = await born()
      await people.apply(person, { change: newName(), expected: 1, at: 50, add: [passkey(newName())] })
      const before = await people.read(person)
      const late = { change: newName(), expected: 1, at: 60, remove: ['password'], add: [passkey(newName())] }
      expect(await people.apply(person, late)).toBe('stale')
      expect(await people.read(person)).toEqual(before)
    })

    test('a change of nobody is stale', async () => {
      expect(
        await open().apply(newPerson(), { change: newName(), expected: 1, at: 1, add: [password] }),
      ).toBe('stale')
    })

    test('sixteen racers on one version: one is applied', async () => {
      const { people, person } = await born()
      const outcomes = await race(() =>
        people.apply(person, { change: newName(), expected: 1, at: 50, add: [passkey(newName())] }),
      )
      expect(outcomes.toSorted()).toEqual(['applied', ...Array.from({ length: 15 }, () => 'stale')])
      expect((await people.read(person))?.credentials).toHaveLength(2)
    })
  })

  test('facts and consents are written once however often they are told', async () => {
    const { people, person } = await born()
    const [number, id] = [systemRandom(32), newName()]
    const fact = { number, verb: 'session.opened', result: 'done', at: 1, detail: bytes(1), digest: bytes(2) }
    for (const at of [1, 2]) await people.audit(person, [{ ...fact, at }])
    for (const at of [1, 2]) await people.recordConsent(person, { id, document: bytes(3), at })
    const count = async (query: string, value: unknown): Promise<unknown> => {
      const found = await shardOf().prepare(query).bind(value).all()
      return found.results
    }
    expect(await count('SELECT at FROM audit WHERE number = ?', number)).toEqual([{ at: 1 }])
    expect(await count('SELECT at FROM consent WHERE id = ?', id)).toEqual([{ at: 1 }])
  })

  test('audit rows are found by their numbers and by nothing else', async () => {
    const { people, person } = await born()
    const row = (fill: number) => ({
      number: bytes(fill),
      verb: 'session.opened',
      result: 'ok',
      at: fill,
      detail: bytes(fill, 20),
      digest: bytes(fill),
    })
    await people.audit(person, [row(101), row(102)])
    expect(await people.audited(person, [bytes(102), bytes(103)])).toEqual([row(102)])
    expect(await people.audited(person, [])).toEqual([])
    const fifty = Array.from({ length: 50 }, (_, at) => bytes(60 + at))
    expect((await people.audited(person, fifty)).map(({ at }) => at).toSorted((a, b) => a - b)).toEqual([
      101, 102,
    ])
  })

  test('what a driver says never rises: its message carries what was bound', async () => {
    const secret = 'a secret that must not be told'
    const broken = open().audit(newPerson(), [
      { number: bytes(1), verb: secret, result: 'done', at: Number.NaN, detail: bytes(1), digest: bytes(1) },
    ])
    const error: unknown = await broken.catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(Outage)
    expect(String(error)).not.toContain(secret)
    expect((error as Error).cause).toBeUndefined()
  })
}

export function dataKeysContract(keysOf: () => D1Database): void {
  const wrappedOf = async (person: PersonId): Promise<readonly unknown[]> => {
    const found = await keysOf()
      .prepare('SELECT wrapped FROM data_key WHERE person = ?')
      .bind(person)
      .all<{ wrapped: number[] }>()
    return found.results.map(({ wrapped }) => Uint8Array.from(wrapped))
  }

  test('the first key stays; a destroyed one is gone; destroying nothing is nothing', async () => {
    const keys = regionDataKeys(keysOf())
    const person = newPerson()
    await keys.destroy(person)
    await keys.create(person, bytes(1, 61), 1)
    await keys.create(person, bytes(2, 61), 2)
    expect(await wrappedOf(person)).toEqual([bytes(1, 61)])
    await keys.destroy(person)
    expect(await wrappedOf(person)).toEqual([])
  })

  test('sixteen racers write one key', async () => {
    const keys = regionDataKeys(keysOf())
    const person = newPerson()
    await race((racer) => keys.create(person, bytes(racer, 61), racer))
    expect(await wrappedOf(person)).toHaveLength(1)
  })
}
