/**
 * KV is a cache and never the truth: what it does not answer soon it does not answer at all, so that a KV that hangs is a KV that is
 * down, and delays a person no longer than a second hop would.
 */
const DEADLINE = 500

/** Rejects when `work` takes longer; what it comes to afterwards is nobody's business. */
export async function within<Value>(work: Promise<Value>): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('late')), DEADLINE)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
