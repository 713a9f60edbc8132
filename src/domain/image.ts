/**
 * Pictures of brands: what may be kept, judged by its bytes and never by what anybody says it is, and how it is named. A name is the
 * digest of the bytes with their kind behind it, so that a name never changes its meaning and any cache may keep what it stands for.
 */
import { text } from '../kernel/bytes.ts'
import { svgFault } from './svg.ts'

export const IMAGE_TYPES = {
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  svg: 'image/svg+xml',
} as const
export type ImageKind = keyof typeof IMAGE_TYPES

/** Bytes: what a page of people on telephones can afford. */
export const LARGEST_IMAGE = 48 * 1_024

const NAME = /^[\w-]{43}\.(png|jpg|webp|svg)$/

export const imageName = (digest: string, kind: ImageKind): string => `${digest}.${kind}`

export const isImageName = (name: string): boolean => NAME.test(name)

/** The kind that a name ends with; undefined where it is no name of ours. */
export const imageKindOf = (name: string): ImageKind | undefined => NAME.exec(name)?.[1] as ImageKind

export type Judgement = { readonly kind: ImageKind } | { readonly fault: string }

/** What kind of picture these bytes are, or what is wrong with them, in words for whoever registers them. */
export function judgeImage(bytes: Uint8Array): Judgement {
  if (bytes.length > LARGEST_IMAGE) return { fault: 'is larger than 48 KiB' }
  const raster = SIGNATURES.find(([, isIt]) => isIt(bytes))
  if (raster) return { kind: raster[0] }
  const markup = textOf(bytes)
  if (markup === undefined || !markup.trimStart().startsWith('<'))
    return { fault: 'is no PNG, JPEG, WebP or SVG' }
  const fault = svgFault(markup)
  return fault === undefined ? { kind: 'svg' } : { fault }
}

const begins = (bytes: Uint8Array, at: number, ...wanted: readonly number[]): boolean =>
  wanted.every((byte, place) => bytes[at + place] === byte)

/** MIME Sniffing §6.1, its table of image types. */
const SIGNATURES: readonly (readonly [ImageKind, (bytes: Uint8Array) => boolean])[] = [
  ['png', (bytes) => begins(bytes, 0, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)],
  ['jpg', (bytes) => begins(bytes, 0, 0xff, 0xd8, 0xff)],
  ['webp', (bytes) => begins(bytes, 0, 0x52, 0x49, 0x46, 0x46) && begins(bytes, 8, 0x57, 0x45, 0x42, 0x50)],
]

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return text(bytes)
  } catch {
    return undefined
  }
}
