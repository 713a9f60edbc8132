/** Nothing is waited for without an end: every call to a store has a deadline, and the store says what being late means there. */

/** `work`, or a rejection after `deadline` ms; what comes of it afterwards is nobody's business. */
export async function within<Value>(deadline: number, work: PromiseLike<Value>): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('late')), deadline)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
