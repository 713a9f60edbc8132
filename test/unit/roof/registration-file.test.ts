/** `npm run dev -- --client FILE`: a registration with its pictures, or one line that says what is wrong with it. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { localClients } from '../../../src/cli/dev/local-clients.ts'
import { parseOptions } from '../../../src/cli/dev/options.ts'
import { readRegistration } from '../../../src/cli/dev/registration-file.ts'
import { Trouble } from '../../../src/cli/dev/trouble.ts'
import { pictureOf } from '../../../src/cli/theme-metadata.ts'
import { base64url, utf8 } from '../../../src/kernel/bytes.ts'
import { systemRandom } from '../../../src/kernel/random.ts'

const ring = `1:${base64url(new Uint8Array(32).fill(7))}`
const SVG = '<svg xmlns="http://www.w3.org/2000/svg"/>'
const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)

let folder: string
let file: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doorstep-client-'))
  file = join(folder, 'app.json')
  await writeFile(join(folder, 'logo.svg'), SVG)
  await writeFile(join(folder, 'icon.png'), PNG)
  await writeFile(join(folder, 'evil.svg'), SVG.replace('/>', '><script/></svg>'))
  await writeFile(join(folder, 'large.png'), new Uint8Array(48 * 1_024 + 1))
})
afterEach(() => rm(folder, { recursive: true }))

const write = (over: object): Promise<void> =>
  writeFile(file, JSON.stringify({ client_name: 'App', ...over }))

async function said(over: object): Promise<unknown> {
  await write(over)
  const options = parseOptions(['--state', folder, '--client', file], '/')
  if (options === 'help') throw new Error('no options')
  return localClients(options, ring, systemRandom).catch((error: unknown) => error)
}

describe('one line says that', () => {
  it.each([
    ['redirect_uris.1', { redirect_uris: ['https://app.example/', 'https://app.example/#part'] }],
    ['post_logout_redirect_uris.0', { post_logout_redirect_uris: ['javascript:alert(1)'] }],
    ['sector_identifier_uri', { sector_identifier_uri: 'app.example' }],
    ['client_uri', { client_uri: 'data:text/html,x' }],
    ['policy_uri', { policy_uri: '/privacy' }],
    ['tos_uri', { tos_uri: 'javascript:alert(1)' }],
    ['support_uri', { support_uri: 'mailto:help@app.example' }],
  ])('%s is wrong', async (field, over) => {
    expect(await said(over)).toEqual(new Trouble(`--client ${file}: ${field} is not as RFC 7591 §2 asks.`))
  })

  it.each([
    ['theme.colour is no colour like #1f6f54', { colour: 'green' }],
    ['theme.colours is no field of a theme', { colours: '#1f6f54' }],
    ['theme.radius is no number from 0 to 24', { radius: 99 }],
    ['theme.font.0 is no name of a font', { font: ['Georgia;}'] }],
    ['theme.font is missing or of another kind', { font: 'Georgia' }],
    ['theme.brand_name is no plain name', { brand_name: 'two\nlines' }],
    [
      'theme.palette.light.on_primary is no colour like #1f6f54',
      { palette: { light: { on_primary: '#fff' } } },
    ],
    ['theme.palette.dark.shadow is no field of a theme', { palette: { dark: { shadow: '#000000' } } }],
    ['theme.logo.light is missing or of another kind', { logo: { dark: 'logo.svg' } }],
    ['theme.logo.light is neither a picture’s file nor its data', { logo: { light: 'nowhere.svg' } }],
    [
      'theme.logo.light is neither a picture’s file nor its data',
      { logo: { light: 'https://app.example/logo.svg' } },
    ],
    ['theme.logo.light is neither a picture’s file nor its data', { logo: { light: 'data:image/png,x' } }],
    ['theme.logo.light holds <script>, which no logo needs', { logo: { light: 'evil.svg' } }],
    ['theme.logo.dark is larger than 48 KiB', { logo: { light: 'logo.svg', dark: 'large.png' } }],
    ['theme.icon is no PNG, JPEG, WebP or SVG', { icon: pictureOf(utf8('GIF89a')) }],
  ])('%s', async (line, theme) => {
    expect(await said({ theme })).toEqual(new Trouble(`--client ${file}: ${line}.`))
  })

  it('the file is none', async () => {
    await writeFile(file, '{')
    await expect(readRegistration(file)).rejects.toThrow(
      `--client ${file}: the file is not as RFC 7591 §2 asks.`,
    )
    await expect(readRegistration(join(folder, 'x'))).rejects.toThrow('there is no such file.')
  })
})

it('pictures beside the file and inside it are the same', async () => {
  await write({ theme: { logo: { light: 'logo.svg', dark: pictureOf(utf8(SVG)) }, icon: './icon.png' } })
  const { theme } = await readRegistration(file)
  expect(theme.logo).toEqual({ light: pictureOf(utf8(SVG)), dark: pictureOf(utf8(SVG)) })
  expect(theme.icon).toBe(pictureOf(PNG))
})

it('a remote logo is passed over, and the rest is taken', async () => {
  await write({ logo_uri: 'https://app.example/logo.png' })
  expect(await readRegistration(file)).toMatchObject({ client_name: 'App', theme: {} })
})
