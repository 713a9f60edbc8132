/** Asking all regions: the first claim is acted on at once, "nobody" waits for everybody (LAW fail closed, rules C2, C3). */
import { describe, expect, test } from 'vitest'
import { INDEX_GENERATION } from '../../../src/domain/identifier.ts'
import type { Region } from '../../../src/domain/region.ts'
import { newPersonId, type PersonId } from '../../../src/kernel/ids.ts'
import { systemRandom } from '../../../src/kernel/random.ts'
import type { Directory } from '../../../src/ports/directories.ts'
import { Outage } from '../../../src/ports/outage.ts'
import { locate } from '../../../src/region/locate.ts'

const key = { type: 'email', inner: new Uint8Array(32).fill(3), generation: INDEX_GENERATION } as const
const ADA = newPersonId(systemRandom)

interface Leg {
  readonly answer: PersonId | undefined | 'silent'
  readonly after: number
}

/** Regions that answer by a virtual clock, one leg after the other in order of their delay. */
function regions(legs: Readonly<Record<Region, Leg>>) {
  let now = 1_000
  const waiting: { readonly at: number; readonly go: () => void }[] = []
  const buckets: number[] = []
  const find = (region: Region): Promise<PersonId | undefined> => {
    const { answer, after } = legs[region]
    return new Promise((resolve, reject) => {
      const go = () => (answer === 'silent' ? reject(new Outage(region)) : resolve(answer))
      waiting.push({ at: now + after, go })
    })
  }
  const edge = {
    clock: () => now,
    log: () => undefined,
    directories: {
      of(region: Region, bucket: number) {
        buckets.push(bucket)
        return { find: () => find(region) } as Partial<Directory> as Directory
      },
    },
  }
  const step = async () => {
    const next = waiting.toSorted((a, b) => a.at - b.at)[0]
    if (!next) return
    waiting.splice(waiting.indexOf(next), 1)
    now = next.at
    next.go()
    for (let turn = 0; turn < 10; turn++) await Promise.resolve()
  }
  return { edge, step, buckets }
}

const after = (milliseconds: number, answer?: Leg['answer']): Leg => ({ answer, after: milliseconds })

/** The value of a promise that has settled by now. */
async function settled<Value>(promise: Promise<Value>): Promise<Value | 'pending'> {
  await Promise.resolve()
  return Promise.race([promise, Promise.resolve('pending' as const)])
}

describe('locate', () => {
  test('the first claim resolves before the slower regions have answered', async () => {
    const { edge, step } = regions({ eu: after(15, ADA), us: after(100), ap: after(220) })
    const { claimed, everyone } = await locate(edge, key, 'ABCDE-12345')
    await step()
    expect(await settled(claimed)).toEqual({ region: 'eu', person: ADA })
    expect(await settled(everyone)).toBe('pending')
    await step()
    await step()
    expect(await everyone).toEqual({
      address: { region: 'eu', person: ADA },
      slowest: 220,
      isRegionSilent: false,
    })
  })

  test('nobody is said only when all have answered, with the slowest leg', async () => {
    const { edge, step } = regions({ eu: after(15), us: after(300), ap: after(220) })
    const { claimed, everyone } = await locate(edge, key, 'ABCDE-12345')
    await step()
    await step()
    expect(await settled(claimed)).toBe('pending')
    await step()
    expect(await claimed).toBeUndefined()
    expect(await everyone).toEqual({ address: undefined, slowest: 300, isRegionSilent: false })
  })

  test('a silent region is told and hides no claim of another', async () => {
    const { edge, step } = regions({ eu: after(2_000, 'silent'), us: after(100), ap: after(220, ADA) })
    const { claimed, everyone } = await locate(edge, key, 'ABCDE-12345')
    await step()
    await step()
    expect(await settled(claimed)).toEqual({ region: 'ap', person: ADA })
    await step()
    expect(await everyone).toMatchObject({ slowest: 2_000, isRegionSilent: true })
  })

  test('all regions silent: nobody claimed and nothing rejects', async () => {
    const silent = after(10, 'silent')
    const { edge, step } = regions({ eu: silent, us: silent, ap: silent })
    const { claimed, everyone } = await locate(edge, key, 'ABCDE-12345')
    for (let leg = 0; leg < 3; leg++) await step()
    expect(await claimed).toBeUndefined()
    expect(await everyone).toMatchObject({ address: undefined, isRegionSilent: true })
  })

  test('every region is asked in the same bucket', async () => {
    const { edge, buckets } = regions({ eu: after(1), us: after(1), ap: after(1) })
    await locate(edge, key, 'ABCDE-12345')
    expect(buckets).toHaveLength(3)
    expect(new Set(buckets).size).toBe(1)
  })
})
