/**
 * What operators read. `reason` is unique to its site; fields are counts, durations, names of our own things. Nothing personal,
 * no input, no URL, no message of a driver: the type admits numbers, booleans and words of ours only.
 */
export interface Log {
  (
    level: 'info' | 'warn' | 'error',
    reason: string,
    fields?: Readonly<Record<string, number | boolean | string>>,
  ): void
}
