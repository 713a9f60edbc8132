/**
 * The mailbox as a page: every mail, newest first, its HTML in a frame that may run nothing and load nothing.
 * The page looks for news by itself and loads again when there is some.
 */
import { escapeHtml } from '../local-server.ts'
import { STYLE } from '../page-style.ts'
import type { ReceivedMail } from './received-mail.ts'

export function mailboxPage(mails: readonly ReceivedMail[]): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Mailbox (${mails.length})</title>
<style>${STYLE}</style>
<main>
  <header><h1>Mailbox</h1><p class="muted">Every mail of this local house, newest first. Kept until it stops.
  <a href="/messages.json">As JSON</a></p></header>
  ${mails.map(mailCard).join('') || '<p class="card" id="empty">No mail yet. Sign up and come back.</p>'}
</main>
<script>${watchFor(mails.length)}</script>
</html>`
}

function mailCard(mail: ReceivedMail): string {
  return `<article class="card">
  <h2>${escapeHtml(mail.subject)}</h2>
  <p class="muted">to <b>${escapeHtml(mail.to)}</b> · <time>${escapeHtml(mail.at)}</time></p>
  <iframe title="${escapeHtml(mail.subject)}" sandbox="allow-popups allow-popups-to-escape-sandbox"
    srcdoc="${escapeHtml(`<base target="_blank">${mail.html}`)}"></iframe>
  <details><summary>Text part</summary><pre>${escapeHtml(mail.text)}</pre></details>
</article>`
}

const watchFor = (known: number): string => `
setInterval(async () => {
  const mails = await fetch('/messages.json').then((answer) => answer.json(), () => undefined)
  if (mails && mails.length !== ${known}) location.reload()
}, 2000)`
