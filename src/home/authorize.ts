/** An application asks and the person is signed in: one hop decides and mints, or says what is next (LAW the judge, rule I2). */
import { ok, no, type Outcome } from '../kernel/outcome.ts'
import type { Call } from '../ports/call.ts'
import type { AuthorizeRefusal, AuthorizeRequest, Opened } from '../ports/sign-in.ts'
import { OVERTAKEN, underOneEpoch } from './epoch.ts'
import { isStaleConfiguration, type HomeTools } from './home.ts'
import { decide, prepareMint } from './mint.ts'
import { opened } from './opened.ts'
import { fact, post, sealParcel } from './outbox.ts'
import { somebody } from './self.ts'
import { sessionOf, touch } from './sessions.ts'
import { settle } from './settle.ts'

export async function authorize(
  home: HomeTools,
  call: Call,
  request: AuthorizeRequest,
): Promise<Outcome<Opened, AuthorizeRefusal>> {
  if (isStaleConfiguration(home, call.configVersion)) return no('configuration_stale')
  await settle(home)
  return underOneEpoch(home, (isCurrent) => admit(home, call, request, isCurrent))
}

async function admit(
  home: HomeTools,
  call: Call,
  request: AuthorizeRequest,
  isCurrent: () => boolean,
): Promise<Outcome<Opened, AuthorizeRefusal> | typeof OVERTAKEN> {
  const who = await somebody(home)
  const prepared = who && (await prepareMint(who, request.mint))
  if (!prepared) return no('no_session')
  const { consented, client } = request.mint
  const parcel =
    consented &&
    (await sealParcel(home, who.vault, {
      facts: [fact(home, call, 'consent.granted', { clientId: client.id })],
      consent: { state: 'given', client: client.id, scopes: consented.scopes, at: home.now() },
    }))
  return home.store.transact(() => {
    if (!isCurrent()) return OVERTAKEN
    const session = sessionOf(home, request.session)
    if (!session) return no('no_session')
    const { progress, isRepeated, session: after } = decide(home, call, touch(home, session), prepared)
    if (after.clients.length !== session.clients.length) home.store.putSession(after)
    if (parcel && progress.step === 'done' && !isRepeated) post(home, parcel)
    return ok(opened(home, after, progress, undefined))
  })
}
