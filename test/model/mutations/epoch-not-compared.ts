/** Rule Z1 broken: whoever looks at the epoch always sees the same one, so no comparison ever fails. */
import type { Mutation } from '../../support/memory/house.ts'

export const epochNotCompared: Mutation = {
  tools: (tools) => {
    const { store } = tools
    const self: typeof store.self = () => {
      const found = store.self()
      return found && { ...found, epoch: 1 }
    }
    return { ...tools, store: { ...store, self } }
  },
}
