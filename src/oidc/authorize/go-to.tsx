/** A destination as HTTP: a redirect, the first page of a login, or an answer to the application. Nothing is decided here. */
import type { Interaction } from '../../interaction/interaction.ts'
import { seeOther } from '../../web/answer.ts'
import { applicationAnswer } from '../../web/application-answer.ts'
import type { HouseContext } from '../../web/context.ts'
import type { Destination, Hints } from './destination.ts'

/** The first page of a login, made by the room that owns it: 200, with the hints filled in (rule A9). */
export type ShowFirstPage = (
  c: HouseContext,
  interaction: Interaction,
  hints: Hints,
) => Response | Promise<Response>

export async function goTo(
  c: HouseContext,
  destination: Destination,
  showFirstPage: ShowFirstPage,
): Promise<Response> {
  if (destination.to === 'page') return seeOther(c, destination.path)
  if (destination.to === 'first_page') return showFirstPage(c, destination.interaction, destination.hints)
  const { request, parameters, reason } = destination
  if (reason !== undefined) c.var.edge.log('info', reason, { request: c.var.requestId })
  const client = await c.var.edge.configuration.client(request.clientId)
  return applicationAnswer(c, request, parameters, { client })
}
