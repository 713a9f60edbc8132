/** Identifiers that were given up and may be brought back, as this Home keeps them: encrypted, found by the digest of their undo link. */
import { outerIndex } from '../crypto/blind-index.ts'
import { decryptJson } from '../crypto/vault.ts'
import { hex } from '../kernel/bytes.ts'
import type { HeldRow } from '../ports/home-store.ts'
import { unpackClaim } from './claim-identifier.ts'
import type { HomeTools } from './home.ts'
import type { IdentifierDocument } from './record.ts'
import type { Somebody } from './self.ts'

/** What lies encrypted in the row. */
export interface HeldIdentifier extends IdentifierDocument {
  readonly wasPrimary: boolean
  readonly verifiedAt: number
}

export interface Held extends HeldIdentifier {
  readonly row: HeldRow
  readonly type: HeldIdentifier['claim']['type']
  readonly index: Uint8Array
}

export const heldPlace = (id: Uint8Array) => ({ table: 'held', column: 'body', row: hex(id) }) as const

/** All that an undo could still bring back. */
export async function readHeld(home: HomeTools, { vault }: Somebody): Promise<readonly Held[]> {
  const rows = home.store.allHeld().filter(({ until }) => until > home.now())
  const read = rows.map(async (row): Promise<Held | undefined> => {
    const held = (await decryptJson(vault, heldPlace(row.id), row.body)) as HeldIdentifier | undefined
    if (!held) return undefined
    const { key } = unpackClaim(held.claim)
    return { ...held, row, type: key.type, index: await outerIndex(home.regionKeys, key.inner) }
  })
  return (await Promise.all(read)).filter((held) => held !== undefined)
}
