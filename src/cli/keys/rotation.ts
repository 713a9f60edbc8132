/**
 * The life of signing keys (rule P3): a key is published before it signs for longer than every cache of the JWKS, the switch is a
 * time in the record, and the one before stays published until its last token is dead. Pure: rows in, statements out.
 */
import { generateSigningKey, wrapPrivateKey, type Algorithm } from '../../crypto/jws.ts'
import type { Keyring } from '../../crypto/keyring.ts'
import type { Random } from '../../kernel/random.ts'
import { DAY, HOUR } from '../../kernel/time.ts'
import { RAISE_VERSION } from '../raise-version.ts'

export interface KeyRow {
  readonly kid: string
  readonly alg: Algorithm
  readonly signs_from: number
  readonly retired_at: number | null
}

export type KeyState = 'next' | 'current' | 'previous' | 'retired'

/** Longer than any cache of the JWKS (one hour) by far. */
export const PUBLISHED_BEFORE = DAY
/** Longer than the longest token signed with it. */
export const PUBLISHED_AFTER = HOUR

/** Where a key stands among those of its algorithm at `now`. */
export function stateOf(row: KeyRow, all: readonly KeyRow[], now: number): KeyState {
  if (row.retired_at !== null && row.retired_at <= now) return 'retired'
  if (row.signs_from > now) return 'next'
  const hasYounger = all.some(
    (other) => other.alg === row.alg && other.signs_from > row.signs_from && other.signs_from <= now,
  )
  return hasYounger ? 'previous' : 'current'
}

const RAISED = `${RAISE_VERSION};`

/** Statements that bring a next key for each algorithm and set the end of what it replaces. `isUrgent`: it signs at once (a leak). */
export async function rotation(
  rows: readonly KeyRow[],
  tools: {
    readonly house: Keyring
    readonly random: Random
    readonly now: number
    readonly isUrgent: boolean
  },
): Promise<string[]> {
  const { house, random, now, isUrgent } = tools
  const signsFrom = isUrgent ? now : now + PUBLISHED_BEFORE
  const live = rows.filter((row) => stateOf(row, rows, now) !== 'retired')
  const algorithms = [...new Set(live.map((row) => row.alg))]
  const added = await Promise.all(
    algorithms.map(async (alg) => {
      const { kid, publicJwk, privateJwk } = await generateSigningKey(alg, random)
      const wrapped = await wrapPrivateKey(house, kid, privateJwk, random)
      const values = [kid, alg, JSON.stringify(publicJwk), wrapped].map(quoted).join(', ')
      return `INSERT INTO signing_key (kid, alg, public_jwk, wrapped, signs_from) VALUES (${values}, ${signsFrom});`
    }),
  )
  const ended = live
    .filter((row) => row.retired_at === null)
    .map((row) => retirement(row.kid, signsFrom + PUBLISHED_AFTER))
  return [...added, ...ended, RAISED]
}

/** Statements that take a key out of the JWKS now: its tokens are refused as soon as copies of the configuration have followed. */
export const retireNow = (kid: string, now: number): string[] => [retirement(kid, now), RAISED]

const retirement = (kid: string, at: number): string =>
  `UPDATE signing_key SET retired_at = ${at} WHERE kid = ${quoted(kid)};`

/** Text of our own making for SQL that a file carries: quotes doubled, as SQLite wants them. */
const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`
