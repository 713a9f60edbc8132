/**
 * What a client may do in its own name (RFC 6749 §4.4). Like a Home's Grant it is branded, and made in grant/client-credentials.ts
 * only: no other path leads from a request to a signature without a Home (rule I3).
 */
export interface MachineGrant {
  readonly [producedForMachine]: true
  readonly clientId: string
  readonly scopes: readonly string[]
}
declare const producedForMachine: unique symbol

/** Called by the client_credentials grant only (LAW). */
export const asMachineGrant = (facts: Omit<MachineGrant, typeof producedForMachine>): MachineGrant =>
  facts as MachineGrant
