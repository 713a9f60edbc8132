/**
 * What `--client FILE` brings: a registration in the names of RFC 7591, its pictures beside it or inside it. What is wrong is said in
 * one line that names the field.
 */
import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import * as v from 'valibot'
import { ClientMetadataSchema, type ClientMetadata } from '../client-metadata.ts'
import { pictureOf } from '../theme-metadata.ts'
import { Trouble } from './trouble.ts'

/** Pictures that are not checked yet, nor is anything around them. */
const PicturesSchema = v.looseObject({
  theme: v.looseObject({
    logo: v.optional(v.record(v.string(), v.string())),
    icon: v.optional(v.string()),
  }),
})

/** @throws Trouble when there is no such file, or when it is no registration. */
export async function readRegistration(file: string): Promise<ClientMetadata> {
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text === undefined) throw new Trouble(`--client ${file}: there is no such file.`)
  const given = v.safeParse(v.pipe(v.string(), v.parseJson()), text)
  const metadata = v.safeParse(ClientMetadataSchema, await withPictures(given.output, dirname(file)))
  if (metadata.success) return metadata.output
  const [issue] = metadata.issues
  throw new Trouble(`--client ${file}: ${v.getDotPath(issue) ?? 'the file'} ${faultOf(issue)}.`)
}

/** Each picture that is a file beside this one becomes its data; what is neither stays as it is, to be refused by name. */
async function withPictures(given: unknown, folder: string): Promise<unknown> {
  const found = v.safeParse(PicturesSchema, given)
  if (!found.success) return given
  const { theme, ...rest } = found.output
  const read = (picture: string): Promise<string> =>
    picture.startsWith('data:')
      ? Promise.resolve(picture)
      : readFile(resolve(folder, picture)).then(pictureOf, () => picture)
  const logo = await Promise.all(
    Object.entries(theme.logo ?? {}).map(async ([name, picture]) => [name, await read(picture)] as const),
  )
  return {
    ...rest,
    theme: {
      ...theme,
      ...(theme.logo && { logo: Object.fromEntries(logo) }),
      ...(theme.icon !== undefined && { icon: await read(theme.icon) }),
    },
  }
}

/** Themes say what is wrong in words of their own. */
function faultOf(issue: v.InferIssue<typeof ClientMetadataSchema>): string {
  if (!v.getDotPath(issue)?.startsWith('theme')) return 'is not as RFC 7591 §2 asks'
  if (issue.type === 'strict_object' && issue.expected === 'never') return 'is no field of a theme'
  return issue.message.startsWith('Invalid') ? 'is missing or of another kind' : issue.message
}
