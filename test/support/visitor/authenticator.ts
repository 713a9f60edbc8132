/**
 * A passkey provider in software (WebAuthn L3 §6): makes discoverable ES256 credentials and signs assertions, as a browser would hand
 * them to our script. Knobs let a test play a dishonest one.
 */
import { sha256 } from '../../../src/crypto/digest.ts'
import { base64url, concat, fromBase64url, uint, utf8 } from '../../../src/kernel/bytes.ts'
import { cbor, type CborValue } from './cbor.ts'

export interface Passkey {
  readonly id: string
  readonly rpId: string
  readonly userHandle: string
  readonly keys: CryptoKeyPair
  counter: number
}

export interface Knobs {
  /** Flags byte without the attested-credential bit: UP 1, UV 4, BE 8, BS 16. */
  readonly flags?: number
  readonly origin?: string
  readonly counter?: number
  readonly userHandle?: string
  readonly challenge?: string
}

interface CreationOptions {
  readonly challenge: string
  readonly rp: { readonly id?: string }
  readonly user: { readonly id: string }
}
interface RequestOptions {
  readonly challenge: string
}

const PRESENT_AND_VERIFIED = 0x05
const ATTESTED = 0x40

export class Authenticator {
  readonly passkeys: Passkey[] = []
  readonly #origin: string
  readonly #counts: boolean

  /** `counts`: the signature counter moves, as Chromium's virtual authenticator's does; synced passkeys stay at zero. */
  constructor(origin: string, counts = false) {
    this.#origin = origin
    this.#counts = counts
  }

  /** RegistrationResponseJSON for these creation options. */
  async create(options: CreationOptions, knobs: Knobs = {}): Promise<Record<string, unknown>> {
    const keys = (await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
      'sign',
      'verify',
    ])) as CryptoKeyPair
    const rpId = options.rp.id ?? new URL(this.#origin).hostname
    const id = crypto.getRandomValues(new Uint8Array(32))
    const passkey = {
      id: base64url(id),
      rpId,
      userHandle: options.user.id,
      keys,
      counter: this.#counts ? 1 : 0,
    }
    this.passkeys.push(passkey)
    const credential = concat(new Uint8Array(16), uint(id.length, 2), id, await coseKey(keys.publicKey))
    const data = concat(await this.#head(passkey, knobs, ATTESTED), credential)
    const parts: [string, CborValue][] = [
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', data],
    ]
    const attestation = cbor(new Map(parts))
    return {
      id: passkey.id,
      rawId: passkey.id,
      type: 'public-key',
      clientExtensionResults: { credProps: { rk: true } },
      response: {
        clientDataJSON: this.#clientData('webauthn.create', options.challenge, knobs),
        attestationObject: base64url(attestation),
        transports: ['internal'],
      },
    }
  }

  /** AuthenticationResponseJSON by one of its passkeys. */
  async get(
    options: RequestOptions,
    knobs: Knobs = {},
    passkey = this.passkeys.at(-1),
  ): Promise<Record<string, unknown>> {
    if (!passkey) throw new Error('this authenticator has no passkey')
    if (this.#counts) passkey.counter += 1
    const data = await this.#head(passkey, knobs, 0)
    const client = this.#clientData('webauthn.get', options.challenge, knobs)
    const signed = concat(data, await sha256(fromBase64url(client) ?? new Uint8Array()))
    const raw = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, passkey.keys.privateKey, signed)
    return {
      id: passkey.id,
      rawId: passkey.id,
      type: 'public-key',
      clientExtensionResults: {},
      response: {
        clientDataJSON: client,
        authenticatorData: base64url(data),
        signature: base64url(derSignature(new Uint8Array(raw))),
        userHandle: knobs.userHandle ?? passkey.userHandle,
      },
    }
  }

  async #head(passkey: Passkey, knobs: Knobs, extra: number): Promise<Uint8Array> {
    const flags = (knobs.flags ?? PRESENT_AND_VERIFIED) | extra
    return concat(
      await sha256(utf8(passkey.rpId)),
      Uint8Array.of(flags),
      uint(knobs.counter ?? passkey.counter, 4),
    )
  }

  #clientData(type: string, challenge: string, knobs: Knobs): string {
    const data = {
      type,
      challenge: knobs.challenge ?? challenge,
      origin: knobs.origin ?? this.#origin,
      crossOrigin: false,
    }
    return base64url(utf8(JSON.stringify(data)))
  }
}

/** COSE_Key of an EC2 P-256 key (RFC 9053 §7.1.1). */
async function coseKey(key: CryptoKey): Promise<Uint8Array> {
  const point = new Uint8Array((await crypto.subtle.exportKey('raw', key)) as ArrayBuffer)
  return cbor(
    new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, point.slice(1, 33)],
      [-3, point.slice(33, 65)],
    ]),
  )
}

/** WebCrypto signs as r ‖ s; WebAuthn carries ASN.1 (L3 §6.5.5). */
function derSignature(raw: Uint8Array): Uint8Array {
  const integer = (bytes: Uint8Array): Uint8Array => {
    const first = bytes.findIndex((byte) => byte !== 0)
    const short = bytes.slice(first < 0 ? bytes.length - 1 : first)
    const positive = (short[0] ?? 0) >= 0x80 ? concat(Uint8Array.of(0), short) : short
    return concat(Uint8Array.of(2, positive.length), positive)
  }
  const body = concat(integer(raw.slice(0, 32)), integer(raw.slice(32)))
  return concat(Uint8Array.of(0x30, body.length), body)
}
