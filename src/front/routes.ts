/**
 * The front room: what anybody may see without being anybody. The root page, what programs look for at well-known addresses, and the
 * pictures of brands. Nothing here reads a cookie of a session, asks a Home or writes a row.
 */
import { Hono } from 'hono'
import { IMAGE_TYPES, imageKindOf, type ImageKind } from '../domain/image.ts'
import { IMAGES } from '../pages/brand.tsx'
import { html, seeOther } from '../web/answer.ts'
import type { HouseContext, HouseEnv } from '../web/context.ts'
import { frameFor } from '../web/frame.ts'
import { inLanguage, rememberLocale } from '../web/locale.ts'
import { FrontPage } from './front-page.tsx'
import { mark } from './mark.ts'
import { ACCOUNT, CHANGE_PASSWORD, passkeyEndpoints, PATHS, ROBOTS, securityText } from './well-known.ts'

const FOR_AN_HOUR = { 'Cache-Control': 'public, max-age=3600', 'X-Content-Type-Options': 'nosniff' } as const
const TEXT = { ...FOR_AN_HOUR, 'Content-Type': 'text/plain; charset=utf-8' } as const

export const frontRoutes = (): Hono<HouseEnv> =>
  new Hono<HouseEnv>()
    .get(PATHS.front, showFront)
    .get(PATHS.robots, (c) => c.body(ROBOTS, 200, TEXT))
    .get(PATHS.changePassword, (c) => seeOther(c, CHANGE_PASSWORD))
    .get(PATHS.passkeyEndpoints, (c) =>
      c.json(passkeyEndpoints(c.var.edge.settings.issuer), 200, FOR_AN_HOUR),
    )
    .get(PATHS.security, showSecurity)
    .get(PATHS.formerSecurity, showSecurity)
    .get(PATHS.icon, (c) => c.body(mark(), 200, pictureHeaders('png', 3_600)))
    .get(PATHS.touchIcon, (c) => c.body(mark(), 200, pictureHeaders('png', 3_600)))
    .get(`${IMAGES}/:name`, showImage)

function showFront(c: HouseContext): Response | Promise<Response> {
  rememberLocale(c)
  const page = FrontPage({
    frame: frameFor(c, { languageHref: inLanguage(PATHS.front) }),
    accountHref: ACCOUNT,
    signInHref: '/login',
    signUpHref: '/sign-up',
  })
  return html(c, page)
}

function showSecurity(c: HouseContext): Response | Promise<Response> {
  const { settings, clock } = c.var.edge
  const { securityContact, issuer } = settings
  if (securityContact === undefined) return c.notFound()
  return c.body(securityText(securityContact, issuer, clock()), 200, TEXT)
}

/** What a name stands for never changes. */
const FOR_EVER = 31_536_000

async function showImage(c: HouseContext): Promise<Response> {
  const name = c.req.param('name') ?? ''
  const kind = imageKindOf(name)
  const bytes = kind && (await c.var.edge.configuration.image(name))
  if (!kind || !bytes) return c.notFound()
  return c.body(bytes, 200, pictureHeaders(kind, FOR_EVER))
}

/** Opened by itself, an SVG is a page of ours: one that may run nothing, load nothing and belongs to nobody (CSP3 §6.4.2, sandbox). */
const pictureHeaders = (kind: ImageKind, seconds: number): Record<string, string> => ({
  'Content-Type': IMAGE_TYPES[kind],
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': `public, max-age=${seconds}${seconds === FOR_EVER ? ', immutable' : ''}`,
})
