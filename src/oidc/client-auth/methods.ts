/**
 * The ways in which a client says who it is at the token and revocation endpoints (RFC 6749 §2.3), one row each: does this request use the
 * method, and which id and secret does it show. Metadata is computed from the same table, so it cannot lie.
 */
import { CLIENT_AUTH_METHODS, type ClientAuthMethod } from '../../domain/client.ts'
import { fromBase64, text } from './base64.ts'
import type { Parameters } from '../parameters.ts'

export interface Shown {
  readonly clientId: string
  /** Absent for `none`. */
  readonly secret?: string
}

export interface Presented {
  readonly authorization: string | undefined
  readonly parameters: Parameters
}

interface Row {
  readonly isUsed: (presented: Presented) => boolean
  /** Undefined when what is shown cannot be read. */
  readonly read: (presented: Presented) => Shown | undefined
}

const isBasic = ({ authorization }: Presented): boolean => authorization !== undefined

export const CLIENT_AUTH: Readonly<Record<ClientAuthMethod, Row>> = {
  client_secret_basic: { isUsed: isBasic, read: ({ authorization }) => readBasic(authorization ?? '') },
  client_secret_post: {
    isUsed: ({ parameters }) => parameters.get('client_secret') !== undefined,
    read: ({ parameters }) => {
      const clientId = parameters.get('client_id')
      const secret = parameters.get('client_secret')
      return clientId === undefined || secret === undefined ? undefined : { clientId, secret }
    },
  },
  // Only a name: whoever shows a secret as well uses one of the others (RFC 6749 §3.2.1).
  none: {
    isUsed: ({ authorization, parameters }) =>
      authorization === undefined &&
      parameters.get('client_secret') === undefined &&
      parameters.get('client_id') !== undefined,
    read: ({ parameters }) => {
      const clientId = parameters.get('client_id')
      return clientId === undefined ? undefined : { clientId }
    },
  },
}

export const methodsUsed = (presented: Presented): readonly ClientAuthMethod[] =>
  CLIENT_AUTH_METHODS.filter((method) => CLIENT_AUTH[method].isUsed(presented))

/** RFC 7617 §2, and both halves form-encoded before they were joined (RFC 6749 §2.3.1). */
function readBasic(header: string): Shown | undefined {
  const encoded = /^Basic +([\d+/A-Za-z]+={0,2})$/i.exec(header)?.[1]
  const pair = encoded === undefined ? undefined : text(fromBase64(encoded))
  const colon = pair?.indexOf(':') ?? -1
  if (pair === undefined || colon < 1) return undefined
  const clientId = formDecoded(pair.slice(0, colon))
  const secret = formDecoded(pair.slice(colon + 1))
  return clientId === undefined || secret === undefined ? undefined : { clientId, secret }
}

function formDecoded(encoded: string): string | undefined {
  try {
    return decodeURIComponent(encoded.replaceAll('+', ' '))
  } catch {
    return undefined
  }
}
