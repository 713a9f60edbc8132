/**
 * Everything that people do, with canaries in every field: the long journey of the scan and the short one that meets each planted
 * leak. A journey that gets lost throws, because a scan of nothing proves nothing.
 */
import { normaliseEmail } from '../../../src/domain/identifier.ts'
import { REGIONS } from '../../../src/domain/region.ts'
import type { Page, Visitor } from '../visitor/visitor.ts'
import { App, type Tokens } from './app.ts'
import { mistakes } from './mistakes.ts'
import { expectPage, goesTo, hasField, Newcomer } from './newcomer.ts'

/** Sign-up with a password, a wrong one and the right one on another browser, and the application's part. */
export async function shortJourney(newcomer: Newcomer): Promise<void> {
  const shop = new App(newcomer.house, true)
  const born = await newcomer.signUp(await startAt(newcomer.browser, shop, { prompt: 'create' }), 'password')
  await shop.userinfo(await shop.redeem(born.headers.get('location')))
  const other = newcomer.otherBrowser()
  const login = await startAt(other, shop)
  await newcomer.signIn(other, login, 'not the right lantern at all')
  const again = await startAt(other, shop, { login_hint: newcomer.person.email })
  const inside = await newcomer.signIn(other, again)
  await shop.redeem(inside.headers.get('location'))
}

/** Leaves the person signed in on their first browser, with tokens of the first shop. */
export async function longJourney(newcomer: Newcomer, way: 'passkey' | 'password'): Promise<Tokens> {
  const { browser, person } = newcomer
  const shop = new App(newcomer.house, true)
  const hinted = await hintsInEveryWay(newcomer, shop)
  const signUp = await browser.go(linkTo(hinted, '/sign-up'))
  const born = await newcomer.signUp(signUp, way)
  const tokens = await shop.refresh(await shop.redeem(born.headers.get('location')))
  const claims = await shop.userinfo(tokens)
  if (claims['name'] !== person.name) throw new Error('userinfo does not know the person')

  const booksTokens = await consentToThirdParty(newcomer)
  await account(newcomer, way)
  await browser.go('/session', { headers: { accept: 'application/json' } })
  await silently(browser, shop, tokens)
  await mistakes(newcomer, tokens)
  await signInElsewhere(newcomer, shop, way)
  await takenAgain(newcomer)
  await newcomer.recover(newcomer.otherBrowser(), `${person.password} anew`)
  const last = newcomer.otherBrowser()
  const inside = await newcomer.signIn(last, await startAt(last, shop))
  await leave(last, shop, await shop.redeem(inside.headers.get('location')))
  await shop.post('/revoke', { token: booksTokens.refresh_token })
  return stayIn(newcomer, shop)
}

/** Back on the first browser; every other one is signed out. */
async function stayIn(newcomer: Newcomer, shop: App): Promise<Tokens> {
  const { browser } = newcomer
  const inside = await newcomer.signIn(browser, await startAt(browser, shop))
  const tokens = await shop.redeem(inside.headers.get('location'))
  const account = await browser.go('/account')
  const asked = await browser.submit(account, {}, goesTo('/account/sign-out-others'))
  await browser.submit(asked, { confirmed: 'yes' }, goesTo('/account/sign-out-others'))
  return tokens
}

/** GET and POST with a hint: filled in once, dropped from the interaction (rule A9). */
async function hintsInEveryWay({ browser, person, house }: Newcomer, shop: App): Promise<Page> {
  const body = new URLSearchParams(await shop.request({ login_hint: person.email }))
  const foreign = { origin: house.dev.app, 'sec-fetch-site': 'cross-site' }
  await browser.go('/authorize', { method: 'POST', body, headers: foreign })
  const page = await browser.go(`/authorize?${await shop.request({ login_hint: person.email })}`)
  return expectPage(page, page.html.includes(person.email))
}

async function consentToThirdParty({ browser, house }: Newcomer): Promise<Tokens> {
  const books = new App(house, false)
  const asked = await startAt(browser, books)
  await browser.submit(asked, { decision: 'deny' })
  const allowed = await browser.submit(await startAt(browser, books), { decision: 'allow' })
  const tokens = await books.redeem(allowed.headers.get('location'))
  await books.userinfo(tokens)
  return books.refresh(tokens)
}

/** The page itself, and a second way in. */
async function account(newcomer: Newcomer, way: 'passkey' | 'password'): Promise<void> {
  const { browser, person } = newcomer
  const page = await browser.go('/account')
  expectPage(page, page.html.includes(person.city))
  if (way === 'password') {
    const adding = await browser.go('/account/passkeys')
    const response = await newcomer.newPasskey(adding)
    await browser.submit(adding, { response }, hasField('response'))
  } else {
    const setting = await browser.go('/account/password')
    await browser.submit(setting, { password: newcomer.password }, hasField('password'))
  }
  await changes(newcomer)
  const after = await browser.go('/account')
  expectPage(after, after.status === 200)
}

/** Name and language, a second address that is given up again, and what the house says of it all. */
async function changes(newcomer: Newcomer): Promise<void> {
  const { browser, person } = newcomer
  const profile = await browser.go('/account/profile')
  await browser.submit(profile, { name: person.name, language: 'en' }, hasField('name'))
  const asking = await browser.go('/account/email')
  const asked = await browser.submit(asking, { identifier: person.second }, hasField('identifier'))
  await browser.submit(asked, { code: '000000' }, hasField('code'))
  const code = await newcomer.mailedCode(person.second)
  const added = await browser.submit(asked, { code }, hasField('code'))
  const asksAgain = await browser.submit(added, {}, goesTo('/account/email/remove'))
  const gone = await browser.submit(asksAgain, { confirmed: 'yes' }, goesTo('/account/email/remove'))
  expectPage(gone, gone.html.includes(normaliseEmail(person.second) ?? 'none'))
  const activity = await browser.go('/account/activity')
  expectPage(activity, activity.html.includes(person.city))
}

async function silently(browser: Visitor, shop: App, tokens: Tokens): Promise<void> {
  const query = await shop.request({ prompt: 'none', id_token_hint: tokens.id_token })
  await shop.redeem((await browser.go(`/authorize?${query}`)).headers.get('location'))
}

async function signInElsewhere(newcomer: Newcomer, shop: App, way: 'passkey' | 'password'): Promise<void> {
  const { person } = newcomer
  const other = newcomer.otherBrowser()
  const wrong = await newcomer.signIn(other, await startAt(other, shop), `${person.email} ${person.name}`)
  const unknown = await newcomer.signIn(other, wrong, person.password, person.stranger)
  const inside =
    way === 'passkey' ? await newcomer.signInByPasskey(other, unknown) : await newcomer.signIn(other, unknown)
  await shop.redeem(inside.headers.get('location'))
}

/** Somebody chooses another region for an address that is taken, and for one that nobody has. */
async function takenAgain(newcomer: Newcomer): Promise<void> {
  const { person, house } = newcomer
  for (const region of REGIONS.filter((each) => each !== person.region)) {
    const other = newcomer.otherBrowser()
    await newcomer.takeAddress(other, await other.go('/sign-up'), region)
    await newcomer.mail(({ subject }) => /already/i.test(subject))
  }
  const other = new Newcomer(house, { ...person, email: person.stranger })
  const foreign = REGIONS.find((each) => each !== person.region) ?? person.region
  const asked = await other.takeAddress(other.browser, await other.browser.go('/sign-up'), foreign)
  await other.browser.submit(asked, { code: '123456' }, hasField('code'))
  const lost = await other.browser.go('/recovery')
  await other.browser.submit(lost, { identifier: person.stranger }, hasField('identifier'))
}

async function leave(browser: Visitor, shop: App, tokens: Tokens): Promise<void> {
  const query = new URLSearchParams({
    id_token_hint: tokens.id_token,
    post_logout_redirect_uri: shop.postLogoutUri,
  })
  await browser.go('/logout', { method: 'POST', body: query, headers: { 'sec-fetch-site': 'cross-site' } })
  await browser.go(`/logout?${query.toString()}`)
}

/** A mail is urgent: its alarm carries out every fact that still waits. */
export async function wakeOutbox(newcomer: Newcomer): Promise<void> {
  const other = newcomer.otherBrowser()
  await newcomer.takeAddress(other, await other.go('/sign-up'), newcomer.person.region)
  await newcomer.mail(({ subject }) => /already/i.test(subject))
}

export const startAt = async (
  browser: Visitor,
  app: App,
  more: Readonly<Record<string, string>> = {},
): Promise<Page> => browser.go(`/authorize?${await app.request(more)}`)

function linkTo(page: Page, path: string): string {
  const found = new RegExp(`href="(${path}\\?i=[\\w-]+)"`).exec(page.html)?.[1]
  if (found === undefined) throw new Error(`the page has no way to ${path}`)
  return found
}
