/**
 * Random names. A person id is a pseudonym of 128 bits: it may name objects and stand in the admin API, never in logs,
 * KV or where an application can read it (LAW nothing personal outside). It is not `sub` (rule G1b).
 */
import { base64url, fromBase64url } from './bytes.ts'
import type { Random } from './random.ts'

declare const person: unique symbol

/** 16 random bytes as base64url, 22 letters, in their one spelling. */
export type PersonId = string & { readonly [person]: true }

const PERSON_BYTES = 16

/** A new random name; 16 bytes cannot be guessed and do not collide. */
export const newId = (random: Random, bytes = 16): string => base64url(random(bytes))

/** A new person's id. */
export const newPersonId = (random: Random): PersonId => newId(random, PERSON_BYTES) as PersonId

/** Reads a person id from text that somebody else wrote; nothing but the one canonical spelling passes. */
export function parsePersonId(text: string): PersonId | undefined {
  if (text.length !== 22 || fromBase64url(text)?.length !== PERSON_BYTES) return undefined
  return text as PersonId
}
