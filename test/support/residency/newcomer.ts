/** A canary person at the doors of a watched house: sign-up, sign-in and recovery as a browser without script does them. */
import type { Region } from '../../../src/domain/region.ts'
import { normaliseEmail } from '../../../src/domain/identifier.ts'
import { Authenticator } from '../visitor/authenticator.ts'
import { jsonOf, titleOf, type Form, type Page, type Visitor } from '../visitor/visitor.ts'
import type { CanaryPerson } from './canaries.ts'
import { readMail } from './mails.ts'
import type { WatchedHouse } from './watched-house.ts'

const PATIENCE = 10_000

export const hasField =
  (name: string) =>
  (form: Form): boolean =>
    name in form.fields

export const goesTo =
  (path: string) =>
  (form: Form): boolean =>
    form.action === path

export class Newcomer {
  readonly person: CanaryPerson
  readonly house: WatchedHouse
  readonly authenticator: Authenticator
  readonly browser: Visitor
  /** The way in that this person chose; it changes with recovery. */
  password: string

  constructor(house: WatchedHouse, person: CanaryPerson) {
    this.house = house
    this.person = person
    this.authenticator = new Authenticator(house.dev.issuer, true)
    this.browser = house.visitor(person)
    this.password = person.password
  }

  /** Another browser of the same person, at the same place. */
  otherBrowser(): Visitor {
    return this.house.visitor(this.person)
  }

  /** From the sign-up page to the redirect after birth. */
  async signUp(page: Page, way: 'passkey' | 'password'): Promise<Page> {
    const asked = await this.takeAddress(this.browser, page, this.person.region)
    const code = await this.mailedCode()
    const proved = await this.browser.submit(asked, { code }, goesTo('/sign-up/code'))
    if (way === 'password')
      return this.browser.submit(proved, { password: this.password }, hasField('password'))
    return this.browser.submit(proved, { response: await this.newPasskey(proved) }, hasField('response'))
  }

  /** The first form, by whoever types this person's address. */
  async takeAddress(browser: Visitor, page: Page, region: Region): Promise<Page> {
    const { email, name } = this.person
    const asked = await browser.submit(page, { identifier: email, name, region }, hasField('name'))
    return expectPage(asked, hasForm(asked, 'code'))
  }

  signIn(
    browser: Visitor,
    page: Page,
    password = this.password,
    identifier = this.person.email,
  ): Promise<Page> {
    return browser.submit(page, { identifier, password }, goesTo('/login'))
  }

  async signInByPasskey(browser: Visitor, page: Page): Promise<Page> {
    const { challenge, options } = ceremonyOf(page)
    const credential = await this.authenticator.get(options)
    const response = JSON.stringify({ challenge, credential })
    return browser.submit(page, { response }, goesTo('/login/passkey'))
  }

  /** A mailed code and a new password; every other session ends. */
  async recover(browser: Visitor, newPassword: string): Promise<Page> {
    const first = await browser.go('/recovery')
    const asked = await browser.submit(first, { identifier: this.person.email }, goesTo('/recovery'))
    const code = await this.mailedCode()
    await browser.submit(asked, { code: '000000' }, goesTo('/recovery/code'))
    const wayIn = await browser.submit(asked, { code }, goesTo('/recovery/code'))
    const done = await browser.submit(wayIn, { password: newPassword }, hasField('password'))
    this.password = newPassword
    return done
  }

  async newPasskey(page: Page): Promise<string> {
    const { challenge, options } = ceremonyOf(page)
    return JSON.stringify({ challenge, credential: await this.authenticator.create(options) })
  }

  /** The newest code that was mailed to this person and not read yet. */
  async mailedCode(address = this.person.email): Promise<string> {
    const { subject } = await this.mail((mail) => /\d{3} ?\d{3}/.test(mail.subject), address)
    return /(\d{3}) ?(\d{3})/.exec(subject)?.slice(1).join('') ?? ''
  }

  mail(
    isMeant: (mail: { readonly subject: string; readonly text: string }) => boolean,
    address = this.person.email,
  ) {
    const to = normaliseEmail(address) ?? ''
    return readMail(this.house.dev, (mail) => mail.to === to && isMeant(mail), PATIENCE)
  }
}

interface Ceremony {
  readonly challenge: string
  readonly options: Parameters<Authenticator['create']>[0] & Parameters<Authenticator['get']>[0]
}

const ceremonyOf = (page: Page): Ceremony =>
  (jsonOf(page.html, 'passkey-options') as { readonly options: Ceremony }).options

const hasForm = (page: Page, field: string): boolean => page.html.includes(`name="${field}"`)

/** The page, if it is the one that the journey needs. */
export function expectPage(page: Page, isRight: boolean): Page {
  if (!isRight)
    throw new Error(`the journey is lost on a page with status ${page.status}: ${titleOf(page.html)}`)
  return page
}
