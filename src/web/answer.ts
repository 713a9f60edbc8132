/**
 * The answers that faces give: a page, a way onward, a problem in JSON. Each carries the headers that its kind must, so that no
 * handler can forget them.
 */
import type { HtmlEscapedString } from 'hono/utils/html'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { HouseContext } from './context.ts'
import { securityHeaders, type PageSafety } from './security-headers.ts'

export interface PageAnswer extends Omit<PageSafety, 'nonce'> {
  readonly status?: ContentfulStatusCode
  /** Seconds. */
  readonly retryAfter?: number
}

/** A page of ours, under this request's nonce. */
export function html(
  c: HouseContext,
  page: HtmlEscapedString | Promise<HtmlEscapedString>,
  { status = 200, retryAfter, ...safety }: PageAnswer = {},
): Response | Promise<Response> {
  const headers = {
    ...securityHeaders({ ...safety, nonce: c.var.nonce }),
    ...(retryAfter !== undefined && { 'Retry-After': String(retryAfter) }),
  }
  return c.html(page, status, headers)
}

/** 303: the browser goes on with a GET, whatever it came with (RFC 9110 §15.4.4). */
export function seeOther(c: HouseContext, location: string): Response {
  c.header('Cache-Control', 'no-store')
  c.header('Referrer-Policy', 'same-origin')
  return c.redirect(location, 303)
}

export interface Problem {
  readonly status: ContentfulStatusCode
  /** One of our own words; also what an OAuth client reads as `error`. */
  readonly error: string
  readonly title: string
  readonly retryAfter?: number
}

/** RFC 9457, for whoever does not read pages. */
export function problem(c: HouseContext, { status, error, title, retryAfter }: Problem): Response {
  const headers: Record<string, string> = {
    'Content-Type': 'application/problem+json',
    'Cache-Control': 'no-store',
  }
  if (retryAfter !== undefined) headers['Retry-After'] = String(retryAfter)
  const body = { type: 'about:blank', status, title, error, reference: c.var.requestId }
  return c.body(JSON.stringify(body), status, headers)
}
