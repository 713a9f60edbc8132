/**
 * Where does the holder of an identifier live? One parallel question to the Directories of all regions (LAW one hop). The first
 * claim may be acted on at once; saying "no" has to wait for everybody, because while a region is silent nobody may learn who
 * lives there (LAW fail closed, rules C2, C3). No secret travels with the question.
 */
import { bucketOf } from '../crypto/blind-index.ts'
import type { IdentifierKey } from '../domain/identifier.ts'
import { REGIONS, type Region } from '../domain/region.ts'
import type { HomeAddress } from '../ports/call.ts'
import type { Edge } from '../ports/edge.ts'

export interface Everyone {
  readonly address: HomeAddress | undefined
  /** The slowest leg of this question, ms: what a failing answer's floor grows with (rule C2). */
  readonly slowest: number
  readonly isRegionSilent: boolean
}

export interface Located {
  /** The first region that says "mine", at once; undefined when all have answered or failed and none did. Never rejects. */
  readonly claimed: Promise<HomeAddress | undefined>
  /** When every region has answered or failed. Never rejects. */
  readonly everyone: Promise<Everyone>
}

type Asking = Pick<Edge, 'directories' | 'clock' | 'log'>

interface Question {
  readonly region: Region
  readonly bucket: number
  readonly key: IdentifierKey
  readonly requestId: string
}

interface Leg {
  readonly address: HomeAddress | undefined
  readonly took: number
  readonly isSilent: boolean
}

/** `requestId` finds the log line of a region that is silent. */
export async function locate(edge: Asking, key: IdentifierKey, requestId: string): Promise<Located> {
  const bucket = await bucketOf(key.inner)
  const legs = REGIONS.map((region) => ask(edge, { region, bucket, key, requestId }))
  const everyone = Promise.all(legs).then(together)
  const claimed = new Promise<HomeAddress | undefined>((resolve) => {
    for (const leg of legs) void leg.then(({ address }) => address && resolve(address))
    void everyone.then(({ address }) => resolve(address))
  })
  return { claimed, everyone }
}

async function ask(edge: Asking, { region, bucket, key, requestId }: Question): Promise<Leg> {
  const started = edge.clock()
  try {
    const person = await edge.directories.of(region, bucket).find(key)
    return { address: person && { region, person }, took: edge.clock() - started, isSilent: false }
  } catch {
    edge.log('warn', 'locate_region_silent', { region, request: requestId })
    return { address: undefined, took: edge.clock() - started, isSilent: true }
  }
}

const together = (legs: readonly Leg[]): Everyone => ({
  address: legs.find((leg) => leg.address)?.address,
  slowest: Math.max(...legs.map((leg) => leg.took)),
  isRegionSilent: legs.some((leg) => leg.isSilent),
})
