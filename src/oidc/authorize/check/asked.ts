/** What each check looks at: the parameters as they came and the client they are for. A check returns its part or throws OAuthError. */
import type { Client } from '../../../domain/client.ts'
import type { Parameters } from '../../parameters.ts'

export interface Asked {
  readonly parameters: Parameters
  readonly client: Client
}

export type Check<Part> = (asked: Asked) => Part
