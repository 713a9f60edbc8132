/**
 * The secrets of a local house: made once from the machine's randomness, kept in a file that git ignores and that
 * `npx wrangler dev` reads as well. Lines that are already there stay as they are. Nothing here serves production.
 */
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { parseEnv } from 'node:util'
import { base64url } from '../../kernel/bytes.ts'
import type { Random } from '../../kernel/random.ts'

export interface Secrets {
  readonly HOUSE_KEYS: string
  readonly REGION_KEYS_EU: string
  readonly REGION_KEYS_US: string
  readonly REGION_KEYS_AP: string
  readonly MAIL_TOKEN: string
  /** `none`: the local runtime knows no jurisdictions, and a deployment without this line has them enforced. */
  readonly JURISDICTIONS: string
  /** The mailbox of `npm run dev`, which plain `wrangler dev` may name too. */
  readonly ALLOW_OUTBOUND: string
}

/** Reads the file, adds what is missing, and returns them all. */
export async function ensureSecrets(file: string, random: Random): Promise<Secrets> {
  const text = await readFile(file, 'utf8').catch(() => '')
  const known = parseEnv(text)
  const secrets = {
    HOUSE_KEYS: known['HOUSE_KEYS'] ?? makeRing(random),
    REGION_KEYS_EU: known['REGION_KEYS_EU'] ?? makeRing(random),
    REGION_KEYS_US: known['REGION_KEYS_US'] ?? makeRing(random),
    REGION_KEYS_AP: known['REGION_KEYS_AP'] ?? makeRing(random),
    MAIL_TOKEN: known['MAIL_TOKEN'] ?? base64url(random(32)),
    JURISDICTIONS: known['JURISDICTIONS'] ?? 'none',
    ALLOW_OUTBOUND: known['ALLOW_OUTBOUND'] ?? '127.0.0.1:8789',
  }
  const missing = Object.entries(secrets).filter(([name]) => known[name] === undefined)
  if (missing.length) await append(file, text, missing)
  return secrets
}

/** A key ring of one: `1:<base64url of 32 bytes>`; the first key writes, all open. */
const makeRing = (random: Random): string => `1:${base64url(random(32))}`

async function append(file: string, text: string, entries: readonly [string, string][]): Promise<void> {
  const before = text && !text.endsWith('\n') ? `${text}\n` : text
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, before + entries.map(([name, value]) => `${name}="${value}"\n`).join(''), {
    mode: 0o600,
  })
  await chmod(file, 0o600)
}
