/**
 * The person's record in D1 as the Home reads it: documents decrypted, nothing decided. Places of ciphertext stand here once, so
 * that what was written in one row can be read in no other (rule K2).
 */
import { outerIndex } from '../crypto/blind-index.ts'
import { digest } from '../crypto/digest.ts'
import { decryptJson, encryptJson, type Vault } from '../crypto/vault.ts'
import { base64url, hex, utf8 } from '../kernel/bytes.ts'
import type { Claim } from '../ports/directories.ts'
import type { MethodDocument } from '../ports/methods.ts'
import type { CredentialRow, IdentifierName, IdentifierRow, PersonRecord } from '../ports/people.ts'
import { packClaim, type PackedClaim } from './claim-identifier.ts'
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
export type Profile = Readonly<Record<string, unknown>> & {
  readonly name: string
  readonly locale?: string
}

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

/** An identifier's value with the claim that holds it: what the Directory must be told when it is given up (rule F1). */
export interface IdentifierDocument {
  readonly value: string
  readonly claim: PackedClaim
}

export const readIdentifierDocument = async (
  vault: Vault,
  row: IdentifierRow,
): Promise<IdentifierDocument | undefined> =>
  (await decryptJson(vault, identifierPlace(row.type, row.index), row.value)) as
    IdentifierDocument | undefined

export const readIdentifier = async (vault: Vault, row: IdentifierRow): Promise<string | undefined> =>
  (await readIdentifierDocument(vault, row))?.value

/** A row for what this claim holds. `verifiedAt`: when it was proved, ms. */
export async function identifierRow(
  home: HomeTools,
  vault: Vault,
  { value, claim }: { readonly value: string; readonly claim: Claim },
  flags: Pick<IdentifierRow, 'verifiedAt' | 'primary'>,
): Promise<IdentifierRow> {
  const { type, inner } = claim.key
  const index = await outerIndex(home.regionKeys, inner)
  const document: IdentifierDocument = { value, claim: packClaim(claim) }
  return {
    type,
    index,
    value: await encryptJson(vault, identifierPlace(type, index), document, home.random),
    ...flags,
  }
}

/** How the account page names an identifier: not by its index, which is personal. */
export const identifierName = async ({ type, index }: IdentifierName): Promise<string> =>
  base64url((await digest('identifier-name', utf8(type), index)).slice(0, 12))

/** The primary one first. */
export const inOrder = ({ identifiers }: PersonRecord): readonly IdentifierRow[] =>
  identifiers.toSorted((a, b) => Number(b.primary) - Number(a.primary) || a.verifiedAt - b.verifiedAt)

/** All values of the person's addresses, the primary first. */
export async function readAddresses(vault: Vault, record: PersonRecord): Promise<readonly string[]> {
  const emails = inOrder(record).filter((row) => row.type === 'email')
  const values = await Promise.all(emails.map((row) => readIdentifier(vault, row)))
  return values.filter((value) => value !== undefined)
}

export async function credentialRow(
  home: HomeTools,
  vault: Vault,
  credential: { readonly id: string; readonly method: CredentialRow['method'] } & {
    document: CredentialDocument
  },
  addedAt = home.now(),
): Promise<CredentialRow> {
  const { id, method, document } = credential
  return {
    id,
    method,
    addedAt,
    document: await encryptJson(vault, credentialPlace(id), document, home.random),
  }
}
