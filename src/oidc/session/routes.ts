/**
 * GET /session on the street: for our own pages, and with credentials for the exact origins of first-party applications (rule H3). A
 * foreign origin learns nothing and costs nothing.
 */
import { Hono } from 'hono'
import { sessionOf } from '../../web/browser.ts'
import { callOf } from '../../web/call.ts'
import type { HouseContext, HouseEnv } from '../../web/context.ts'
import { ENDPOINTS } from '../endpoints.ts'
import { answerSession } from './session.ts'

const HEADERS = { 'Cache-Control': 'no-store', Vary: 'Origin' } as const

export const sessionRoutes = (): Hono<HouseEnv> =>
  new Hono<HouseEnv>().get(ENDPOINTS.session, async (c) => {
    const origin = c.req.header('origin')
    if (origin === undefined || origin === new URL(c.var.edge.settings.issuer).origin) return answerFor(c)
    const client = await c.var.edge.configuration.clientOfOrigin(origin)
    if (!client?.isFirstParty) return c.json({ active: false }, 403, HEADERS)
    c.header('Access-Control-Allow-Origin', origin)
    c.header('Access-Control-Allow-Credentials', 'true')
    return answerFor(c, client)
  })

async function answerFor(c: HouseContext, client?: Parameters<typeof answerSession>[3]): Promise<Response> {
  const { edge } = c.var
  const session = await sessionOf(c)
  return c.json(await answerSession(edge, () => callOf(c), session, client), 200, HEADERS)
}
