/**
 * What a browser sends after a passkey ceremony, as JSON (WebAuthn L3 §5.1.8): sizes and spellings only, nothing believed yet.
 * Read by both halves of the method; what is not named here is dropped.
 */
import * as v from 'valibot'

/** base64url in the one spelling; `most` letters, so that no answer outgrows a form. */
const Letters = (most: number) => v.pipe(v.string(), v.regex(/^[\w-]+$/), v.maxLength(most))

/** A credential id has 16 to 1023 bytes (WebAuthn L3 §4); no shorter one can be spelt like a row of ours. */
const CredentialId = v.pipe(Letters(1_364), v.minLength(22))

export const AssertionSchema = v.object({
  id: CredentialId,
  rawId: CredentialId,
  type: v.literal('public-key'),
  response: v.object({
    clientDataJSON: Letters(4_096),
    authenticatorData: Letters(2_048),
    signature: Letters(2_048),
    userHandle: v.optional(v.nullable(Letters(88))),
  }),
})
export type AssertionJson = v.InferOutput<typeof AssertionSchema>

const TRANSPORTS = ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'] as const

export const RegistrationSchema = v.object({
  id: CredentialId,
  rawId: CredentialId,
  type: v.literal('public-key'),
  response: v.object({
    clientDataJSON: Letters(4_096),
    attestationObject: Letters(16_384),
    /** Hints for later; names of tomorrow are dropped, not refused (§5.8.4). */
    transports: v.optional(
      v.pipe(
        v.array(v.string()),
        v.transform((names) => TRANSPORTS.filter((known) => names.includes(known))),
      ),
    ),
  }),
})
