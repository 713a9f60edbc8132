/**
 * The `__Host-device` cookie: up to five handles of device trust, one per person at most (rule E). A handle chooses which counter
 * a failure is counted in and proves nothing; whether it still lives is its Home's to say.
 */
import * as v from 'valibot'
import type { PersonId } from '../kernel/ids.ts'
import type { HomeAddress } from '../ports/call.ts'
import type { Edge } from '../ports/edge.ts'
import { homeOf } from './home-of.ts'

export const DEVICE_AUDIENCE = 'device'
export const MOST_DEVICES = 5

const Handles = v.pipe(v.array(v.string()), v.maxLength(MOST_DEVICES))

type Reading = Pick<Edge, 'sealer' | 'handles'>

export interface Device {
  readonly handle: string
  readonly address: HomeAddress
  readonly secret: Uint8Array
}

/** The handles in the cookie that open, newest first. */
export async function openDevices(edge: Reading, cookie: string | undefined): Promise<readonly Device[]> {
  const value = cookie === undefined ? undefined : await edge.sealer.open('device-cookie', cookie)
  const parsed = v.safeParse(Handles, value)
  if (!parsed.success) return []
  const devices = await Promise.all(parsed.output.map((handle) => openDevice(edge, handle)))
  return devices.filter((device) => device !== undefined)
}

async function openDevice(edge: Reading, handle: string): Promise<Device | undefined> {
  const opened = await edge.handles.open('device', DEVICE_AUDIENCE, handle)
  const address = opened && homeOf(opened.address)
  return address && { handle, address, secret: opened.secret }
}

/** What this browser shows to this person's Home; nobody else's handles leave the edge. */
export const devicesOf = (
  edge: Reading,
  devices: readonly Device[],
  person: PersonId,
): Promise<readonly Uint8Array[]> =>
  Promise.all(
    devices
      .filter((device) => device.address.person === person)
      .map((device) => edge.handles.digest('device', person, device.secret)),
  )

/** The cookie with a handle that a Home has just given for this secret; the person's earlier one goes. */
export async function addDevice(
  edge: Reading,
  devices: readonly Device[],
  fresh: { readonly address: HomeAddress; readonly secret: Uint8Array; readonly issuedAt: number },
): Promise<string> {
  const { address, secret, issuedAt } = fresh
  const handle = await edge.handles.mint('device', DEVICE_AUDIENCE, secret, {
    ...address,
    family: '',
    generation: 0,
    issuedAt,
  })
  const others = devices
    .filter((device) => device.address.person !== address.person)
    .map((device) => device.handle)
  return edge.sealer.seal('device-cookie', [handle, ...others].slice(0, MOST_DEVICES))
}
