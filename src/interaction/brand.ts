/**
 * Whose face the mails of a request carry: the application's, so that its owner knows what a mail is about (rule G4); the deployment's
 * own where a person came by themselves.
 */
import type { Client } from '../domain/client.ts'
import type { Brand } from '../ports/call.ts'
import type { Edge } from '../ports/edge.ts'

export function brandOf(
  { settings }: Pick<Edge, 'settings'>,
  client: Pick<Client, 'name' | 'theme'> | undefined,
): Brand {
  const theme = client ? client.theme : settings.theme
  const colour = theme?.colour ?? theme?.palette?.light?.primary
  const name = theme?.brandName ?? client?.name ?? settings.theme.brandName
  return { name, ...(colour !== undefined && { colour }) }
}
