/** The tables of the global database as drizzle sees them; migrations/global is the truth that this mirrors. Nothing personal. */
import { blob, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const configuration = sqliteTable('configuration', {
  name: text('name').primaryKey(),
  version: integer('version').notNull(),
  value: text('value'),
})

export const client = sqliteTable('client', {
  id: text('id').primaryKey(),
  record: text('record').notNull(),
  updatedAt: integer('updated_at').notNull(),
})

export const signingKey = sqliteTable('signing_key', {
  kid: text('kid').primaryKey(),
  alg: text('alg').$type<'ES256' | 'RS256' | 'PS256' | 'Ed25519'>().notNull(),
  publicJwk: text('public_jwk').notNull(),
  wrapped: text('wrapped').notNull(),
  signsFrom: integer('signs_from').notNull(),
  retiredAt: integer('retired_at'),
})

export const image = sqliteTable('image', {
  name: text('name').primaryKey(),
  bytes: blob('bytes').$type<Uint8Array>().notNull(),
})
