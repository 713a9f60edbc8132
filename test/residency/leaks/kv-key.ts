/** Leak: "which region has this address?", remembered in KV under the address. */
import type { Config, Env } from '../../../src/config.ts'
import type { Edge } from '../../../src/ports/edge.ts'
import type { Home } from '../../../src/ports/homes.ts'
import { edgeOf as honest } from '../../../src/wire.ts'
export * from '../../../src/wire.ts'

export function edgeOf(env: Env, config: Config, afterwards: Edge['afterwards']): Edge {
  const edge = honest(env, config, afterwards)
  return {
    ...edge,
    homes: {
      ...edge.homes,
      of: (address): Home => {
        const home = edge.homes.of(address)
        return {
          ...home,
          birth: async (call, request) => {
            await env.KV.put(`region-of:${request.identifier.value}`, address.region)
            return home.birth(call, request)
          },
        }
      },
    },
  }
}
