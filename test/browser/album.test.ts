/** The album's own page: pictures are chosen by ticking what one wants to see. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { writeAlbum } from '../support/browser/album.ts'
import { launchChromium } from '../support/browser/chromium.ts'

const PICTURES = [
  'pages/sign-in.first.en.light.320.png',
  'pages/sign-in.first.en.dark.320.png',
  'pages/sign-in.refused.en.light.1280.png',
  'pages/code.first.en-XR.light.320.png',
  'passkey/1-sign-up.png',
]

describe('the album', () => {
  let browser: Browser
  let folder: string
  let page: Page
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'doorstep-album-'))
    for (const suite of ['pages', 'passkey']) await mkdir(join(folder, suite))
    for (const picture of PICTURES) await writeFile(join(folder, picture), '')
    await writeAlbum(folder)
    browser = await launchChromium()
    page = await browser.newPage()
    await page.goto(`file://${folder}/index.html`)
  })
  afterAll(async () => {
    await browser?.close()
    await rm(folder, { recursive: true, force: true })
  })

  const shown = (): Promise<string[]> => page.locator('figcaption:visible').allTextContents()

  it('shows all at first', async () => {
    expect((await shown()).toSorted()).toEqual(PICTURES.toSorted())
    expect(await page.textContent('h1')).toBe('5 of 5 screenshots')
  })

  it('shows what is ticked: any of a row, all rows together', async () => {
    await page.check('[name=scheme][value=light]')
    await page.check('[name=width][value="320"]')
    expect(await shown()).toEqual([PICTURES[3], PICTURES[0]])
    await page.check('[name=width][value="1280"]')
    await page.check('[name=page][value=sign-in]')
    expect(await shown()).toEqual([PICTURES[0], PICTURES[2]])
    expect(await page.textContent('#count')).toBe('2')
  })

  it('and what its name holds', async () => {
    await page.fill('#wanted', 'refused')
    expect(await shown()).toEqual([PICTURES[2]])
  })

  it('journeys are pages of their own name', async () => {
    await page.reload()
    await page.check('[name=page][value=passkey]')
    expect(await shown()).toEqual([PICTURES[4]])
  })
})
