/** What a resident does about their addresses: a code to the mailbox, the change that presents it, and where all stores say an address stands. */
import { outerIndex } from '../../../src/crypto/blind-index.ts'
import { same } from '../../../src/crypto/same.ts'
import { REGIONS } from '../../../src/domain/region.ts'
import { newPersonId } from '../../../src/kernel/ids.ts'
import type { AddIdentifier, NewIdentifier } from '../../../src/ports/account.ts'
import { bucketOf } from '../../../src/crypto/blind-index.ts'
import type { Resident } from './person.ts'

export const identifierOf = async ({ visitor }: Resident, email: string): Promise<NewIdentifier> => ({
  key: await visitor.keyOf(email),
  value: email,
})

/** Asks for a code and reads it in that mailbox. */
export async function proveMailbox(person: Resident, email: string, by = person.session) {
  const { house, home, visitor } = person
  const id = visitor.secret()
  const identifier = await identifierOf(person, email)
  const asked = await home.mailIdentifierCode(visitor.call(), { session: by, id, identifier })
  await house.ringDueAlarms()
  return { asked, id, code: house.mailbox.codeTo(email) ?? '' }
}

/** The change that adds a proved address; `replaces` is a row's name in the account view. */
export async function addition(
  person: Resident,
  email: string,
  over: { readonly replaces?: string; readonly by?: Uint8Array } = {},
): Promise<AddIdentifier> {
  const { id, code } = await proveMailbox(person, email, over.by)
  return {
    kind: 'add_identifier',
    identifier: await identifierOf(person, email),
    mailed: { id, code },
    undo: undoLink(person),
    ...(over.replaces !== undefined && { replaces: over.replaces }),
  }
}

export function undoLink({ visitor }: Resident) {
  const id = visitor.secret()
  return { id, url: `https://login.example/undo?t=${id[0]}` }
}

export async function addressesOf({ home, visitor, session }: Resident, by = session) {
  const view = await home.account(visitor.call(), { session: by })
  if (!view.ok) throw new Error('nobody is signed in')
  return view.value.identifiers
}

export async function nameOf(person: Resident, email: string): Promise<string> {
  const found = (await addressesOf(person)).find(({ value }) => value === email)
  if (!found) throw new Error(`${email} is not listed`)
  return found.id
}

export type Standing = 'listed' | 'held' | 'free'

/**
 * Where an address stands for this person, by the Directory of each region and by the record; throws where they disagree. `held`: nobody
 * is found under it, and nobody else may have it.
 */
export async function standingOf({ house, visitor, address }: Resident, email: string): Promise<Standing> {
  const key = await visitor.keyOf(email)
  const bucket = await bucketOf(key.inner)
  const owners = await visitor.holdersOf(email)
  const stranger = newPersonId(house.random)
  const looks = await Promise.all(
    REGIONS.map((region) => house.directories.of(region, bucket).look(key, stranger)),
  )
  const index = await outerIndex(house.regionKeys[address.region], key.inner)
  const isListed = house
    .shard(address.region, address.person)
    .rows('SELECT blind_index FROM identifier WHERE person = ?', address.person)
    .some((row) => same(row['blind_index'] as Uint8Array, index))
  const isFound = owners.length === 1 && owners[0]?.person === address.person
  if (owners.length > 1) throw new Error(`${email} has two owners`)
  if (isListed !== isFound) throw new Error(`${email}: listed ${isListed}, found ${isFound}`)
  if (isListed) return 'listed'
  return looks.every((look) => look === 'none') ? 'free' : 'held'
}
