/**
 * Every change announces itself: the closed union of facts. A fact is written in the transaction of the change it tells of and
 * is delivered at least once. Personal detail (from where, with what) stands apart, encrypted under the person's key (rule L1).
 */
export const FACT_VERBS = [
  'person.born',
  'session.opened',
  'session.ended',
  'sessions.ended_others',
  'credential.added',
  'credential.removed',
  'credential.renamed',
  'password.changed',
  'profile.changed',
  'identifier.added',
  'identifier.changed',
  'identifier.removed',
  'identifier.primary_changed',
  'identifier.restored',
  'recovery.started',
  'recovery.completed',
  'attempts.paused',
  'device.trusted',
  'consent.granted',
  'consent.withdrawn',
  'family.ended',
  'family.theft_detected',
  'code.reused',
] as const
export type FactVerb = (typeof FACT_VERBS)[number]

/** What the audit row says in clear: nothing about whom or from where. */
export interface Fact {
  readonly verb: FactVerb
  readonly result: 'done' | 'refused'
  readonly at: number
  readonly detail: FactDetail
}

/** Encrypted under the person's key wherever it is at rest. */
export interface FactDetail {
  readonly requestId: string
  readonly clientId?: string
  readonly credential?: string
  readonly method?: string
  readonly session?: string
  readonly address?: string
  readonly userAgent?: string
  readonly place?: string
}
