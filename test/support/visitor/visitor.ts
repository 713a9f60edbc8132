/**
 * A visitor without a browser: a cookie jar, redirects followed within the house by hand, forms read from the HTML and posted as a
 * browser without script would. Works over any `fetch`, so the same journeys run inside workerd and over HTTP.
 */
export type Fetch = (request: Request) => Promise<Response>

export interface Page {
  readonly url: string
  readonly status: number
  readonly headers: Headers
  readonly html: string
}

/** One form of a page: where it goes and what its fields hold. */
export interface Form {
  readonly action: string
  readonly method: string
  readonly fields: Readonly<Record<string, string>>
}

export interface VisitorFacts {
  readonly address?: string
  readonly userAgent?: string
  readonly city?: string
  readonly country?: string
}

export class Visitor {
  readonly jar = new Map<string, string>()
  /** False: each request is one step, and a redirect is its answer. */
  followsRedirects = true
  readonly #fetch: Fetch
  readonly #issuer: string
  readonly #facts: VisitorFacts

  constructor(fetch: Fetch, issuer: string, facts: VisitorFacts = {}) {
    this.#fetch = fetch
    this.#issuer = issuer
    this.#facts = facts
  }

  /** Another browser of the same network. */
  another(facts: VisitorFacts = this.#facts): Visitor {
    return new Visitor(this.#fetch, this.#issuer, facts)
  }

  /** One request, cookies in and out, redirects not followed. */
  async send(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers)
    const cookies = [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ')
    if (cookies) headers.set('cookie', cookies)
    if (!headers.has('accept')) headers.set('accept', 'text/html')
    headers.set(
      'user-agent',
      this.#facts.userAgent ?? 'Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0 Safari/537.36',
    )
    if (this.#facts.address) headers.set('cf-connecting-ip', this.#facts.address)
    if (init.method === 'POST' && !headers.has('origin')) headers.set('origin', this.#issuer)
    const { city, country } = this.#facts
    const cf = { ...(city && { city }), ...(country && { country }) }
    const about: RequestInit = { ...init, headers, redirect: 'manual', cf }
    const request = new Request(new URL(path, this.#issuer), about)
    const answer = await this.#fetch(request)
    for (const line of answer.headers.getSetCookie()) this.#keep(line)
    return answer
  }

  #keep(line: string): void {
    const [pair = '', ...attributes] = line.split(';')
    const [name = '', value = ''] = pair.split('=', 2)
    const isGone = attributes.some((attribute) => /^\s*max-age=0\s*$/i.test(attribute))
    if (isGone || value === '') this.jar.delete(name)
    else this.jar.set(name, value)
  }

  /** Follows redirects as long as they stay in the house; the last answer, which may be a redirect to an application. */
  async go(path: string, init: RequestInit = {}): Promise<Page> {
    let url = new URL(path, this.#issuer).href
    let answer = await this.send(url, init)
    for (let hops = 0; this.followsRedirects && hops < 10; hops++) {
      const location = answer.headers.get('location')
      const next = location === null ? undefined : new URL(location, url)
      if (!next || !next.href.startsWith(`${this.#issuer}/`)) break
      url = next.href
      answer = await this.send(url)
    }
    return { url, status: answer.status, headers: answer.headers, html: await answer.text() }
  }

  /** Posts a form of the page with these fields over its own; follows redirects. */
  submit(
    page: Page,
    fields: Readonly<Record<string, string>>,
    which: (form: Form) => boolean = () => true,
  ): Promise<Page> {
    const form = formsOf(page.html).find(which)
    if (!form) throw new Error(`no such form on a page with status ${page.status}: ${titleOf(page.html)}`)
    const body = new URLSearchParams({ ...form.fields, ...fields })
    return this.go(new URL(form.action, page.url).href, { method: 'POST', body })
  }
}

/** Presses a language in the foot of the page: a link where the page can be asked for, else a button of the foot's form. */
export function switchTo(visitor: Visitor, page: Page, locale: string): Promise<Page> {
  const [, foot = ''] = /<footer\b[^>]*>([\s\S]*?)<\/footer>/.exec(page.html) ?? []
  const links = [...foot.matchAll(/<a\b([^>]*)>/g)].map(([, tag = '']) => attribute(tag, 'href') ?? '')
  const link = links.find((href) => href.endsWith(`locale=${locale}`))
  if (link !== undefined) return visitor.go(new URL(link, page.url).href)
  if (!foot.includes(`name="locale" value="${locale}"`)) throw new Error(`no switch to ${locale}`)
  return visitor.submit({ ...page, html: foot }, { locale })
}

export const titleOf = (html: string): string => /<title>([^<]*)/.exec(html)?.[1] ?? ''

/** All forms of a page with their named values as they stand; a button that posts a form to an address of its own is one more. */
export function formsOf(html: string): readonly Form[] {
  const forms = [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].map(([, tag = '', inside = '']) => ({
    id: attribute(tag, 'id'),
    action: attribute(tag, 'action') ?? '',
    method: (attribute(tag, 'method') ?? 'get').toLowerCase(),
    fields: Object.fromEntries([...inputsOf(inside), ...selectsOf(inside)]),
  }))
  const buttons = [...html.matchAll(/<button\b([^>]*\bformaction=[^>]*)>/g)].flatMap(([, tag = '']) => {
    const form = forms.find(({ id }) => id !== undefined && id === attribute(tag, 'form'))
    const name = attribute(tag, 'name')
    const own = name === undefined ? {} : { [name]: attribute(tag, 'value') ?? '' }
    const action = attribute(tag, 'formaction') ?? ''
    return form ? [{ ...form, action, fields: { ...form.fields, ...own } }] : []
  })
  return [...forms, ...buttons]
}

function inputsOf(html: string): [string, string][] {
  return [...html.matchAll(/<input\b([^>]*)>/g)].flatMap(([, tag = '']): [string, string][] => {
    const name = attribute(tag, 'name')
    const isOff = /type="(?:checkbox|radio)"/.test(tag) && !/\bchecked\b/.test(tag)
    return name === undefined || isOff ? [] : [[name, attribute(tag, 'value') ?? '']]
  })
}

function selectsOf(html: string): [string, string][] {
  return [...html.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)].flatMap(
    ([, tag = '', options = '']): [string, string][] => {
      const name = attribute(tag, 'name')
      const chosen =
        /<option\b([^>]*\bselected\b[^>]*)>/.exec(options)?.[1] ??
        /<option\b([^>]*)>/.exec(options)?.[1] ??
        ''
      return name === undefined ? [] : [[name, attribute(chosen, 'value') ?? '']]
    },
  )
}

const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(tag)?.[1]
  return found === undefined ? undefined : unescapeHtml(found)
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&quot;': '"',
  '&#39;': "'",
  '&lt;': '<',
  '&gt;': '>',
}
export const unescapeHtml = (text: string): string =>
  text.replaceAll(/&(?:amp|quot|#39|lt|gt);/g, (entity) => ENTITIES[entity] ?? entity)

/** Where a link of the page leads: by its id, or by the beginning of its address. */
export function hrefOf(page: Page, link: string): string {
  const anchors = [...page.html.matchAll(/<a\b([^>]*)>/g)].map(([, tag = '']) => tag)
  const found = anchors.find(
    (tag) => attribute(tag, 'id') === link || attribute(tag, 'href')?.startsWith(link),
  )
  const href = found === undefined ? undefined : attribute(found, 'href')
  if (href === undefined) throw new Error(`no link ${link} on a page with status ${page.status}`)
  return new URL(href, page.url).href
}

/** JSON that a page hands to its script, by element id. */
export function jsonOf(html: string, id: string): unknown {
  const found = new RegExp(`<script[^>]*id="${id}"[^>]*>([\\s\\S]*?)</script>`).exec(html)?.[1]
  return found === undefined ? undefined : JSON.parse(found)
}
