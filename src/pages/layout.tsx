/**
 * The page itself: one column, one card, one foot line (PAGES.md, Shape). Style and script stand inline under this response's
 * nonce, so a page is one request and works without a second one. It is drawn when it is whole (HTML, `rel=expect`): half a card would
 * be centred, and jump. It decides nothing.
 */
import type { Child } from 'hono/jsx'
import { raw } from 'hono/html'
import { squeezedScript } from '../kernel/squeeze.ts'
import { Brand, Icons } from './brand.tsx'
import { FootLine } from './foot-line.tsx'
import type { Frame } from './frame.ts'
import pageScript from './page.browser.js'
import { STYLE } from './style.ts'
import { themeStyle } from './theme.ts'

export interface PageProps {
  readonly frame: Frame
  /** What the page is, for the browser's tab. */
  readonly title: string
  /** True when a form was refused: the tab says so first. */
  readonly hasError?: boolean
  /** Search engines may list it. */
  readonly isPublic?: boolean
  /** Wide pages (the account) have no single decision. */
  readonly width?: 'card' | 'wide'
  /** More scripts of ours, as text; they run after the page's own. */
  readonly scripts?: readonly string[]
  readonly children?: Child
}

const SCRIPT = squeezedScript(pageScript)

/** Written by hand, because hono takes `blocking` for an order to itself and drops it. */
const WHOLE = '<link rel="expect" href="#end" blocking="render">'

export function Page({
  frame,
  title,
  hasError = false,
  isPublic = false,
  width = 'card',
  scripts = [],
  children,
}: PageProps) {
  const { say, theme, nonce, app } = frame
  const named = say('page.title_in_app', { title, app })
  return (
    <>
      {raw('<!doctype html>')}
      <html lang={say.locale.tag} dir={say.locale.dir}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          {!isPublic && <meta name="robots" content="noindex" />}
          <meta name="color-scheme" content="light dark" />
          {raw(WHOLE)}
          <title>{hasError ? say('page.title_with_error', { title: named }) : named}</title>
          <Icons theme={theme} />
          <style nonce={nonce}>{raw(themeStyle(theme) + STYLE)}</style>
          <noscript>
            <style nonce={nonce}>{raw('.needs-script{display:none!important}')}</style>
          </noscript>
        </head>
        <body class={width} data-busy={say('button.busy')}>
          <main>
            <Brand theme={theme} />
            {children}
          </main>
          <FootLine frame={frame} />
          <p class="offline" id="offline" role="status" data-says={say('page.offline')}></p>
          {[SCRIPT, ...scripts].map((text) => (
            <script nonce={nonce}>{raw(text)}</script>
          ))}
          <i id="end" hidden></i>
        </body>
      </html>
    </>
  )
}
