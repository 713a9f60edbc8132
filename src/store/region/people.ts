/**
 * `People` on a region's D1 shard. There are no interactive transactions: each write is one `batch()`, guarded by the row's version
 * in every statement, so that repeating it changes nothing and coming late changes nothing either.
 */
import { and, eq, inArray } from 'drizzle-orm'
import { drizzle, type DrizzleD1Database } from 'drizzle-orm/d1'
import { same } from '../../crypto/same.ts'
import type { PersonId } from '../../kernel/ids.ts'
import type {
  AuditRow,
  CredentialRow,
  IdentifierRow,
  People,
  PersonRecord,
  PersonRow,
} from '../../ports/people.ts'
import { bucketOfPerson } from '../../region/bucket.ts'
import { Conflict, guarded } from '../guarded.ts'
import { applyChange } from './record-change.ts'
import { audit, consent, credential, identifier, person } from './schema.ts'

export function regionPeople(shard: D1Database): People {
  const db = drizzle(shard)
  return {
    read: (id) => guarded('people.read', () => read(db, id)),
    create: async (record) => {
      const written = await unlessConflict(
        'created',
        guarded('people.create', () => create(db, record)),
      )
      return written === 'created' && (await stands(db, record)) ? 'created' : 'conflict'
    },
    activate: async (id, at) => {
      await guarded('people.activate', () =>
        db.update(person).set({ status: 'active', updatedAt: at }).where(eq(person.id, id)),
      )
    },
    discard: async (id) => {
      await guarded('people.discard', () =>
        db.delete(person).where(and(eq(person.id, id), eq(person.status, 'pending'))),
      )
    },
    apply: async (id, step) => {
      const written = await unlessConflict(
        'written',
        guarded('people.apply', () => applyChange(db, id, step)),
      )
      if (written === 'conflict') return 'conflict'
      const [now] = await guarded('people.applied', () =>
        db.select({ change: person.changeId }).from(person).where(eq(person.id, id)),
      )
      return now?.change === step.change ? 'applied' : 'stale'
    },
    recordConsent: async (id, evidence) => {
      await guarded('people.consent', () =>
        db
          .insert(consent)
          .values({ ...evidence, person: id })
          .onConflictDoNothing(),
      )
    },
    audited: (_id, numbers) =>
      guarded('people.audited', async () => {
        if (numbers.length === 0) return []
        const rows = await db
          .select()
          .from(audit)
          .where(inArray(audit.number, [...numbers]))
        return rows.map(auditRow)
      }),
    audit: async (_id, rows) => {
      await guarded('people.audit', () =>
        db
          .insert(audit)
          .values([...rows])
          .onConflictDoNothing(),
      )
    },
  }
}

async function unlessConflict<Word extends string>(
  word: Word,
  work: Promise<unknown>,
): Promise<Word | 'conflict'> {
  try {
    await work
    return word
  } catch (error) {
    if (error instanceof Conflict) return 'conflict'
    throw error
  }
}

/** One round trip for the whole record. */
async function read(db: DrizzleD1Database, id: PersonId): Promise<PersonRecord | undefined> {
  const [people, identifiers, credentials] = await db.batch([
    db.select().from(person).where(eq(person.id, id)),
    db.select().from(identifier).where(eq(identifier.person, id)),
    db.select().from(credential).where(eq(credential.person, id)),
  ])
  const [found] = people
  if (!found) return undefined
  return {
    person: personRow(found),
    identifiers: identifiers.map((row): IdentifierRow => ({
      type: row.type,
      index: bytesOf(row.index),
      value: bytesOf(row.value),
      verifiedAt: row.verifiedAt,
      primary: row.isPrimary,
    })),
    credentials: credentials.map((row): CredentialRow => ({
      id: row.id,
      method: row.method,
      document: bytesOf(row.document),
      addedAt: row.addedAt,
    })),
  }
}

const auditRow = (row: typeof audit.$inferSelect): AuditRow => ({
  ...row,
  number: bytesOf(row.number),
  detail: bytesOf(row.detail),
  digest: bytesOf(row.digest),
})

const personRow = (row: typeof person.$inferSelect): PersonRow => ({
  person: row.id,
  status: row.status,
  version: row.version,
  change: row.changeId,
  profile: bytesOf(row.profile),
  subject: bytesOf(row.subject),
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
})

/** D1 gives blobs back as arrays of numbers or as buffers. */
const bytesOf = (value: Uint8Array | ArrayBuffer | readonly number[]): Uint8Array =>
  value instanceof ArrayBuffer ? new Uint8Array(value) : Uint8Array.from(value)

async function create(
  db: DrizzleD1Database,
  { person: row, identifiers, credentials }: PersonRecord,
): Promise<void> {
  const { person: id, change: changeId, ...rest } = row
  await db.batch([
    db
      .insert(person)
      .values({ ...rest, id, bucket: bucketOfPerson(id), changeId })
      .onConflictDoNothing({ target: person.id }),
    ...identifiers.map(({ primary, ...value }) =>
      db
        .insert(identifier)
        .values({ ...value, isPrimary: primary, person: id })
        .onConflictDoNothing({ target: [identifier.person, identifier.type, identifier.index] }),
    ),
    ...credentials.map((value) =>
      db
        .insert(credential)
        .values({ ...value, person: id })
        .onConflictDoNothing({ target: [credential.person, credential.id] }),
    ),
  ])
}

/** A late write of a birth that was taken back may stand in the way; its ciphertext is under a key that is gone. */
async function stands(db: DrizzleD1Database, { person: row }: PersonRecord): Promise<boolean> {
  const [found] = await guarded('people.created', () =>
    db.select({ profile: person.profile }).from(person).where(eq(person.id, row.person)),
  )
  return found !== undefined && same(bytesOf(found.profile), row.profile)
}
