/**
 * Applications by the names that they are registered under now; one that is no longer registered is called by its id. A grant from before
 * an application's `notBefore` is dead (rule Y2), and is none.
 */
import type { ConnectedApplication } from '../ports/account.ts'
import type { Edge } from '../ports/edge.ts'

type Configured = Pick<Edge, 'configuration'>

export const applicationName = async ({ configuration }: Configured, client: string): Promise<string> =>
  (await configuration.client(client))?.name ?? client

export async function nameApplications(
  edge: Configured,
  applications: readonly ConnectedApplication[],
): Promise<readonly (ConnectedApplication & { readonly name: string })[]> {
  const named = applications.map(async (each) => {
    const client = await edge.configuration.client(each.client)
    return client && each.since < client.notBefore ? [] : [{ ...each, name: client?.name ?? each.client }]
  })
  return (await Promise.all(named)).flat()
}
