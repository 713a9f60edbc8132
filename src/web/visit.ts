/**
 * Where a request came from, for the person's own region (rule O). The address is read from the one source that configuration
 * names; there is no fallback and `X-Forwarded-For` is never read. Personal: it goes into calls, never into logs or limiter keys.
 */
import type { EdgeSettings } from '../ports/edge.ts'
import type { Visit } from '../ports/call.ts'

/** As the platform guesses it; tests inject it, because the platform's is a fixed placeholder locally. */
export interface Geography {
  /** ISO 3166-1, two letters. */
  readonly country?: string | undefined
  readonly city?: string | undefined
}

const LONGEST_AGENT = 400

export function readVisit(
  request: Request,
  source: EdgeSettings['addressSource'],
  geography: Geography,
): Visit {
  const address = ADDRESS[source](request)
  const userAgent = request.headers.get('user-agent')?.slice(0, LONGEST_AGENT)
  const place = placeOf(geography)
  return { ...(address && { address }), ...(userAgent && { userAgent }), ...(place && { place }) }
}

/** What the platform says about the sender of this request. */
export function geographyOf(request: Request): Geography {
  const { country, city } = (request.cf ?? {}) as Readonly<Record<string, unknown>>
  return {
    country: typeof country === 'string' ? country : undefined,
    city: typeof city === 'string' ? city : undefined,
  }
}

const ADDRESS: Readonly<Record<EdgeSettings['addressSource'], (request: Request) => string | undefined>> = {
  cloudflare: (request) => request.headers.get('cf-connecting-ip') ?? undefined,
  none: () => undefined,
}

/** A city, else a country by name. */
function placeOf({ country, city }: Geography): string | undefined {
  if (city) return city
  if (!country || !/^[A-Z]{2}$/.test(country)) return undefined
  return new Intl.DisplayNames('en', { type: 'region' }).of(country)
}
