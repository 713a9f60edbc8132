/** A person's claims as scopes release them (OpenID Connect Core §5.4), read from the region's record when asked for. */
import type { Vault } from '../crypto/vault.ts'
import { claimsOf } from '../domain/scope.ts'
import { seconds } from '../kernel/time.ts'
import type { PersonRecord } from '../ports/people.ts'
import type { HomeTools } from './home.ts'
import { readAddresses, readProfile } from './record.ts'
import type { Somebody } from './self.ts'

export async function readClaims(
  home: HomeTools,
  { self, vault }: Somebody,
  scopes: readonly string[],
): Promise<Readonly<Record<string, unknown>>> {
  if (claimsOf(scopes).size <= 1) return {}
  const record = await home.people.read(self.person)
  return record ? claimsIn(vault, record, scopes) : {}
}

/** The same of a record that was read already. */
export async function claimsIn(
  vault: Vault,
  record: PersonRecord,
  scopes: readonly string[],
): Promise<Readonly<Record<string, unknown>>> {
  const released = claimsOf(scopes)
  const [email] = await readAddresses(vault, record)
  const all: Record<string, unknown> = {
    ...(await readProfile(vault, record)),
    updated_at: seconds(record.person.updatedAt),
    ...(email !== undefined && { email, email_verified: true }),
  }
  return Object.fromEntries(Object.entries(all).filter(([name]) => released.has(name)))
}
