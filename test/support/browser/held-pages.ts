/**
 * Every page in every state, drawn by a real browser in several looks: axe finds nothing, nothing is too wide or too small, and
 * the pictures go into the album. The journeys meet the same pages served; here are also those that are rare.
 */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import type { LocaleTag } from '../../../src/text/locales.ts'
import { galleryPages } from '../gallery.tsx'
import { keepScreenshot, writeAlbum } from './album.ts'
import { launchChromium } from './chromium.ts'
import { contrastProblems, inspect, layoutProblems } from './inspection.ts'

const ORIGIN = 'http://localhost/'

export interface Look {
  readonly scheme: 'light' | 'dark'
  readonly width: number
}

/** Structure is the same in every look: the first is read whole, the others for what a look can spoil. */
export function holdPages(tag: LocaleTag, [first, ...others]: readonly [Look, ...Look[]]): void {
  let browser: Browser
  let page: Page
  beforeAll(async () => {
    browser = await launchChromium()
    page = await browser.newPage()
    // Passkeys exist where pages are served securely, and what is drawn from here on keeps this origin.
    await page.route(ORIGIN, (route) => route.fulfill({ body: '' }))
    await page.goto(ORIGIN)
  })
  afterAll(async () => {
    await browser?.close()
    await writeAlbum()
  })

  it.each(galleryPages(tag))(`$name in ${tag}`, async ({ name, html }) => {
    await dress(page, first)
    await page.setContent(html)
    const problems = [...(await inspect(page))]
    await keepScreenshot(page, pictureOf(name, tag, first))
    for (const look of others) {
      await dress(page, look)
      problems.push(...(await layoutProblems(page)))
      if (look.scheme !== first.scheme) problems.push(...(await contrastProblems(page)))
      await keepScreenshot(page, pictureOf(name, tag, look))
    }
    expect(problems).toEqual([])
  })
}

async function dress(page: Page, { scheme, width }: Look): Promise<void> {
  await page.setViewportSize({ width, height: 800 })
  // Without motion, or axe may read a colour half-way from one scheme to the other.
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
}

const pictureOf = (name: string, tag: LocaleTag, { scheme, width }: Look): string =>
  `pages/${name}.${tag}.${scheme}.${width}`
