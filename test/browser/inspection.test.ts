/** The browser suites' own eyes: each fault that they look for is planted once, and seen. */
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { adaptationProblems } from '../support/browser/adaptation.ts'
import { launchChromium } from '../support/browser/chromium.ts'
import { guardVisit } from '../support/browser/guard.ts'
import { inspect } from '../support/browser/inspection.ts'

const page = (body: string): string =>
  `<!doctype html><html lang="en"><title>Page</title><main><h1>Page</h1>${body}</main></html>`

describe('what the suites must see', () => {
  let browser: Browser
  let site: Server
  let origin: string
  let served = { html: '', policy: '' }
  beforeAll(async () => {
    browser = await launchChromium()
    site = createServer((_, answer) =>
      answer
        .writeHead(200, { 'content-type': 'text/html', 'content-security-policy': served.policy })
        .end(served.html),
    )
    await new Promise<void>((listens) => site.listen(0, '127.0.0.1', listens))
    origin = `http://127.0.0.1:${(site.address() as AddressInfo).port}`
  })
  afterAll(async () => {
    await browser?.close()
    site?.close()
  })

  async function open(
    html: string,
    policy = '',
  ): Promise<{ shown: Page; problems: () => readonly string[] }> {
    served = { html, policy }
    const context = await browser.newContext({ viewport: { width: 320, height: 800 } })
    const guard = await guardVisit(context, [origin])
    const shown = await context.newPage()
    await shown.goto(origin, { waitUntil: 'load' })
    return { shown, problems: guard.problems }
  }

  it('nothing wrong is nothing found', async () => {
    const { shown, problems } = await open(page('<p>Fine.</p>'))
    expect(await inspect(shown)).toEqual([])
    expect(problems()).toEqual([])
    await shown.context().close()
  })

  it.each([
    ['a field without a label', page('<input>'), 'axe label'],
    ['words that are hard to read', page('<p style="color:#bbb">Pale</p>'), 'axe color-contrast'],
    ['a page that is too wide', page('<div style="width:400px">Wide</div>'), 'scrolls sideways'],
    ['a button that is too low', page('<button class="primary">Low</button>'), 'px high'],
    [
      'an address from right to left',
      page('<input id="identifier" aria-label="E-mail" dir="rtl">'),
      'is not ltr',
    ],
    [
      'words that are clipped',
      page('<p style="height:1em;overflow:hidden">Of these words<br>half are seen</p>'),
      '“half are seen” is cut off',
    ],
    [
      'words outside of the window',
      page('<p style="position:absolute;inset-inline-start:-4em">Half outside</p>'),
      '“Half outside” is cut off',
    ],
    ['a heavy page', page(`<p hidden>${'x'.repeat(41 * 1024)}</p>`), 'weighs'],
  ])('%s', async (_, html, expected) => {
    const { shown } = await open(html)
    expect((await inspect(shown)).join('\n')).toContain(expected)
    await shown.context().close()
  })

  it.each([
    ['nothing', '<style>:focus-visible{outline:3px solid}</style><a href="/">On</a> <button>Go</button>', ''],
    ['a page that zooms badly', '<div style="min-width:30em">Wide</div>', 'zoomed: scrolls sideways'],
    [
      'a bar that lies over a button at 400 % zoom',
      '<button id="go">Go</button><p style="position:fixed;inset:0;background:#fff">Bar</p>',
      'zoomed: go cannot be reached',
    ],
    [
      'a button that is only a ground',
      '<button id="go" style="border:0;background:#0a0">Go</button>',
      'in forced colours: go has no edge',
    ],
    [
      'a focus that is only a shadow',
      '<button id="go" style="outline:none;box-shadow:0 0 4px #00f">Go</button>',
      'in forced colours: go does not show the focus',
    ],
    [
      'a notice that is only a ground',
      '<p class="alert" style="background:#fdd">Careful</p>',
      'in forced colours: Careful melts into the page',
    ],
    [
      'a transition',
      '<button id="go" style="transition:color 1s">Go</button>',
      'with little motion: go moves',
    ],
    [
      'an animation',
      '<style>@keyframes turn{to{rotate:1turn}}#go{animation:turn 2s infinite}</style><button id="go">Go</button>',
      'with little motion: turn runs',
    ],
    [
      'a box that wider text leaves',
      '<p style="inline-size:17em;block-size:1.3em;overflow:hidden">Words as wide as their box is</p>',
      'with wider text: “Words as wide as their box is” is cut off',
    ],
  ])('of people’s own adaptations: %s', async (_, html, expected) => {
    const { shown } = await open(page(html))
    const problems = (await adaptationProblems(shown)).join('\n')
    if (expected) expect(problems).toContain(expected)
    else expect(problems).toBe('')
    await shown.context().close()
  })

  it('the page is left as it was found', async () => {
    const { shown } = await open(page('<p>Fine.</p>'))
    const before = await shown.content()
    await adaptationProblems(shown)
    expect([await shown.content(), shown.viewportSize()]).toEqual([before, { width: 320, height: 800 }])
    const asked = `['(forced-colors: active)', '(prefers-reduced-motion)'].map((each) => matchMedia(each).matches)`
    expect(await shown.evaluate<boolean[]>(asked)).toEqual([false, false])
    await shown.context().close()
  })

  it.each([
    ['an error of a script', page('<script>throw new Error("planted")</script>'), '', 'planted'],
    [
      'a page that moves by itself',
      page(
        '<p id="late"></p><p>Below</p><script>setTimeout(() => (late.style.height = "9em"), 200)</script>',
      ),
      '',
      'the page moved by',
    ],
    [
      'a page of too many parts',
      page([1, 2, 3, 4].map((part) => `<img alt="" src="/${part}">`).join('')),
      '',
      'part 4 of a page',
    ],
    ['a request elsewhere', page('<img alt="" src="http://localhost:9/x.png">'), '', 'request to'],
    [
      'a violation of the policy',
      page('<p style="color:red">Red</p>'),
      "style-src 'none'",
      'policy violated',
    ],
  ])('%s', async (_, html, policy, expected) => {
    const seen: string[] = []
    const soFar = (): string => {
      seen.push(...problems())
      return seen.join('\n')
    }
    const { shown, problems } = await open(html, policy)
    await expect.poll(soFar).toContain(expected)
    await shown.context().close()
  })
})
