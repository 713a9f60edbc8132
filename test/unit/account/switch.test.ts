/** Another language on the account's pages, those after a press included: the page stands as it stood, and nothing is changed or proved. */
import { expect, test } from 'vitest'
import { accountRoutes } from '../../../src/account/routes.ts'
import { passkeyEdge } from '../../../src/methods/passkey/edge.ts'
import type { SentenceId } from '../../../src/text/en.ts'
import { speaker } from '../../../src/text/say.ts'
import { accountView, fakeHouse, fakeStreet, ISSUER, NOW, signedIn } from '../../support/fake-edge.ts'
import { switchTo, Visitor, type Page } from '../../support/visitor/visitor.ts'

const VIEW = accountView({
  isProofFresh: true,
  sessions: ['this', 'other'].map((id) => ({
    id,
    isCurrent: id === 'this',
    openedAt: NOW,
    userAgent: '',
    place: '',
  })),
})

/** Somebody signed in, whose Home may be looked at and does nothing. */
async function account() {
  const house = await fakeHouse([], {
    account: () => Promise.resolve({ ok: true, value: VIEW }),
    enrol: () => Promise.resolve({ ok: true, value: { name: 'Ada', label: 'ada@example.com', exclude: [] } }),
  })
  const app = fakeStreet(house, accountRoutes({ methods: { passkey: passkeyEdge } }))
  const visitor = new Visitor((request) => Promise.resolve(app.fetch(request)), ISSUER)
  const { cookie } = await signedIn(house)
  visitor.jar.set('__Host-session', cookie.slice('__Host-session='.length))
  return { house, visitor }
}

const to = (action: string) => (form: { readonly action: string }) => form.action === action

/** How each page is reached, and what it says in German. */
const PAGES: Readonly<Record<string, readonly [(visitor: Visitor) => Promise<Page>, SentenceId]>> = {
  account: [(visitor) => visitor.go('/account'), 'account.ways'],
  'new passkey': [(visitor) => visitor.go('/account/passkeys'), 'passkey.create'],
  'new passkey, refused': [
    async (visitor) => visitor.submit(await visitor.go('/account/passkeys'), { response: '{}' }),
    'passkey.failed',
  ],
  password: [(visitor) => visitor.go('/account/password'), 'account.password.ends'],
  'password, refused': [
    async (visitor) => visitor.submit(await visitor.go('/account/password'), { password: '' }),
    'field.new_password.missing',
  ],
  proof: [(visitor) => visitor.go('/account/prove?for=password'), 'fresh.lead'],
  'proof, refused': [
    async (visitor) =>
      visitor.submit(
        await visitor.go('/account/prove'),
        { password: '' },
        ({ fields }) => 'password' in fields,
      ),
    'field.password.missing',
  ],
  'removing a password': [
    async (visitor) =>
      visitor.submit(
        await visitor.go('/account'),
        { credential: 'password' },
        to('/account/credentials/remove'),
      ),
    'confirm.remove_password.body',
  ],
  'ending a session': [
    async (visitor) => visitor.submit(await visitor.go('/account'), {}, to('/account/sessions/end')),
    'confirm.end_session.body',
  ],
  'ending all others': [
    async (visitor) => visitor.submit(await visitor.go('/account'), {}, to('/account/sign-out-others')),
    'confirm.end_others.body',
  ],
}

test.each(Object.entries(PAGES))('%s', async (_, [reach, sentence]) => {
  const { house, visitor } = await account()
  const page = await reach(visitor)
  const again = await switchTo(visitor, page, 'de')
  expect(again.status).toBe(page.status)
  expect(again.html).toContain('<html lang="de"')
  expect(again.html).toContain(speaker('de')(sentence as 'fresh.lead')) // none of them has a value to fill in
  const verbs = house.asked.map(({ verb }) => verb)
  expect(verbs.filter((verb) => verb !== 'account' && verb !== 'enrol')).toEqual([])
  expect((await visitor.go('/account')).html).toContain('<html lang="de"')
})

test('a confirmation beside a language is none', async () => {
  const { house, visitor } = await account()
  const page = await visitor.submit(await visitor.go('/account'), {}, to('/account/sign-out-others'))
  const again = await visitor.submit(page, { confirmed: 'yes', locale: 'de' })
  expect(again.html).toContain(speaker('de')('confirm.end_others.body'))
  expect(house.asked.map(({ verb }) => verb)).not.toContain('change')
})

test('a password beside a language is neither judged nor set', async () => {
  const { house, visitor } = await account()
  const secret = { password: 'seven blue lanterns swim', locale: 'de' }
  await visitor.submit(await visitor.go('/account/password'), secret)
  const proof = await visitor.go('/account/prove')
  const shown = await visitor.submit(proof, secret, ({ fields }) => 'password' in fields)
  expect(shown.html).not.toContain(secret.password)
  expect(house.asked.map(({ verb }) => verb)).not.toContain('change')
  expect(house.asked.map(({ verb }) => verb)).not.toContain('prove')
})
