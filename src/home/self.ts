/**
 * Who this Home is. A Home that was never born, or is addressed as somebody else, is nobody: it answers like a decoy and creates
 * nothing (rules B2, C5).
 */
import { decryptJson, unwrapDataKey, type Vault } from '../crypto/vault.ts'
import type { Self } from '../ports/home-store.ts'
import { Outage } from '../ports/outage.ts'
import type { HomeTools } from './home.ts'

export interface Somebody {
  readonly self: Self
  readonly vault: Vault
}

/** The born person of this Home with their opened vault, or undefined. */
export async function somebody(home: HomeTools): Promise<Somebody | undefined> {
  const self = home.store.self()
  if (!self || self.state !== 'born' || self.person !== home.to) return undefined
  return { self, vault: await vaultOf(home, self) }
}

/** Opens the Home's copy of its data key, once per instance. A key that does not open is an operator's mistake: an outage. */
export async function vaultOf(home: HomeTools, self: Self): Promise<Vault> {
  const vault =
    home.memory.vault ?? (await unwrapDataKey(home.regionKeys, self.person, self.key, home.region))
  if (!vault) throw new Outage('data key')
  home.memory.vault = vault
  return vault
}

/** The subject as this client sees the person, and the key that pairwise ones are computed with (rule G1b). */
export interface SubjectSecrets {
  readonly public: string
  /** base64url, 32 bytes. */
  readonly key: string
}

export const SUBJECT_PLACE = { table: 'person', column: 'subject' } as const

export async function subjectSecrets({ self, vault }: Somebody): Promise<SubjectSecrets> {
  const secrets = await decryptJson(vault, SUBJECT_PLACE, self.subject)
  if (!secrets) throw new Outage('subject')
  return secrets as SubjectSecrets
}
