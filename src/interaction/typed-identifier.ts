/** Reading what a person typed into the field `identifier`: an address, or what is wrong with it in the pages' words. */
import { normaliseEmail } from '../domain/identifier.ts'
import { no, ok, type Outcome } from '../kernel/outcome.ts'

export interface TypedIdentifier {
  /** As typed, for the field that is shown again and for the one sentence that says where a mail went. */
  readonly typed: string
  readonly normalised: string
}

/** Longer than any address: not worth looking at, nor sealing. */
const LONGEST_TYPED = 320

export function readIdentifier(
  value: string | undefined,
): Outcome<TypedIdentifier, 'identifier_missing' | 'identifier_malformed'> {
  const typed = value?.trim() ?? ''
  if (typed === '') return no('identifier_missing')
  const normalised = typed.length <= LONGEST_TYPED ? normaliseEmail(typed) : undefined
  return normalised === undefined ? no('identifier_malformed') : ok({ typed, normalised })
}

/** A field that may be shown again, no longer than it could have been meant. */
export const shownAgain = (value: string | undefined): string => (value ?? '').slice(0, LONGEST_TYPED)
