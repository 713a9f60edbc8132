/**
 * Screenshots of every page in every state, to be looked at by people: `.dev/screenshots/<suite>/<page>.<look>.png`, and an index
 * to flip through. The folder is ignored by git and each run writes over the one before.
 */
import { mkdir, readdir, rename, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { Page } from 'playwright-core'

const ALBUM = resolve(import.meta.dirname, '../../../.dev/screenshots')

/** @param name `suite/page.look`, lower-case words joined by dashes. */
export async function keepScreenshot(page: Page, name: string): Promise<void> {
  const path = join(ALBUM, `${name}.png`)
  await mkdir(dirname(path), { recursive: true })
  await page.screenshot({ path, fullPage: true, animations: 'disabled' })
}

/** Two suites may write it at once: it appears whole, and the last one knows all pictures. */
export async function writeAlbum(): Promise<void> {
  await mkdir(ALBUM, { recursive: true })
  const entries = await readdir(ALBUM, { recursive: true })
  const pictures = entries.filter((entry) => entry.endsWith('.png')).toSorted()
  const half = join(ALBUM, `index.${process.pid}.half`)
  await writeFile(half, albumPage(pictures))
  await rename(half, join(ALBUM, 'index.html'))
}

const albumPage = (pictures: readonly string[]): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>${pictures.length} screenshots</title>
<style>
  body { font: 14px system-ui; margin: 2rem; background: #d7d9de; color: #17191e }
  figure { display: inline-block; vertical-align: top; margin: 0.5rem }
  figcaption { max-width: 20rem; margin-bottom: 0.25rem }
  img { max-width: 30rem; max-height: 40rem; box-shadow: 0 1px 6px #0004 }
</style>
<h1>${pictures.length} screenshots</h1>
<p><label>Only names that hold <input id="wanted" autofocus></label></p>
${pictures.map(figure).join('\n')}
<script>
  wanted.addEventListener('input', () => {
    for (const each of document.querySelectorAll('figure'))
      each.hidden = !wanted.value.split(' ').every((word) => each.id.includes(word))
  })
</script>
</html>
`

const figure = (picture: string): string =>
  `<figure id="${picture}"><figcaption>${picture}</figcaption><a href="${picture}"><img loading="lazy" src="${picture}" alt=""></a></figure>`
