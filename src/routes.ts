/** The mount list: every room of the house, one line each. */
import { Hono } from 'hono'
import type { HouseEnv } from './web/context.ts'

export const routes = new Hono<HouseEnv>()
