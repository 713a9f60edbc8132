/** Leak: what is known about a visitor's browser is kept in the city's cache. */
import type { Env } from '../../../src/config.ts'
import house from '../../../src/worker.ts'
export * from '../../../src/worker.ts'

export default {
  ...house,
  async fetch(request, env, context) {
    const { headers } = request
    const entry = new URL(`/seen?from=${headers.get('cf-connecting-ip')}`, request.url)
    const agent = new Response(headers.get('user-agent'), { headers: { 'cache-control': 'max-age=60' } })
    await caches.default.put(entry.href, agent)
    return house.fetch(request, env, context)
  },
} satisfies ExportedHandler<Env>
