/** Rule O: an address comes from the one named source, or there is none. */
import { expect, it } from 'vitest'
import { newNonce, newRequestId } from '../../../src/web/request-id.ts'
import { readVisit } from '../../../src/web/visit.ts'

const request = new Request('https://id.example/', {
  headers: {
    'cf-connecting-ip': '192.0.2.7',
    'x-forwarded-for': '198.51.100.1',
    'x-real-ip': '198.51.100.2',
    'user-agent': 'A'.repeat(1_000),
  },
})

it('reads the platform’s header and no other', () => {
  expect(readVisit(request, 'cloudflare', {}).address).toBe('192.0.2.7')
  const without = new Request('https://id.example/', { headers: { 'x-forwarded-for': '198.51.100.1' } })
  expect(readVisit(without, 'cloudflare', {})).toEqual({})
})
it('reads none where none is named', () => {
  expect(readVisit(request, 'none', {}).address).toBeUndefined()
})
it('cuts what a browser says about itself', () => {
  expect(readVisit(request, 'none', {}).userAgent).toHaveLength(400)
})
it.each([
  [{ city: 'Lisbon', country: 'PT' }, 'Lisbon'],
  [{ country: 'PT' }, 'Portugal'],
  [{ country: 'T1x' }, undefined],
  [{}, undefined],
])('names the place of %j', (geography, place) => {
  expect(readVisit(request, 'none', geography).place).toBe(place)
})

it('names requests so that a telephone can carry it', () => {
  const bytes = Uint8Array.from({ length: 16 }, (_, index) => index * 17)
  expect(newRequestId((length) => bytes.slice(0, length))).toMatch(
    /^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/,
  )
  expect(newNonce((length) => bytes.slice(0, length))).toBe('00112233445566778899aabbccddeeff')
})
