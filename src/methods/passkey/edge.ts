/**
 * The half of the passkey method that runs at the edge: what the browser is asked, and reading what it answers as far as needed to
 * find the right Home. Nothing is verified here but the keyed tag that keeps invented handles from waking objects (rule B2).
 */
import * as v from 'valibot'
import { mintUserHandle, openUserHandle } from '../../crypto/user-handle.ts'
import { homeOf } from '../../interaction/home-of.ts'
import { base64url, fromBase64url } from '../../kernel/bytes.ts'
import { no, ok, type Outcome } from '../../kernel/outcome.ts'
import { squeezedScript } from '../../kernel/squeeze.ts'
import type { HomeAddress } from '../../ports/call.ts'
import type { Edge } from '../../ports/edge.ts'
import type { PasskeyExpectation } from '../../ports/sign-in.ts'
import type { CeremonyRefusal, ChallengeFor, EdgeMethods } from '../../ports/methods.ts'
import { ALGORITHMS } from './algorithms.ts'
import { newChallenge, openChallenge } from './challenge.ts'
import passkeyScript from './passkey.browser.js'
import signalScript from './signals.browser.js'
import { AssertionSchema, RegistrationSchema, type AssertionJson } from './response.ts'

/** How long the browser's own dialog waits, ms; less than the challenge lives. */
const TIMEOUT = 240_000

export const passkeyEdge: EdgeMethods['passkey'] = {
  script: squeezedScript(passkeyScript),
  signalScript: squeezedScript(signalScript),

  async signals(edge, { address: { region, person }, name, label, accepted }) {
    const whose = {
      rpId: edge.settings.rpId,
      userId: base64url(await mintUserHandle(edge.houseKeys, region, person)),
    }
    return {
      accepted: { ...whose, allAcceptedCredentialIds: accepted },
      details: { ...whose, name: label, displayName: name },
    }
  },

  async request(edge, about) {
    const { plain, sealed } = await newChallenge(edge, about)
    return {
      challenge: sealed,
      options: {
        challenge: plain,
        rpId: edge.settings.rpId,
        timeout: TIMEOUT,
        userVerification: 'required',
        allowCredentials: [],
      },
    }
  },

  async creation(edge, about) {
    const { plain, sealed } = await newChallenge(edge, about)
    const { region, person } = about.address
    return {
      challenge: sealed,
      options: {
        challenge: plain,
        rp: { id: edge.settings.rpId, name: edge.settings.theme.brandName },
        user: {
          id: base64url(await mintUserHandle(edge.houseKeys, region, person)),
          name: about.label,
          displayName: about.name,
        },
        pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
        timeout: TIMEOUT,
        excludeCredentials: about.exclude.map((id) => ({ type: 'public-key', id })),
        authenticatorSelection: {
          residentKey: 'required',
          requireResidentKey: true,
          userVerification: 'required',
        },
        attestation: 'none',
      },
    }
  },

  async readAssertion(edge, about, answer) {
    const read = await readAnswer(edge, about, AssertionSchema, answer)
    if (!read.ok) return read
    const { response, expected } = read.value
    const address = await addressIn(edge, response)
    return address ? ok({ address, proof: { method: 'passkey', response, ...expected } }) : no('unreadable')
  },

  async readRegistration(edge, about, answer) {
    const read = await readAnswer(edge, about, RegistrationSchema, answer)
    if (!read.ok) return read
    return ok({ method: 'passkey', response: read.value.response, ...read.value.expected })
  },
}

const AnswerSchema = v.object({ challenge: v.string(), credential: v.unknown() })

async function readAnswer<Schema extends typeof AssertionSchema | typeof RegistrationSchema>(
  edge: Edge,
  about: ChallengeFor,
  schema: Schema,
  answer: string,
): Promise<Outcome<{ response: v.InferOutput<Schema>; expected: PasskeyExpectation }, CeremonyRefusal>> {
  const sent = v.safeParse(AnswerSchema, jsonOf(answer))
  const response = sent.success ? v.safeParse(schema, sent.output.credential) : undefined
  if (!sent.success || !response?.success) return no('unreadable')
  const expected = await openChallenge(edge, about, sent.output.challenge)
  return expected ? ok({ response: response.output, expected }) : no('late')
}

/** Whose passkey it says to be. The handle is not signed (rule B3): the Home it names looks for the credential itself. */
async function addressIn(
  edge: Pick<Edge, 'houseKeys'>,
  assertion: AssertionJson,
): Promise<HomeAddress | undefined> {
  const handle = fromBase64url(assertion.response.userHandle ?? '')
  const opened = handle && (await openUserHandle(edge.houseKeys, handle))
  return opened && homeOf(opened)
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
