/**
 * Mails to the person whose Home this is: to all their addresses, a code to the primary one only, or to the one address that an order
 * names; in the language that the person chose, else the one they signed in with last: a stranger who causes a mail does not choose it.
 * Written when they leave.
 */
import type { Vault } from '../crypto/vault.ts'
import type { Policy } from '../domain/policy.ts'
import { DAY } from '../kernel/time.ts'
import type { Mail } from '../ports/mailer.ts'
import type { PersonRecord } from '../ports/people.ts'
import { writeMail, type MailKind } from '../text/mail.ts'
import type { HomeTools } from './home.ts'
import type { MailOrder } from './outbox.ts'
import { readAddresses, readProfile } from './record.ts'
import type { Somebody } from './self.ts'
import { languageOf } from './sessions.ts'

/** What carries a secret is of no use after it; a notice is given up after a day. */
const USEFUL_FOR: Partial<Record<MailKind, (policy: Policy) => number>> = {
  recovery_code: (policy) => policy.mailedCodeLife,
  identifier_code: (policy) => policy.mailedCodeLife,
  address_given_up: (policy) => policy.identifierHold,
  account_paused: (policy) => policy.unlockLife,
}

/** What was ordered at `orderedAt`, written to each who gets it; nothing where it is too late. */
export async function lettersFor(
  home: HomeTools,
  { self, vault }: Somebody,
  order: MailOrder,
  orderedAt: number,
): Promise<readonly Mail[]> {
  const { kind, values, locale, brandName, brandColour } = order
  const usefulFor = USEFUL_FOR[kind]?.(home.policy) ?? DAY
  if (home.now() - orderedAt > usefulFor) {
    home.log('error', 'mail_given_up', { kind })
    return []
  }
  const record = await home.people.read(self.person)
  if (!record) return []
  const profile = await readProfile(vault, record)
  const mail = writeMail(kind, {
    values,
    locale: profile.locale ?? (await languageOf(home, vault)) ?? locale,
    brandName,
    ...(brandColour !== undefined && { brandColour }),
  })
  const to = order.to === undefined ? await ownAddresses(vault, record, kind) : [order.to]
  return to.map((address) => ({ to: address, ...mail }))
}

async function ownAddresses(vault: Vault, record: PersonRecord, kind: MailKind): Promise<readonly string[]> {
  const addresses = await readAddresses(vault, record)
  return kind === 'recovery_code' ? addresses.slice(0, 1) : addresses
}
