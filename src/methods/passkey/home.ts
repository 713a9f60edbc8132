/**
 * The half of the passkey method that runs in the person's region: pure judgement of what a browser sent against what is stored.
 * Which credential is looked at, the spending of the challenge and the counter's life are the Home's (rules B1, B3). The checks
 * of WebAuthn L3 §7.1 and §7.2 are done by the library in their order; what it leaves to the caller stands here.
 */
import { verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server'
import * as v from 'valibot'
import type { AuthenticationMethod } from '../../domain/assurance.ts'
import { base64url, fromBase64url, text } from '../../kernel/bytes.ts'
import { no, ok, type Outcome } from '../../kernel/outcome.ts'
import type { EnrolledPasskey, HomeMethods, PasskeyInput } from '../../ports/methods.ts'
import { authenticatorName } from './authenticators.ts'
import { ALGORITHMS } from './algorithms.ts'
import { AssertionSchema, RegistrationSchema, type AssertionJson } from './response.ts'

/** The counter is not here: it counts, so the Home keeps it (LAW one owner). */
const DocumentSchema = v.object({
  publicKey: v.string(),
  transports: v.array(v.string()),
  aaguid: v.string(),
  /** BE never changes in a credential's life (WebAuthn L3 §6.1.3); BS may. */
  mayBackUp: v.boolean(),
  isBackedUp: v.boolean(),
})

export const passkeyHome: HomeMethods['passkey'] = {
  enrol: (input) => refusedInstead(() => verifyRegistration(input), 'passkey_refused'),
  verify: (document, input, signCount) =>
    refusedInstead(() => verifyAssertion(document, input, signCount), 'refused'),
  credentialId(response) {
    const parsed = v.safeParse(v.union([AssertionSchema, RegistrationSchema]), response)
    return parsed.success ? parsed.output.id : undefined
  },
}

/** The library throws its refusals, in words that repeat the input: nothing of them goes on. */
async function refusedInstead<Value, Why extends string>(
  judge: () => Promise<Outcome<Value, Why>>,
  why: Why,
): Promise<Outcome<Value, Why>> {
  try {
    return await judge()
  } catch {
    return no(why)
  }
}

async function verifyRegistration(input: PasskeyInput): Promise<Outcome<EnrolledPasskey, 'passkey_refused'>> {
  const parsed = v.safeParse(RegistrationSchema, input.response)
  if (!parsed.success || isCrossOrigin(parsed.output.response.clientDataJSON)) return no('passkey_refused')
  const { transports = [], ...attested } = parsed.output.response
  const result = await verifyRegistrationResponse({
    response: { ...parsed.output, response: attested, clientExtensionResults: {} },
    ...expectedOf(input),
    supportedAlgorithmIDs: [...ALGORITHMS],
    requireUserVerification: true,
  })
  // The id that is stored is the one inside the signed data, never the one beside it.
  if (!result.verified || result.registrationInfo.credential.id !== parsed.output.id)
    return no('passkey_refused')

  const { credential, aaguid, credentialDeviceType, credentialBackedUp } = result.registrationInfo
  const mayBackUp = credentialDeviceType === 'multiDevice'
  return ok({
    id: credential.id,
    document: {
      publicKey: base64url(credential.publicKey),
      transports,
      aaguid,
      mayBackUp,
      isBackedUp: credentialBackedUp,
    },
    name: authenticatorName(aaguid),
    signCount: credential.counter,
    amr: amrOf(mayBackUp),
  })
}

async function verifyAssertion(
  document: unknown,
  input: PasskeyInput,
  signCount: number,
): Promise<Outcome<{ signCount: number; amr: readonly AuthenticationMethod[] }, 'refused'>> {
  const parsed = v.safeParse(AssertionSchema, input.response)
  const stored = v.safeParse(DocumentSchema, document)
  const publicKey = stored.success ? fromBase64url(stored.output.publicKey) : undefined
  if (!parsed.success || !stored.success || !publicKey) return no('refused')
  // §7.2 step 6, rules B3 and B6: the handle names the person whose credential this is.
  if (!names(parsed.output, input.person) || isCrossOrigin(parsed.output.response.clientDataJSON))
    return no('refused')

  const { clientDataJSON, authenticatorData, signature } = parsed.output.response
  const result = await verifyAuthenticationResponse({
    response: {
      ...parsed.output,
      response: { clientDataJSON, authenticatorData, signature },
      clientExtensionResults: {},
    },
    ...expectedOf(input),
    credential: { id: parsed.output.id, publicKey, counter: signCount },
    requireUserVerification: true,
  })
  const mayBackUp = result.authenticationInfo.credentialDeviceType === 'multiDevice'
  // §7.2 step 19: a credential whose backup eligibility changed is not the one that was registered.
  if (!result.verified || mayBackUp !== stored.output.mayBackUp) return no('refused')
  return ok({ signCount: result.authenticationInfo.newCounter, amr: amrOf(mayBackUp) })
}

const expectedOf = (input: PasskeyInput) => ({
  expectedChallenge: base64url(input.challenge),
  expectedOrigin: [...input.origins],
  expectedRPID: input.rpId,
})

/** A synced key is software to whoever relies on it; both were unlocked by their person (RFC 8176 §2). */
const amrOf = (mayBackUp: boolean): readonly AuthenticationMethod[] => [
  mayBackUp ? 'swk' : 'hwk',
  'user',
  'pop',
]

/** The user handle is region 2 ‖ person 16 ‖ tag 16; the edge has checked the tag, which needs a key of the house (rule B2). */
function names(assertion: AssertionJson, person: string): boolean {
  const handle = fromBase64url(assertion.response.userHandle ?? '')
  return handle !== undefined && base64url(handle.subarray(2, 18)) === person
}

/** Our pages are never framed, so a ceremony inside somebody's frame is not ours (§7.1 step 10, §7.2 step 13). */
function isCrossOrigin(clientDataJSON: string): boolean {
  const bytes = fromBase64url(clientDataJSON)
  const claims: unknown = bytes && JSON.parse(text(bytes))
  return !v.is(
    v.object({ crossOrigin: v.optional(v.literal(false)), topOrigin: v.optional(v.undefined()) }),
    claims,
  )
}
