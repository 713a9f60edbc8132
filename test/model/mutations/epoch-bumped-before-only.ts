/** Rule Z1 broken: the epoch is bumped when a change begins, and not again together with what the change ends. */
import { change } from '../../../src/home/change.ts'
import type { HomeTools } from '../../../src/home/home.ts'
import type { HomeVerb } from '../../../src/home/verbs.ts'
import type { Mutation } from '../../support/memory/house.ts'

const bumpedBefore: HomeVerb = (home, ...given) => {
  const self = home.store.self()
  if (self) home.store.putSelf({ ...self, epoch: -self.epoch - 1 })
  return change(home, ...(given as [Parameters<typeof change>[1], Parameters<typeof change>[2]]))
}

/** Lets only the mutated verb move the epoch: it marks its own bump by the sign. */
function withoutOtherBumps(tools: Omit<HomeTools, 'to'>): Omit<HomeTools, 'to'> {
  const { store } = tools
  const putSelf: typeof store.putSelf = (self) => {
    const before = store.self()
    const epoch = self.epoch < 0 ? -self.epoch : (before?.epoch ?? self.epoch)
    store.putSelf({ ...self, epoch })
  }
  return { ...tools, store: { ...store, putSelf } }
}

export const epochBumpedBeforeOnly: Mutation = {
  homeVerbs: { change: bumpedBefore },
  tools: withoutOtherBumps,
}
