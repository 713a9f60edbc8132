/**
 * A brand's look as a registration states it, and as the house keeps it: pictures come along as data and stay as names of what was
 * stored. `logo_uri` (RFC 7591 §2) is not read, because a page of ours loads nothing from elsewhere.
 */
import * as v from 'valibot'
import { digest } from '../crypto/digest.ts'
import { IMAGE_TYPES, imageName, judgeImage } from '../domain/image.ts'
import {
  BrandNameSchema,
  ColourSchema,
  FontSchema,
  PALETTE_COLOURS,
  RadiusSchema,
  type Theme,
} from '../domain/theme.ts'
import { base64url, type Bytes } from '../kernel/bytes.ts'

const DATA = /^data:[\w.+/-]*;base64,([a-z0-9+/]*={0,2})$/i

/** The bytes of `data:…;base64,…` (RFC 2397); what kind it says it holds is not read. */
function bytesOf(picture: string): Bytes | undefined {
  const base64 = DATA.exec(picture)?.[1]
  if (base64 === undefined || base64.length % 4 !== 0) return undefined
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
}

/** A picture as it travels in a registration. */
export function pictureOf(bytes: Uint8Array): string {
  const judged = judgeImage(bytes)
  const type = 'kind' in judged ? IMAGE_TYPES[judged.kind] : 'application/octet-stream'
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return `data:${type};base64,${btoa(binary)}`
}

function pictureFault(picture: string): string | undefined {
  const bytes = bytesOf(picture)
  if (!bytes) return 'is neither a picture’s file nor its data'
  const judged = judgeImage(bytes)
  return 'fault' in judged ? judged.fault : undefined
}

const Picture = v.pipe(
  v.string(),
  v.rawCheck(({ dataset, addIssue }) => {
    const fault = dataset.typed ? pictureFault(dataset.value) : undefined
    if (fault !== undefined) addIssue({ message: fault })
  }),
)

const { onPrimary, ...ofOneWord } = v.entriesFromList(PALETTE_COLOURS, v.optional(ColourSchema))
const PaletteMetadata = v.strictObject({ ...ofOneWord, on_primary: onPrimary })

/** Strict: a field with a slip in its name would leave a brand in our colours, and nobody would know why. */
export const ThemeMetadataSchema = v.strictObject({
  brand_name: v.optional(BrandNameSchema),
  colour: v.optional(ColourSchema),
  palette: v.optional(
    v.strictObject({ light: v.optional(PaletteMetadata), dark: v.optional(PaletteMetadata) }),
  ),
  radius: v.optional(RadiusSchema),
  font: v.optional(FontSchema),
  logo: v.optional(v.strictObject({ light: Picture, dark: v.optional(Picture) })),
  icon: v.optional(Picture),
})
export type ThemeMetadata = v.InferOutput<typeof ThemeMetadataSchema>

export interface StoredImage {
  readonly name: string
  readonly bytes: Uint8Array
}

/** The theme of a client's record, and the pictures that must be stored with it. */
export async function themeOf(
  clientName: string,
  { brand_name: brandName, palette, logo, icon, ...alike }: ThemeMetadata,
): Promise<{ readonly theme: Theme; readonly images: readonly StoredImage[] }> {
  const [light, dark, square] = await Promise.all([logo?.light, logo?.dark, icon].map(storedImage))
  return {
    theme: {
      ...alike,
      brandName: brandName ?? clientName,
      ...(palette && { palette: { light: colours(palette.light), dark: colours(palette.dark) } }),
      ...(light && { logo: { light: light.name, dark: dark?.name } }),
      icon: square?.name,
    },
    images: [light, dark, square].filter((image) => image !== undefined),
  }
}

const colours = ({ on_primary: onPrimary, ...ofOneWord }: v.InferOutput<typeof PaletteMetadata> = {}) => ({
  ...ofOneWord,
  onPrimary,
})

async function storedImage(picture: string | undefined): Promise<StoredImage | undefined> {
  if (picture === undefined) return undefined
  const bytes = bytesOf(picture)
  const judged = bytes && judgeImage(bytes)
  if (!bytes || !judged || 'fault' in judged) throw new TypeError('a picture that was not judged')
  return { name: imageName(base64url(await digest('brand-image', bytes)), judged.kind), bytes }
}
