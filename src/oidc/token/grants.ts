/** The grants of the token endpoint, one row each; metadata and the pipeline read the same table. */
import type { GrantType } from '../../domain/client.ts'
import { redeemCode } from './grant/authorization-code.ts'
import { redeemClientCredentials } from './grant/client-credentials.ts'
import { redeemRefresh } from './grant/refresh-token.ts'
import type { Redeem } from './redeemed.ts'

export const GRANTS: Readonly<Record<GrantType, Redeem>> = {
  authorization_code: redeemCode,
  refresh_token: redeemRefresh,
  client_credentials: redeemClientCredentials,
}

export const isGrantType = (text: string): text is GrantType => Object.hasOwn(GRANTS, text)
