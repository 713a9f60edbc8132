/**
 * What the edge rooms are handed: the running house as one visitor's request sees it. Built by `wire.ts`; nothing here holds
 * anybody's data, and there is no way from here to a region's key (rule P1).
 */
import type { Handles } from '../crypto/handle.ts'
import type { Keyring } from '../crypto/keyring.ts'
import type { Sealer } from '../crypto/seal.ts'
import type { Policy } from '../domain/policy.ts'
import type { Region } from '../domain/region.ts'
import type { Theme } from '../domain/theme.ts'
import type { Clock } from '../kernel/time.ts'
import type { Random } from '../kernel/random.ts'
import type { Configuration } from './configuration.ts'
import type { Directories } from './directories.ts'
import type { Homes } from './homes.ts'
import type { Log } from './log.ts'
import type { SessionCopies } from './session-copies.ts'

export interface EdgeSettings {
  readonly issuer: string
  readonly rpId: string
  /** The deployment's own name and look. */
  readonly theme: Theme
  /** Where a visitor's address is read from; there is no fallback (rule O). */
  readonly addressSource: 'cloudflare' | 'none'
  /** How decoys are spread; equal to the regions' shares of people (rule C5). */
  readonly decoyWeights: Readonly<Record<Region, number>>
  readonly defaultRegion: Region
  /** Who hears of weaknesses: `https:` or `mailto:` (RFC 9116 §2.5.3). */
  readonly securityContact?: string | undefined
}

export interface Edge {
  readonly settings: EdgeSettings
  readonly policy: Policy
  readonly clock: Clock
  readonly random: Random
  /** Waits; a test's virtual clock advances instead (rule C2's floor). */
  readonly wait: (milliseconds: number) => Promise<void>
  readonly log: Log
  readonly houseKeys: Keyring
  readonly sealer: Sealer
  readonly handles: Handles
  readonly configuration: Configuration
  readonly homes: Homes
  readonly directories: Directories
  readonly copies: SessionCopies
  /** True while the network bucket of this visitor may go on (rule D3). */
  readonly flood: (bucket: number) => Promise<boolean>
  /** The same for a step that sends a mail, whose budget is smaller. */
  readonly mails: (bucket: number) => Promise<boolean>
  /** Lets work outlive the answer (the platform's waitUntil). */
  readonly afterwards: (work: Promise<unknown>) => void
}
