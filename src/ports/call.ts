/**
 * What travels with every call from the edge into a region. `now` never does: whoever stores a time judges it (rule G8).
 */
import type { Region } from '../domain/region.ts'
import type { PersonId } from '../kernel/ids.ts'

/** Where a request came from. Personal: it may be stored in the person's region under the person's key and nowhere else. */
export interface Visit {
  readonly address?: string
  readonly userAgent?: string
  /** City and country in words as the platform guesses them. */
  readonly place?: string
}

/** The application's face, for mails that a region sends. */
export interface Brand {
  readonly name: string
  readonly colour?: string
}

export interface Call {
  /** Finds the log line; shown on error pages. */
  readonly requestId: string
  /** 16 bytes, one per incoming request, or per rendered form and body: a repeated number gets the same answer (rule Z2). */
  readonly requestNumber: Uint8Array
  /** Version of the configuration the edge decided with; a Home refuses to mint with an older one than it has seen (rule I1). */
  readonly configVersion: number
  readonly visit: Visit
  readonly locale: string
  readonly brand: Brand
}

export interface HomeAddress {
  readonly region: Region
  readonly person: PersonId
}
