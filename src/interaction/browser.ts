/**
 * What a browser's cookies say, opened: who was here, with which trust. Nothing of it proves anything; the Home judges.
 * Which cookie is called what is the street's business.
 */
import type { Edge } from '../ports/edge.ts'
import { openDevices, type Device } from './devices.ts'
import { openKnownHomes, type KnownHome } from './known-homes.ts'
import { presentedSession, type PresentedSession } from './presented.ts'

export interface Browser {
  readonly session: PresentedSession | undefined
  readonly homes: readonly KnownHome[]
  readonly devices: readonly Device[]
}

export async function readBrowser(
  edge: Pick<Edge, 'sealer' | 'handles' | 'houseKeys'>,
  /** The value of one of our cookies, if the browser sent it. */
  cookie: (kind: 'session' | 'home' | 'device') => string | undefined,
): Promise<Browser> {
  const [session, homes, devices] = await Promise.all([
    presentedSession(edge.handles, cookie('session')),
    openKnownHomes(edge, cookie('home')),
    openDevices(edge, cookie('device')),
  ])
  return { session, homes, devices }
}
