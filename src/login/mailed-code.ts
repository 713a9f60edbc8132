/** A code as people type or paste it: spaces and dashes are forgiven, digits of any script count (PAGES.md, Forms). */
export function readCode(value: string | undefined): string | undefined {
  const code = (value ?? '').normalize('NFKC').replaceAll(/[\s\p{Pd}]/gu, '')
  return /^\d{6}$/.test(code) ? code : undefined
}
