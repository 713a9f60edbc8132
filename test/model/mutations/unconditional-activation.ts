/** Rule F1 broken: activation writes whatever the Directory holds now, as if a claim could not have run out meanwhile. */
import { outerIndex } from '../../../src/crypto/blind-index.ts'
import type { DirectoryTools } from '../../../src/home/directory.ts'
import type { DirectoryVerb } from '../../../src/home/verbs.ts'
import { ok } from '../../../src/kernel/outcome.ts'
import type { Claim } from '../../../src/ports/directories.ts'
import type { Mutation } from '../../support/memory/house.ts'

async function activate(tools: DirectoryTools, { key, person, token }: Claim) {
  const index = await outerIndex(tools.regionKeys, key.inner)
  tools.store.putClaim({ index, person, token, state: 'active', until: 0 })
  return ok(undefined)
}

export const unconditionalActivation: Mutation = { directoryVerbs: { activate: activate as DirectoryVerb } }
