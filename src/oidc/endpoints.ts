/** Where this room's endpoints are, below the issuer: read by the mount list and by metadata, so that the two cannot differ. */
export const ENDPOINTS = {
  authorization: '/authorize',
  consent: '/consent',
  token: '/token',
  userinfo: '/userinfo',
  revocation: '/revoke',
  logout: '/logout',
  session: '/session',
  jwks: '/jwks',
  openidConfiguration: '/.well-known/openid-configuration',
  serverMetadata: '/.well-known/oauth-authorization-server',
} as const
