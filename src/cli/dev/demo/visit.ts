/** What the demo application knows: its two shops, and one browser's visit. */
import type { LocalClient } from '../local-file.ts'
import type { Pending, SignedIn } from './relying-party.ts'

export interface Shop {
  readonly name: string
  readonly note: string
  readonly client: LocalClient
}

/** One browser's visit. */
export interface Visit {
  shop: number
  pending?: Pending | undefined
  signedIn?: SignedIn | undefined
  userinfo?: Readonly<Record<string, unknown>> | undefined
  notice?: string | undefined
}
