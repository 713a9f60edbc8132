/**
 * Something we depend on did not answer. An exception because no caller can go on; caught once at the edge and answered with
 * 503 and Retry-After (LAW fail closed). Carries our own words only.
 */
export class Outage extends Error {
  readonly place: string
  constructor(place: string) {
    super(`${place} did not answer`)
    this.name = 'Outage'
    this.place = place
  }
}

/** The place of an outage that an operator mends with migrations: a database that has no tables yet. */
export const UNMIGRATED = 'a database without tables'
