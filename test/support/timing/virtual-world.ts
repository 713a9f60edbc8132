/**
 * One clock for edge, regions and everything between them: nothing takes time but what says so by `sleep`. Time jumps to the next
 * sleeper whenever nobody can go on, so a run takes no real time and is the same run every time. Works with quick-crypto only, because
 * the platform's own crypto answers from threads that this world cannot see.
 */
export interface Clock {
  now(): number
  advance(milliseconds: number): void
}

interface Sleeper {
  readonly at: number
  readonly order: number
  readonly wake: () => void
}

/** Nothing sleeps and nothing moves: more turns of the loop than any request needs. */
const MOST_IDLE_TURNS = 1_000

export class VirtualWorld {
  readonly #clock: Clock
  #sleepers: Sleeper[] = []
  #order = 0

  constructor(clock: Clock) {
    this.#clock = clock
  }

  readonly now = (): number => this.#clock.now()

  readonly sleep = (milliseconds: number): Promise<void> =>
    new Promise((wake) => {
      this.#sleepers.push({ at: this.now() + milliseconds, order: this.#order++, wake })
    })

  /** Runs to the end of this work, and says how long it took, ms. */
  async run<Value>(work: Promise<Value>): Promise<{ readonly value: Value; readonly took: number }> {
    const start = this.now()
    let isDone = false
    void work.catch(() => undefined).finally(() => void (isDone = true))
    for (let idle = 0; ; idle++) {
      await quiet()
      if (isDone) return { value: await work, took: this.now() - start }
      if (this.#wakeNext()) idle = 0
      if (idle > MOST_IDLE_TURNS) throw new Error('a world where nobody sleeps and nothing happens')
    }
  }

  #wakeNext(): boolean {
    const [next, ...later] = this.#sleepers.toSorted((a, b) => a.at - b.at || a.order - b.order)
    if (!next) return false
    this.#sleepers = later
    this.#clock.advance(Math.max(0, next.at - this.now()))
    next.wake()
    return true
  }
}

/** Whatever can go on without time has gone on. Two turns, because reading a body takes one. */
async function quiet(): Promise<void> {
  for (let turn = 0; turn < 2; turn++) await new Promise((resolve) => void setImmediate(resolve))
}
