/** The mount list: every room of the house, one line each. Methods are handed in here, because nobody imports a method. */
import { Hono } from 'hono'
import { accountRoutes } from './account/routes.ts'
import { frontRoutes } from './front/routes.ts'
import { loginRoutes, showFirstPage } from './login/routes.ts'
import { passkeyEdge } from './methods/passkey/edge.ts'
import { oidcRoutes } from './oidc/routes.ts'
import type { EdgeMethods } from './ports/methods.ts'
import type { HouseEnv } from './web/context.ts'
import { boundRequest } from './web/deadline.ts'
import { MESSAGE, messageAgain } from './web/message-answer.ts'

const methods: EdgeMethods = { passkey: passkeyEdge }

export const routes = new Hono<HouseEnv>()
  .use(boundRequest)
  .route('/', oidcRoutes({ showFirstPage: showFirstPage({ methods }) }))
  .route('/', loginRoutes({ methods }))
  .route('/', accountRoutes({ methods }))
  .get(MESSAGE, messageAgain)
  .route('/', frontRoutes())
