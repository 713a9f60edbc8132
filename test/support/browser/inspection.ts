/**
 * What every page must hold in every state (PAGES.md, Held by tests): axe finds nothing, nothing is wider than the window, the
 * weight stays in its budget, and what is typed or copied stays left to right in every language.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { PAGE_BYTES, SCRIPT_BYTES } from './budget.ts'

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
  const html = new TextEncoder().encode(await page.content()).length
  const script = gzipSync((await page.locator('script').allTextContents()).join('\n')).length
  return [
    ...(html > PAGE_BYTES ? [`weighs ${html} bytes`] : []),
    ...(script > SCRIPT_BYTES ? [`its script weighs ${script} bytes gzipped`] : []),
  ]
}

export const axeProblems = (page: Page): Promise<readonly string[]> =>
  findings(page, { type: 'tag', values: AXE_TAGS })

/** Only what colours can spoil, for a page that was read whole in other colours. */
export const contrastProblems = (page: Page): Promise<readonly string[]> =>
  findings(page, { type: 'rule', values: ['color-contrast'] })

/** Put into a page once, and stays when other content is drawn on it: that is the dearest part. */
async function findings(
  page: Page,
  runOnly: { readonly type: 'tag' | 'rule'; readonly values: readonly string[] },
): Promise<readonly string[]> {
  if (!(await page.evaluate<boolean>(`typeof axe === 'object'`))) await page.evaluate(axe.source)
  const options = JSON.stringify({ resultTypes: ['violations'], runOnly })
  const { violations } = await page.evaluate<Pick<axe.AxeResults, 'violations'>>(
    `axe.run(document, ${options}).then(({ violations }) => ({ violations }))`,
  )
  return violations.map(({ id, help, nodes }) => {
    const where = nodes.map(({ html, failureSummary }) => `${html} ${failureSummary ?? ''}`)
    return `axe ${id}: ${help}\n  ${where.join('\n  ')}`
  })
}

/** Runs in the page, with script on or off. */
const readBy = (name: string) => {
  const script = readFileSync(join(import.meta.dirname, `${name}.browser.js`), 'utf8')
  return (page: Page): Promise<readonly string[]> => page.evaluate<string[]>(script)
}

export const layoutProblems = readBy('layout')
export const reachProblems = readBy('reach')
export const forcedColourProblems = readBy('forced-colours')
export const motionProblems = readBy('motion')
