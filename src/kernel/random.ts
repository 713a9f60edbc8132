/** Chance is handed in like time, so that tests can replay it; only this file asks the machine for it. */
export type Random = (bytes: number) => Uint8Array

export const systemRandom: Random = (bytes) => crypto.getRandomValues(new Uint8Array(bytes))
