/**
 * What every page must hold in every state (PAGES.md, Held by tests): axe finds nothing, nothing is wider than the window, the
 * weight stays in its budget, and what is typed or copied stays left to right in every language.
 */
import { gzipSync } from 'node:zlib'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

const PAGE_BYTES = 40 * 1024
const SCRIPT_BYTES = 12 * 1024
const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What is wrong with this page, in words; empty when nothing is. */
export async function inspect(page: Page, { hasScript = true } = {}): Promise<readonly string[]> {
  const [weight, layout, axe] = [
    await weightProblems(page),
    await layoutProblems(page),
    hasScript ? await axeProblems(page) : [],
  ]
  return [...weight, ...layout, ...axe]
}

/** One document is all that a page of ours sends: it has no parts to load. */
async function weightProblems(page: Page): Promise<readonly string[]> {
  const html = Buffer.byteLength(await page.content())
  const script = gzipSync((await page.locator('script').allTextContents()).join('\n')).length
  return [
    ...(html > PAGE_BYTES ? [`weighs ${html} bytes`] : []),
    ...(script > SCRIPT_BYTES ? [`its script weighs ${script} bytes gzipped`] : []),
  ]
}

/** Legacy mode asks no second page of the browser for its verdict: ours have no frames. */
export async function axeProblems(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).withTags(AXE_TAGS).analyze()
  return violations.map(({ id, help, nodes }) => {
    const where = nodes.map(({ html, failureSummary }) => `${html} ${failureSummary ?? ''}`)
    return `axe ${id}: ${help}\n  ${where.join('\n  ')}`
  })
}

/** Runs in the page, with script on or off. */
const layoutProblems = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const found: string[] = []
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth > clientWidth) found.push(`scrolls sideways: ${scrollWidth} in ${clientWidth} px`)
    for (const button of document.querySelectorAll<HTMLElement>('button.primary, a.primary, button.second')) {
      const { height, width } = button.getBoundingClientRect()
      if (width > 0 && height < 44) found.push(`${button.id || button.className} is ${height} px high`)
    }
    for (const each of document.querySelectorAll<HTMLElement>('#identifier, #code, .plain')) {
      if (getComputedStyle(each).direction !== 'ltr') found.push(`${each.id || each.className} is not ltr`)
    }
    const { lang, dir } = document.documentElement
    if (!lang || !document.title) found.push('says no language or no title')
    if (dir && getComputedStyle(document.body).direction !== dir) found.push(`is not ${dir}`)
    return found
  })
