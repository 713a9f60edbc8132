/** A brand's face: pictures from our own address or drawn inside the page, and a name that stays a name. */
import { describe, expect, it } from 'vitest'
import { imageName } from '../../../src/domain/image.ts'
import type { Theme } from '../../../src/domain/theme.ts'
import { Page } from '../../../src/pages/layout.tsx'
import { galleryFrame } from '../../support/gallery.tsx'

function pageOf(theme: Partial<Theme>): string {
  const page: unknown = <Page frame={galleryFrame('en', { brandName: 'Brand', ...theme })} title="Title" />
  return String(page)
}
const name = (letter: string, kind: 'png' | 'svg'): string => imageName(letter.repeat(43), kind)
const iconOf = (html: string): string => /<link rel="icon" href="([^"]*)"/.exec(html)?.[1] ?? ''

describe('without pictures', () => {
  it('the tab shows the initial on the brand’s colour, and nothing is asked for', () => {
    const html = pageOf({ brandName: ' ölmühle', colour: '#1f6f54' })
    const picture = decodeURIComponent(iconOf(html).replace('data:image/svg+xml,', ''))
    expect(picture).toContain('fill="#1f6f54"')
    expect(picture).toContain(`&#${'Ö'.codePointAt(0)};</text>`)
    expect(html).not.toMatch(/<img|apple-touch-icon/)
  })

  it.each(['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "'&amp;", '𝔅old', '‮evil'])(
    '%j is shown as text, in the page and in its icon',
    (brandName) => {
      const html = pageOf({ brandName })
      expect(html).not.toMatch(/<script>alert|<img/)
      const picture = decodeURIComponent(iconOf(html).replace('data:image/svg+xml,', ''))
      expect(picture).toMatch(/^<svg [^<>]*><rect [^<>]*\/><text [^<>]*>&#\d+;<\/text><\/svg>$/)
    },
  )
})

describe('with pictures', () => {
  const logo = { light: name('l', 'svg'), dark: name('d', 'svg') }

  it('the logo says the brand’s name, in a light and a dark one', () => {
    const html = pageOf({ logo })
    expect(html).toContain(`<source srcset="/brand/${logo.dark}" media="(prefers-color-scheme: dark)"/>`)
    expect(html).toContain(`<img src="/brand/${logo.light}" alt="Brand" height="32"/>`)
    expect(pageOf({ logo: { light: logo.light } })).not.toContain('<source')
  })

  it('the icon is in the tab, and on a home screen where it is a PNG', () => {
    const [png, svg] = [name('i', 'png'), name('i', 'svg')]
    expect(pageOf({ icon: png })).toContain(
      `<link rel="icon" href="/brand/${png}"/><link rel="apple-touch-icon" href="/brand/${png}"/>`,
    )
    expect(pageOf({ icon: svg })).toContain(`<link rel="icon" href="/brand/${svg}"/>`)
    expect(pageOf({ icon: svg })).not.toContain('apple-touch-icon')
  })
})
