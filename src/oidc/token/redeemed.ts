/** What redeeming came to: the shape that every grant returns and issue.ts signs. */
import type { Client } from '../../domain/client.ts'
import type { Call, HomeAddress } from '../../ports/call.ts'
import type { Edge } from '../../ports/edge.ts'
import type { Grant } from '../../ports/grants.ts'
import type { Parameters } from '../parameters.ts'
import type { MachineGrant } from './machine-grant.ts'

export type Redeemed =
  | {
      readonly by: 'person'
      readonly grant: Grant
      readonly address: HomeAddress
      /** The refresh token's own secret, where the client gets one. */
      readonly refresh: Uint8Array | undefined
    }
  | { readonly by: 'machine'; readonly grant: MachineGrant }

export interface Redeeming {
  readonly edge: Edge
  readonly client: Client
  readonly parameters: Parameters
  readonly call: Call
}

/** Judges what the client presents and spends it. Throws OAuthError. */
export type Redeem = (about: Redeeming) => Promise<Redeemed>
