/**
 * Configuration as the request path sees it: clients, their pictures and signing keys from isolate memory, confirmed by a heartbeat, never
 * older than the published bound (rule I1). A missing record is remembered for a while; an outage is an exception.
 */
import type { Client } from '../domain/client.ts'
import type { SigningKey } from '../crypto/jws.ts'
import type { Bytes } from '../kernel/bytes.ts'

export interface Configuration {
  /** Grows only, per isolate: an older copy never makes a disabled client live again (rule Z4). */
  version(): Promise<number>
  /** Asks the database itself and returns the version that stands: a Home has seen a newer one than we had (rule I1). */
  reload(): Promise<number>
  /** The client, if it exists and is not disabled. Ids without our tag that no configuration lists are refused from memory (rule D6). */
  client(id: string): Promise<Client | undefined>
  /** All keys that may verify now, in the order they should be published. */
  keys(): Promise<readonly SigningKey[]>
  /** Every origin a first-party application registered, with the client it belongs to (rule H3). */
  clientOfOrigin(origin: string): Promise<Client | undefined>
  /** The bytes of a picture that a client's theme shows. A name that no theme knows is refused from memory, whoever made it up (rule D6). */
  image(name: string): Promise<Bytes | undefined>
  /** The RP ID that passkeys of this deployment were made for, if there are any: another one would orphan them all. */
  rpIdOnRecord(): Promise<string | undefined>
  /** Notes it at the first passkey; what stands stays. */
  recordRpId(rpId: string): Promise<void>
}
