/** What the account page shows: personal, read for one page, kept nowhere on the way. */
import { same } from '../crypto/same.ts'
import { ok, no, type Outcome } from '../kernel/outcome.ts'
import type { Call } from '../ports/call.ts'
import type { SessionRow } from '../ports/home-store.ts'
import type {
  AccountView,
  ConnectedApplication,
  CredentialView,
  EnrolView,
  SessionView,
} from '../ports/account.ts'
import type { PersonRecord } from '../ports/people.ts'
import type { HomeTools } from './home.ts'
import { readHeld } from './held.ts'
import { lastUseOf } from './last-use.ts'
import {
  identifierName,
  inOrder,
  readAddresses,
  readCredential,
  readIdentifier,
  readProfile,
} from './record.ts'
import { somebody, type Somebody } from './self.ts'
import { isLive, isProofFresh, openVisit, sessionName, sessionOf } from './sessions.ts'
import { settle } from './settle.ts'

interface Request {
  readonly session: Uint8Array
}

export async function account(
  home: HomeTools,
  _call: Call,
  request: Request,
): Promise<Outcome<AccountView, 'no_session'>> {
  await settle(home)
  const who = await somebody(home)
  const session = who && sessionOf(home, request.session, true)
  const record = session && (await home.people.read(who.self.person))
  if (!record || !sessionOf(home, request.session, true)) return no('no_session')
  const { name, locale } = await readProfile(who.vault, record)
  return ok({
    purpose: session.purpose,
    name,
    ...(locale !== undefined && { locale }),
    identifiers: await identifiersOf(who, record),
    held: (await readHeld(home, who)).map(({ value, row }) => ({ value, until: row.until })),
    region: home.region,
    credentials: await credentialsOf(home, who, record),
    sessions: await sessionsOf(home, who, session),
    applications: applicationsOf(home),
    authTime: session.authTime,
    isProofFresh: isProofFresh(home, session),
  })
}

/** What a page needs to make a new passkey; excluded ids only ever for who may add one (rule B7). */
export async function enrol(
  home: HomeTools,
  _call: Call,
  request: Request,
): Promise<Outcome<EnrolView, 'no_session' | 'proof_too_old'>> {
  await settle(home)
  const who = await somebody(home)
  const session = who && sessionOf(home, request.session)
  const record = session && (await home.people.read(who.self.person))
  if (!record) return no('no_session')
  if (session.purpose === 'full' && !isProofFresh(home, session)) return no('proof_too_old')
  const [label = ''] = await readAddresses(who.vault, record)
  return ok({
    name: (await readProfile(who.vault, record)).name,
    label,
    exclude: record.credentials.filter((row) => row.method === 'passkey').map((row) => row.id),
  })
}

async function identifiersOf({ vault }: Somebody, record: PersonRecord): Promise<AccountView['identifiers']> {
  return Promise.all(
    inOrder(record).map(async (row) => ({
      id: await identifierName(row),
      type: row.type,
      value: (await readIdentifier(vault, row)) ?? '',
      primary: row.primary,
      verifiedAt: row.verifiedAt,
    })),
  )
}

async function credentialsOf(
  home: HomeTools,
  { vault }: Somebody,
  record: PersonRecord,
): Promise<readonly CredentialView[]> {
  return Promise.all(
    record.credentials.map(async (row) => {
      const lastUsed = row.method === 'passkey' ? await lastUseOf(home, vault, row.id) : undefined
      return {
        id: row.id,
        method: row.method,
        name: (await readCredential(vault, row))?.name ?? '',
        addedAt: row.addedAt,
        ...(lastUsed && { lastUsed }),
      }
    }),
  )
}

/** Everything that may see something of this person, or holds what it was given. */
function applicationsOf(home: HomeTools): readonly ConnectedApplication[] {
  const families = home.store.families().filter((row) => row.state === 'live')
  const consents = home.store.consents()
  const clients = new Set([...consents, ...families].map(({ client }) => client))
  return [...clients].map((client) => {
    const consent = consents.find((row) => row.client === client)
    const held = families.filter((row) => row.client === client)
    return {
      client,
      scopes: [...new Set([...(consent?.scopes ?? []), ...held.flatMap(({ scopes }) => scopes)])],
      since: Math.min(consent?.grantedAt ?? Infinity, ...held.map(({ createdAt }) => createdAt)),
      isOffline: held.some(({ isOffline }) => isOffline),
    }
  })
}

async function sessionsOf(
  home: HomeTools,
  { vault }: Somebody,
  current: SessionRow,
): Promise<readonly SessionView[]> {
  const rows = home.store.sessions().filter((row) => row.purpose === 'full' && isLive(home, row))
  return Promise.all(
    rows.map(async (row) => {
      const visit = await openVisit(vault, row)
      return {
        id: await sessionName(row),
        isCurrent: same(row.id, current.id),
        openedAt: row.openedAt,
        userAgent: visit.userAgent ?? '',
        place: visit.place ?? '',
      }
    }),
  )
}
