/**
 * Somebody in front of a browser: knows their address, name and password, has an authenticator, reads their mails, and goes through the
 * house's pages by the forms they find there. Each step answers the page it led to; a redirect to an application is the last one.
 */
import type { Region } from '../../../src/domain/region.ts'
import type { Authenticator, Knobs, Passkey } from './authenticator.ts'
import { formsOf, hrefOf, jsonOf, titleOf, type Form, type Page, type Visitor } from './visitor.ts'

export interface Post {
  code(to: string): Promise<string>
}

export interface Somebody {
  readonly name: string
  readonly email: string
  readonly browser: Visitor
  readonly authenticator: Authenticator
  readonly mailbox: Post
  readonly password?: string
}

/** How somebody gets in. */
export type Way = 'passkey' | 'password'

export class Person {
  readonly name: string
  readonly email: string
  readonly browser: Visitor
  readonly authenticator: Authenticator
  readonly mailbox: Post
  readonly password: string

  constructor(about: Somebody) {
    this.name = about.name
    this.email = about.email
    this.browser = about.browser
    this.authenticator = about.authenticator
    this.mailbox = about.mailbox
    this.password = about.password ?? 'three green lanterns swim'
  }

  /** The same person at another browser, or with other habits. */
  with(other: Partial<Somebody>): Person {
    const { name, email, browser, authenticator, mailbox, password } = this
    return new Person({ name, email, browser, authenticator, mailbox, password, ...other })
  }

  open(url: URL | string): Promise<Page> {
    return this.browser.go(url.toString())
  }

  /** The form of a page that has this field, or that goes to this address. */
  submit(page: Page, fields: Readonly<Record<string, string>>, where: string): Promise<Page> {
    return this.browser.submit(page, fields, (form) => where in form.fields || form.action === where)
  }

  /** Follows a link of the page by its id or by the beginning of where it leads. */
  follow(page: Page, link: string): Promise<Page> {
    return this.browser.go(hrefOf(page, link))
  }

  /** From the form with address, name and region to the page that offers ways in. */
  async proveAddress(page: Page, region: Region = 'eu'): Promise<Page> {
    const asked = await this.giveAddress(page, region)
    return this.giveCode(asked)
  }

  giveAddress(page: Page, region: Region = 'eu'): Promise<Page> {
    return this.submit(page, { identifier: this.email, name: this.name, region }, 'name')
  }

  async giveCode(page: Page): Promise<Page> {
    // Or a page of another kind would be told as a mail that never came.
    formWith(page, 'code')
    return this.submit(page, { code: await this.mailbox.code(this.email) }, 'code')
  }

  /** The page that makes a new way in, at sign-up, recovery and on the account page. */
  async makeWayIn(page: Page, way: Way, more: Readonly<Record<string, string>> = {}): Promise<Page> {
    if (way === 'password') return this.submit(page, { password: this.password, ...more }, 'password')
    const { challenge, options } = ceremonyOf(page)
    const credential = await this.authenticator.create(options as CreationOptions)
    return this.submit(page, { response: JSON.stringify({ challenge, credential }), ...more }, 'response')
  }

  /** Sign-up from its first page to the end. */
  async signUp(page: Page, way: Way, region: Region = 'eu'): Promise<Page> {
    return this.makeWayIn(await this.proveAddress(page, region), way)
  }

  /** From a page that asks for a proof, sign-in and step-up alike. */
  async signIn(page: Page, way: Way): Promise<Page> {
    return way === 'passkey' ? this.usePasskey(page) : this.usePassword(page)
  }

  usePassword(page: Page, password = this.password): Promise<Page> {
    const { fields } = formWith(page, 'password')
    return this.submit(
      page,
      { ...('identifier' in fields && { identifier: this.email }), password },
      'password',
    )
  }

  async usePasskey(page: Page, knobs: Knobs = {}, passkey?: Passkey): Promise<Page> {
    const { challenge, options } = ceremonyOf(page)
    const credential = await this.authenticator.get(options as RequestOptions, knobs, passkey)
    return this.submit(page, { response: JSON.stringify({ challenge, credential }) }, 'response')
  }

  /** From the page that asks for an address to the page that makes a new way in. */
  async recover(page: Page): Promise<Page> {
    const asked = await this.submit(page, { identifier: this.email }, '/recovery')
    return this.giveCode(asked)
  }
}

type CreationOptions = Parameters<Authenticator['create']>[0]
type RequestOptions = Parameters<Authenticator['get']>[0]

export interface Ceremony {
  readonly challenge: string
  readonly options: unknown
}

/** What the page's script would hand to the authenticator. */
export function ceremonyOf(page: Page): Ceremony {
  const json = jsonOf(page.html, 'passkey-options') as { readonly options: Ceremony } | undefined
  if (!json) throw new Error(`no passkey on a page with status ${page.status}: ${titleOf(page.html)}`)
  return json.options
}

function formWith(page: Page, field: string): Form {
  const form = formsOf(page.html).find(({ fields }) => field in fields)
  if (!form) throw new Error(`no ${field} on a page with status ${page.status}: ${titleOf(page.html)}`)
  return form
}
