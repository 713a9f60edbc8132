/**
 * One fact as the region's audit keeps it (rule L1): number, verb, result, time, the detail's ciphertext and its digest; no person. Whoever
 * has the person's key computes the numbers, so destroying the key cuts the whole trail.
 */
import { digest } from '../crypto/digest.ts'
import { encryptJson, type Vault } from '../crypto/vault.ts'
import type { Fact, FactDetail } from '../domain/events.ts'
import { base64url, uint } from '../kernel/bytes.ts'
import type { AuditRow } from '../ports/people.ts'
import type { HomeTools } from './home.ts'

/** What lies encrypted in a row. */
export interface AuditDetail extends FactDetail {
  readonly sequence: number
}

export const auditNumber = (vault: Vault, sequence: number): Promise<Uint8Array> =>
  vault.mac('audit-number', uint(sequence, 6))

export const auditPlace = (number: Uint8Array) =>
  ({ table: 'audit', column: 'detail', row: base64url(number) }) as const

export async function auditRow(
  home: HomeTools,
  vault: Vault,
  fact: Fact,
  sequence: number,
): Promise<AuditRow> {
  const number = await auditNumber(vault, sequence)
  const plain: AuditDetail = { ...fact.detail, sequence }
  const detail = await encryptJson(vault, auditPlace(number), plain, home.random)
  const { verb, result, at } = fact
  return { number, verb, result, at, detail, digest: await digest('audit-detail', detail) }
}
