/** A client gives a token back: its family ends, refresh and access tokens alike (RFC 7009 §2.1). Silent about everything (§2.2). */
import { ok, type Outcome } from '../kernel/outcome.ts'
import type { Call } from '../ports/call.ts'
import type { RevokeRequest } from '../ports/grants.ts'
import type { HomeTools } from './home.ts'
import { fact, post, sealParcel } from './outbox.ts'
import { somebody } from './self.ts'
import { settle } from './settle.ts'

export async function revoke(
  home: HomeTools,
  call: Call,
  { family, clientId }: RevokeRequest,
): Promise<Outcome<undefined, never>> {
  await settle(home)
  const who = await somebody(home)
  if (!who) return ok(undefined)
  const parcel = await sealParcel(home, who.vault, {
    facts: [fact(home, call, 'family.ended', { clientId })],
  })
  home.store.transact(() => {
    const row = home.store.family(family)
    if (!row || row.client !== clientId || row.state === 'ended') return
    home.store.endFamilies([row.id])
    post(home, parcel)
  })
  return ok(undefined)
}
