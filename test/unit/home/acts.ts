/** What a resident does in the tests of this folder: one verb of the Home each, with the answer that verb gives. */
import type { Change } from '../../../src/ports/account.ts'
import type { ClientFacts } from '../../../src/domain/client.ts'
import type { Resident } from '../../support/memory/person.ts'
import type { Authenticator, Code, Tokens } from '../../support/memory/visitor.ts'

/** Asks for a change with the session that the birth opened, or with another. */
export const change = ({ visitor, home, session }: Resident, what: Change, by: Uint8Array = session) =>
  home.change(visitor.call(), visitor.changeRequest(by, what))

export const setPassword = (person: Resident, password: string, by?: Uint8Array) =>
  change(person, { kind: 'add', credential: { method: 'password', password } }, by)

/** A new authenticator's passkey; the answer may open a new cookie, which is `fresh`. */
export async function addPasskey({ visitor, home, address, session }: Resident, by: Uint8Array = session) {
  const authenticator: Authenticator = visitor.authenticator()
  const fresh = { digest: visitor.secret() }
  const what = { kind: 'add', credential: visitor.passkeyProof(address, authenticator) } as const
  const outcome = await home.change(visitor.call(), visitor.changeRequest(by, what, { fresh }))
  return { outcome, authenticator, session: fresh.digest }
}

export async function signIn(
  { visitor, home }: Resident,
  password: string,
  presented: readonly Uint8Array[] = [],
) {
  const session = { digest: visitor.secret() }
  const device = { presented, fresh: visitor.secret() }
  const request = visitor.proveRequest({ method: 'password', password }, { session, device })
  const outcome = await home.prove(visitor.call(), request)
  return { isIn: outcome.ok, session: session.digest, unlock: request.unlock.id }
}

/** As many wrong guesses as pause the shared pool, from browsers that nobody trusts; the name of the mailed unlock link. */
export async function strangersPause(person: Resident): Promise<Uint8Array> {
  let unlock = new Uint8Array()
  for (let guess = 0; guess < person.house.policy.failuresBeforePause; guess++)
    unlock = new Uint8Array((await signIn(person, 'a stranger guesses')).unlock)
  return unlock
}

export interface MailedCode {
  readonly id: Uint8Array
  readonly code: string
}

export async function askForCode({ house, visitor, home, email }: Resident): Promise<MailedCode> {
  const id = visitor.secret()
  await home.mailRecoveryCode(visitor.call(), { id, device: { presented: [], fresh: visitor.secret() } })
  await house.ringDueAlarms()
  const code = house.mailbox.codeTo(email)
  if (code === undefined) throw new Error('no code arrived')
  return { id, code }
}

export async function recover({ visitor, home }: Resident, { id, code }: MailedCode) {
  const session = { digest: visitor.secret() }
  const outcome = await home.recover(visitor.call(), {
    id,
    code,
    session,
    device: { presented: [], fresh: visitor.secret() },
    unlock: { id: visitor.secret(), url: 'https://login.example/unlock?t=x' },
  })
  return { outcome, session: session.digest }
}

/** The cookie of a session that a mailed code has just opened. */
export async function recoverySession(person: Resident): Promise<Uint8Array> {
  const { outcome, session } = await recover(person, await askForCode(person))
  if (!outcome.ok) throw new Error('not recovered')
  return session
}

export const lives = async ({ visitor, home }: Resident, session: Uint8Array): Promise<boolean> =>
  (await home.session(visitor.call(), { session })).ok

/** The tokens of a client that the person let in. */
export async function tokensFor(
  { visitor, home, session }: Resident,
  client: ClientFacts,
): Promise<Tokens & { readonly code: Code }> {
  const code = visitor.newCode(client)
  const authorized = await home.authorize(visitor.call(), { session, mint: await visitor.mint(client, code) })
  const secret = visitor.secret()
  const redeemed = await home.redeem(visitor.call(), await visitor.redeemRequest(code, secret))
  if (!authorized.ok || !redeemed.ok) throw new Error('no tokens')
  return { family: code.family, generation: 0, secret, code }
}
