/**
 * What we sealed into URLs and cookies, opened with the house's own key: rule A9 forbids identifiers and hints in a URL even sealed,
 * and of a person only the home cookie's tag may be derived. A seal hides its contents from a search, so the scan looks inside.
 */
import { sealer, type SealKind } from '../../../src/crypto/seal.ts'
import { systemRandom } from '../../../src/kernel/random.ts'
import { systemClock } from '../../../src/kernel/time.ts'
import type { DevKeys } from './dev-keys.ts'
import { textExhibits, type Exhibit } from './exhibits.ts'

type Seal = readonly [SealKind, audience?: string]

const IN_URLS: readonly Seal[] = [['interaction'], ['form', 'logout-handover']]
const IN_COOKIES: readonly Seal[] = [['home-cookie'], ['device-cookie']]

export async function openedSeals(
  keys: DevKeys,
  issuer: string,
  { urls, cookies }: { readonly urls: readonly string[]; readonly cookies: readonly string[] },
): Promise<readonly Exhibit[]> {
  const seals = sealer(keys.house, systemClock, systemRandom, issuer)
  const opened = async (texts: readonly string[], kinds: readonly Seal[]): Promise<readonly string[]> => {
    const sealed = [...new Set(texts.flatMap((text) => text.match(/[\w-]{64,}/g) ?? []))]
    const values = await Promise.all(
      sealed.flatMap((text) => kinds.map(([kind, audience]) => seals.open(kind, text, audience))),
    )
    return values.filter((value) => value !== undefined).map((value) => JSON.stringify(value))
  }
  return [
    ...textExhibits('sealed in url', await opened(urls, IN_URLS)),
    ...textExhibits('sealed in cookie', await opened(cookies, IN_COOKIES)),
  ]
}
