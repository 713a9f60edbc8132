/** What seeding leaves in the global database of a brand: a theme in its client's record, its pictures beside it, each once. */
import * as v from 'valibot'
import { expect, it } from 'vitest'
import { ClientMetadataSchema } from '../../../src/cli/client-metadata.ts'
import { seedGlobal } from '../../../src/cli/seed.ts'
import { pictureOf } from '../../../src/cli/theme-metadata.ts'
import { imageKindOf } from '../../../src/domain/image.ts'
import { base64url, utf8 } from '../../../src/kernel/bytes.ts'
import { systemRandom } from '../../../src/kernel/random.ts'
import { globalRecords } from '../../../src/store/global/records.ts'
import { memoryD1, type MemoryD1 } from '../../support/memory/d1.ts'

const houseKeys = `1:${base64url(new Uint8Array(32).fill(7))}`
const svg = (fill: string): Uint8Array =>
  utf8(`<svg xmlns="http://www.w3.org/2000/svg"><path fill="${fill}"/></svg>`)

const seed = (database: MemoryD1, theme: object): Promise<void> =>
  seedGlobal({
    database: database.binding,
    houseKeys,
    clients: ['one', 'two'].map((id) => ({
      id,
      secret: undefined,
      metadata: v.parse(ClientMetadataSchema, { client_name: 'App', theme }),
    })),
    clock: () => 1,
    random: systemRandom,
  })

it('a picture is stored once, by its content, and what is there stays', async () => {
  const database = memoryD1('global')
  const records = globalRecords(database.binding)
  const theme = { radius: 4, logo: { light: pictureOf(svg('red')), dark: pictureOf(svg('blue')) } }
  await seed(database, theme)
  const stored = (await records.client('one'))?.theme
  expect(stored).toMatchObject({ brandName: 'App', radius: 4 })
  const names = [stored?.logo?.light ?? '', stored?.logo?.dark ?? '']
  expect(names.map(imageKindOf)).toEqual(['svg', 'svg'])
  expect(await Promise.all(names.map((name) => records.image(name)))).toEqual([svg('red'), svg('blue')])
  expect(database.rows('SELECT name FROM image')).toHaveLength(2)
  expect((await records.index()).images).toEqual([...names, ...names])

  const version = await records.version()
  await seed(database, theme)
  expect(await records.version()).toBe(version)
  await seed(database, { ...theme, icon: pictureOf(svg('red')) })
  expect((await records.client('two'))?.theme?.icon).toBe(names[0])
  expect(database.rows('SELECT name FROM image')).toHaveLength(2)
})

it('a palette crosses into the record’s own names', async () => {
  const database = memoryD1('global')
  await seed(database, {
    brand_name: 'Brand',
    palette: { light: { page: '#fff7f0', on_primary: '#000000' } },
  })
  expect((await globalRecords(database.binding).client('one'))?.theme).toEqual({
    brandName: 'Brand',
    palette: { light: { page: '#fff7f0', onPrimary: '#000000' }, dark: {} },
  })
})
