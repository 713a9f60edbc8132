/** The link in the mail about a pause: spent by its page's button, it gives that browser device trust (rule E). */
import { ok, no, type Outcome } from '../kernel/outcome.ts'
import type { Call } from '../ports/call.ts'
import type { HomeTools } from './home.ts'
import { fact, post, sealParcel } from './outbox.ts'
import { somebody } from './self.ts'
import { settle } from './settle.ts'
import { giveTrust } from './trust.ts'

export async function unlock(
  home: HomeTools,
  call: Call,
  request: { readonly id: Uint8Array; readonly device: Uint8Array },
): Promise<Outcome<{ readonly deviceIssuedAt: number }, 'refused'>> {
  await settle(home)
  const who = await somebody(home)
  if (!who) return no('refused')
  const parcel = await sealParcel(home, who.vault, { facts: [fact(home, call, 'device.trusted')] })
  return home.store.transact(() => {
    const row = home.store.mailed(request.id)
    // A double click brings the same device again: it is answered while its trust stands (rule Z2).
    const known = home.store.device(request.device)
    if (known) return ok({ deviceIssuedAt: known.since })
    if (row?.purpose !== 'unlock' || row.until <= home.now()) return no('refused')
    home.store.forgetMailed(request.id)
    const { issuedAt } = giveTrust(home, { presented: [], fresh: request.device })
    post(home, parcel)
    return issuedAt === undefined ? no('refused') : ok({ deviceIssuedAt: issuedAt })
  })
}
