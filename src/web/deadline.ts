/** Every request has one deadline for the regions it asks (region/deadline.ts), however many legs it makes; set before any room sees it. */
import type { MiddlewareHandler } from 'hono'
import { withinDeadline } from '../region/deadline.ts'
import type { HouseEnv } from './context.ts'

export const boundRequest: MiddlewareHandler<HouseEnv> = async (c, next) => {
  const { edge } = c.var
  c.set('edge', withinDeadline(edge, edge.clock()))
  return next()
}
