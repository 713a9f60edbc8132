/**
 * What a consent page shows to whoever is signed in: the values that these scopes would release, and what was answered before. Personal,
 * read for one page (SECURITY §2: such a page is one hop). It allows nothing; minting asks again (rule Y1).
 */
import type { ClientFacts } from '../domain/client.ts'
import { no, ok, type Outcome } from '../kernel/outcome.ts'
import type { ConsentView } from '../ports/account.ts'
import type { Call } from '../ports/call.ts'
import type { HomeTools } from './home.ts'
import { answered } from './mint.ts'
import { claimsIn } from './person-claims.ts'
import { readAddresses } from './record.ts'
import { somebody } from './self.ts'
import { sessionOf } from './sessions.ts'
import { settle } from './settle.ts'

interface Request {
  readonly session: Uint8Array
  readonly client: ClientFacts
  readonly scopes: readonly string[]
}

export async function consentView(
  home: HomeTools,
  _call: Call,
  { session, client, scopes }: Request,
): Promise<Outcome<ConsentView, 'no_session'>> {
  await settle(home)
  const who = await somebody(home)
  const isTheirs = (): boolean => sessionOf(home, session, true)?.purpose === 'full'
  const record = who && isTheirs() ? await home.people.read(who.self.person) : undefined
  if (!who || !record) return no('no_session')
  const claims = await claimsIn(who.vault, record, scopes)
  const [account = ''] = await readAddresses(who.vault, record)
  return isTheirs() ? ok({ account, claims, ...answered(home, client) }) : no('no_session')
}
