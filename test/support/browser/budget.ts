/** What a page may weigh and how long it may take (PAGES.md, Held by tests): one place for suites and benchmark. */
export const PAGE_BYTES = 40 * 1024
/** Gzipped, all scripts of a page together. */
export const SCRIPT_BYTES = 12 * 1024
