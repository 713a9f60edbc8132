/** The demo application's one page: who you are here, what the provider said, and the things to try. */
import { escapeHtml } from '../local-server.ts'
import { STYLE } from '../page-style.ts'
import type { Shop, Visit } from './visit.ts'

export function demoPage(shops: readonly Shop[], visit: Visit): string {
  const name = shops[visit.shop]?.name ?? ''
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(name)}</title>
<style>${STYLE}</style>
<main>
  <nav aria-label="Applications">${shops.map((shop, index) => shopLink(shop, index, visit.shop)).join('')}</nav>
  <div class="card">
    <h1>${escapeHtml(name)}</h1>
    <p class="muted">${escapeHtml(shops[visit.shop]?.note ?? '')}</p>
    ${visit.signedIn ? signedIn(visit) : SIGNED_OUT}
  </div>
  ${visit.notice ? `<p class="card notice" id="notice" role="status">${escapeHtml(visit.notice)}</p>` : ''}
  ${visit.signedIn ? claimsCard('From the verified id token', 'claims', visit.signedIn.claims) : ''}
  ${visit.userinfo ? claimsCard('From userinfo', 'userinfo-claims', visit.userinfo) : ''}
</main>
</html>`
}

const SIGNED_OUT = `<p id="signed-out">Nobody is signed in here.</p>
    <div class="row">
      <a class="button" id="sign-in" href="/sign-in">Sign in</a>
      <a class="button quiet" id="sign-up" href="/sign-up">Create an account</a>
    </div>`

function shopLink(shop: Shop, index: number, current: number): string {
  const party = index === 0 ? 'first-party' : 'third-party'
  const mark = index === current ? ' aria-current="page"' : ''
  return `<a id="${party}" href="/shop?as=${party}"${mark}>${escapeHtml(shop.name)} (${party})</a>`
}

function signedIn({ signedIn: person, userinfo }: Visit): string {
  const name = userinfo?.['name'] ?? person?.claims['name']
  const who = typeof name === 'string' ? `You are ${escapeHtml(name)}.` : 'Ask userinfo who you are.'
  return `<p id="signed-in">You are signed in. ${who}</p>
    <p class="muted">Granted: <span id="scope">${escapeHtml(person?.scope ?? '')}</span>.
    The access token lives ${person?.expiresIn ?? '?'} s.</p>
    <div class="row">
      ${post('userinfo', 'Ask userinfo', 'button')}
      ${person?.refreshToken ? post('refresh', 'Refresh the tokens', 'button quiet') : ''}
      ${post('sign-out', 'Sign out', 'button quiet')}
    </div>`
}

const post = (action: string, label: string, look: string): string =>
  `<form method="post" action="/${action}"><button class="${look}" id="${action}">${label}</button></form>`

function claimsCard(title: string, id: string, claims: Readonly<Record<string, unknown>>): string {
  const rows = Object.entries(claims).map(
    ([name, value]) => `<dt>${escapeHtml(name)}</dt><dd data-claim="${escapeHtml(name)}">${show(value)}</dd>`,
  )
  return `<section class="card" id="${id}"><h2>${title}</h2><dl>${rows.join('')}</dl></section>`
}

const show = (value: unknown): string => escapeHtml(typeof value === 'string' ? value : JSON.stringify(value))
