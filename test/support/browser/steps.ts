/**
 * What people do on our pages, in the words of PAGES.md's stable names: the same steps for every journey, with or without
 * script. Each ends when the next page stands.
 */
import type { Visit } from './visit.ts'
import { codeTo } from './mail.ts'

export interface Newcomer {
  readonly email: string
  readonly name: string
  /** Absent: as the form suggests. */
  readonly region?: 'eu' | 'us' | 'ap'
}

export const PASSWORD = 'seven lanterns by the harbour wall'

/** Presses what leads to another page and waits for it. */
export async function press({ page }: Pick<Visit, 'page'>, selector: string): Promise<void> {
  await Promise.all([page.waitForEvent('load'), page.locator(selector).click()])
}

/** The demo application, then its “Create an account”: ends at the sign-up form. */
export async function startSignUp(visit: Visit): Promise<void> {
  const { page, house } = visit
  await page.goto(house.app)
  await press(visit, '#sign-up')
}

/** Ends at the page that asks for the code. */
export async function giveAddress(visit: Visit, { email, name, region }: Newcomer): Promise<void> {
  const { page } = visit
  await page.fill('#identifier', email)
  await page.fill('#name', name)
  if (region) {
    await page.click('.region summary')
    await page.selectOption('#region', region)
  }
  await press(visit, '#sign-up')
}

/** Ends at the page after the code. `count`: how many codes this address was sent by now. */
export async function enterCode(visit: Visit, email: string, count = 1): Promise<void> {
  const { page, house, hasScript } = visit
  const code = await codeTo(house, email, count)
  if (hasScript) await Promise.all([page.waitForEvent('load'), page.fill('#code', code)])
  else {
    await page.fill('#code', code)
    await press(visit, '#continue')
  }
}

/** At sign-up and at recovery alike: ends where the journey goes on. */
export const createPasskey = (visit: Visit): Promise<void> => press(visit, '#passkey')

export async function choosePassword(visit: Visit, password = PASSWORD): Promise<void> {
  await visit.page.click('#use-password')
  await visit.page.fill('#password', password)
  await press(visit, '#continue')
}

/** From the sign-in page; ends where the answer leads. */
export async function signInByPassword(visit: Visit, email: string, password = PASSWORD): Promise<void> {
  await visit.page.fill('#identifier', email)
  await visit.page.fill('#password', password)
  await press(visit, '#sign-in')
}

/** Who the demo application says is signed in, by its verified id token and by userinfo. */
export async function askUserinfo(visit: Visit): Promise<Readonly<Record<string, string>>> {
  await press(visit, '#userinfo')
  return claims(visit, '#userinfo-claims')
}

/** Of a card of the demo application: `#claims` of the verified id token, `#userinfo-claims`. */
export async function claims(visit: Visit, card: string): Promise<Readonly<Record<string, string>>> {
  const rows = await visit.page.locator(`${card} dd`).all()
  const pairs = rows.map(async (row) => [await row.getAttribute('data-claim'), await row.textContent()])
  return Object.fromEntries((await Promise.all(pairs)) as [string, string][])
}

/** From the demo application to being signed in there, by whichever way in. */
export async function signUp(visit: Visit, who: Newcomer, way: 'passkey' | 'password'): Promise<void> {
  await startSignUp(visit)
  await giveAddress(visit, who)
  await enterCode(visit, who.email)
  await (way === 'passkey' ? createPasskey(visit) : choosePassword(visit))
}

/** The id of the element that the keyboard is at: a page that has loaded gives the focus when it is drawn. */
export async function focused({ page }: Pick<Visit, 'page'>): Promise<string> {
  await page.locator(':focus').waitFor()
  return page.evaluate<string>('document.activeElement.id')
}
