/**
 * Comparison that takes as long for a near miss as for a far one: an attacker who measures learns no prefix.
 * Lengths are no secret here. Not for text that somebody may see anyway.
 */

/** Are the two equal? Time depends on the length of `a` alone; unequal lengths are unequal. */
export function same(a: Uint8Array, b: Uint8Array): boolean {
  let difference = a.length ^ b.length
  for (let at = 0; at < a.length; at++) difference |= (a[at] ?? 0) ^ (b[at] ?? 0)
  return difference === 0
}
