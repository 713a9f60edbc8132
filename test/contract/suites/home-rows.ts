/** One full row of each kind a Home keeps, for contracts; `over` changes what a test is about. */
import type { PersonId } from '../../../src/kernel/ids.ts'
import type { FamilyRow, Self, SessionRow } from '../../../src/ports/home-store.ts'
import { bytes } from './storage.ts'

export const aSelf = (over: Partial<Self> = {}): Self => ({
  person: 'AAAAAAAAAAAAAAAAAAAAAA' as PersonId,
  state: 'born',
  epoch: 3,
  key: bytes(1, 61),
  subject: bytes(2, 90),
  acceptedTerms: 1,
  birthRequest: bytes(3, 16),
  bornAt: 1_000,
  ...over,
})

export const aSession = (over: Partial<SessionRow> = {}): SessionRow => ({
  id: bytes(10),
  cookie: bytes(11),
  formerCookie: null,
  formerUntil: 0,
  purpose: 'full',
  openedAt: 1_000,
  seenAt: 1_000,
  expiresAt: 9_000,
  authTime: 1_000,
  amr: ['hwk', 'user', 'pop'],
  acr: 'phr',
  device: null,
  challenge: null,
  challengeUntil: 0,
  request: bytes(12, 16),
  clients: [{ id: 'shop', sub: 'a "quoted" subject' }],
  isLive: true,
  configVersion: 4,
  visit: bytes(13, 40),
  ...over,
})

export const aFamily = (over: Partial<FamilyRow> = {}): FamilyRow => ({
  id: 'BBBBBBBBBBBBBBBBBBBBBB',
  session: bytes(10),
  client: 'shop',
  scopes: ['openid', 'offline_access'],
  redirectUri: 'https://shop.example/callback',
  nonce: null,
  codeChallenge: 'challenge',
  code: bytes(20),
  codeUntil: 2_000,
  state: 'code',
  isOffline: true,
  createdAt: 1_000,
  authTime: 1_000,
  amr: ['pwd'],
  acr: '1',
  generation: 0,
  current: null,
  previous: null,
  salt: null,
  keyId: 0,
  rotatedAt: 1_000,
  request: bytes(21, 16),
  configVersion: 5,
  ...over,
})
