/**
 * The authorization endpoint on the street: cookies in, a redirect, a form or a page out. Order and refusals are decided in this
 * folder; nothing here judges a request.
 */
import { Hono } from 'hono'
import { sessionOf } from '../../web/browser.ts'
import { ensureBrowserCookie } from '../../web/browser-cookie.ts'
import { callOf } from '../../web/call.ts'
import type { HouseContext, HouseEnv } from '../../web/context.ts'
import { singleQuery } from '../../web/form.ts'
import { receiveFields } from '../../web/posted-form.ts'
import { ENDPOINTS } from '../endpoints.ts'
import { parametersOf, queryParameters, type Parameters } from '../parameters.ts'
import { authorizeByGet, authorizeByPost } from './authorize.ts'
import type { Destination } from './destination.ts'
import { goTo, type ShowFirstPage } from './go-to.tsx'

export const authorizeRoutes = (showFirstPage: ShowFirstPage): Hono<HouseEnv> =>
  new Hono<HouseEnv>()
    .get(ENDPOINTS.authorization, async (c) => {
      const parameters = queryParameters(singleQuery(c.req.url))
      return goTo(c, await getAuthorize(c, parameters), showFirstPage)
    })
    .post(ENDPOINTS.authorization, async (c) => {
      const fields = await receiveFields(c)
      if (fields instanceof Response) return fields
      return goTo(c, await authorizeByPost(c.var.edge, parametersOf(fields)), showFirstPage)
    })

async function getAuthorize(c: HouseContext, parameters: Parameters): Promise<Destination> {
  const session = await sessionOf(c)
  return authorizeByGet(c.var.edge, parameters, {
    browser: ensureBrowserCookie(c),
    session,
    call: () => callOf(c),
  })
}
