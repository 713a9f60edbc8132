/**
 * What a password must be: long, not common, not about the person or the application (NIST SP 800-63B-4 §3.1.1; no
 * composition rules). Length is counted in code points after NFKC. Pure; the list of common passwords is handed in.
 */
export const PASSWORD_FAULTS = [
  'password_too_short',
  'password_too_long',
  'password_too_common',
  'password_too_personal',
] as const
export type PasswordFault = (typeof PASSWORD_FAULTS)[number]

/** Wherever the password can be the only proof; with a second factor 8 would do. */
export const SHORTEST_ALONE = 15
export const LONGEST = 256

/**
 * The first rule that `password` breaks, or undefined. `isCommon` answers for a folded password; `words` are the person's name,
 * the parts of their address, the application's name.
 */
export function passwordFault(
  password: string,
  words: readonly string[],
  isCommon: (folded: string) => boolean,
): PasswordFault | undefined {
  const normal = password.normalize('NFKC')
  const length = Array.from(normal).length
  if (length < SHORTEST_ALONE) return 'password_too_short'
  if (length > LONGEST) return 'password_too_long'
  const folded = fold(normal)
  if (isCommon(folded) || isRepetition(folded, isCommon)) return 'password_too_common'
  return isMostly(folded, words) ? 'password_too_personal' : undefined
}

const fold = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, '')

/** "passwordpassword", "aaaaaaaaaaaaaaa": a short thing said again is as guessable as the short thing. */
function isRepetition(folded: string, isCommon: (folded: string) => boolean): boolean {
  for (let size = 1; size <= folded.length / 2; size++) {
    const part = folded.slice(0, size)
    const repeated = part.repeat(Math.ceil(folded.length / size)).slice(0, folded.length)
    if (repeated === folded && (size <= 4 || isCommon(part))) return true
  }
  return false
}

/** Fewer than eight characters remain when the person's and the application's words are taken out. */
function isMostly(folded: string, words: readonly string[]): boolean {
  const told = words.map(fold).filter((word) => word.length >= 4)
  const rest = told
    .toSorted((a, b) => b.length - a.length)
    .reduce((left, word) => left.replaceAll(word, ''), folded)
  return rest !== folded && rest.length < 8
}
