/** Leak: floods are counted per visitor, by their address. */
import type { Env } from '../../../src/config.ts'
import house from '../../../src/worker.ts'
export * from '../../../src/worker.ts'

export default {
  ...house,
  async fetch(request, env, context) {
    await env.FLOOD.limit({ key: request.headers.get('cf-connecting-ip') ?? 'nowhere' })
    return house.fetch(request, env, context)
  },
} satisfies ExportedHandler<Env>
