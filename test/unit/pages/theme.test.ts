/** Whatever colour a brand brings, its pages can be read (PAGES.md, Held by tests). */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cycles } from '../../../src/cli/dev/brands/cycles.ts'
import { harbour } from '../../../src/cli/dev/brands/harbour.ts'
import { northwind } from '../../../src/cli/dev/brands/northwind.ts'
import { themeOf } from '../../../src/cli/theme-metadata.ts'
import { PALETTE_COLOURS } from '../../../src/domain/theme.ts'
import { palette, themeStyle, type Palette, type Scheme } from '../../../src/pages/theme.ts'
import { contrast } from '../../../src/text/colour.ts'

const hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`)

/** Foreground, ground, least contrast: WCAG 2.2 §1.4.3 for text, §1.4.11 for controls. */
const PAIRS: readonly (readonly [keyof Palette, keyof Palette, number])[] = [
  ['text', 'card', 4.5],
  ['text', 'page', 4.5],
  ['muted', 'card', 4.5],
  ['muted', 'page', 4.5],
  ['link', 'card', 4.5],
  ['link', 'page', 4.5],
  ['onPrimary', 'primary', 4.5],
  ['onPrimary', 'hover', 4.5],
  ['card', 'text', 4.5],
  ['danger', 'card', 4.5],
  ['danger', 'dangerGround', 4.5],
  ['good', 'goodGround', 4.5],
  ['link', 'noteGround', 4.5],
  ['good', 'card', 4.5],
  ['primary', 'card', 3],
  ['hover', 'card', 3],
  ['control', 'card', 3],
  ['text', 'card', 3],
  ['danger', 'card', 3],
  ['ring', 'card', 3],
  // The foot line stands on the page itself.
  ['ring', 'page', 3],
]

const sheets = ['form', 'content', 'consent', 'page'].map((name) =>
  readFileSync(resolve(import.meta.dirname, `../../../src/pages/${name}.css`), 'utf8'),
)
const variable = (body: string, property: string): string | undefined =>
  new RegExp(`(?:^|[;{\\s])${property}:[^;]*var\\(--([a-z-]+)\\)`).exec(body)?.[1]

/** What each rule of the sheets puts on which ground; where it names no ground, it stands on the card. Lines that only divide are free. */
const used = [...sheets.join('').matchAll(/\{([^{}]*)\}/g)].flatMap(([, body = '']) => {
  const ground = variable(body, 'background') ?? 'card'
  const edges = ['border', 'border-color', 'outline', 'accent-color'].map((name) => variable(body, name))
  return [
    { front: variable(body, 'color'), ground, least: 4.5 },
    ...edges.map((front) => ({ front, ground: 'card', least: 3 })),
    { front: ground.startsWith('primary') ? ground : undefined, ground: 'card', least: 3 },
  ].filter(({ front }) => front !== undefined && front !== 'line')
})

const faults = (colours: Palette): string[] =>
  PAIRS.filter(([front, ground, least]) => contrast(colours[front], colours[ground]) < least).map(
    ([front, ground]) => `${front} on ${ground}: ${contrast(colours[front], colours[ground]).toFixed(2)}`,
  )

describe('the list of pairs', () => {
  const nameOf = (front: string, ground: string, least: number): string => `${front} on ${ground} at ${least}`
  const variableOf = (name: string): string =>
    name === 'hover' ? 'primary-hover' : name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  const listed = PAIRS.map(([front, ground, least]) => nameOf(variableOf(front), variableOf(ground), least))

  it('holds every pair that the style sheets use', () => {
    const names = used.map(({ front = '', ground, least }) => nameOf(front, ground, least))
    expect(new Set(names).size).toBeGreaterThan(12)
    expect([...new Set(names)].filter((name) => !listed.includes(name))).toEqual([])
  })
})

describe('the computed theme', () => {
  it.each<Scheme>(['light', 'dark'])('reads in %s for 200 random brand colours', (scheme) => {
    fc.assert(
      fc.property(hex, (colour) => {
        expect(faults(palette({ colour }, scheme))).toEqual([])
      }),
      { numRuns: 200 },
    )
  })

  it.each<Scheme>(['light', 'dark'])('reads in %s for the hardest colours', (scheme) => {
    for (const colour of [
      '#ffffff',
      '#000000',
      '#ffff00',
      '#0000ff',
      '#777777',
      '#757575',
      '#00ff00',
      '#ff0000',
    ])
      expect(faults(palette({ colour }, scheme)), colour).toEqual([])
  })

  it.each<Scheme>(['light', 'dark'])('reads in %s whatever palette a brand brings', (scheme) => {
    const wish = fc.record(Object.fromEntries(PALETTE_COLOURS.map((name) => [name, hex])), {
      requiredKeys: [],
    })
    fc.assert(
      fc.property(hex, wish, (colour, colours) => {
        expect(faults(palette({ colour, palette: { [scheme]: colours } }, scheme))).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  it('keeps every colour of a palette that reads', () => {
    const light = {
      page: '#f6efe6',
      card: '#fffdf9',
      text: '#2b1d16',
      muted: '#6b564a',
      line: '#e5d8c8',
      control: '#8b7565',
      primary: '#9a5200',
      onPrimary: '#fff6e8',
      link: '#8a4b08',
      ring: '#8a4b08',
      danger: '#a3211b',
      good: '#1d6b3c',
    }
    expect(palette({ palette: { light } }, 'light')).toMatchObject(light)
  })

  it('keeps a brand colour that already reads', () => {
    expect(palette({ colour: '#2f5bea' }, 'light').primary).toBe('#2f5bea')
  })

  it.each([northwind, harbour, cycles].map((stated, index) => [index, stated] as const))(
    'reads for demo brand %i, as it is stated',
    async (_, stated) => {
      const { theme } = await themeOf('Brand', stated)
      for (const scheme of ['light', 'dark'] as const) {
        const colours = palette(theme, scheme)
        expect(faults(colours)).toEqual([])
        expect(colours).toMatchObject(theme.palette?.[scheme] ?? {})
      }
    },
  )

  it('lets no theme write CSS', () => {
    const style = themeStyle({
      brandName: 'Brand',
      colour: 'red;}*{display:none',
      radius: 999,
      font: ['Georgia', "x';}</style><script>"],
      palette: { light: { card: 'url(https://elsewhere.example)' } },
    })
    expect(style).not.toMatch(/display:none|script|elsewhere/)
    expect(style).toContain('--radius:24px')
  })

  it('names the fonts of a brand, and quotes them but for the kinds', () => {
    const style = themeStyle({ brandName: 'Brand', font: ['Iowan Old Style', 'ヒラギノ明朝', 'serif'] })
    expect(style).toContain("--font:'Iowan Old Style','ヒラギノ明朝',serif;")
  })
})

describe('contrast', () => {
  // WCAG 2.2, definition of contrast ratio: black on white is 21:1; #767676 is the well-known lightest grey that passes on white.
  it.each([
    ['#000000', '#ffffff', 21],
    ['#767676', '#ffffff', 4.54],
    ['#ff0000', '#ffffff', 4.0],
  ])('of %s on %s is %f', (one, other, expected) => {
    expect(contrast(one, other)).toBeCloseTo(expected, 1)
    expect(contrast(other, one)).toBeCloseTo(expected, 1)
  })
})
