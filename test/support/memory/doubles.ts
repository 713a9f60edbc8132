/**
 * Small doubles of the region's outside: a clock that a test moves, chance from a seed, a hasher that counts, a passkey method that
 * believes a shared secret, a mailbox. Each keeps the promise of its port and does the least work that does.
 */
import { base64url } from '../../../src/kernel/bytes.ts'
import { no, ok } from '../../../src/kernel/outcome.ts'
import type { Random } from '../../../src/kernel/random.ts'
import { Outage } from '../../../src/ports/outage.ts'
import type { Mail, Mailer } from '../../../src/ports/mailer.ts'
import type { HomeMethods, PasskeyInput } from '../../../src/ports/methods.ts'
import type { PasswordHasher } from '../../../src/ports/passwords.ts'

export interface MovableClock {
  readonly now: () => number
  readonly advance: (milliseconds: number) => void
}

export function movableClock(start = Date.UTC(2026, 10, 21)): MovableClock {
  let time = start
  return { now: () => time, advance: (milliseconds) => void (time += milliseconds) }
}

/** Bytes of a seeded mulberry32: repeatable, and good enough for names that must not collide in one test. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  const draw = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  return (length) => Uint8Array.from({ length }, () => draw() & 255)
}

export interface CountedHasher extends PasswordHasher {
  /** Guesses compared with a stored hash, hashes made to be stored, and work for nothing. */
  readonly count: { compared: number; hashed: number; decoys: number }
  /** Strings made under another cost are stale. */
  cost: number
  /** Hears of every comparison with a stored hash. */
  onVerify: ((password: string, matches: boolean) => void) | undefined
}

export function countedHasher(): CountedHasher {
  const count = { compared: 0, hashed: 0, decoys: 0 }
  return {
    count,
    cost: 1,
    onVerify: undefined,
    hash(password) {
      count.hashed += 1
      return `$test$${this.cost}$${password}`
    },
    verify(phc, password) {
      count.compared += 1
      const [, , cost, ...stored] = phc.split('$')
      const matches = stored.join('$') === password
      this.onVerify?.(password, matches)
      return { matches, isStale: cost !== String(this.cost) }
    },
    decoy() {
      count.decoys += 1
    },
  }
}

/** What the stand-in for an authenticator answers with; `secret` stands for its private key. */
export interface PasskeyResponse {
  readonly id: string
  readonly secret: string
  readonly person: string
  /** base64url of the challenge that was signed. */
  readonly challenge: string
  readonly signCount: number
}

const isAbout = (response: PasskeyResponse, input: PasskeyInput): boolean =>
  response.person === input.person && response.challenge === base64url(input.challenge)

/** Everything that the real method promises of a passkey, with a shared secret instead of a signature. */
export const passkeyDouble: HomeMethods['passkey'] = {
  async enrol(input) {
    const response = input.response as PasskeyResponse
    if (!isAbout(response, input)) return no('passkey_refused')
    const { id, secret, signCount } = response
    return ok({ id, document: { secret }, name: '', signCount, amr: ['hwk', 'user', 'pop'] })
  },
  async verify(document, input, signCount) {
    const response = input.response as PasskeyResponse
    const isRight = (document as { secret?: unknown }).secret === response.secret && isAbout(response, input)
    const hasAdvanced = response.signCount > signCount || (response.signCount === 0 && signCount === 0)
    return isRight && hasAdvanced
      ? ok({ signCount: response.signCount, amr: ['hwk', 'user', 'pop'] })
      : no('refused')
  },
  credentialId: (response) => (response as Partial<PasskeyResponse> | undefined)?.id,
}

export interface Mailbox extends Mailer {
  readonly mails: Mail[]
  /** An address that the mail service refuses. */
  refuses: string | undefined
  /** The newest six digits that were sent to an address. */
  codeTo(address: string): string | undefined
}

/** The six digits of a mail, which people read in two groups. */
export function codeIn({ text }: Pick<Mail, 'text'>): string | undefined {
  const [, first, second] = /^(\d{3})\s(\d{3})$/m.exec(text) ?? []
  return first && second && first + second
}

export function mailbox(): Mailbox {
  const mails: Mail[] = []
  return {
    mails,
    refuses: undefined,
    async send(mail) {
      if (mail.to === this.refuses) throw new Outage('mail')
      mails.push(mail)
    },
    codeTo: (address) =>
      mails
        .filter(({ to }) => to === address)
        .map(codeIn)
        .findLast((code) => code !== undefined),
  }
}
