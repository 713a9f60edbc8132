/**
 * Every page in every state, drawn by a real browser in every language, in light and dark, on a phone and on a desk: axe finds nothing,
 * nothing is too wide or too small, and the pictures go into the album. The journeys meet the same pages served; here are also those
 * that are rare. Languages come from the table of languages, so that the matrix grows with it.
 */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { LOCALES, LOCALE_TAGS, type LocaleTag } from '../../../src/text/locales.ts'
import { galleryPages, type GalleryPage } from '../gallery.tsx'
import { adaptationProblems } from './adaptation.ts'
import { forgetPictures, keepScreenshot, writeAlbum } from './album.ts'
import { launchChromium } from './chromium.ts'
import { contrastProblems, inspect, layoutProblems } from './inspection.ts'

interface Look {
  readonly scheme: 'light' | 'dark'
  readonly width: number
}

const FIRST: Look = { scheme: 'light', width: 320 }
/** Where colours meet other colours they are read again; structure is the same in every look. */
const OTHERS: readonly Look[] = [
  { scheme: 'light', width: 1280 },
  { scheme: 'dark', width: 1280 },
  { scheme: 'dark', width: 320 },
]

const isOffered = (tag: LocaleTag): boolean => LOCALES[tag].isOffered
const OFFERED = LOCALE_TAGS.filter(isOffered)
/** Made to break layouts, and for nobody to read. */
const PSEUDO = LOCALE_TAGS.filter((tag) => !isOffered(tag))
/** The language that everything is written in first, and one that goes the other way. */
const BOTH_WAYS = [
  ...OFFERED.filter((tag) => tag === 'en'),
  ...[...OFFERED, ...PSEUDO].filter((tag) => LOCALES[tag].dir === 'rtl').slice(0, 1),
]

/** The gallery's pages before anybody is signed in; all others are behind that. */
const OUTSIDE: readonly string[] = ['sign-in', 'sign-up', 'code', 'way-in', 'recovery', 'unlock']
export const isOutside = ({ page }: Pick<GalleryPage, 'page'>): boolean => OUTSIDE.includes(page)
export const isInside = (page: Pick<GalleryPage, 'page'>): boolean => !isOutside(page)

type Case = GalleryPage & { readonly tag: LocaleTag }
const casesIn = (tags: readonly LocaleTag[], isMine: typeof isOutside): readonly Case[] =>
  tags.flatMap((tag) =>
    galleryPages(tag)
      .filter(isMine)
      .map((page) => ({ ...page, tag })),
  )

/** Two files hold one half of the pages each, at the same time. */
export function holdPages(isMine: typeof isOutside): void {
  const draw = useCanvas()
  const pages = new Set(
    galleryPages('en')
      .filter(isMine)
      .map(({ page }) => page),
  )
  beforeAll(() => forgetPictures('pages', [...pages]))
  afterAll(() => writeAlbum())

  it.each(casesIn(OFFERED, isMine))('$name in $tag', async (it) => {
    const page = await draw(it, FIRST)
    const problems = [...(await inspect(page))]
    await keepScreenshot(page, pictureOf(it, FIRST))
    let { scheme } = FIRST
    for (const look of OTHERS) {
      await dress(page, look)
      problems.push(...(await layoutProblems(page)))
      if (look.scheme !== scheme) problems.push(...(await contrastProblems(page)))
      scheme = look.scheme
      await keepScreenshot(page, pictureOf(it, look))
    }
    expect(problems).toEqual([])
  })

  it.each(casesIn(PSEUDO, isMine))('$name in $tag: layout', async (it) => {
    const page = await draw(it, FIRST)
    const problems = [...(await layoutProblems(page))]
    await keepScreenshot(page, pictureOf(it, FIRST))
    await dress(page, { scheme: 'light', width: 1280 })
    expect([...problems, ...(await layoutProblems(page))]).toEqual([])
  })
}

/** What people do to a page for their own eyes and hands, left to right and right to left. */
export function holdAdaptations(): void {
  const draw = useCanvas()
  it.each(casesIn(BOTH_WAYS, () => true))('$name in $tag', async (it) => {
    expect(await adaptationProblems(await draw(it, FIRST))).toEqual([])
  })
}

const ORIGIN = 'http://localhost/'

/** One page of a browser to draw on. Passkeys exist where pages are served securely, and what is drawn on it keeps its origin. */
function useCanvas(): (page: Pick<GalleryPage, 'html'>, look: Look) => Promise<Page> {
  let browser: Browser
  let canvas: Page
  beforeAll(async () => {
    browser = await launchChromium()
    canvas = await browser.newPage()
    await canvas.route(ORIGIN, (route) => route.fulfill({ body: '' }))
    await canvas.goto(ORIGIN)
  })
  afterAll(async () => browser?.close())
  return async ({ html }, look) => {
    await dress(canvas, look)
    await canvas.setContent(html)
    return canvas
  }
}

async function dress(page: Page, { scheme, width }: Look): Promise<void> {
  await page.setViewportSize({ width, height: 800 })
  // Without motion, or axe may read a colour half-way from one scheme to the other.
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
}

const pictureOf = ({ name, tag }: Case, { scheme, width }: Look): string =>
  `pages/${name}.${tag}.${scheme}.${width}`
