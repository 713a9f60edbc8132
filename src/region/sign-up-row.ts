/** The random name of a sign-up's row, and the Directory bucket that its first 12 bits choose. The name says nothing about anybody. */
import { fromBase64url } from '../kernel/bytes.ts'
import { newId } from '../kernel/ids.ts'
import type { Random } from '../kernel/random.ts'

export const newSignUpRow = (random: Random): string => newId(random)

/** 0–4095; a malformed name lands in bucket 0 and is found nowhere. */
export function bucketOfRow(row: string): number {
  const [first = 0, second = 0] = fromBase64url(row) ?? []
  return (first << 4) | (second >> 4)
}
