/**
 * One person's browser: a profile of its own, a virtual authenticator where the person has one, and a guard. `look` holds the
 * page that stands now to the rules of every page and takes its picture; `leave` demands that nothing forbidden happened.
 */
import { expect } from 'vitest'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { DevHouse } from '../dev/start-dev.ts'
import { keepScreenshot } from './album.ts'
import { addAuthenticator } from './chromium.ts'
import type { VirtualAuthenticator } from './chromium.ts'
import { guardVisit } from './guard.ts'
import type { Guard } from './guard.ts'
import { axeProblems, inspect } from './inspection.ts'

export interface VisitOptions {
  readonly hasScript?: boolean
  readonly width?: number
  readonly scheme?: 'light' | 'dark'
  /** Asked for by every request of the browser (`Accept-Language`). */
  readonly locale?: string
}

export interface Visit {
  readonly context: BrowserContext
  readonly page: Page
  readonly authenticator: VirtualAuthenticator
  readonly guard: Guard
  readonly house: DevHouse
  readonly hasScript: boolean
  readonly look: (name: string) => Promise<void>
  /** Closes the browser's profile after demanding that its guard saw nothing. */
  readonly leave: () => Promise<void>
}

/** @param suite the folder of its screenshots. */
export async function openVisit(
  browser: Browser,
  house: DevHouse,
  suite: string,
  { hasScript = true, width = 390, scheme = 'light', locale = 'en' }: VisitOptions,
): Promise<Visit> {
  const context = await browser.newContext({
    // Or axe may read a colour half-way through a transition.
    reducedMotion: 'reduce',
    javaScriptEnabled: hasScript,
    viewport: { width, height: 800 },
    colorScheme: scheme,
    locale,
  })
  context.setDefaultTimeout(10_000)
  const guard = await guardVisit(context, [house.issuer, house.app, house.mailbox])
  const page = await context.newPage()
  const authenticator = await addAuthenticator(page)
  return {
    context,
    page,
    authenticator,
    guard,
    house,
    hasScript,
    look: async (name) => {
      const problems = await inspect(page, { hasScript })
      const unread = hasScript ? [] : await axeWithoutScript(browser, page)
      expect([...problems, ...unread, ...guard.problems()], `${suite}/${name}`).toEqual([])
      await keepScreenshot(page, `${suite}/${name}`)
    },
    leave: async () => {
      await context.close()
      expect(guard.problems()).toEqual([])
    },
  }
}

/** axe is a script: the page as it stands without one is read in a profile that runs some, its `noscript` unwrapped. */
async function axeWithoutScript(browser: Browser, page: Page): Promise<readonly string[]> {
  const html = (await page.content())
    .replaceAll(/<\/?noscript>/g, '')
    .replaceAll(/<script\b[\s\S]*?<\/script>/g, '')
  const context = await browser.newContext({ viewport: page.viewportSize() })
  try {
    const reader = await context.newPage()
    await reader.setContent(html)
    return await axeProblems(reader)
  } finally {
    await context.close()
  }
}
