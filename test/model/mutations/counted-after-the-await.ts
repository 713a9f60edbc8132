/** Rule C4 broken: nothing is reserved before the secret is looked at; a failure counts only when its answer is known. */
import type { Mutation } from '../../support/memory/house.ts'

class Forgetful extends Map<string, number> {
  override set(): this {
    return this
  }
}

export const countedAfterTheAwait: Mutation = {
  tools: (tools) => ({ ...tools, memory: Object.assign(tools.memory, { inflight: new Forgetful() }) }),
}
