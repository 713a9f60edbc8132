/**
 * The border to D1: a driver's error carries bound parameters in its message, so nothing of it rises. What is left is our own word
 * for the place; a broken uniqueness is told apart, because a caller can act on it. Every call has a deadline of its own.
 */
import { Outage, UNMIGRATED } from '../ports/outage.ts'
import { within } from './within.ts'

const DEADLINE = 1_500

export class Conflict extends Error {}

/** Runs one database call: the answer, a `Conflict`, or an `Outage` named `place`. */
export async function guarded<Answer>(place: string, call: () => PromiseLike<Answer>): Promise<Answer> {
  try {
    return await within(DEADLINE, call())
  } catch (error) {
    if (mentions(error, 'UNIQUE constraint failed')) throw new Conflict(place)
    if (mentions(error, 'no such table')) throw new Outage(UNMIGRATED)
    throw new Outage(place)
  }
}

const mentions = (error: unknown, words: string): boolean =>
  error instanceof Error && (error.message.includes(words) || mentions(error.cause, words))
