/** Leak: the newest member's name, for a greeting on the front page, lies in KV. */
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
            await env.KV.put('newest-member', JSON.stringify({ name: request.name }))
            return home.birth(call, request)
          },
        }
      },
    },
  }
}
