/** The one alarm of a Durable Object, as both stores set it: only ever to an earlier time, because setting it is billed as a row. */

/** The platform's part of it. `at`: ms since the epoch. */
export interface Alarm {
  set(at: number): void
}

export interface Wakes {
  /** Wakes the object at `at` or before. */
  readonly wake: (at: number) => void
  /** The alarm has gone off: whatever comes next sets it anew. */
  readonly woken: () => void
}

export function earliest(alarm: Alarm): Wakes {
  let wakesAt = Number.POSITIVE_INFINITY
  return {
    wake: (at) => {
      if (at >= wakesAt) return
      wakesAt = at
      alarm.set(at)
    },
    woken: () => void (wakesAt = Number.POSITIVE_INFINITY),
  }
}
