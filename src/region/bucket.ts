/** Virtual buckets, 0–4095: computed from the random id, so that which shard holds a person is configuration (rule J6). */
import { base64url, fromBase64url } from '../kernel/bytes.ts'
import { parsePersonId, type PersonId } from '../kernel/ids.ts'

export function bucketOfPerson(person: PersonId): number {
  const [first = 0, second = 0] = fromBase64url(person) ?? []
  return (first << 4) | (second >> 4)
}

/** Whom a decoy is addressed as: nobody is ever born under it, and the decoys of a region are spread over its shards (rule C5). */
export const decoyPerson = (number: number): PersonId => {
  const bytes = new Uint8Array(16)
  bytes[0] = number >> 2
  bytes[1] = (number & 3) << 6
  const person = parsePersonId(base64url(bytes))
  if (!person) throw new RangeError('a person id has 16 bytes')
  return person
}
