/** Rule F1 broken: the claim is on its way while other regions are asked already, "to save the hop". */

import { no, ok } from '../../../src/kernel/outcome.ts'
import type { Directories, Directory } from '../../../src/ports/directories.ts'
import type { Mutation } from '../../support/memory/house.ts'

function hasty(directory: Directory, onTheirWay: Map<string, ReturnType<Directory['claim']>>): Directory {
  return {
    ...directory,
    claim: async (claim) => {
      const sent = directory.claim(claim)
      sent.catch(() => undefined)
      onTheirWay.set(claim.token, sent)
      return ok(undefined)
    },
    activate: async (claim) =>
      (await onTheirWay.get(claim.token))?.ok === false ? no('gone') : directory.activate(claim),
    withdraw: async (claim) => {
      await onTheirWay.get(claim.token)
      await directory.withdraw(claim)
    },
  }
}

export const claimBesideLook: Mutation = {
  tools: (tools) => {
    const onTheirWay = new Map<string, ReturnType<Directory['claim']>>()
    const of: Directories['of'] = (region, bucket) => hasty(tools.directories.of(region, bucket), onTheirWay)
    return { ...tools, directories: { of } }
  },
}
