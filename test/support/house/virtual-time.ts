/** The clock of edge, Homes and relying party alike, moved ahead by a test. It goes on ticking, so that floors and order keep working. */
import { vi } from 'vitest'

export class VirtualTime {
  #ahead = 0

  start(): void {
    this.#ahead = 0
    const real = Date.now.bind(Date)
    vi.spyOn(Date, 'now').mockImplementation(() => real() + this.#ahead)
  }

  pass(milliseconds: number): void {
    this.#ahead += milliseconds
  }
}
