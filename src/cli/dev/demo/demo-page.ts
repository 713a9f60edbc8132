/** The demo application's one page, in the brand of the shop at hand: who you are here, what to try, the tokens, the provider's work. */
import type { RequestLine } from '../counting/request-log.ts'
import { escapeHtml } from '../local-server.ts'
import { DEMO_STYLE } from './demo-style.ts'
import { flowLog } from './flow-log.ts'
import { claimsList, tokenCard } from './token-card.ts'
import type { Shop, Visit } from './visit.ts'

export interface DemoFacts {
  readonly shops: readonly Shop[]
  readonly visit: Visit
  readonly accountHref: string
  readonly lines: readonly RequestLine[]
  /** Milliseconds. */
  readonly now: number
}

export function demoPage({ shops, visit, accountHref, lines, now }: DemoFacts): string {
  const shop = shops[visit.shop]
  if (!shop) return ''
  return framed(
    shop,
    `<header class="top"><p class="muted">Demo application</p>
    <nav aria-label="Applications">${shops.map((each) => shopLink(each, each === shop)).join('')}</nav></header>
  <div class="card hero">
    ${logo(shop)}
    ${visit.signedIn ? signedIn(shop, visit, accountHref) : signedOut(shop)}
  </div>
  ${visit.notice ? `<p class="card notice" id="notice" role="status">${escapeHtml(visit.notice)}</p>` : ''}
  ${tokens(visit, now)}
  ${flowLog(visit.flows, lines)}
  ${footer(shop)}`,
  )
}

/** A page of the shop's that the provider's pages link to. */
export const placePage = (shop: Shop, topic: string): string =>
  framed(
    shop,
    `<div class="card hero">${logo(shop)}<h1>${topic}</h1>
    <p>Here ${escapeHtml(shop.name)} would tell you about its ${topic.toLowerCase()}.</p>
    <p><a href="/shop?as=${shop.id}">Back to ${escapeHtml(shop.name)}</a></p></div>`,
  )

const framed = (shop: Shop, inside: string): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(shop.name)}</title>
<link rel="icon" href="data:,">
<style>${shop.look}${DEMO_STYLE}</style>
<main>
  ${inside}
</main>
</html>`

const logo = ({ logo: drawn, name }: Shop): string =>
  drawn
    ? `<picture><source srcset="${drawn.dark}" media="(prefers-color-scheme: dark)"><img src="${drawn.light}" alt="${escapeHtml(name)}"></picture>`
    : ''

const signedOut = ({ note }: Shop): string => `<h1 id="signed-out">Nobody is signed in here</h1>
    <p class="muted">${escapeHtml(note)}</p>
    <div class="row">
      <a class="button" id="sign-in" href="/sign-in">Sign in</a>
      <a class="button quiet" id="sign-up" href="/sign-up">Create an account</a>
    </div>`

function shopLink(shop: Shop, isCurrent: boolean): string {
  const mark = isCurrent ? ' aria-current="page"' : ''
  return `<a id="${shop.id}" href="/shop?as=${shop.id}"${mark}>${escapeHtml(shop.name)}</a>`
}

function signedIn({ note }: Shop, { signedIn: person, userinfo }: Visit, accountHref: string): string {
  const name = userinfo?.['name'] ?? person?.claims['name']
  const who = typeof name === 'string' ? `You are ${escapeHtml(name)}` : 'You are signed in'
  return `<h1 id="signed-in">${who}</h1>
    <p class="muted">${escapeHtml(note)}</p>
    <p>Granted: <span id="scope">${escapeHtml(person?.scope ?? '')}</span>.
    The access token lives ${person?.expiresIn ?? '?'} s. <a id="account" href="${escapeHtml(accountHref)}">Your account</a></p>
    <div class="row">
      ${post('userinfo', 'Ask userinfo', 'button')}
      ${person?.refreshToken ? post('refresh', 'Refresh the tokens', 'button quiet') : ''}
      <a class="button quiet" id="step-up" href="/step-up">Prove it is you again</a>
      <a class="button quiet" id="step-up-passkey" href="/step-up?acr_values=phr">Prove it by passkey</a>
      ${post('sign-out', 'Sign out', 'button quiet')}
    </div>`
}

const post = (action: string, label: string, look: string): string =>
  `<form method="post" action="/${action}"><button class="${look}" id="${action}">${label}</button></form>`

function tokens({ signedIn: person, userinfo }: Visit, now: number): string {
  if (!person) return ''
  const cards = [
    person.idToken === undefined
      ? ''
      : tokenCard({ title: 'Id token', note: VERIFIED, id: 'claims', token: person.idToken }, now),
    tokenCard(
      { title: 'Access token', note: FOR_OTHERS, id: 'access-claims', token: person.accessToken },
      now,
    ),
  ]
  const asked = userinfo
    ? `<section class="card" id="userinfo-claims"><h2>Userinfo</h2>${claimsList(userinfo, now)}</section>`
    : ''
  return `${asked}<div class="pair">${cards.join('')}</div>`
}

const VERIFIED =
  'For this application: who signed in, how and when. Verified with the provider’s published keys.'
const FOR_OTHERS = 'For the services that this application calls. Shown as any of them can read it.'

function footer({ client }: Shop): string {
  return `<footer><span>Client <code>${escapeHtml(client.client_id)}</code></span>
    <span>${client.first_party ? 'first-party' : 'third-party'}, ${client.token_endpoint_auth_method}</span></footer>`
}
