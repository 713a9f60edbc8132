/**
 * The `__Host-home` cookie: which homes were proved on this browser, so that the next password goes straight to the right region
 * (rule C1). Each entry carries a salted 32-bit tag of one identifier; a typed identifier that matches no tag finds nothing here.
 * It is written on success only, proves nothing and lifts no throttle. The newest entry also says which way in was used last here.
 */
import * as v from 'valibot'
import { homeTag } from '../crypto/blind-index.ts'
import { same } from '../crypto/same.ts'
import { WAYS_IN, wayInOf } from '../domain/assurance.ts'
import { REGIONS } from '../domain/region.ts'
import { base64url, fromBase64url } from '../kernel/bytes.ts'
import type { HomeAddress } from '../ports/call.ts'
import type { Edge } from '../ports/edge.ts'
import type { SessionFacts } from '../ports/sign-in.ts'
import { PersonSchema } from './shapes.ts'

export const MOST_HOMES = 5
const SALT_BYTES = 16

const Entry = v.object({
  region: v.picklist(REGIONS),
  person: PersonSchema,
  salt: v.string(),
  /** '' where a passkey was used and no identifier typed: such an entry matches nothing. */
  tag: v.string(),
  /** Absent in cookies from before it was kept. */
  lastUsed: v.optional(v.picklist(WAYS_IN)),
})
const Entries = v.pipe(v.array(Entry), v.maxLength(MOST_HOMES))
export type KnownHome = v.InferOutput<typeof Entry>

type Reading = Pick<Edge, 'sealer' | 'houseKeys'>

/** The entries of the cookie, newest first; none when it is absent or not ours. */
export async function openKnownHomes(
  edge: Reading,
  cookie: string | undefined,
): Promise<readonly KnownHome[]> {
  const value = cookie === undefined ? undefined : await edge.sealer.open('home-cookie', cookie)
  const parsed = v.safeParse(Entries, value)
  return parsed.success ? parsed.output : []
}

/** The home where this identifier was proved on this browser. */
export async function matchKnownHome(
  edge: Reading,
  homes: readonly KnownHome[],
  inner: Uint8Array,
): Promise<HomeAddress | undefined> {
  for (const { region, person, salt, tag } of homes) {
    const stored = fromBase64url(tag)
    const made = await homeTag(edge.houseKeys, fromBase64url(salt) ?? new Uint8Array(), inner)
    if (stored && same(made, stored)) return { region, person }
  }
  return undefined
}

/** What was proved just now. */
export interface JustProved {
  readonly address: HomeAddress
  readonly amr: SessionFacts['amr']
  /** The index of the identifier that was typed and is now proved; undefined where none was. */
  readonly inner: Uint8Array | undefined
}

/** The cookie after a success here: this home first; what the success does not tell stays as it was known before. */
export async function rememberHome(
  edge: Reading & Pick<Edge, 'random'>,
  homes: readonly KnownHome[],
  { address, amr, inner }: JustProved,
): Promise<string> {
  const others = homes.filter((home) => home.person !== address.person)
  const before = homes.find((home) => home.person === address.person)
  const salt = edge.random(SALT_BYTES)
  const entry: KnownHome = {
    ...address,
    ...(inner
      ? { salt: base64url(salt), tag: base64url(await homeTag(edge.houseKeys, salt, inner)) }
      : { salt: before?.salt ?? '', tag: before?.tag ?? '' }),
    lastUsed: wayInOf(amr) ?? before?.lastUsed,
  }
  return edge.sealer.seal('home-cookie', [entry, ...others].slice(0, MOST_HOMES))
}
