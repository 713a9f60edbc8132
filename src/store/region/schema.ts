/** The tables of a region's shards as drizzle sees them; migrations/region is the truth that this mirrors. */
import { blob, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { IdentifierType } from '../../domain/identifier.ts'
import type { PersonId } from '../../kernel/ids.ts'

const bytes = (name: string) => blob(name).$type<Uint8Array>()

export const person = sqliteTable('person', {
  id: text('id').$type<PersonId>().primaryKey(),
  bucket: integer('bucket').notNull(),
  status: text('status').$type<'pending' | 'active'>().notNull(),
  version: integer('version').notNull(),
  changeId: text('change_id').notNull(),
  profile: bytes('profile').notNull(),
  subject: bytes('subject').notNull(),
  createdAt: integer('created_at').notNull(),
  updatedAt: integer('updated_at').notNull(),
})

export const identifier = sqliteTable(
  'identifier',
  {
    person: text('person').$type<PersonId>().notNull(),
    type: text('type').$type<IdentifierType>().notNull(),
    index: bytes('blind_index').notNull(),
    value: bytes('value').notNull(),
    verifiedAt: integer('verified_at').notNull(),
    isPrimary: integer('is_primary', { mode: 'boolean' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.person, table.type, table.index] })],
)

export const credential = sqliteTable(
  'credential',
  {
    person: text('person').$type<PersonId>().notNull(),
    id: text('id').notNull(),
    method: text('method').$type<'passkey' | 'password'>().notNull(),
    document: bytes('document').notNull(),
    addedAt: integer('added_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.person, table.id] })],
)

export const consent = sqliteTable('consent', {
  id: text('id').primaryKey(),
  person: text('person').$type<PersonId>().notNull(),
  document: bytes('document').notNull(),
  at: integer('at').notNull(),
})

export const audit = sqliteTable('audit', {
  number: bytes('number').primaryKey(),
  verb: text('verb').notNull(),
  result: text('result').notNull(),
  at: integer('at').notNull(),
  detail: bytes('detail').notNull(),
  digest: bytes('digest').notNull(),
})

export const dataKey = sqliteTable('data_key', {
  person: text('person').$type<PersonId>().primaryKey(),
  wrapped: bytes('wrapped').notNull(),
  createdAt: integer('created_at').notNull(),
})
