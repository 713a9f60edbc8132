/** What the demo application knows: its shops, and one browser's visit. */
import type { LocalClient } from '../local-file.ts'
import type { Pending, SignedIn } from './relying-party.ts'

export interface Shop {
  /** Of links and addresses. */
  readonly id: string
  readonly name: string
  /** What it shows of the provider, in a line. */
  readonly note: string
  readonly client: LocalClient
  /** Style sheet variables, the same as on the provider's pages. */
  readonly look: string
  /** As data. */
  readonly logo: { readonly light: string; readonly dark: string } | undefined
}

/** Something that somebody did here, and the provider's requests that came of it. */
export interface Flow {
  readonly title: string
  /** Number of the last request before it. */
  readonly after: number
}

/** One browser's visit. */
export interface Visit {
  shop: number
  /** Newest first. */
  flows: readonly Flow[]
  pending?: Pending | undefined
  /** Claims from before a step-up that is on its way. */
  before?: Readonly<Record<string, unknown>> | undefined
  signedIn?: SignedIn | undefined
  userinfo?: Readonly<Record<string, unknown>> | undefined
  notice?: string | undefined
}
