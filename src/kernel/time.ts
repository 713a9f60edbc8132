/**
 * The clock of the house. Everything that needs the time is handed a `Clock`; only this file reads the machine's.
 * Times are milliseconds since the epoch everywhere inside; protocols that speak seconds cross once, through `seconds`.
 */
export type Clock = () => number

export const systemClock: Clock = () => Date.now()

/** An instant in words that sort (ISO 8601), for people and files. */
export const isoTime = (milliseconds: number): string => new Date(milliseconds).toISOString()

export const SECOND = 1_000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** Milliseconds to the whole seconds that JWT claims carry (RFC 7519 §2, NumericDate). */
export const seconds = (milliseconds: number): number => Math.floor(milliseconds / SECOND)
