/** What pages carry inline, without what only its authors read: comments and room. Of our own texts only, which keep to what is said here. */

/** A style sheet; no text in it may hold a brace, a comma or a semicolon. */
export const squeezedSheet = (...sheets: readonly string[]): string =>
  sheets
    .join(' ')
    .replaceAll(/\/\*[^*]*\*\//g, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\s?([{};,])\s?/g, '$1')
    .replaceAll(/:\s/g, ':')
    .replaceAll(';}', '}')

/** A script; a comment begins and ends lines of its own, and no text goes over the end of a line. */
export const squeezedScript = (script: string): string =>
  script
    .replaceAll(/\/\*\*[^*]*(?:\*(?!\/)[^*]*)*\*\//g, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('//'))
    .join('\n')
