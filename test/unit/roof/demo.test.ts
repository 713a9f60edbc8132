/** The demo application's parts: tokens taken apart, the provider's requests by what was done, and nothing of either as markup. */
import { rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { RequestLine } from '../../../src/cli/dev/counting/request-log.ts'
import { demoPage } from '../../../src/cli/dev/demo/demo-page.ts'
import { flowLog } from '../../../src/cli/dev/demo/flow-log.ts'
import { demoShops } from '../../../src/cli/dev/demo/shops.ts'
import { steppedUp } from '../../../src/cli/dev/demo/step-up.ts'
import { openToken, tokenCard } from '../../../src/cli/dev/demo/token-card.ts'
import { localClients } from '../../../src/cli/dev/local-clients.ts'
import { parseOptions } from '../../../src/cli/dev/options.ts'
import { base64url, utf8 } from '../../../src/kernel/bytes.ts'
import { systemRandom } from '../../../src/kernel/random.ts'

const NOW = 1_800_000_000_000
const token = (claims: object, header: object = { alg: 'ES256' }): string =>
  [header, claims]
    .map((part) => base64url(utf8(JSON.stringify(part))))
    .concat('signature')
    .join('.')

describe('a token taken apart', () => {
  it('shows header and claims, and times in words beside their numbers', () => {
    const claims = { iat: NOW / 1_000, exp: NOW / 1_000 + 600, auth_time: NOW / 1_000 - 7_300, sub: 'x' }
    const card = tokenCard({ title: 'T', note: 'N', id: 'claims', token: token(claims) }, NOW)
    expect(card).toContain('<dd data-claim="alg">ES256</dd>')
    expect(card).toContain('<dt>iat<small>now</small></dt><dd data-claim="iat">1800000000</dd>')
    expect(card).toContain('<dt>exp<small>in 10 minutes</small></dt>')
    expect(card).toContain('<dt>auth_time<small>2 hours ago</small></dt>')
    expect(card).toContain('<dt>sub</dt>')
  })

  it.each(['', 'opaque', 'a.b', 'e30', 'e30.***', `e30.${base64url(utf8('{'))}`])('%j is none', (text) => {
    expect(openToken(text)).toBeUndefined()
    expect(tokenCard({ title: 'T', note: 'N', id: 'claims', token: text }, NOW)).toBe('')
  })

  it('shows what an application was told as text', () => {
    const claims = { name: '<script>alert(1)</script>', '"><b>': ['<i>'] }
    const card = tokenCard({ title: 'T', note: 'N', id: 'claims', token: token(claims) }, NOW)
    expect(card).not.toMatch(/<script>|<b>|<i>/)
  })
})

describe('what the provider did', () => {
  const line = (number: number, over: Partial<RequestLine> = {}): RequestLine => ({
    number,
    method: 'GET',
    path: `/step-${number}`,
    status: 200,
    milliseconds: 5,
    hops: 1,
    calls: 2,
    rows: 3,
    readsConfiguration: false,
    ...over,
  })
  const flows = [
    { title: 'Second', after: 3 },
    { title: 'First', after: 1 },
  ]

  it('each request under what was done before it, newest first and open, with a total', () => {
    const told = flowLog(
      flows,
      [1, 2, 3, 4].map((number) => line(number)),
    )
    const [, newest = '', before = ''] = told.split('<details')
    expect(newest).toMatch(/^ class="flow" open>/)
    expect(newest).toContain('/step-4')
    expect(newest).toContain('1 request, 1 hop<')
    expect(before).not.toContain(' open>')
    expect(before).toMatch(/step-2[\s\S]*step-3/)
    expect(before).toContain('2 requests, 2 hops<')
    expect(before).toContain('<td>2</td><td>4</td><td>6</td><td>10</td>')
    expect(told).not.toContain('step-1')
  })

  it('marks what an isolate read once, and shows no address as markup', () => {
    const told = flowLog(flows, [
      line(4, { readsConfiguration: true, path: '/<b>' }),
      line(5, { path: `/brand/${'x'.repeat(43)}.svg` }),
    ])
    expect(told).toContain('<td>1*</td>')
    expect(told).toContain('/brand/…')
    expect(told).not.toContain('<b>')
  })

  it('says nothing where nobody counted', () => expect(flowLog(flows, [])).toBe(''))
})

it('a fresh proof is told by what it changed', () => {
  expect(steppedUp({ auth_time: 1_800_000_000, acr: '1' }, { auth_time: 1_800_000_065, acr: 'phr' })).toBe(
    'Proved again. auth_time: 08:00:00 UTC → 08:01:05 UTC; acr: 1 → phr.',
  )
  expect(steppedUp({}, {})).toBe('Proved again. auth_time: unsaid → unsaid; acr: none → none.')
})

describe('the three shops', () => {
  const clientsOf = async () => {
    const state = await mkdtemp(join(tmpdir(), 'doorstep-demo-'))
    const options = parseOptions(['--state', state], '/')
    if (options === 'help') throw new Error('no options')
    const ring = `1:${base64url(new Uint8Array(32).fill(7))}`
    return localClients(options, ring, systemRandom).finally(() => {
      rmSync(state, { recursive: true })
    })
  }

  it('stand in local.json where they always did, and the third behind all others', async () => {
    const { clients } = await clientsOf()
    expect(clients.map(({ local }) => [local.kind, local.first_party])).toEqual([
      ['web', true],
      ['web', false],
      ['spa', true],
      ['spa', false],
      ['native', true],
      ['native', false],
      ['machine', true],
      ['web', true],
    ])
    expect(clients.map(({ metadata }) => metadata.client_name)).toMatchObject({
      0: 'Northwind Coffee',
      1: 'Harbour Books',
      7: 'Sunday Cycles',
    })
  })

  it('bring their look to the demo application, from nowhere else', async () => {
    const shops = await demoShops((await clientsOf()).clients)
    const pages = shops.map((_, shop) =>
      demoPage({ shops, visit: { shop, flows: [] }, accountHref: '/account', lines: [], now: NOW }),
    )
    for (const page of pages) {
      expect(page).not.toMatch(/(?:src|srcset|href)="(?:https?:)?\/\//)
      expect(page).toMatch(/<img src="data:image\/svg\+xml;base64,/)
      expect(page).not.toContain('<script')
    }
    expect(new Set(shops.map(({ look }) => look)).size).toBe(3)
  })
})
