/**
 * Colour arithmetic for readable pages and mails: relative luminance and contrast (WCAG 2.2 §1.4.3, definitions), and the
 * nearest shade of a brand colour that can be read. Lightness moves in OKLab (CSS Color 4 §9), which keeps the hue.
 */
export type Hex = string

const channels = (hex: Hex): readonly [number, number, number] => {
  const value = Number.parseInt(hex.slice(1), 16)
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255]
}
const linear = (channel: number): number => {
  const part = channel / 255
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
}
const gamma = (part: number): number => {
  const clipped = Math.min(1, Math.max(0, part))
  return Math.round(255 * (clipped <= 0.0031308 ? clipped * 12.92 : 1.055 * clipped ** (1 / 2.4) - 0.055))
}
const hex = (...parts: readonly number[]): Hex =>
  `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`

export const isHex = (text: string): boolean => /^#[0-9a-f]{6}$/i.test(text)

export const BLACK = '#000000'
export const WHITE = '#ffffff'

/** 0 (black) to 1 (white). */
export function luminance(colour: Hex): number {
  const [r, g, b] = channels(colour).map(linear) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** 1 to 21, the same both ways. */
export function contrast(one: Hex, other: Hex): number {
  const [dark, light] = [luminance(one), luminance(other)].toSorted((a, b) => a - b) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

/** The same hue with lightness moved by `by` (−1 to 1), clipped into sRGB. */
export function shade(colour: Hex, by: number): Hex {
  const [r, g, b] = channels(colour).map(linear) as [number, number, number]
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  const lightness = Math.min(1, Math.max(0, 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s + by))
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s
  const c = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s
  const l3 = (lightness + 0.3963377774 * a + 0.2158037573 * c) ** 3
  const m3 = (lightness - 0.1055613458 * a - 0.0638541728 * c) ** 3
  const s3 = (lightness - 0.0894841775 * a - 1.291485548 * c) ** 3
  return hex(
    gamma(4.0767416621 * l3 - 3.3077115913 * m3 + 0.2309699292 * s3),
    gamma(-1.2684380046 * l3 + 2.6097574011 * m3 - 0.3413193965 * s3),
    gamma(-0.0041960863 * l3 - 0.7034186147 * m3 + 1.707614701 * s3),
  )
}

/** `share` (0–1) of `one` over `other`. */
export function mix(one: Hex, other: Hex, share: number): Hex {
  const under = channels(other)
  return hex(
    ...channels(one).map((part, index) => Math.round(part * share + (under[index] ?? 0) * (1 - share))),
  )
}

/** The shade of `colour` nearest to it that passes `reads`; undefined when no shade does. */
export function nearestShade(colour: Hex, reads: (candidate: Hex) => boolean): Hex | undefined {
  const start = colour.toLowerCase()
  if (reads(start)) return start
  for (let step = 1; step <= 100; step++) {
    for (const direction of [-1, 1]) {
      const candidate = shade(start, (direction * step) / 100)
      if (reads(candidate)) return candidate
    }
  }
  // A strong hue clips before it is quite black or white.
  return [BLACK, WHITE].find(reads)
}

export const INK = '#0a0b0d'

/** White or ink, whichever reads better on `ground`. */
export const textOn = (ground: Hex): Hex => (contrast(WHITE, ground) >= contrast(INK, ground) ? WHITE : INK)

/** A button ground near `colour` that carries its text at 4.5:1 and stands out from `around` at 3:1. */
export const buttonGround = (colour: Hex, around: Hex): Hex =>
  nearestShade(
    colour,
    (ground) => contrast(textOn(ground), ground) >= 4.5 && contrast(ground, around) >= 3,
  ) ?? textOn(around)
