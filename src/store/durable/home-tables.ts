/** The tables of a Home, as data. What each row means stands in ports/home-store.ts; personal columns are ciphertext (rule K2). */
import type {
  ConsentRow,
  Counter,
  DeviceRow,
  FamilyRow,
  HeldRow,
  MailedRow,
  OutboxRow,
  Self,
  SessionRow,
} from '../../ports/home-store.ts'
import { table } from './table.ts'

export const selfTable = table<Self>('self', {
  person: 'text',
  state: 'text',
  epoch: 'integer',
  key: 'blob',
  subject: 'blob',
  acceptedTerms: 'integer',
  birthRequest: 'blob',
  bornAt: 'integer',
})

export const sessionTable = table<SessionRow>('session', {
  id: 'blob',
  cookie: 'blob',
  formerCookie: 'blob',
  formerUntil: 'integer',
  purpose: 'text',
  openedAt: 'integer',
  seenAt: 'integer',
  expiresAt: 'integer',
  authTime: 'integer',
  amr: 'json',
  acr: 'text',
  device: 'blob',
  challenge: 'blob',
  challengeUntil: 'integer',
  request: 'blob',
  clients: 'json',
  isLive: 'flag',
  configVersion: 'integer',
  visit: 'blob',
})

export const familyTable = table<FamilyRow>('family', {
  id: 'text',
  session: 'blob',
  client: 'text',
  scopes: 'json',
  redirectUri: 'text',
  nonce: 'text',
  codeChallenge: 'text',
  code: 'blob',
  codeUntil: 'integer',
  state: 'text',
  isOffline: 'flag',
  createdAt: 'integer',
  authTime: 'integer',
  amr: 'json',
  acr: 'text',
  generation: 'integer',
  current: 'blob',
  previous: 'blob',
  salt: 'blob',
  keyId: 'integer',
  rotatedAt: 'integer',
  request: 'blob',
  configVersion: 'integer',
})

export const deviceTable = table<DeviceRow>('device', {
  id: 'blob',
  since: 'integer',
  usedAt: 'integer',
  failures: 'integer',
  pausedUntil: 'integer',
})

export const mailedTable = table<MailedRow>('mailed', {
  id: 'blob',
  purpose: 'text',
  mac: 'blob',
  tries: 'integer',
  until: 'integer',
})

export const consentTable = table<ConsentRow>('consent', {
  client: 'text',
  scopes: 'json',
  declined: 'json',
  grantedAt: 'integer',
})

export const counterTable = table<Counter & { readonly name: string }>('counter', {
  name: 'text',
  value: 'integer',
  until: 'integer',
  note: 'blob',
})

export const heldTable = table<HeldRow>('held', {
  id: 'blob',
  since: 'integer',
  until: 'integer',
  body: 'blob',
})

export const spentTable = table<{ id: Uint8Array; until: number }>('spent', { id: 'blob', until: 'integer' })

export const intentTable = table<{ id: string; body: Uint8Array }>('intent', { id: 'text', body: 'blob' })

/** `body` is empty once delivered; the slot is used again, and the highest sequence stays where it was written. */
export const outboxTable = table<OutboxRow>('outbox', {
  slot: 'integer',
  sequence: 'integer',
  body: 'blob',
  at: 'integer',
})

export const HOME_TABLES = [
  selfTable,
  sessionTable,
  familyTable,
  deviceTable,
  mailedTable,
  consentTable,
  counterTable,
  spentTable,
  heldTable,
  intentTable,
  outboxTable,
] as const
