/**
 * A mail as a list of blocks, and its two faces. Both are computed from the same list, so neither can say more than the other.
 * One column, system fonts, colours that survive dark mode, no image, no style sheet or font from anywhere. Language and direction
 * stand on the card as well, because some clients keep nothing of what is around it; a code is left to right in every language.
 */
import { contrast, mix, nearestShade } from './colour.ts'
import type { Locale } from './locales.ts'

export type Block =
  | { readonly kind: 'line' | 'small' | 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly url: string }

export interface MailFrame {
  readonly app: string
  readonly locale: Locale
  readonly ground: string
  readonly onGround: string
}

/** An address stands alone on its line and is not isolated: an invisible character at its end would be taken for a part of it. */
export function asText(blocks: readonly Block[], { app }: MailFrame): string {
  const lines = blocks.map((block) => (block.kind === 'link' ? `${block.text}\n${block.url}` : block.text))
  return `${[...lines, app].join('\n\n')}\n`
}

export function asHtml(subject: string, blocks: readonly Block[], frame: MailFrame): string {
  const { app, locale } = frame
  const body = blocks.map((block) => BLOCKS[block.kind](block, frame)).join('\n')
  return `<!doctype html>
<html lang="${locale.tag}" dir="${locale.dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escape(subject)}</title>
<style>${darkMode(frame)}</style>
</head>
<body class="ground" style="margin:0;padding:24px 12px;background:#f4f5f7">
<div class="card" lang="${locale.tag}" dir="${locale.dir}" style="${CARD}">
<p class="quiet" style="margin:0 0 20px;font-weight:600;font-size:15px;color:#5a606b">${escape(app)}</p>
${body}
</div>
</body>
</html>
`
}

const FONT = "-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"
const CARD = `max-width:440px;margin:0 auto;padding:32px 28px;background:#fdfdfe;border-radius:14px;font:16px/1.55 ${FONT};color:#16181d;overflow-wrap:anywhere`

const BLOCKS: Readonly<Record<Block['kind'], (block: Block, frame: MailFrame) => string>> = {
  line: ({ text }) => `<p style="margin:0 0 16px">${escape(text)}</p>`,
  small: ({ text }) =>
    `<p class="quiet" style="margin:0 0 12px;font-size:14px;color:#5a606b">${escape(text)}</p>`,
  code: ({ text }) =>
    `<p class="code" dir="ltr" style="margin:0 0 16px;padding:14px;border-radius:10px;background:#eef0f3;text-align:center;font:700 32px/1.2 ui-monospace,Menlo,Consolas,monospace;letter-spacing:3px;user-select:all">${escape(text)}</p>`,
  link: (block, { ground, onGround }) =>
    block.kind === 'link'
      ? `<p style="margin:0 0 20px"><a class="button" href="${escape(block.url)}" style="display:inline-block;padding:12px 22px;border-radius:10px;background:${ground};color:${onGround};font-weight:600;text-decoration:none">${escape(block.text)}</a></p>`
      : '',
}

const DARK_CARD = '#1b1e24'

/** Clients that know dark mode get colours chosen for it; the others keep the light ones, all of them stated. */
function darkMode({ ground }: MailFrame): string {
  const lifted = nearestShade(ground, (colour) => contrast(colour, DARK_CARD) >= 4.5) ?? '#ffffff'
  return `:root{color-scheme:light dark}@media (prefers-color-scheme:dark){.ground{background:#111317!important}.card{background:${DARK_CARD}!important;color:#eceef2!important}.quiet{color:#a9b0bc!important}.code{background:${mix('#ffffff', DARK_CARD, 0.08)}!important}.button{background:${lifted}!important;color:#0a0b0d!important}}`
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escape = (text: string): string => text.replaceAll(/[&<>"']/g, (character) => ESCAPES[character] ?? '')
