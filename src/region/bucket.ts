/** Virtual buckets, 0–4095: the first twelve bits of a random id, so that which shard or object holds it is configuration (rule J6). */
import { base64url, fromBase64url } from '../kernel/bytes.ts'
import { parsePersonId, type PersonId } from '../kernel/ids.ts'

/** Which shard of the region holds a person. */
export const bucketOfPerson = (person: PersonId): number => twelveBits(person)

/** Which Directory holds a sign-up's row, by its random name; a malformed one lands in bucket 0 and is found nowhere. */
export const bucketOfRow = (row: string): number => twelveBits(row)

function twelveBits(id: string): number {
  const [first = 0, second = 0] = fromBase64url(id) ?? []
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
