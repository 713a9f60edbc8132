/**
 * A brand's look as data, and the style sheet variables computed from it (PAGES.md, Shape). Whatever colour a brand brings,
 * text reads at 4.5:1 and controls stand out at 3:1 in light and in dark: a colour that cannot is moved until it does.
 */
import { GENERIC_FONTS, isFontName, type PaletteColour, type Theme } from '../domain/theme.ts'
import {
  BLACK,
  buttonGround,
  contrast,
  isHex,
  mix,
  nearestShade,
  shade,
  textOn,
  WHITE,
  type Hex,
} from '../text/colour.ts'

/** What a brand may choose, and what is computed between. */
export type Palette = Readonly<
  Record<PaletteColour | 'hover' | 'dangerGround' | 'goodGround' | 'noteGround', Hex>
>
export type Scheme = 'light' | 'dark'

const DEFAULT_COLOUR: Hex = '#2f5bea'
const DEFAULT_RADIUS = 10
const DEFAULT_FONT =
  "system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,'Noto Sans','DejaVu Sans',sans-serif"

const GROUNDS = {
  light: {
    page: '#f3f4f7',
    card: '#fdfdfe',
    text: '#17191e',
    muted: '#5b616d',
    danger: '#b3261e',
    good: '#14713d',
  },
  dark: {
    page: '#0f1115',
    card: '#181b21',
    text: '#eceef2',
    muted: '#a4abb8',
    danger: '#ff9d94',
    good: '#6fd39a',
  },
} as const

/** All colours of one scheme, each checked against what it stands on. */
export function palette(theme: Pick<Theme, 'colour' | 'palette'>, scheme: Scheme): Palette {
  const base = GROUNDS[scheme]
  const wish = wishOf(theme, scheme)
  const brand = theme.colour && isHex(theme.colour) ? theme.colour : DEFAULT_COLOUR
  const card = wish.card ?? base.card
  const page = besideCard(wish.page ?? wish.card ?? base.page, card)
  const reads = (colour: Hex): Hex => readable(colour, [card, page])
  const danger = reads(wish.danger ?? base.danger)
  const good = reads(wish.good ?? base.good)
  const link = reads(wish.link ?? wish.primary ?? brand)
  return {
    page,
    card,
    text: reads(wish.text ?? base.text),
    muted: reads(wish.muted ?? base.muted),
    line: wish.line ?? mix(wish.text ?? base.text, card, 0.12),
    control: standingOut(wish.control ?? mix(base.text, card, 0.4), [card]) ?? base.text,
    ...buttonOf(wish, brand, card),
    link,
    ring: standingOut(wish.ring ?? link, [card, page]) ?? link,
    danger,
    dangerGround: tint(danger, card, scheme),
    good,
    goodGround: tint(good, card, scheme),
    noteGround: tint(link, card, scheme),
  }
}

type Wish = Partial<Readonly<Record<PaletteColour, Hex>>>

/** What a theme may hold is checked where it is registered; what ends in a style sheet is checked here again. */
const wishOf = (theme: Pick<Theme, 'palette'>, scheme: Scheme): Wish =>
  Object.fromEntries(
    Object.entries(theme.palette?.[scheme] ?? {}).filter(
      ([, colour]) => colour !== undefined && isHex(colour),
    ),
  )

/** The page must take the same text as the card, or one text could not stand on both. */
const besideCard = (page: Hex, card: Hex): Hex =>
  [BLACK, WHITE].some((text) => [page, card].every((ground) => contrast(text, ground) >= 4.5)) ? page : card

/** Nearest shade that is seen on every ground as what it is (WCAG 2.2 §1.4.11). */
const standingOut = (colour: Hex, grounds: readonly Hex[]): Hex | undefined =>
  nearestShade(colour, (it) => grounds.every((ground) => contrast(it, ground) >= 3))

function buttonOf(wish: Wish, brand: Hex, card: Hex): Pick<Palette, 'primary' | 'onPrimary' | 'hover'> {
  const primary = buttonGround(wish.primary ?? brand, card)
  const isWished = wish.onPrimary !== undefined && contrast(wish.onPrimary, primary) >= 4.5
  const onPrimary = isWished && wish.onPrimary ? wish.onPrimary : textOn(primary)
  return { primary, onPrimary, hover: hoverOf(primary, onPrimary, card) }
}

/** The nearest shade that reads at 4.5:1 on every ground; where no shade does, text that reads on the first. */
const readable = (colour: Hex, grounds: readonly Hex[]): Hex =>
  nearestShade(colour, (it) => grounds.every((ground) => contrast(it, ground) >= 4.5)) ??
  textOn(grounds[0] ?? '#ffffff')

/** Away from the text on it, so that pressing never makes it harder to read; towards it where the button would melt into the card. */
function hoverOf(ground: Hex, text: Hex, card: Hex): Hex {
  const away = contrast(text, '#000000') > 10 ? -0.06 : 0.06
  const isGood = (it: Hex): boolean => contrast(text, it) >= 4.5 && contrast(it, card) >= 3
  return [shade(ground, away), shade(ground, -away)].find(isGood) ?? ground
}

/** A whisper of a colour behind text of that colour, as strong as the text still reads. */
function tint(colour: Hex, card: Hex, scheme: Scheme): Hex {
  const strengths = scheme === 'light' ? [0.08, 0.05, 0.02] : [0.14, 0.1, 0.05]
  const strength = strengths.find((share) => contrast(colour, mix(colour, card, share)) >= 4.5)
  return strength === undefined ? card : mix(colour, card, strength)
}

const VARIABLES: readonly (readonly [keyof Palette, string])[] = [
  ['page', '--page'],
  ['card', '--card'],
  ['text', '--text'],
  ['muted', '--muted'],
  ['line', '--line'],
  ['control', '--control'],
  ['primary', '--primary'],
  ['hover', '--primary-hover'],
  ['onPrimary', '--on-primary'],
  ['link', '--link'],
  ['ring', '--ring'],
  ['danger', '--danger'],
  ['dangerGround', '--danger-ground'],
  ['good', '--good'],
  ['goodGround', '--good-ground'],
  ['noteGround', '--note-ground'],
]

/** CSS for a nonce'd `<style>`. Only checked colours, numbers and font names get in: a theme cannot write CSS. */
export function themeStyle(theme: Theme): string {
  const radius = Math.min(24, Math.max(0, Math.round(theme.radius ?? DEFAULT_RADIUS)))
  const font = theme.font?.every(isFontName) ? theme.font.map(family).join(',') : DEFAULT_FONT
  const sheet = (scheme: Scheme): string => {
    const colours = palette(theme, scheme)
    return VARIABLES.map(([name, variable]) => `${variable}:${colours[name]}`).join(';')
  }
  return (
    `:root{color-scheme:light dark;--radius:${radius}px;--font:${font};${sheet('light')}}` +
    `@media (prefers-color-scheme:dark){:root{${sheet('dark')}}}`
  )
}

const family = (name: string): string => (GENERIC_FONTS.includes(name) ? name : `'${name}'`)
