/**
 * The person's record in D1 as the Home reads it: documents decrypted, nothing decided. Places of ciphertext stand here once, so
 * that what was written in one row can be read in no other (rule K2).
 */
import { decryptJson, encryptJson, type Vault } from '../crypto/vault.ts'
import { hex } from '../kernel/bytes.ts'
import type { MethodDocument } from '../ports/methods.ts'
import type { CredentialRow, IdentifierRow, PersonRecord } from '../ports/people.ts'
import type { HomeTools } from './home.ts'

export const PROFILE_PLACE = { table: 'person', column: 'profile' } as const
export const credentialPlace = (id: string) => ({ table: 'credential', column: 'document', row: id }) as const
export const identifierPlace = (type: string, index: Uint8Array) =>
  ({ table: 'identifier', column: 'value', row: `${type}:${hex(index)}` }) as const

/** A credential's own document with the name people call it by. */
export interface CredentialDocument {
  readonly name: string
  readonly method: MethodDocument
}

/** Standard claim names (OpenID Connect Core §5.1). */
export type Profile = Readonly<Record<string, unknown>> & { readonly name: string }

export async function readProfile(vault: Vault, record: PersonRecord): Promise<Profile> {
  const profile = await decryptJson(vault, PROFILE_PLACE, record.person.profile)
  return (profile ?? { name: '' }) as Profile
}

export async function readCredential(
  vault: Vault,
  row: CredentialRow,
): Promise<CredentialDocument | undefined> {
  return (await decryptJson(vault, credentialPlace(row.id), row.document)) as CredentialDocument | undefined
}

export async function readIdentifier(vault: Vault, row: IdentifierRow): Promise<string | undefined> {
  return (await decryptJson(vault, identifierPlace(row.type, row.index), row.value)) as string | undefined
}

/** All values of the person's addresses, the primary first. */
export async function readAddresses(vault: Vault, record: PersonRecord): Promise<readonly string[]> {
  const emails = record.identifiers
    .filter((row) => row.type === 'email')
    .toSorted((a, b) => Number(b.primary) - Number(a.primary))
  const values = await Promise.all(emails.map((row) => readIdentifier(vault, row)))
  return values.filter((value) => value !== undefined)
}

export async function credentialRow(
  home: HomeTools,
  vault: Vault,
  credential: { readonly id: string; readonly method: CredentialRow['method'] } & {
    document: CredentialDocument
  },
): Promise<CredentialRow> {
  const { id, method, document } = credential
  return {
    id,
    method,
    addedAt: home.now(),
    document: await encryptJson(vault, credentialPlace(id), document, home.random),
  }
}
