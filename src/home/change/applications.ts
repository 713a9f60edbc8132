/**
 * An application disconnected: what was granted to it is withdrawn and everything that it holds ends, in one transaction (rule Y1), as
 * easily as it was given (GDPR Art. 7 §3). The ledger keeps the evidence.
 */
import { no, ok } from '../../kernel/outcome.ts'
import type { HomeTools } from '../home.ts'
import { fact, post, sealParcel } from '../outbox.ts'
import { sessionOf } from '../sessions.ts'
import { lightNotice, type Answer, type Of, type Work } from './work.ts'

export async function disconnect(work: Work, { client }: Of<'disconnect'>): Promise<Answer> {
  const { home, call, who, session } = work
  if (session.purpose !== 'full') return no('proof_too_old')
  // A double click withdraws nothing more, and tells of nothing (invariant 42).
  if (!heldBy(home, client)) return ok({})
  const scopes = home.store.consent(client)?.scopes ?? []
  const parcel = await sealParcel(home, who.vault, {
    facts: [fact(home, call, 'consent.withdrawn', { clientId: client })],
    mails: lightNotice(work, 'application'),
    consent: { state: 'withdrawn', client, scopes, at: home.now() },
  })
  return home.store.transact((): Answer => {
    if (!sessionOf(home, work.request.session)) return no('no_session')
    const held = heldBy(home, client)
    if (!held) return ok({})
    home.store.forgetConsent(client)
    home.store.endFamilies(held.families.map(({ id }) => id))
    for (const row of held.served)
      home.store.putSession({ ...row, clients: row.clients.filter(({ id }) => id !== client) })
    post(home, parcel)
    return ok({})
  })
}

/** What an application has of this person, if it has anything. */
function heldBy({ store }: HomeTools, client: string) {
  const families = store.familiesOf(client).filter(({ state }) => state !== 'ended')
  const served = store
    .sessions()
    .filter(({ isLive, clients }) => isLive && clients.some(({ id }) => id === client))
  const isAnything = store.consent(client) !== undefined || families.length + served.length > 0
  return isAnything ? { families, served } : undefined
}
