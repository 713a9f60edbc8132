/** Metadata is computed from the tables, and keys are published by their public members only (rule P3). */
import { expect, it } from 'vitest'
import { CLIENT_AUTH_METHODS, GRANT_TYPES } from '../../../src/domain/client.ts'
import { ENDPOINTS } from '../../../src/oidc/endpoints.ts'
import { jwks } from '../../../src/oidc/metadata/jwks.ts'
import { metadata } from '../../../src/oidc/metadata/metadata.ts'
import { fakeHouse, ISSUER } from '../../support/fake-edge.ts'

it('every grant and every client authentication that exists is announced', () => {
  expect(metadata(ISSUER)).toMatchObject({
    grant_types_supported: GRANT_TYPES,
    token_endpoint_auth_methods_supported: CLIENT_AUTH_METHODS,
    revocation_endpoint_auth_methods_supported: CLIENT_AUTH_METHODS,
  })
})

it('endpoints are where the mount list has them, below an issuer with a path as well', () => {
  expect(metadata('https://example.com/id')).toMatchObject({
    issuer: 'https://example.com/id',
    token_endpoint: `https://example.com/id${ENDPOINTS.token}`,
  })
})

it('only languages that are offered are announced', () => {
  expect(metadata(ISSUER)['ui_locales_supported']).toEqual(['en', 'de', 'ar'])
})

it('a record that carries a private part by mistake publishes none of it', async () => {
  const { edge, keys } = await fakeHouse([])
  const careless = keys.map((key) => ({
    ...key,
    publicJwk: { ...key.publicJwk, d: 'private', p: 'private', k: 'private' },
  }))
  const { configuration } = edge
  const published = await jwks({ ...configuration, keys: () => Promise.resolve(careless) })
  expect(JSON.stringify(published)).not.toContain('private')
  expect(published.keys).toHaveLength(keys.length)
})
