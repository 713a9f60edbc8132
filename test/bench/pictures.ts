/**
 * `npm run pictures`: the README's pictures, made small from the album that the browser suites leave (test/support/browser/album.ts). Run
 * those first; a picture that is missing there is named.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { launchChromium } from '../support/browser/chromium.ts'
import { ROOT } from './build.ts'

/** Name in the README → name in the album, and how wide it is made, CSS pixels. */
const PICTURES: Readonly<Record<string, readonly [album: string, width: number]>> = {
  'sign-in': ['sign-in.first.en.light.320', 240],
  'sign-up': ['sign-up.first.en.light.320', 240],
  consent: ['consent.choice.en.light.320', 240],
  account: ['account.full.en.light.1280', 640],
  'sign-in-arabic': ['sign-in.first.ar.dark.320', 240],
}
const FROM = join(ROOT, '.dev/screenshots/pages')
const TO = join(ROOT, 'test/pictures')

const browser = await launchChromium()
await mkdir(TO, { recursive: true })
for (const [name, [album, width]] of Object.entries(PICTURES)) {
  const file = join(FROM, `${album}.png`)
  const picture = await readFile(file).catch(() => undefined)
  if (!picture) throw new Error(`${file} is missing: run npm test -- test/browser first`)
  const page = await browser.newPage()
  await page.setContent(
    `<img style="display:block" width="${width}" src="data:image/png;base64,${picture.toString('base64')}">`,
  )
  const small = await page.locator('img').screenshot()
  await writeFile(join(TO, `${name}.png`), small)
  process.stdout.write(`test/pictures/${name}.png  ${Math.ceil(small.length / 1_024)} KiB\n`)
  await page.close()
}
await browser.close()
