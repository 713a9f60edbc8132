/**
 * Planted leaks, second half: names, keys, lines, URLs, cookies and what waits to be carried out. As in the first half, the scan that
 * the honest house passes must name each, and nothing else.
 */
import { it } from 'vitest'
import { expectCaught, type PlantedLeak } from '../support/residency/planted-leak.ts'

const LEAKS: Readonly<Record<string, PlantedLeak>> = {
  'an identifier’s index as an object’s name': {
    replaces: 'src/store/durable/objects.ts',
    by: 'object-name.ts',
    finding: { what: 'e-mail', kind: 'keyed', place: 'object names', region: 'eu' },
    places: ['eu object names'],
  },
  'a visitor’s address as a limiter key': {
    replaces: 'src/worker.ts',
    by: 'limiter-key.ts',
    finding: { what: 'address', kind: 'readable', place: 'limiter', region: 'outside' },
    places: ['outside limiter'],
  },
  'an address in a log line': {
    replaces: 'src/outside/mail.ts',
    by: 'log-line.ts',
    finding: { what: 'e-mail', kind: 'readable', place: 'log', region: 'outside' },
    places: ['outside log'],
  },
  'an address in a URL': {
    replaces: 'src/login/show-sign-in.tsx',
    by: 'url.ts',
    finding: { what: 'e-mail', kind: 'readable', place: 'url', region: 'outside' },
    places: ['outside url'],
  },
  'a hint sealed into a URL': {
    replaces: 'src/oidc/authorize/destination.ts',
    by: 'sealed-hint.ts',
    finding: { what: 'e-mail', kind: 'readable', place: 'sealed in url', region: 'outside' },
    places: ['outside sealed in url'],
  },
  'a hashed address in a cookie': {
    replaces: 'src/login/signed-in.tsx',
    by: 'cookie.ts',
    finding: { what: 'e-mail', kind: 'hashed', place: 'cookie', region: 'outside' },
    places: ['outside cookie'],
  },
  'a fact that waits in clear': {
    replaces: 'src/home/outbox.ts',
    by: 'outbox-clear.ts',
    finding: { what: 'user agent', kind: 'readable', place: 'home', region: 'eu' },
    places: ['eu home'],
  },
}

it.each(Object.entries(LEAKS))('the scan catches %s', (_name, leak) => expectCaught(leak))
