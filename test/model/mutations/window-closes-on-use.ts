/** Rule G4 broken: a token older than the last two is theft at once, though a slow tab may be all it is. */
import { refresh } from '../../../src/home/refresh.ts'
import type { HomeVerb } from '../../../src/home/verbs.ts'
import { no } from '../../../src/kernel/outcome.ts'
import type { Mutation } from '../../support/memory/house.ts'

const strict: HomeVerb = async (home, ...given) => {
  const [call, request] = given as [Parameters<typeof refresh>[1], Parameters<typeof refresh>[2]]
  const answer = await refresh(home, call, request)
  if (answer.ok || answer.why !== 'slow_tab') return answer
  home.store.endFamilies([request.family])
  return no('theft')
}

export const windowClosesOnUse: Mutation = { homeVerbs: { refresh: strict } }
