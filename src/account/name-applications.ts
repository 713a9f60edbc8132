/** Applications by the names that they are registered under now; one that is no longer registered is called by its id. */
import type { ConnectedApplication } from '../ports/account.ts'
import type { Edge } from '../ports/edge.ts'

export const applicationName = async (
  { configuration }: Pick<Edge, 'configuration'>,
  client: string,
): Promise<string> => (await configuration.client(client))?.name ?? client

export const nameApplications = (
  edge: Pick<Edge, 'configuration'>,
  applications: readonly ConnectedApplication[],
): Promise<readonly (ConnectedApplication & { readonly name: string })[]> =>
  Promise.all(applications.map(async (each) => ({ ...each, name: await applicationName(edge, each.client) })))
