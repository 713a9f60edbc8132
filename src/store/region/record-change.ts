/**
 * One step of a person's record as the statements of one batch: credentials and identifiers removed and added, the profile written, the
 * version moved. Each asks for the version the change was decided on, so that coming late or twice changes nothing.
 */
import { and, eq, exists, inArray, sql } from 'drizzle-orm'
import type { DrizzleD1Database } from 'drizzle-orm/d1'
import type { PersonId } from '../../kernel/ids.ts'
import type { CredentialRow, IdentifierName, IdentifierRow, RecordChange } from '../../ports/people.ts'
import { credential, identifier, person } from './schema.ts'

/** The last statement moves the version, and names the change. */
export async function applyChange(db: DrizzleD1Database, id: PersonId, step: RecordChange): Promise<void> {
  const isExpected = and(eq(person.id, id), eq(person.version, step.expected))
  const { profile } = step
  await db.batch([
    db
      .select({ one: sql`1` })
      .from(person)
      .limit(0),
    ...credentialSteps(db, id, step, isExpected),
    ...identifierSteps(db, id, step, isExpected),
    db
      .update(person)
      .set({
        version: step.expected + 1,
        changeId: step.change,
        updatedAt: step.at,
        ...(profile && { profile }),
      })
      .where(isExpected),
  ])
}

type Expected = ReturnType<typeof and>

const stillExpected = (db: DrizzleD1Database, isExpected: Expected) =>
  exists(
    db
      .select({ one: sql`1` })
      .from(person)
      .where(isExpected),
  )

function credentialSteps(db: DrizzleD1Database, id: PersonId, step: RecordChange, isExpected: Expected) {
  const removed = step.remove ?? []
  const removal =
    removed.length > 0
      ? [
          db
            .delete(credential)
            .where(
              and(
                eq(credential.person, id),
                inArray(credential.id, [...removed]),
                stillExpected(db, isExpected),
              ),
            ),
        ]
      : []
  // Not `db.run(sql…)`: drizzle cannot put raw statements into a D1 batch.
  const additions = (step.add ?? []).map((row) =>
    db
      .insert(credential)
      .select(
        db
          .select({
            person: person.id,
            id: sql<string>`${row.id}`.as('credential_id'),
            method: sql<CredentialRow['method']>`${row.method}`.as('method'),
            document: sql<Uint8Array>`${row.document}`.as('document'),
            addedAt: sql<number>`${row.addedAt}`.as('added_at'),
          })
          .from(person)
          .where(isExpected),
      )
      .onConflictDoUpdate({
        target: [credential.person, credential.id],
        set: { document: sql`excluded.document`, addedAt: sql`excluded.added_at` },
      }),
  )
  return [...removal, ...additions]
}

/** Removed, added, and then one of them primary, if that is said. */
function identifierSteps(
  db: DrizzleD1Database,
  id: PersonId,
  { identifiers }: RecordChange,
  isExpected: Expected,
) {
  if (!identifiers) return []
  const { add, remove, primary } = identifiers
  const removals = remove.map((name) =>
    db.delete(identifier).where(and(isNamed(id, name), stillExpected(db, isExpected))),
  )
  const additions = add.map((row) =>
    db
      .insert(identifier)
      .select(
        db
          .select({
            person: person.id,
            type: sql<IdentifierRow['type']>`${row.type}`.as('type'),
            index: sql<Uint8Array>`${row.index}`.as('blind_index'),
            value: sql<Uint8Array>`${row.value}`.as('value'),
            verifiedAt: sql<number>`${row.verifiedAt}`.as('verified_at'),
            isPrimary: sql<boolean>`${row.primary ? 1 : 0}`.as('is_primary'),
          })
          .from(person)
          .where(isExpected),
      )
      .onConflictDoUpdate({
        target: [identifier.person, identifier.type, identifier.index],
        set: { value: sql`excluded.value`, verifiedAt: sql`excluded.verified_at` },
      }),
  )
  const choice = primary
    ? [
        db
          .update(identifier)
          .set({
            isPrimary: sql`(${identifier.type} = ${primary.type} AND ${identifier.index} = ${primary.index})`,
          })
          .where(and(eq(identifier.person, id), stillExpected(db, isExpected))),
      ]
    : []
  return [...removals, ...additions, ...choice]
}

const isNamed = (id: PersonId, { type, index }: IdentifierName): Expected =>
  and(eq(identifier.person, id), eq(identifier.type, type), eq(identifier.index, index))
