/** What people and applications do, one function each: it sends a request, and when the answer is there the model takes note. */
import { hex } from '../../src/kernel/bytes.ts'
import type { Change } from '../../src/ports/account.ts'
import type { Opened } from '../../src/ports/sign-in.ts'
import { aClient, LONG_ENOUGH, type Code } from '../support/memory/visitor.ts'
import type { Region } from '../../src/domain/region.ts'
import { checkPerson, checkRefresh } from './rules.ts'
import {
  count,
  idOf,
  newPerson,
  sessionRows,
  type ChangeSeen,
  type FamilySeen,
  type PersonSeen,
  type Secret,
  type SessionSeen,
  type Span,
  type World,
} from './world.ts'

/** How guesses begin, so that no other password is taken for one. */
export const GUESS = 'a guess, the number '
export const SHOP = aClient()
/** Gets no `offline_access`: its tokens live by the session. */
export const KIOSK = aClient({ id: 'kiosk', mayOffline: false })

const noteSession = (world: World, person: PersonSeen, seen: SessionSeen): void => {
  if (!person.sessions.has(seen.id)) person.sessions.set(seen.id, seen)
  checkPerson(world, person)
}

const noteCode = (person: PersonSeen, code: Code, session: string, opened: Opened): void => {
  if (opened.progress?.step !== 'done' || person.families.has(code.family)) return
  const isOffline = code.client.mayOffline
  const seen: FamilySeen = { code, session, isOffline, generations: [], redeemed: 0, deadSince: undefined }
  person.families.set(code.family, seen)
}

/** Step 5 of a sign-up; the steps before it are nobody's secret and run aside. */
export async function signUp(world: World, email: string, region: Region): Promise<void> {
  const { visitor } = world
  const proved = await world.quiet(() => visitor.proveAddress(email, region))
  if (!proved) return
  const person = newPerson(proved.address, email, world.tick)
  world.people.push(person)
  const credential = { method: 'password', password: LONG_ENOUGH } as const
  const request = await visitor.birthRequest(proved, credential)
  const call = visitor.call()
  const send = (): unknown =>
    world.launch(
      () => visitor.home(proved.address).birth(call, request),
      (answer, span) => {
        if (!answer.ok) return
        person.birth.isAcknowledged = true
        const id = idOf(request.session.digest)
        const by: Secret = { kind: 'password', value: LONG_ENOUGH }
        noteSession(world, person, { id, cookie: request.session.digest, unanswered: 0, by, span })
      },
    )
  count(person, 'session.opened', 'sent')
  world.again = send
  send()
}

export async function signIn(
  world: World,
  person: PersonSeen,
  by: Secret,
  client: typeof SHOP,
): Promise<void> {
  const { visitor } = world
  const code = visitor.newCode(client)
  const authenticator = person.passkeys.find(({ id }) => id === by.value)
  if (by.kind === 'passkey' && !authenticator) return
  const passkey = authenticator && visitor.passkeyProof(person.address, authenticator)
  const assertion = passkey && { proof: passkey, opened: 0 }
  if (assertion) person.assertions.push(assertion)
  await prove(world, person, {
    by,
    code,
    proof: passkey ?? { method: 'password', password: by.value },
    assertion,
  })
}

/** A captured assertion, sent by somebody else as a request of its own. */
export async function replay(world: World, person: PersonSeen, which: number): Promise<void> {
  const assertion = person.assertions[which % Math.max(person.assertions.length, 1)]
  if (!assertion) return
  const by = { kind: 'passkey', value: passkeyOf(assertion.proof.response) } as const
  await prove(world, person, { by, code: world.visitor.newCode(SHOP), proof: assertion.proof, assertion })
}

const passkeyOf = (response: unknown): string => (response as { id: string }).id

async function prove(
  world: World,
  person: PersonSeen,
  about: {
    readonly by: Secret
    readonly code: Code
    readonly proof: Parameters<World['visitor']['proveRequest']>[0]
    readonly assertion: PersonSeen['assertions'][number] | undefined
  },
): Promise<void> {
  const { visitor } = world
  const { by, code, proof, assertion } = about
  const request = visitor.proveRequest(proof, { mint: await visitor.mint(code.client, code) })
  const call = visitor.call()
  const id = idOf(request.session.digest)
  const send = (): unknown =>
    world.launch(
      () => visitor.home(person.address).prove(call, request),
      (answer, span) => {
        if (!answer.ok) {
          if (by.value.startsWith(GUESS)) noteRefused(person, by.value, span)
          return
        }
        if (!person.sessions.has(id)) {
          if (assertion) assertion.opened += 1
          count(person, 'session.opened', 'acknowledged')
        }
        noteSession(world, person, { id, cookie: request.session.digest, unanswered: 0, by, span })
        noteCode(person, code, id, answer.value)
      },
    )
  count(person, 'session.opened', 'sent')
  world.again = send
  send()
}

function noteRefused(person: PersonSeen, guess: string, { start }: Span): void {
  const seen = person.refusedGuesses.get(guess) ?? { start, answers: 0 }
  seen.answers += 1
  person.refusedGuesses.set(guess, seen)
}

const FACTS: Readonly<Record<ChangeSeen['kind'], string>> = {
  password: 'password.changed',
  'add passkey': 'credential.added',
  'remove passkey': 'credential.removed',
  'end others': 'sessions.ended_others',
  'sign out': 'session.ended',
}

/** A change from the account page, by a session of this person. */
export function change(
  world: World,
  person: PersonSeen,
  session: SessionSeen,
  about: {
    readonly kind: Exclude<ChangeSeen['kind'], 'sign out'>
    readonly secret: string
    readonly change: Change
  },
): void {
  const { visitor } = world
  const request = visitor.changeRequest(session.cookie, about.change)
  const call = visitor.call()
  const send = (): void => {
    session.unanswered += 1
    // Sent once more it ends whoever has come in between, and says so; every other change is told of once.
    if (about.kind === 'end others') count(person, FACTS[about.kind], 'sent')
    const sent = world.launch(
      () => visitor.home(person.address).change(call, request),
      (answer, span) => {
        session.unanswered -= 1
        if (!answer.ok) return
        if (answer.value.opened) session.cookie = request.fresh.digest
        noteChange(world, person, { ...about, session: session.id, span })
      },
    )
    if (about.kind === 'password') person.setters.push({ secret: about.secret, span: sent })
  }
  if (about.kind !== 'end others') count(person, FACTS[about.kind], 'sent')
  world.again = send
  send()
}

function noteChange(world: World, person: PersonSeen, seen: Omit<ChangeSeen, 'existed'>): void {
  const existed = new Set(sessionRows(world, person).map((row) => hex(row.id)))
  person.changes.push({ ...seen, existed })
  checkPerson(world, person)
}

export function signOut(world: World, person: PersonSeen, session: SessionSeen): void {
  const { visitor } = world
  const { cookie } = session
  const call = visitor.call()
  const send = (): unknown =>
    world.launch(
      () => visitor.home(person.address).signOut(call, { session: cookie }),
      (_, span) => {
        // A cookie that a change has replaced meanwhile signs nobody out any more.
        if (session.cookie === cookie && session.unanswered === 0)
          noteChange(world, person, { kind: 'sign out', secret: '', session: session.id, span })
      },
    )
  count(person, FACTS['sign out'], 'sent')
  world.again = send
  send()
}

/** The application asks again: a code without a proof, as long as the session lives. */
export async function authorize(world: World, person: PersonSeen, session: SessionSeen): Promise<void> {
  const { visitor } = world
  const code = visitor.newCode(KIOSK)
  const mint = await visitor.mint(KIOSK, code)
  const isOver = (): boolean =>
    person.changes.some(({ kind, session: id }) => kind === 'sign out' && id === session.id)
  const wasOver = isOver()
  world.launch(
    () => visitor.home(person.address).authorize(visitor.call(), { session: session.cookie, mint }),
    (answer) => {
      if (!answer.ok) return
      if (wasOver) world.violations.push('16: a code after sign-out')
      noteCode(person, code, session.id, answer.value)
    },
  )
}

export async function redeem(world: World, person: PersonSeen, family: FamilySeen): Promise<void> {
  const { visitor } = world
  const secret = visitor.secret()
  const request = await visitor.redeemRequest(family.code, secret)
  const call = visitor.call()
  let isFirst = true
  const send = (): unknown =>
    world.launch(
      () => visitor.home(person.address).redeem(call, request),
      (answer, { end }) => {
        if (answer.ok && isFirst) {
          isFirst = false
          family.redeemed += 1
          family.generations[0] = secret
        }
        if (!answer.ok && answer.why === 'code_spent') family.deadSince ??= end
        if (family.redeemed > 1) world.violations.push('8: a code was redeemed twice')
      },
    )
  world.again = send
  send()
}

/** Presents a token of the family: `back` generations older than the newest that is known. */
export async function refresh(
  world: World,
  person: PersonSeen,
  family: FamilySeen,
  back: number,
): Promise<void> {
  const { visitor } = world
  const generation = Math.max(family.generations.length - 1 - back, 0)
  const secret = family.generations[generation]
  if (!secret) return
  const tokens = { family: family.code.family, generation, secret }
  const request = await visitor.refreshRequest(tokens, family.code.client)
  const seen = checkRefresh(world, person, family, generation)
  world.launch(
    () => visitor.home(person.address).refresh(visitor.call(), request),
    (answer, span) => {
      seen(answer, span)
      if (!answer.ok) return
      world.pending.push(
        noteSuccessor(world, family, answer.value.generation, visitor.successorOf(tokens, answer.value.salt)),
      )
    },
  )
}

async function noteSuccessor(
  world: World,
  family: FamilySeen,
  generation: number,
  derived: Promise<Uint8Array>,
): Promise<void> {
  const next = await derived
  const known = family.generations[generation]
  if (known && hex(known) !== hex(next)) world.violations.push('18: two successors of one token')
  family.generations[generation] = next
}
