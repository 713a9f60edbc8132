/**
 * A page as people adapt it to their eyes and hands: at 400 % zoom (WCAG 2.2 §1.4.10), in forced colours, with little motion, with wider
 * text (§1.4.12). Each answers in words what is wrong; the page is left as it was found.
 */
import type { Page } from 'playwright-core'
import { forcedColourProblems, layoutProblems, motionProblems, reachProblems } from './inspection.ts'

/** 1280 × 1024 at 400 %. */
const ZOOMED = { width: 320, height: 256 }
const WIDER_TEXT = `* {
  line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important
}
p { margin-block-end: 2em !important }`

export async function adaptationProblems(page: Page): Promise<readonly string[]> {
  const before = page.viewportSize()
  const problems = [
    ...named('zoomed', await zoomed(page)),
    ...named('in forced colours', await inForcedColours(page)),
    ...named('with little motion', await withLittleMotion(page)),
    ...named('with wider text', await withWiderText(page)),
  ]
  if (before) await page.setViewportSize(before)
  return problems
}

const named = (how: string, problems: readonly string[]): readonly string[] =>
  problems.map((problem) => `${how}: ${problem}`)

async function zoomed(page: Page): Promise<readonly string[]> {
  await page.setViewportSize(ZOOMED)
  return [...(await layoutProblems(page)), ...(await reachProblems(page))]
}

async function inForcedColours(page: Page): Promise<readonly string[]> {
  await page.emulateMedia({ forcedColors: 'active' })
  const problems = await forcedColourProblems(page)
  await page.emulateMedia({ forcedColors: null })
  return problems
}

async function withLittleMotion(page: Page): Promise<readonly string[]> {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const problems = await motionProblems(page)
  await page.emulateMedia({ reducedMotion: null })
  return problems
}

async function withWiderText(page: Page): Promise<readonly string[]> {
  await page.setViewportSize({ width: ZOOMED.width, height: 800 })
  await page.addStyleTag({ content: WIDER_TEXT })
  const problems = await layoutProblems(page)
  await page.evaluate('document.head.lastElementChild.remove()')
  return problems
}
