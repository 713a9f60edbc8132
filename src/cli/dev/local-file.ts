/**
 * `.dev/local.json`: where the running local house is and which applications it knows, for tests and other programs on
 * this machine. It holds secrets of throw-away clients, so git ignores it and only its owner may read it.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import * as v from 'valibot'

export const LocalClientSchema = v.object({
  kind: v.picklist(['web', 'spa', 'native', 'machine']),
  first_party: v.boolean(),
  client_id: v.string(),
  client_secret: v.optional(v.string()),
  token_endpoint_auth_method: v.picklist(['none', 'client_secret_basic', 'client_secret_post']),
  redirect_uris: v.array(v.string()),
  post_logout_redirect_uris: v.array(v.string()),
  scope: v.string(),
})
export type LocalClient = v.InferOutput<typeof LocalClientSchema>

export interface LocalHouse {
  readonly issuer: string
  readonly app: string
  readonly mailbox: string
  readonly clients: readonly LocalClient[]
  readonly admin: { readonly client_id: string; readonly client_secret: string; readonly scope: string }
}

export async function writeLocalFile(file: string, house: LocalHouse): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, `${JSON.stringify(house, null, 2)}\n`, { mode: 0o600 })
}
