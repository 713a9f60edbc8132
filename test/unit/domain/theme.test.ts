/** A theme is data: nothing in it can be CSS, markup or somebody's address (PAGES.md, Shape). */
import { describe, expect, test } from 'vitest'
import * as v from 'valibot'
import { imageName } from '../../../src/domain/image.ts'
import { PALETTE_COLOURS, ThemeSchema, type Theme } from '../../../src/domain/theme.ts'

const PICTURE = imageName('A'.repeat(43), 'svg')

const WHOLE: Theme = {
  brandName: 'Café “Zur Mühle” & Söhne',
  colour: '#0A84ff',
  palette: { light: { page: '#ffffff', onPrimary: '#000000' }, dark: {} },
  radius: 24,
  font: ['Iowan Old Style', 'ヒラギノ明朝 ProN', 'ui-serif'],
  logo: { light: PICTURE, dark: imageName('_-'.repeat(21) + 'x', 'webp') },
  icon: imageName('0'.repeat(43), 'png'),
}

const faultOf = (theme: unknown): string | undefined => {
  const parsed = v.safeParse(ThemeSchema, theme)
  return parsed.success ? undefined : `${String(v.getDotPath(parsed.issues[0]))} ${parsed.issues[0].message}`
}
const fault = (over: object): string | undefined => faultOf({ brandName: 'Demo', ...over })

test('a name is enough, and a whole theme comes back as it was', () => {
  expect(faultOf({ brandName: 'Demo' })).toBeUndefined()
  expect(v.parse(ThemeSchema, JSON.parse(JSON.stringify(WHOLE)))).toEqual(WHOLE)
})

describe('colours', () => {
  const NONE = [
    'red',
    '#fff',
    '#0a84ff80',
    '#0a84ff;background:url(//evil.example)',
    '#0a84ff\n',
    'var(--x)',
    '#0a84fg',
    '</style><script>alert(1)</script>',
    '',
  ]
  test.each(NONE)('%j is none', (colour) =>
    expect(fault({ colour })).toBe('colour is no colour like #1f6f54'),
  )
  test.each(PALETTE_COLOURS)('nor in a palette, as %s', (name) => {
    for (const scheme of ['light', 'dark'])
      expect(fault({ palette: { [scheme]: { [name]: 'url(https://evil.example)' } } })).toBe(
        `palette.${scheme}.${name} is no colour like #1f6f54`,
      )
  })
})

describe('fonts', () => {
  test.each([
    "Georgia';}*{display:none",
    'Georgia, serif',
    'url(https://evil.example/x.woff2)',
    'Georgia"',
    'Georgia\\27',
    'Georgia\n',
    '</style>',
    ' Georgia',
    '',
    'G'.repeat(61),
  ])('%j is no name of a font', (name) =>
    expect(fault({ font: ['Arial', name] })).toBe('font.1 is no name of a font'),
  )
  test('none, too many and a text are refused', () => {
    expect(fault({ font: [] })).toBe('font names no font')
    expect(fault({ font: Array.from({ length: 9 }, () => 'Arial') })).toBe('font names more than eight fonts')
    expect(fault({ font: 'Georgia, serif' })).toMatch(/^font /)
  })
})

describe('pictures', () => {
  test.each([
    'https://evil.example/logo.svg',
    '//evil.example/logo.svg',
    'data:image/svg+xml,<svg/>',
    'javascript:alert(1)',
    '../../account',
    `${'A'.repeat(43)}.gif`,
    `${'A'.repeat(43)}.svg?x`,
    `${'A'.repeat(43)}.svg\n`,
    `${'A'.repeat(42)}.svg`,
    '"><script>',
    '',
  ])('%j is no picture that we keep', (name) => {
    expect(fault({ logo: { light: name } })).toBe('logo.light is no name of a stored picture')
    expect(fault({ logo: { light: PICTURE, dark: name } })).toBe('logo.dark is no name of a stored picture')
    expect(fault({ icon: name })).toBe('icon is no name of a stored picture')
  })
})

test.each([-1, 25, Number.NaN])('a radius of %s is refused', (radius) =>
  expect(fault({ radius })).toBe('radius is no number from 0 to 24'),
)

test.each(['two\nlines', 'bell\u0007', 'other\u202eway', 'in\u2066side', 'line\u2028break'])(
  '%j is no name of a brand: it would turn what stands around it',
  (brandName) => expect(fault({ brandName })).toBe('brandName is no plain name'),
)

test.each(['می‌خواهم', 'שלום', 'Ärger & Co. <AG>'])('%j is one, whatever it is written in', (brandName) =>
  expect(fault({ brandName })).toBeUndefined(),
)
