/** Whole ways through the house that many journeys begin with: an application asks, the person does what its pages want, tokens come back. */
import type { Region } from '../../../src/domain/region.ts'
import type { Person, Way } from '../visitor/person.ts'
import { formsOf, type Page } from '../visitor/visitor.ts'
import type { RelyingParty, Request, Tokens } from './relying-party.ts'

export interface Arrived {
  readonly request: Request
  /** What brought the browser back to the application. */
  readonly answer: Page
  readonly tokens: Tokens
}

type Wishes = Readonly<Record<string, string | undefined>>

const isConsent = ({ html }: Page): boolean => formsOf(html).some(({ action }) => action === '/consent')

/** `optional`: which of the scopes that may be left out are ticked in the end. */
export const decide = (
  person: Person,
  page: Page,
  decision: 'allow' | 'deny',
  optional: readonly string[] = [],
): Promise<Page> => {
  const boxes = Object.fromEntries(optional.map((scope) => [`scope:${scope}`, 'yes']))
  const unticked = page.html.replaceAll(/(<input type="checkbox"[^>]*?) checked(?:="[^"]*")?/g, '$1')
  return person.submit({ ...page, html: unticked }, { decision, ...boxes }, '/consent')
}

/** Presses Allow where that is asked. */
const allow = async (person: Person, page: Page): Promise<Page> =>
  isConsent(page) ? decide(person, page, 'allow') : page

/** Somebody new, from the application and back. */
export async function signUpAt(
  app: RelyingParty,
  person: Person,
  {
    way = 'passkey',
    region = 'eu',
    ...wishes
  }: { readonly way?: Way; readonly region?: Region } & Wishes = {},
): Promise<Arrived> {
  const request = await app.begin({ prompt: 'create', ...wishes })
  const answer = await allow(person, await person.signUp(await person.open(request.url), way, region))
  return { request, answer, tokens: await app.finish(request, answer) }
}

/** Somebody who has an account and no session here, from the application and back. */
export async function signInAt(
  app: RelyingParty,
  person: Person,
  { way = 'passkey', ...wishes }: { readonly way?: Way } & Wishes = {},
): Promise<Arrived> {
  const request = await app.begin(wishes)
  const answer = await allow(person, await person.signIn(await person.open(request.url), way))
  return { request, answer, tokens: await app.finish(request, answer) }
}

/** Somebody who is signed in, from the application and back without a page of ours, but perhaps consent. */
export async function passThrough(app: RelyingParty, person: Person, wishes: Wishes = {}): Promise<Arrived> {
  const request = await app.begin(wishes)
  const answer = await allow(person, await person.open(request.url))
  return { request, answer, tokens: await app.finish(request, answer) }
}
