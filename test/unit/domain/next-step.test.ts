/**
 * The whole truth table of the one decision: every combination of what can be asked and what is known, each judged by a second
 * statement of the rules, and the rows that have a story spelled out.
 */
import { describe, expect, test } from 'vitest'
import { nextStep, type NextStep, type Prompt, type Situation } from '../../../src/domain/next-step.ts'

const NOW = 1_000_000_000
const REQUESTED = NOW - 60_000

const SETTLED: Situation = {
  session: { authTime: REQUESTED - 3_600_000 },
  requestedAt: REQUESTED,
  prompt: [],
  maxAge: undefined,
  now: NOW,
  isContactVerified: true,
  acceptedTerms: 1,
  demandedTerms: 1,
  isFirstParty: false,
  wantedScopes: ['openid', 'email'],
  grantedScopes: ['openid', 'email'],
  hasJustConsented: false,
}
const given = (about: Partial<Situation>): NextStep => nextStep({ ...SETTLED, ...about })

const PROMPTS: readonly Prompt[] = ['none', 'login', 'consent', 'select_account', 'create']
const subsets = <Item>(items: readonly Item[]): readonly (readonly Item[])[] =>
  items.reduce<readonly (readonly Item[])[]>(
    (sets, item) => [...sets, ...sets.map((set) => [...set, item])],
    [[]],
  )

/** Each column of the table, with every value that can make a difference. */
const COLUMNS = {
  session: [
    undefined,
    { authTime: REQUESTED - 3_600_000 },
    { authTime: REQUESTED - 1 },
    { authTime: REQUESTED },
    { authTime: NOW },
  ],
  prompt: subsets(PROMPTS),
  maxAge: [undefined, 0, 30, 120, 86_400],
  isContactVerified: [true, false],
  acceptedTerms: [0, 1, 2],
  isFirstParty: [true, false],
  grantedScopes: [[], ['openid'], ['openid', 'email'], ['openid', 'email', 'phone']],
  hasJustConsented: [true, false],
} satisfies { readonly [Field in keyof Situation]?: readonly Situation[Field][] }

function* rows(): Generator<Situation> {
  let table: readonly Situation[] = [SETTLED]
  for (const [field, values] of Object.entries(COLUMNS))
    table = table.flatMap((row) => values.map((value): Situation => ({ ...row, [field]: value })))
  yield* table
}

/** The rules once more, in the order of the specification, as conditions that may all be true at once; the first one wins. */
function expected(row: Situation): NextStep {
  const authTime = row.session?.authTime ?? 0
  const age = (row.now - authTime) / 1_000
  const isOlderThanRequest = authTime < row.requestedAt
  const wants = (prompt: Prompt): boolean => row.prompt.includes(prompt)
  const isNew = row.wantedScopes.filter((scope) => !row.grantedScopes.includes(scope)).length > 0
  const conditions: readonly (readonly [NextStep, boolean])[] = [
    ['prove', row.session === undefined],
    ['prove_again', isOlderThanRequest && (wants('login') || wants('select_account'))],
    ['prove_again', isOlderThanRequest && row.maxAge !== undefined && age > row.maxAge],
    ['verify_contact', !row.isContactVerified],
    ['accept_terms', row.demandedTerms > row.acceptedTerms],
    ['consent', !row.hasJustConsented && wants('consent')],
    ['consent', !row.hasJustConsented && !row.isFirstParty && isNew],
  ]
  return conditions.find(([, isTrue]) => isTrue)?.[0] ?? 'done'
}

test('every combination, once', () => {
  const wrong: unknown[] = []
  const seen = new Map<NextStep, number>()
  for (const row of rows()) {
    const step = nextStep(row)
    seen.set(step, (seen.get(step) ?? 0) + 1)
    if (step !== expected(row)) wrong.push({ row, step })
  }
  expect(wrong).toEqual([])
  // A table in which a step never happens would prove nothing about it.
  expect([...seen.keys()].toSorted()).toEqual(
    ['accept_terms', 'consent', 'done', 'prove', 'prove_again', 'verify_contact'].toSorted(),
  )
  expect([...seen.values()].reduce((sum, count) => sum + count, 0)).toBe(5 * 32 * 5 * 2 * 3 * 2 * 4 * 2)
})

describe('rows with a story', () => {
  test('nothing is left to do', () => expect(given({})).toBe('done'))

  test('nobody is signed in, whatever else is settled', () => {
    expect(given({ session: undefined, isFirstParty: true, hasJustConsented: true })).toBe('prove')
  })

  test('prompt=login is satisfied by a proof for this very request and by no older one (Core §3.1.2.1)', () => {
    expect(given({ prompt: ['login'] })).toBe('prove_again')
    expect(given({ prompt: ['login'], session: { authTime: REQUESTED } })).toBe('done')
  })

  test('select_account asks again as login does', () => {
    expect(given({ prompt: ['select_account'] })).toBe('prove_again')
  })

  test('max_age=0 asks for a new proof, and one given for this request does not loop', () => {
    expect(given({ maxAge: 0 })).toBe('prove_again')
    expect(given({ maxAge: 0, session: { authTime: REQUESTED + 1 } })).toBe('done')
  })

  test('max_age is exact: as old as it may be is not too old', () => {
    const session = { authTime: REQUESTED - 60_000 }
    expect(given({ session, maxAge: 120 })).toBe('done')
    expect(given({ session, maxAge: 119 })).toBe('prove_again')
  })

  test('prompt=none decides nothing here: whoever asked gets an error for any step but done', () => {
    expect(given({ prompt: ['none'], session: undefined })).toBe('prove')
    expect(given({ prompt: ['none'] })).toBe('done')
  })

  test('new terms come before consent', () => {
    expect(given({ demandedTerms: 2, grantedScopes: [] })).toBe('accept_terms')
  })

  test('a first-party application is not asked for, unless it says prompt=consent', () => {
    expect(given({ isFirstParty: true, grantedScopes: [] })).toBe('done')
    expect(given({ isFirstParty: true, prompt: ['consent'] })).toBe('consent')
  })

  test('one scope more than was granted asks again; fewer do not', () => {
    expect(given({ wantedScopes: ['openid', 'email', 'phone'] })).toBe('consent')
    expect(given({ wantedScopes: ['openid'] })).toBe('done')
  })

  test('Allow that was just pressed is not asked for twice', () => {
    expect(given({ prompt: ['consent'], hasJustConsented: true, grantedScopes: [] })).toBe('done')
  })
})
