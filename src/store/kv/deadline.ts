/**
 * KV is a cache and never the truth: what it does not answer soon it does not answer at all, so that a KV that hangs is a KV that is
 * down, and delays a person no longer than a second hop would. Milliseconds.
 */
export const KV_DEADLINE = 500
