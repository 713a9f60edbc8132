/** Rule B1 broken: a challenge that has opened a session leaves no mark anywhere. */
import type { Mutation } from '../../support/memory/house.ts'

export const spendWithoutMark: Mutation = {
  tools: (tools) => {
    const { store } = tools
    const putSession: typeof store.putSession = (row) =>
      store.putSession({ ...row, challenge: null, challengeUntil: 0 })
    return { ...tools, store: { ...store, putSession, spend: () => undefined } }
  },
}
