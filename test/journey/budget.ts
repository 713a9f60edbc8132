/**
 * The budget of every route and step, in one table (LAW one hop, SECURITY §2): hops as they must be, the rest as the most they may be.
 * A hop is a leg that leaves its city; calls are those to objects, databases and KV; rows are D1's and the objects', one more per alarm.
 */
export interface Budget {
  readonly hops: number
  readonly calls: number
  readonly rows: number
  readonly kvWrites: number
}

const line = (hops: number, calls: number, rows: number, kvWrites = 0): Budget => ({
  hops,
  calls,
  rows,
  kvWrites,
})
const FREE = line(0, 0, 0)

export const BUDGET = {
  'GET discovery': FREE,
  'GET /jwks': FREE,
  'GET /authorize': FREE,
  'GET /login': FREE,
  'GET /sign-up': FREE,
  'GET /recovery': FREE,
  'GET /': FREE,
  'GET /robots.txt': FREE,
  'GET /.well-known/change-password': FREE,
  'GET /.well-known/passkey-endpoints': FREE,
  'GET /.well-known/security.txt': FREE,
  'GET /favicon.ico': FREE,
  'GET /apple-touch-icon.png': FREE,
  'GET /brand/{picture}': FREE,

  // One row more with an authenticator that counts.
  'passkey, known browser: proof': line(1, 3, 5, 1),
  'passkey, known browser: POST /token': line(1, 1, 1),
  'passkey, known browser: GET /userinfo': line(1, 2, 0),
  'passkey, new browser: proof': line(1, 3, 6, 1),
  'passkey, new browser: POST /token': line(1, 1, 1),
  'passkey, new browser: GET /userinfo': line(1, 2, 0),
  'password, known browser: proof': line(1, 3, 4, 1),
  'password, known browser: POST /token': line(1, 1, 1),
  'password, known browser: GET /userinfo': line(1, 2, 0),
  'password, new browser: proof': line(2, 6, 5, 1),
  'password, new browser: POST /token': line(1, 1, 1),
  'password, new browser: GET /userinfo': line(1, 2, 0),

  'GET /authorize (session)': line(1, 1, 1),
  'GET /authorize (session, consent due)': line(1, 1, 0),
  'GET /consent': line(1, 2, 0),
  'POST /consent': line(1, 1, 5),
  refresh: line(1, 1, 3),
  'GET /account': line(1, 2, 0),
  // The copy in KV is erased, and the outbox says so.
  'POST /logout': line(1, 2, 3),
  'POST /revoke': line(1, 1, 3),
  // Within its first minute a session is asked for at its Home (rule H1); afterwards the copy answers, see bounds.test.ts.
  'GET /session (young session)': line(1, 2, 0),

  'GET /account/prove': line(1, 2, 0),
  'POST /account/prove/passkey': line(1, 3, 4, 1),
  'GET /account/passkeys': line(1, 2, 0),
  'GET /account/password': line(1, 2, 0),
  // The record in D1 by way of an intent, the session's new id, a mail by an alarm at once, and what the outbox still held.
  'POST /account/passkeys': line(1, 12, 14, 1),
  'POST /account/password': line(1, 12, 14, 1),

  'GET /account/profile': line(1, 2, 0),
  'GET /account/email': line(1, 2, 0),
  'GET /account/email/change': line(1, 2, 0),
  'GET /account/activity': line(1, 2, 0),
  'POST /account/profile': line(1, 6, 8),
  'POST /account/passkeys/name': line(1, 6, 8),
  'POST /account/applications/disconnect': line(1, 3, 6),
  // One row of the code, and its mail by an alarm at once.
  'POST /account/email': line(1, 3, 5),
  // The claim asks the other regions, from the person's own.
  'POST /account/email/code': line(2, 10, 20),
  'POST /account/email/main': line(1, 6, 9),
  'POST /account/email/remove': line(1, 7, 10),

  // Two rows; four more once per bucket of a Directory, for its tables.
  'POST /sign-up (address)': line(2, 4, 6),
  'POST /sign-up/code': line(1, 1, 1),
  'POST /sign-up/way-in (birth, passkey)': line(2, 14, 60, 1),
  'POST /sign-up/way-in (birth, password)': line(2, 14, 60, 1),

  'POST /recovery (address)': line(2, 12, 6),
  'POST /recovery/code': line(1, 4, 6),
  'GET /recovery/way-in': line(1, 3, 2),
  'POST /recovery/way-in': line(1, 16, 30, 1),
} as const satisfies Readonly<Record<string, Budget>>

export type Line = keyof typeof BUDGET
export const isLine = (name: string): name is Line => Object.hasOwn(BUDGET, name)

/** What a whole sign-in may write: in its requests, and up to and including the alarm that carries the outbox out. */
export const SIGN_IN_ROWS = {
  known: { requests: 6, withAlarm: 8 },
  new: { requests: 7, withAlarm: 9 },
} as const
/** Calls of a whole passkey login. */
export const SIGN_IN_CALLS = 10
/** Deletion of what has expired, later, per sign-in. */
export const SWEEP_ROWS = 3
