/** Asking a Home: a lost answer once more (Z2), a newer configuration once anew (I1), and nothing beyond that. */
import { describe, expect, test } from 'vitest'
import { Outage } from '../../../src/ports/outage.ts'
import { askAsOfNow, askHome } from '../../../src/region/ask-home.ts'
import { fakeHouse } from '../../support/fake-edge.ts'

const call = {
  requestId: 'r',
  requestNumber: new Uint8Array(16).fill(5),
  configVersion: 1,
  visit: {},
  locale: 'en',
  brand: { name: 'Example' },
}
const yes = { ok: true, value: 'yes' } as const

describe('a lost answer (Z2)', () => {
  test('is asked for once more', async () => {
    const { edge } = await fakeHouse([])
    let tries = 0
    const ask = () => (tries++ === 0 ? Promise.reject(new Outage('eu')) : Promise.resolve(yes))
    expect(await askHome(edge, ask)).toEqual(yes)
    expect(tries).toBe(2)
  })

  test('twice lost is an outage', async () => {
    const { edge } = await fakeHouse([])
    let tries = 0
    const ask = () => (tries++, Promise.reject(new Outage('eu')))
    await expect(askHome(edge, ask)).rejects.toBeInstanceOf(Outage)
    expect(tries).toBe(2)
  })

  test('late lost is not asked for again', async () => {
    const made = await fakeHouse([])
    let tries = 0
    const ask = () => (tries++, (made.now += 1_001), Promise.reject(new Outage('eu')))
    await expect(askHome(made.edge, ask)).rejects.toBeInstanceOf(Outage)
    expect(tries).toBe(1)
  })

  test('what is not an outage is nobody’s to repeat', async () => {
    const { edge } = await fakeHouse([])
    let tries = 0
    const ask = () => (tries++, Promise.reject(new TypeError('a mistake')))
    await expect(askHome(edge, ask)).rejects.toBeInstanceOf(TypeError)
    expect(tries).toBe(1)
  })
})

describe('a newer configuration (I1)', () => {
  test('is read once, and asked with', async () => {
    const { edge } = await fakeHouse([])
    const asked: number[] = []
    const outcome = await askAsOfNow(edge, call, ({ configVersion }) => {
      asked.push(configVersion)
      return Promise.resolve(configVersion < 2 ? { ok: false, why: 'configuration_stale' } : yes)
    })
    expect(asked).toEqual([1, 2])
    expect(outcome).toEqual(yes)
  })

  test('an edge that stays behind is an outage', async () => {
    const { edge } = await fakeHouse([])
    const stale = () => Promise.resolve({ ok: false, why: 'configuration_stale' } as const)
    await expect(askAsOfNow(edge, call, stale)).rejects.toBeInstanceOf(Outage)
  })
})
