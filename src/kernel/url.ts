/**
 * Reading URLs that somebody else wrote. Comparing redirect URIs is not done here: that is by letters, never by parsed parts
 * (RFC 9700 §4.1.3). Which hosts may be called is the outbound port's business (rule M1).
 */

// The WHATWG parser silently drops or turns these (spaces, controls, `\`), so two readers could see two addresses.
// eslint-disable-next-line no-control-regex -- control characters are the point
const TURNED_BY_PARSERS = /[\u0000-\u0020\u007f\\]/

/** An absolute URL, or undefined. Refuses white space, control characters and backslashes instead of repairing them. */
export function parseUrl(text: string): URL | undefined {
  if (TURNED_BY_PARSERS.test(text) || !URL.canParse(text)) return undefined
  return new URL(text)
}
