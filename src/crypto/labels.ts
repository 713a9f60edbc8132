/**
 * Every label under which a key is derived or a digest is made, and who reads what stands under it (rule P1).
 * A label is used for one thing only: whoever could have one key serve two purposes could make either forge the other.
 * Labels are part of stored data: changing one orphans everything made under it. New purposes get new lines.
 */
export const LABELS = {
  // sealed by the edge, opened by the edge (rules A5, A6)
  'seal-interaction': 'edge: an authorization request on its way through the login pages',
  'seal-form': 'edge: what a form carries between two pages, bound to its browser',
  'seal-challenge': 'edge: a passkey challenge with its purpose',
  'seal-home-cookie': 'edge: the homes that were proved on this browser',
  'seal-device-cookie': 'edge: the device handles of this browser',

  // handles (rules G1, G2, B2)
  'handle-address': 'edge: where a secret lives, sealed beside it',
  'handle-nonce': 'edge: the nonce of that seal, from all that it covers',
  'handle-digest': 'edge makes it, home stores and compares it: the only trace of a secret at rest',
  'user-handle-tag': 'edge: proves that region and person in a passkey are ours',

  // identifiers (rules K6, C1, C5)
  'blind-inner': 'edge: the inner index of an identifier',
  'blind-outer': 'region: the index as the Directory and D1 store it',
  'blind-bucket': 'edge and region: the Directory bucket of an inner index',
  'blind-home-tag': 'edge: 32 bits of an identifier that was proved on this browser',
  'blind-decoy': 'edge: which decoy Home answers for an identifier that nobody holds',

  // a person's own key (rules K1, K2, L1, Z3)
  'data-key-wrap': 'region: a data key at rest',
  'vault-column': 'home: personal columns, in D1 and in objects',
  'audit-number': 'home: the number that names one audit entry',
  'consent-number': 'home: the number that names one evidence of consent',
  'mail-mark': 'home: the mark of a letter that was accepted, while others of its parcel are refused',
  'audit-detail': 'home: the digest of an audit entry’s ciphertext',
  'short-code': 'home or Directory: a mailed code at rest',

  // repetition without storage (rules G3, Z2)
  'refresh-successor': 'edge: the next refresh token of a family',
  'request-number': 'edge: one number for one form, however often it is sent',
  'form-body': 'edge: what was posted, as part of a request number',
  'request-secret': 'edge: the new secrets of one request',

  // sessions (rules H1, X)
  'session-copy-key': 'edge and home: the KV name of a session copy',
  'session-copy-value': 'edge: the KV value of a session copy, sealed under the session’s own secret',

  'session-name': 'home: how the account page names a session',
  'identifier-name': 'home: how the account page names an identifier',

  // single use (rules A2, B1, U)
  'spent-challenge': 'home: a challenge that was used',

  // clients and configuration (rules D6, P3)
  'client-id-tag': 'edge: the tag in client ids that we generated',
  'client-secret': 'edge: a client secret at rest',
  'signing-key': 'edge: a private signing key at rest',
  'brand-image': 'edge: the name of a brand’s picture, from its bytes',
  browser: 'edge: the browser cookie, as seals are bound to it',

  // floods (rule D3)
  'flood-bucket': 'edge: sixteen bits of a network, under a key of the day',
} as const

export type Label = keyof typeof LABELS
