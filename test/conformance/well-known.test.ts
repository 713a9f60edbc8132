/** Documents at well-known addresses (RFC 8615): each as its specification has it, answered at the edge and without a redirect to elsewhere. */
import type { Hono } from 'hono'
import { beforeEach, describe, expect, it } from 'vitest'
import { frontRoutes } from '../../src/front/routes.ts'
import { DAY, HOUR } from '../../src/kernel/time.ts'
import type { HouseEnv } from '../../src/web/context.ts'
import { answerNotFound } from '../../src/web/failure.ts'
import { fakeHouse, fakeStreet, ISSUER, NOW, type FakeHouse } from '../support/fake-edge.ts'

let house: FakeHouse
let app: Hono<HouseEnv>

const street = (contact?: string): void => {
  const settings = { ...house.edge.settings, securityContact: contact }
  app = fakeStreet({ ...house, edge: { ...house.edge, settings } }, frontRoutes())
  app.notFound(answerNotFound)
}

beforeEach(async () => {
  house = await fakeHouse([])
  street()
})

const ask = (path: string, init?: RequestInit) => app.request(`${ISSUER}${path}`, init)

describe('A Well-Known URL for Changing Passwords', () => {
  it('§3.1: redirects to the page itself', async () => {
    const answer = await ask('/.well-known/change-password')
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/account/password'])
  })

  it('§4.1: what does not exist is not answered with a 2xx, or nobody could believe the rest', async () => {
    const path = '/.well-known/resource-that-should-not-exist-whose-status-code-should-not-be-200'
    for (const accept of ['text/html', '*/*'])
      expect((await ask(path, { headers: { accept } })).status).toBe(404)
  })
})

describe('Passkey Endpoints', () => {
  it('§3.1: 200, application/json, direct URLs on this origin, and no redirect', async () => {
    const answer = await ask('/.well-known/passkey-endpoints')
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/json'])
    expect(await answer.json()).toEqual({
      enroll: `${ISSUER}/account/passkeys`,
      manage: `${ISSUER}/account`,
    })
  })
})

describe('RFC 9116, security.txt', () => {
  const CONTACT = 'mailto:security@example.org'
  const read = async (path = '/.well-known/security.txt'): Promise<string> => {
    street(CONTACT)
    const answer = await ask(path)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8'])
    return answer.text()
  }
  const fields = async (): Promise<Readonly<Record<string, string>>> => {
    const lines = [...(await read()).matchAll(/^([A-Za-z-]+): (.*)$/gm)]
    return Object.fromEntries(lines.map(([, name = '', value = '']) => [name, value] as const))
  }

  it('§2.2: lines of `Name: value`, each field once', async () => {
    expect(await read()).toMatch(/^(?:[A-Z][A-Za-z-]+: \S[^\r\n]*\n)+$/)
    expect(Object.keys(await fields())).toEqual(['Contact', 'Expires', 'Canonical', 'Preferred-Languages'])
  })

  it('§2.5.3: the contact is the deployment’s own', async () =>
    expect((await fields())['Contact']).toBe(CONTACT))

  it('§2.5.5: expires at a time of RFC 3339, in the future and in less than a year', async () => {
    const expires = (await fields())['Expires'] ?? ''
    expect(expires).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/)
    expect(Date.parse(expires)).toBeGreaterThan(NOW + 30 * DAY)
    expect(Date.parse(expires)).toBeLessThan(NOW + 365 * DAY)
  })

  it('§2.5.5: the same text all day, another the next', async () => {
    const text = await read()
    house.now += HOUR
    expect(await read()).toBe(text)
    house.now += DAY
    expect(await read()).not.toBe(text)
  })

  it('§2.5.2, §2.5.8: where it is, and the languages that we offer', async () => {
    const { Canonical, 'Preferred-Languages': languages } = await fields()
    expect(Canonical).toBe(`${ISSUER}/.well-known/security.txt`)
    expect(languages?.split(', ')).toContain('en')
    expect(languages).not.toContain('en-XR')
  })

  it('§3: the same at its former place', async () => expect(await read('/security.txt')).toBe(await read()))

  it('§3: none where nobody would answer', async () => {
    for (const path of ['/.well-known/security.txt', '/security.txt'])
      expect((await ask(path)).status).toBe(404)
  })
})

describe('RFC 9309, robots.txt', () => {
  /** §2.2.2: of the rules that match, the longest; `$` ends a path. */
  const mayCrawl = (rules: string, path: string): boolean => {
    const matches = [...rules.matchAll(/^(Allow|Disallow): (\S+)$/gm)].flatMap(([, verb, pattern = '']) => {
      const isExact = pattern.endsWith('$')
      const literal = isExact ? pattern.slice(0, -1) : pattern
      const isIn = isExact ? path === literal : path.startsWith(literal)
      return isIn ? [{ verb, length: pattern.length }] : []
    })
    return matches.toSorted((one, other) => other.length - one.length)[0]?.verb !== 'Disallow'
  }

  it('§2.2.2: the front page may be found and nothing else', async () => {
    const answer = await ask('/robots.txt')
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8'])
    const rules = await answer.text()
    expect(rules).toMatch(/^User-agent: \*\n/)
    expect(mayCrawl(rules, '/')).toBe(true)
    for (const path of ['/login', '/account', '/authorize', '/brand/x.svg', '/?locale=en'])
      expect([path, mayCrawl(rules, path)]).toEqual([path, false])
  })
})

describe('icons at the root', () => {
  it.each(['/favicon.ico', '/apple-touch-icon.png'])('%s is a square PNG of 180 px', async (path) => {
    const answer = await ask(path)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png'])
    const bytes = new DataView(await answer.arrayBuffer())
    // PNG §11.2.1: width and height follow the signature and the head of the first chunk.
    expect([bytes.getUint32(0), bytes.getUint32(16), bytes.getUint32(20)]).toEqual([0x89504e47, 180, 180])
  })
})
