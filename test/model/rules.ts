/** The invariants of SECURITY §4 as far as they are about sign-up, sign-in, changes, tokens and facts; each violation says its number. */
import { hex } from '../../src/kernel/bytes.ts'
import type { Outcome } from '../../src/kernel/outcome.ts'
import { MINUTE } from '../../src/kernel/time.ts'
import { estateOf, factsOf, NOBODY, somebodyWith, storeOf } from './estate.ts'
import {
  familyRow,
  POLICY,
  sessionRows,
  type FamilySeen,
  type PersonSeen,
  type Span,
  type World,
} from './world.ts'

const isBefore = (one: Span, other: Span): boolean => one.end !== undefined && one.end < other.start

/** 14, 15, 16, 8, 10, 12: what may be true of one person at any moment. */
export function checkPerson(world: World, person: PersonSeen): void {
  const fail = (text: string): void => void world.violations.push(text)
  const rows = sessionRows(world, person)
  const numbers = rows.map((row) => hex(row.request))
  if (new Set(numbers).size < numbers.length) fail('9: one request number opened two sessions')
  for (const { opened } of person.assertions) if (opened > 1) fail('8: a challenge opened two sessions')
  for (const row of rows) {
    const id = hex(row.id)
    const seen = person.sessions.get(id)
    for (const change of person.changes) {
      const isOwn = change.session === id
      if (row.isLive && change.kind === 'sign out' && isOwn) fail('16: a session that was signed out lives')
      if (!seen) continue
      const ends = change.kind === 'password' || change.kind === 'end others'
      if (row.isLive && ends && !isOwn && isBefore(seen.span, change.span))
        fail('15: a session outlived what ended it')
      const { by } = seen
      const isRevoked =
        (change.kind === 'remove passkey' && by.value === change.secret) || isReplaced(person, change, by)
      if (isRevoked && !change.existed.has(id))
        fail('14: a session opened by a secret that was replaced or revoked')
      const isEnded = change.kind === 'password' && isRevoked && !isOwn
      if (isEnded && row.isLive) fail('15: a session of the former password lives on')
    }
  }
}

/** Did this change replace the password, and did nobody set it again later? */
function isReplaced(
  person: PersonSeen,
  change: PersonSeen['changes'][number],
  by: { readonly kind: string; readonly value: string },
): boolean {
  if (change.kind !== 'password' || by.kind !== 'password' || by.value === change.secret) return false
  return !person.setters.some(({ secret, span }) => secret === by.value && !isBefore(span, change.span))
}

type Refreshed = Outcome<{ readonly generation: number }, string>

/** 18: the zones of G4. Called when the token is presented; what it returns, when the answer is there. */
export function checkRefresh(world: World, person: PersonSeen, family: FamilySeen, generation: number) {
  const { clock, policy } = world.house
  const { family: id } = family.code
  const before = familyRow(world, person, id)
  const startedAt = clock.now()
  return (answer: Refreshed, { start, end }: Span): void => {
    const fail = (text: string): void => void world.violations.push(`18: ${text}`)
    const row = familyRow(world, person, id)
    if (!row || !before) return
    if (answer.ok && answer.value.generation !== generation + 1) fail('a successor that is not the next')
    if (answer.ok && family.deadSince !== undefined && family.deadSince < start)
      fail('a dead family answered')
    if (!answer.ok && answer.why === 'theft') {
      family.deadSince ??= end
      if (generation >= row.generation) fail('the current token was called theft')
      if (clock.now() - row.rotatedAt < policy.refreshWindow)
        fail('a family ended while its current token was young')
      return
    }
    const isUnchanged = row.generation === before.generation && row.state === 'live'
    if (!isUnchanged || answer.ok) return
    const wasOld = startedAt - row.rotatedAt >= policy.refreshWindow
    const isYoung = clock.now() - row.rotatedAt < policy.refreshWindow
    if (generation < row.generation && wasOld && answer.why === 'slow_tab') fail('an old token was forgiven')
    if (generation === row.generation - 1 && isYoung && answer.why === 'slow_tab')
      fail('a second tab lost its successor')
  }
}

/** 10: evaluated guesses, those whose answer was never sent aside. */
function checkGuesses(world: World, person: PersonSeen, startedAt: number): void {
  if (person.refusedGuesses.size === 0) return
  // A guess that died with its instance was evaluated and told nobody anything: RECIPES §4 lets it go uncounted.
  const wrong = [...person.refusedGuesses].reduce(
    (sum, [guess, { answers }]) => sum + Math.min(world.comparedWrong.get(guess) ?? 0, answers),
    0,
  )
  const first = Math.min(...[...person.refusedGuesses.values()].map(({ start }) => start))
  const pauses = Math.floor((world.house.clock.now() - startedAt) / world.house.policy.firstPause)
  const resets = [...person.sessions.values()].filter(({ span }) => (span.end ?? 0) > first).length
  const allowed = POLICY.failuresBeforePause * (1 + resets) + pauses
  if (wrong > allowed) world.violations.push(`10: ${wrong} guesses were evaluated, ${allowed} allowed`)
}

/** Everything that must be true once nothing is on its way any more. */
export async function checkEnd(world: World, startedAt: number): Promise<void> {
  const { house, visitor, people } = world
  const fail = (text: string): void => void world.violations.push(text)
  for (const person of people) checkGuesses(world, person, startedAt)
  // Who lost an alarm is helped by the next call of an instance to come (rule M4).
  house.clock.advance(MINUTE)
  for (const person of people) {
    house.evict(person.address.region, person.address.person)
    await visitor.home(person.address).session(visitor.call(), { session: visitor.secret() })
    checkPerson(world, person)
    await checkFamilies(world, person)
  }
  for (const person of people) {
    await checkFacts(world, person)
    const estate = estateOf(house, person.address)
    const isWhole = estate.home === 'born' ? somebodyWith(estate.credentials) : NOBODY
    if (JSON.stringify(estate) !== JSON.stringify(isWhole)) fail(`5: half-made ${JSON.stringify(estate)}`)
    if (person.birth.isAcknowledged && estate.home !== 'born') fail('5: an acknowledged birth was lost')
  }
  for (const email of new Set(people.map((person) => person.email))) {
    const holders = await visitor.holdersOf(email)
    if (holders.length > 1) fail('1: an address with two holders')
    const born = people.filter((person) => person.email === email && person.birth.isAcknowledged)
    if (born.length > 1) fail('1: two births of one address')
  }
  for (const person of people) await checkPasswords(world, person)
  for (const mistake of house.mistakes()) fail(`a mistake inside: ${String(mistake)}`)
}

/** 19, 23: what a token lives by. */
async function checkFamilies(world: World, person: PersonSeen): Promise<void> {
  const { visitor, house } = world
  for (const family of person.families.values()) {
    const { code, session, isOffline, deadSince } = family
    const request = { family: code.family, client: code.client, scopes: ['openid'] }
    const claims = await visitor.home(person.address).claims(visitor.call(), request)
    const isOver = sessionRows(world, person).every((row) => hex(row.id) !== session || !row.isLive)
    if (claims.ok && deadSince !== undefined) world.violations.push('19: a family serves after it was ended')
    if (claims.ok && !isOffline && isOver) world.violations.push('23: a token outlived its session')
    if (claims.ok && !storeOf(house, person.address).family(code.family))
      world.violations.push('23: claims of nothing')
  }
}

/** 41, 42: every fact once, in a sequence without gaps, and none without a change. */
async function checkFacts(world: World, person: PersonSeen): Promise<void> {
  const { house } = world
  const facts = await factsOf(house, person.address)
  const store = storeOf(house, person.address)
  if (!store.self()) return
  if (facts.length !== store.lastSequence()) world.violations.push('41: a gap in the facts')
  if (facts.filter((verb) => verb === 'person.born').length !== 1)
    world.violations.push('41: born not exactly once')
  for (const [verb, { acknowledged, sent }] of person.facts) {
    const told = facts.filter((each) => each === verb).length
    if (told < acknowledged || told > sent + (verb === 'session.opened' ? 1 : 0))
      world.violations.push(`42: ${verb} told ${told} times, ${acknowledged} to ${sent} happened`)
  }
}

/** 15: of all passwords there ever were, one signs in, and it is none that an acknowledged change replaced. */
async function checkPasswords(world: World, person: PersonSeen): Promise<void> {
  const { house, visitor } = world
  if (estateOf(house, person.address).home !== 'born') return
  const right: string[] = []
  for (const password of person.passwords) {
    house.clock.advance(120 * MINUTE)
    const answer = await visitor
      .home(person.address)
      .prove(visitor.call(), visitor.proveRequest({ method: 'password', password }))
    if (answer.ok) right.push(password)
  }
  if (right.length !== 1) world.violations.push(`5: ${right.length} passwords sign in`)
  for (const change of person.changes)
    if (isReplaced(person, change, { kind: 'password', value: right[0] ?? '' }))
      world.violations.push('15: a replaced password signs in')
}
