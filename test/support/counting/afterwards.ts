/** What the Worker leaves to be done behind an answer (`waitUntil`), counted, so that a test may wait until nothing is under way. */
const work = { underWay: 0 }

/** The context of one request, its leftovers counted. */
export const countedContext = (context: ExecutionContext): ExecutionContext =>
  new Proxy(context, {
    get(target, name) {
      if (name === 'waitUntil') return (leftover: Promise<unknown>) => target.waitUntil(counted(leftover))
      const member: unknown = Reflect.get(target, name)
      return typeof member === 'function' ? (member as () => unknown).bind(target) : member
    },
  })

async function counted(leftover: Promise<unknown>): Promise<unknown> {
  work.underWay += 1
  try {
    return await leftover
  } finally {
    work.underWay -= 1
  }
}

/** Resolves when nothing is left under way. Polled, because a promise of one request must not be awaited in another. */
export async function settled(): Promise<void> {
  while (work.underWay > 0) await scheduler.wait(1)
}
