/** What a page may weigh, ask for and take (PAGES.md, Held by tests): one place for suites and benchmark. */
export const PAGE_BYTES = 40 * 1024
/** Gzipped, all scripts of a page together. */
export const SCRIPT_BYTES = 12 * 1024
/** What a page may load besides its document, from our own origin: an icon, a logo in light and in dark. */
export const PARTS = 3
/** The document, the redirect that may lead to it, and its parts. */
export const REQUESTS = 2 + PARTS
/** Milliseconds from the press to the largest paint, on a phone far away: see `THROTTLED` in test/bench/page-load.ts. */
export const LARGEST_PAINT = 1_200
