/**
 * Screenshots of every page in every state, to be looked at by people: `.dev/screenshots/<suite>/<page>.<look>.png`, and an index
 * to flip through. The folder is ignored by git and each run writes over the one before.
 */
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { Page } from 'playwright-core'

const ALBUM = resolve(import.meta.dirname, '../../../.dev/screenshots')

/** @param name `suite/page.look`, lower-case words joined by dashes. */
export async function keepScreenshot(page: Page, name: string): Promise<void> {
  const path = join(ALBUM, `${name}.png`)
  await mkdir(dirname(path), { recursive: true })
  await page.screenshot({ path, fullPage: true })
}

/** Of pages that will be drawn again, so that no state stays that is no more. */
export async function forgetPictures(suite: string, pages: readonly string[]): Promise<void> {
  const pictures = await readdir(join(ALBUM, suite)).catch(() => [])
  const old = pictures.filter((picture) => pages.includes(picture.split('.')[0] ?? ''))
  await Promise.all(old.map((picture) => rm(join(ALBUM, suite, picture), { force: true })))
}

/** Two suites may write it at once: it appears whole, and the last one knows all pictures. */
export async function writeAlbum(folder = ALBUM): Promise<void> {
  await mkdir(folder, { recursive: true })
  const entries = await readdir(folder, { recursive: true })
  const pictures = entries.filter((entry) => entry.endsWith('.png')).toSorted()
  const half = join(folder, `index.${process.pid}.half`)
  await writeFile(half, await albumPage(pictures))
  await rename(half, join(folder, 'index.html'))
}

/** What a picture can be chosen by. */
type Facts = Readonly<Record<'suite' | 'page' | 'language' | 'scheme' | 'width' | 'state', string>>

/** `pages/<page>.<state>.<language>.<scheme>.<width>.png`; of a journey the step is the page, and no more is known. */
function factsOf(picture: string): Facts {
  const [suite = '', file = ''] = picture.split('/')
  const [page = '', state = '', language = '', scheme = '', width = ''] = file
    .replace(/\.png$/, '')
    .split('.')
  return { suite, page: suite === 'pages' ? page : suite, state, language, scheme, width }
}

const SHOWN = ['page', 'language', 'scheme', 'width', 'state'] as const

async function albumPage(pictures: readonly string[]): Promise<string> {
  const all = pictures.map(factsOf)
  const boxes = SHOWN.map((name) =>
    boxesFor(name, [...new Set(all.map((facts) => facts[name]))].filter(Boolean)),
  )
  const script = await readFile(join(import.meta.dirname, 'album.browser.js'), 'utf8')
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>${pictures.length} screenshots</title>
<style>
  body { font: 14px system-ui; margin: 2rem; background: #d7d9de; color: #17191e }
  fieldset { border: 0; padding: 0; margin: 0.5rem 0 }
  legend { font-weight: 650; padding: 0 }
  fieldset label { display: inline-block; margin-inline-end: 0.75rem }
  figure { display: inline-block; vertical-align: top; margin: 0.5rem }
  figure[hidden] { display: none }
  figcaption { max-width: 20rem; margin-bottom: 0.25rem }
  img { max-width: 30rem; max-height: 40rem; box-shadow: 0 1px 6px #0004 }
</style>
<h1><output id="count">${pictures.length}</output> of ${pictures.length} screenshots</h1>
<form id="choice">
${boxes.join('\n')}
<p><label>Only names that hold <input id="wanted" autofocus></label></p>
</form>
${pictures.map(figure).join('\n')}
<script>
${script}</script>
</html>
`
}

const boxesFor = (name: string, values: readonly string[]): string =>
  `<fieldset><legend>${name}</legend>${values
    .toSorted()
    .map((value) => `<label><input type="checkbox" name="${name}" value="${value}"> ${value}</label>`)
    .join('')}</fieldset>`

function figure(picture: string): string {
  const facts = Object.entries(factsOf(picture)).map(([name, value]) => `data-${name}="${value}"`)
  return `<figure id="${picture}" ${facts.join(' ')}><figcaption>${picture}</figcaption><a href="${picture}"><img loading="lazy" src="${picture}" alt=""></a></figure>`
}
