/**
 * What an application may state of how our pages look for it. All of it ends in a style sheet, an address or a title, so a colour is six
 * digits, a font a name, a picture the name of one that we keep: there is no field that could carry CSS, markup or somebody's address.
 * That every colour can be read is computed where the page is made (pages/theme.ts).
 */
import * as v from 'valibot'
import { isImageName } from './image.ts'

/** Single colours that a brand may choose; what lies between them is computed. */
export const PALETTE_COLOURS = [
  'page',
  'card',
  'text',
  'muted',
  'line',
  'control',
  'primary',
  'onPrimary',
  'link',
  'ring',
  'danger',
  'good',
] as const
export type PaletteColour = (typeof PALETTE_COLOURS)[number]

/** Families that name no font but a kind; in CSS they stand without quotes (CSS Fonts 4 §2.1.2). */
export const GENERIC_FONTS: readonly string[] = [
  'serif',
  'sans-serif',
  'monospace',
  'cursive',
  'system-ui',
  'ui-serif',
  'ui-sans-serif',
  'ui-monospace',
  'ui-rounded',
]

/** Letters of any script, digits, spaces and hyphens: nothing that ends a quoted name. */
export const isFontName = (text: string): boolean => /^\p{L}[\p{L}\p{M}\p{N} -]{0,59}$/u.test(text)

// A line break would be a second header of a mail, and a turn of direction the rest of the page.
const TURNS_ITS_SURROUNDINGS = /[\p{Cc}\u{2028}\u{2029}\u{202a}-\u{202e}\u{2066}-\u{2069}]/u

export const BrandNameSchema = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(80),
  v.check((text) => !TURNS_ITS_SURROUNDINGS.test(text), 'is no plain name'),
)

export const ColourSchema = v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/i, 'is no colour like #1f6f54'))

export const RadiusSchema = v.pipe(
  v.number('is no number from 0 to 24'),
  v.minValue(0, 'is no number from 0 to 24'),
  v.maxValue(24, 'is no number from 0 to 24'),
)

/** Fonts that people's own systems have, best first; none is ever loaded. */
export const FontSchema = v.pipe(
  v.array(v.pipe(v.string(), v.check(isFontName, 'is no name of a font'))),
  v.minLength(1, 'names no font'),
  v.maxLength(8, 'names more than eight fonts'),
)

const ImageName = v.pipe(v.string(), v.check(isImageName, 'is no name of a stored picture'))

const PaletteSchema = v.partial(v.object(v.entriesFromList(PALETTE_COLOURS, ColourSchema)))

export const ThemeSchema = v.object({
  brandName: BrandNameSchema,
  /** Everything else is computed from it. */
  colour: v.optional(ColourSchema),
  palette: v.optional(v.object({ light: v.optional(PaletteSchema), dark: v.optional(PaletteSchema) })),
  /** Of buttons and fields, in px. */
  radius: v.optional(RadiusSchema),
  font: v.optional(FontSchema),
  logo: v.optional(v.object({ light: ImageName, dark: v.optional(ImageName) })),
  /** Square: for the browser's tab and a telephone's home screen. */
  icon: v.optional(ImageName),
})
export type Theme = v.InferOutput<typeof ThemeSchema>

/** The deployment's own look, for pages and mails of no application: a setting, so it names no stored picture. */
export const HouseThemeSchema = v.strictObject(v.omit(ThemeSchema, ['brandName', 'logo', 'icon']).entries)
export type HouseTheme = v.InferOutput<typeof HouseThemeSchema>

/** Names of all pictures that a theme shows. */
export const imagesOf = (theme: Pick<Theme, 'logo' | 'icon'> | undefined): readonly string[] =>
  [theme?.logo?.light, theme?.logo?.dark, theme?.icon].filter((name) => name !== undefined)
