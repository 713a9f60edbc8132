/** A person's virtual bucket, 0–4095: computed from the random id, so that which shard holds it is configuration (rule J6). */
import { fromBase64url } from '../kernel/bytes.ts'
import type { PersonId } from '../kernel/ids.ts'

export function bucketOfPerson(person: PersonId): number {
  const [first = 0, second = 0] = fromBase64url(person) ?? []
  return (first << 4) | (second >> 4)
}
