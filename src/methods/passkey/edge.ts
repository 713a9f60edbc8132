/**
 * The half of the passkey method that runs at the edge: what the browser is asked, and reading what it answers as far as needed to
 * find the right Home. Nothing is verified here but the keyed tag that keeps invented handles from waking objects (rule B2).
 */
import * as v from 'valibot'
import { mintUserHandle, openUserHandle } from '../../crypto/user-handle.ts'
import { isRegion } from '../../domain/region.ts'
import { base64url, fromBase64url } from '../../kernel/bytes.ts'
import { no, ok } from '../../kernel/outcome.ts'
import type { HomeAddress } from '../../ports/call.ts'
import type { Edge } from '../../ports/edge.ts'
import type { EdgeMethods } from '../../ports/methods.ts'
import { ALGORITHMS } from './algorithms.ts'
import { newChallenge, openChallenge } from './challenge.ts'
import script from './passkey.browser.js'
import { AssertionSchema, RegistrationSchema, type AssertionJson } from './response.ts'

/** How long the browser's own dialog waits, ms; less than the challenge lives. */
const TIMEOUT = 240_000

export const passkeyEdge: EdgeMethods['passkey'] = {
  script,

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
        rp: { id: edge.settings.rpId, name: edge.settings.rpName },
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
    const parsed = v.safeParse(AssertionSchema, jsonOf(answer.passkey))
    if (!parsed.success) return no('unreadable')
    const expected = await openChallenge(edge, about, answer.challenge)
    if (!expected) return no('late')
    const address = await addressIn(edge, parsed.output)
    return address
      ? ok({ address, proof: { method: 'passkey', response: parsed.output, ...expected } })
      : no('unreadable')
  },

  async readRegistration(edge, about, answer) {
    const parsed = v.safeParse(RegistrationSchema, jsonOf(answer.passkey))
    if (!parsed.success) return no('unreadable')
    const expected = await openChallenge(edge, about, answer.challenge)
    return expected ? ok({ method: 'passkey', response: parsed.output, ...expected }) : no('late')
  },
}

/** Whose passkey it says to be. The handle is not signed (rule B3): the Home it names looks for the credential itself. */
async function addressIn(
  edge: Pick<Edge, 'houseKeys'>,
  assertion: AssertionJson,
): Promise<HomeAddress | undefined> {
  const handle = fromBase64url(assertion.response.userHandle ?? '')
  const opened = handle && (await openUserHandle(edge.houseKeys, handle))
  return opened && isRegion(opened.region) ? { region: opened.region, person: opened.person } : undefined
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
