/** The promises of ports/configuration.ts: a bound on age, versions that only grow, outages that are none while confirmed (I1, Z4, D6). */
import { beforeEach, describe, expect, test } from 'vitest'
import { newClientId } from '../../../src/crypto/client-id.ts'
import { MINUTE, SECOND } from '../../../src/kernel/time.ts'
import { systemRandom } from '../../../src/kernel/random.ts'
import { Outage } from '../../../src/ports/outage.ts'
import { cachedConfiguration, newConfigurationMemory } from '../../../src/store/global/configuration.ts'
import { globalRecords, type GlobalRecords } from '../../../src/store/global/records.ts'
import { kvHeartbeat } from '../../../src/store/kv/heartbeat.ts'
import { aClient } from '../../support/fake-edge.ts'
import { cityOf } from '../../support/memory/kv.ts'
import { keyring } from '../../../src/crypto/keyring.ts'
import { imageName } from '../../../src/domain/image.ts'
import { concat, utf8 } from '../../../src/kernel/bytes.ts'
import { Secret } from '../../../src/kernel/secret.ts'
import type { KvFixture } from './session-copies.ts'

export interface ConfigurationFixture extends KvFixture {
  readonly global: D1Database
}

const house = keyring([{ id: 1, secret: new Secret(concat(new Uint8Array(32).fill(9))) }])

export function configurationContract(open: () => ConfigurationFixture): void {
  let fixture: ConfigurationFixture
  let id: string
  beforeEach(async () => {
    fixture = open()
    id = await newClientId(house, systemRandom)
  })

  /** One isolate in a city of its own, with a count of what it asked the database. */
  const isolate = () => {
    const city = cityOf(fixture.kv, fixture.now)
    const asked: string[] = []
    const state: { isGlobalDown: boolean; holdClients?: Promise<void> } = { isGlobalDown: false }
    const behind: Promise<unknown>[] = []
    const real = globalRecords(fixture.global)
    const records = Object.fromEntries(
      Object.entries(real).map(([verb, run]: [string, (...given: never[]) => Promise<unknown>]) => [
        verb,
        async (...given: never[]) => {
          if (state.isGlobalDown) throw new Outage('global')
          asked.push(verb)
          const found = await run(...given)
          if (verb === 'client') await state.holdClients
          return found
        },
      ]),
    ) as unknown as GlobalRecords // every verb of the real one, counted
    const configuration = cachedConfiguration({
      memory: newConfigurationMemory(),
      records,
      heartbeat: kvHeartbeat(city.kv),
      houseKeys: house,
      clock: fixture.now,
      afterwards: (work) => void behind.push(work),
    })
    return { configuration, city, asked, state, settled: () => Promise.all(behind.splice(0)) }
  }
  const write = async (over: Parameters<typeof aClient>[0] = {}, name = id): Promise<void> => {
    const record = JSON.stringify({ ...(await aClient()), id: name, ...over })
    const { global } = fixture
    await global.batch([
      global
        .prepare('INSERT OR REPLACE INTO client (id, record, updated_at) VALUES (?, ?, ?)')
        .bind(name, record, 1),
      global.prepare("UPDATE configuration SET version = version + 1 WHERE name = 'configuration'"),
    ])
  }
  /** What the clock of the Worker does each minute. */
  const beat = async (): Promise<void> => {
    const version = await globalRecords(fixture.global).version()
    await kvHeartbeat(cityOf(fixture.kv, fixture.now).kv).write(version, fixture.now())
  }

  test('heartbeats come back as they were written; none and nonsense are none', async () => {
    const { city } = isolate()
    const beats = kvHeartbeat(city.kv)
    await fixture.kv.delete('configuration:heartbeat')
    expect(await beats.read()).toBeUndefined()
    fixture.advance(MINUTE)
    await beats.write(7, 123)
    expect(await beats.read()).toEqual({ version: 7, time: 123 })
    fixture.advance(MINUTE)
    await fixture.kv.put('configuration:heartbeat', '{"version":"7"}')
    expect(await beats.read()).toBeUndefined()
    city.isDown = true
    fixture.advance(MINUTE)
    expect(await beats.read()).toBeUndefined()
  })

  test('a client is read once while memory may be believed; an id that is not ours is refused from memory (D6)', async () => {
    await write()
    const { configuration, asked } = isolate()
    for (const _ of [1, 2]) expect((await configuration.client(id))?.id).toBe(id)
    expect(asked.filter((verb) => verb === 'client')).toHaveLength(1)
    for (const _ of [1, 2]) expect(await configuration.client('no id of ours')).toBeUndefined()
    expect(asked.filter((verb) => verb === 'client')).toHaveLength(1)
    const gone = await newClientId(house, systemRandom)
    for (const _ of [1, 2]) expect(await configuration.client(gone)).toBeUndefined()
    expect(asked.filter((verb) => verb === 'client')).toHaveLength(2)
  })

  describe('pictures', () => {
    const shown = imageName('s'.repeat(43), 'svg')
    const unshown = imageName('u'.repeat(43), 'png')
    const theme = { brandName: 'Brand', logo: { light: shown } }
    const draw = (name: string, bytes: Uint8Array) =>
      fixture.global
        .prepare('INSERT OR REPLACE INTO image (name, bytes) VALUES (?, ?)')
        .bind(name, bytes)
        .run()

    test('what a theme shows is read once; what none shows is refused from memory (D6)', async () => {
      await draw(shown, utf8('picture'))
      await draw(unshown, utf8('left over'))
      await write({ theme })
      const { configuration, asked } = isolate()
      for (const _ of [1, 2]) expect(await configuration.image(shown)).toEqual(utf8('picture'))
      expect(asked.filter((verb) => verb === 'image')).toHaveLength(1)
      for (const name of [unshown, imageName('x'.repeat(43), 'svg'), '', '../client'])
        expect(await configuration.image(name)).toBeUndefined()
      expect(asked.filter((verb) => verb === 'image' || verb === 'index')).toHaveLength(2)
    })

    test('gone with the theme that showed it', async () => {
      const former = imageName('f'.repeat(43), 'svg')
      await draw(former, utf8('picture'))
      await write({ theme: { ...theme, logo: { light: former } } })
      const { configuration } = isolate()
      expect(await configuration.image(former)).toBeDefined()
      await write()
      await configuration.reload()
      expect(await configuration.image(former)).toBeUndefined()
    })

    test('an isolate keeps a few dozen, whatever is asked for', async () => {
      const names = Array.from({ length: 66 }, (_, at) => imageName(String(at).padStart(43, 'n'), 'svg'))
      for (const [at, name] of names.entries()) {
        await draw(name, utf8(name))
        await write({ theme: { brandName: 'Brand', logo: { light: name } } }, `many-${at}`)
      }
      const { configuration, asked } = isolate()
      const reads = (): number => asked.filter((verb) => verb === 'image').length
      for (const name of names) expect(await configuration.image(name)).toEqual(utf8(name))
      expect(await configuration.image(names[65] ?? '')).toBeDefined()
      expect(reads()).toBe(66)
      expect(await configuration.image(names[0] ?? '')).toBeDefined()
      expect(reads()).toBe(67)
    })
  })

  test('a read that ends after the version moved on is kept by nobody (Z4)', async () => {
    await write()
    const { configuration, state } = isolate()
    await configuration.version()
    const held = Promise.withResolvers<void>()
    state.holdClients = held.promise
    const late = configuration.client(id)
    await write({ isDisabled: true })
    await configuration.reload()
    held.resolve()
    await late
    expect(await configuration.client(id)).toBeUndefined()
  })

  describe('a change is everywhere within two minutes of a heartbeat', () => {
    test('in every city, by heartbeat or by asking the database', async () => {
      await write()
      const cities = [isolate(), isolate()]
      for (const { configuration } of cities) expect(await configuration.client(id)).toBeDefined()
      await write({ isDisabled: true })
      fixture.advance(2 * MINUTE + SECOND)
      for (const { configuration } of cities) expect(await configuration.client(id)).toBeUndefined()
    })

    test('a stale heartbeat confirms no longer than its own time allows', async () => {
      await write()
      await beat()
      const { configuration, settled } = isolate()
      await configuration.client(id)
      await write({ isDisabled: true })
      for (let waited = 0; waited <= 120; waited += 30) {
        fixture.advance(30 * SECOND)
        if (waited < 60) await configuration.client(id)
        await settled()
      }
      expect(await configuration.client(id)).toBeUndefined()
    })

    test('a newer heartbeat is believed behind the answer, so the next request knows', async () => {
      await write()
      const { configuration, settled } = isolate()
      await configuration.client(id)
      await write({ isDisabled: true })
      fixture.advance(MINUTE + SECOND)
      await beat()
      await configuration.client(id)
      await settled()
      expect(await configuration.client(id)).toBeUndefined()
    })
  })

  test('an older version never replaces a newer one: a disabled client does not come back (Z4)', async () => {
    await write()
    await beat()
    const { configuration, settled } = isolate()
    await write({ isDisabled: true })
    await configuration.reload()
    const newest = await configuration.version()
    fixture.advance(MINUTE + SECOND)
    await kvHeartbeat(cityOf(fixture.kv, fixture.now).kv).write(newest - 1, fixture.now())
    expect(await configuration.client(id)).toBeUndefined()
    await settled()
    expect([await configuration.version(), await configuration.client(id)]).toEqual([newest, undefined])
  })

  test('the database silent: served while a heartbeat confirms, then an outage; KV down: the database is asked', async () => {
    await write()
    await beat()
    const { configuration, city, state, settled } = isolate()
    expect(await configuration.client(id)).toBeDefined()
    state.isGlobalDown = true
    for (let minute = 0; minute < 4; minute++) {
      fixture.advance(MINUTE)
      await beat()
      expect(await configuration.client(id)).toBeDefined()
      await settled()
    }
    city.isDown = true
    fixture.advance(3 * MINUTE)
    await expect(configuration.client(id)).rejects.toBeInstanceOf(Outage)
    state.isGlobalDown = false
    expect(await configuration.client(id)).toBeDefined()
  })
}
