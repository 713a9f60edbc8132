/**
 * A code as people type or paste it: spaces and dashes are forgiven, digits of any script count (PAGES.md, Forms), and so is what is
 * copied along unseen where directions meet (UAX #9).
 */
export function readCode(value: string | undefined): string | undefined {
  const code = (value ?? '').normalize('NFKC').replaceAll(/[\s\p{Pd}\p{Cf}]/gu, '')
  return /^\d{6}$/.test(code) ? code : undefined
}
