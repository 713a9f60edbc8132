/** The local house's count of its requests: each with its own legs, whatever else was going on, and without its query. */
import { beforeEach, expect, it } from 'vitest'
import { begin } from '../../../src/cli/dev/counting/recorder.ts'
import { noting, requestLines } from '../../../src/cli/dev/counting/request-log.ts'
import { forgetAll } from '../../../src/kernel/isolate.ts'

beforeEach(forgetAll)

const ask = (path: string, work: Parameters<typeof noting>[1]) =>
  noting(new Request(`http://localhost${path}`), work)

it('counts a request’s own legs and what objects did meanwhile, and nobody else’s', async () => {
  await ask('/token?code=secret', (meter) => {
    const toHome = meter.begin({ from: 'edge', to: 'eu', kind: 'object', name: 'HOME_EU.redeem' })
    begin({ from: 'eu', to: 'eu', kind: 'sql', name: 'UPDATE' })(2)
    begin({ from: 'edge', to: 'us', kind: 'object', name: 'somebody else’s' })()
    toHome()
    begin({ from: 'ap', to: 'ap', kind: 'sql', name: 'an alarm' })(9)
    return new Response(null, { status: 201 })
  })
  expect(requestLines()).toEqual([
    {
      number: 1,
      method: 'GET',
      path: '/token',
      status: 201,
      milliseconds: expect.any(Number) as number,
      hops: 1,
      calls: 1,
      rows: 2,
      readsConfiguration: false,
    },
  ])
})

it('what is done behind the answer is its request’s as well', async () => {
  let later: () => void = () => undefined
  await ask('/session', (meter) => {
    later = () => meter.begin({ from: 'edge', to: 'kv', kind: 'kv', name: 'put' })()
    return new Response()
  })
  expect(requestLines()[0]).toMatchObject({ calls: 0 })
  later()
  expect(requestLines()[0]).toMatchObject({ hops: 0, calls: 1 })
})

it('says when configuration was read, keeps the newest, and goes on counting', async () => {
  for (let number = 1; number <= 250; number++)
    await ask('/', (meter) => {
      meter.begin({ from: 'edge', to: 'global', kind: 'd1', name: 'GLOBAL.raw' })()
      return new Response()
    })
  const lines = requestLines()
  expect([lines.length, lines[0]?.number, lines.at(-1)?.number]).toEqual([200, 51, 250])
  expect(lines.at(-1)?.readsConfiguration).toBe(true)
})
