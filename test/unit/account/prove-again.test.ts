/** A fresh proof on the street: a failure shows its page no earlier than the floor, a success is never held (rule C2). */
import { expect, test } from 'vitest'
import { accountRoutes } from '../../../src/account/routes.ts'
import { passkeyEdge } from '../../../src/methods/passkey/edge.ts'
import type { Home } from '../../../src/ports/homes.ts'
import {
  accountView,
  fakeHouse,
  fakeStreet,
  ISSUER,
  sessionFacts,
  signedIn,
} from '../../support/fake-edge.ts'
import { Visitor, type Page } from '../../support/visitor/visitor.ts'
import { passkeyAnswer } from '../login/passkey-answer.ts'

const VIEW = accountView({ isProofFresh: false })

const refusedBy = (why: 'refused' | 'unknown_credential'): Pick<Home, 'prove'> => ({
  prove: () => Promise.resolve({ ok: false, why }),
})
const PROVED: Pick<Home, 'prove'> = {
  prove: () => Promise.resolve({ ok: true, value: { session: sessionFacts() } }),
}

const WAYS = ['password', 'passkey'] as const

/** One proof from the page that asks for it; `held`: how long its answer was held, ms. */
async function proveBy(way: (typeof WAYS)[number], verbs: Pick<Home, 'prove'>) {
  const house = await fakeHouse([], { account: () => Promise.resolve({ ok: true, value: VIEW }), ...verbs })
  const held: number[] = []
  const wait = (milliseconds: number) => Promise.resolve(void held.push(milliseconds))
  const app = fakeStreet(
    { ...house, edge: { ...house.edge, wait } },
    accountRoutes({ methods: { passkey: passkeyEdge } }),
  )
  const visitor = new Visitor((request) => Promise.resolve(app.fetch(request)), ISSUER)
  const { address, cookie } = await signedIn(house)
  visitor.jar.set('__Host-session', cookie.slice('__Host-session='.length))
  const page = await visitor.go('/account/prove')
  visitor.followsRedirects = false
  const fields =
    way === 'password' ? { password: 'a sentence that is long' } : await passkeyAnswer(house, page, address)
  const name = Object.keys(fields)[0] ?? ''
  const answer: Page = await visitor.submit(page, fields, (form) => name in form.fields)
  const verbsAsked = house.asked.map(({ verb }) => verb)
  return { status: answer.status, held, asked: verbsAsked.filter((verb) => verb === 'prove') }
}

test.each(WAYS)('a %s that its Home refuses is told at the floor', async (way) => {
  for (const why of ['refused', 'unknown_credential'] as const)
    expect(await proveBy(way, refusedBy(why)), why).toEqual({ status: 422, held: [400], asked: ['prove'] })
})

test.each(WAYS)('a %s that is right is not held', async (way) => {
  expect(await proveBy(way, PROVED)).toEqual({ status: 303, held: [], asked: ['prove'] })
})
