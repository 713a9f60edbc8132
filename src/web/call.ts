/**
 * The call that a request makes into a region (ports/call.ts), from what the street knows of it. One request number per incoming request,
 * or the one of a posted form (rule Z2); who wants to repeat a call repeats it with this very value.
 */
import type { Client } from '../domain/client.ts'
import { brandOf } from '../interaction/brand.ts'
import type { Call } from '../ports/call.ts'
import type { Edge } from '../ports/edge.ts'
import type { HouseContext } from './context.ts'

/** Of a call that no posted form stands for: 16 bytes, drawn once per use. */
export const newRequestNumber = ({ random }: Pick<Edge, 'random'>): Uint8Array => random(16)

export interface CallFacts {
  /** `formNumber` of a posted form; drawn afresh where it is absent, because a second request there is a second use. */
  readonly requestNumber?: Uint8Array
  /** The application this is for: its face is on the mails that a region sends. */
  readonly client?: Pick<Client, 'name' | 'theme'> | undefined
}

export async function callOf(c: HouseContext, { requestNumber, client }: CallFacts = {}): Promise<Call> {
  const { edge, requestId, visit, locale } = c.var
  return {
    requestId,
    requestNumber: requestNumber ?? newRequestNumber(edge),
    configVersion: await edge.configuration.version(),
    visit,
    locale,
    brand: brandOf(edge, client),
  }
}
