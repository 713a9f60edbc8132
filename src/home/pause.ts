/**
 * A pause is silent to whoever types; the owner is told by mail, at most three times a day, with a link that gives the browser that
 * opens it device trust (rule E). The notice is made before the transaction that may need it.
 */
import { DAY } from '../kernel/time.ts'
import type { Call } from '../ports/call.ts'
import type { MailedLink } from '../ports/sign-in.ts'
import type { HomeTools } from './home.ts'
import { askedOf, fact, mailOrder, post, sealParcel, type SealedParcel } from './outbox.ts'
import type { Somebody } from './self.ts'

export interface PreparedPause {
  readonly withMail: SealedParcel
  readonly withoutMail: SealedParcel
}

export async function preparePause(
  home: HomeTools,
  { vault }: Somebody,
  call: Call,
  unlock: MailedLink,
): Promise<PreparedPause> {
  const facts = [fact(home, call, 'attempts.paused')]
  const mails = [mailOrder(call, 'account_paused', { unlockUrl: unlock.url, asked: askedOf(home, call) })]
  return {
    withMail: await sealParcel(home, vault, { facts, mails }),
    withoutMail: await sealParcel(home, vault, { facts }),
  }
}

/** Inside the transaction of the failure that paused. */
export function tellOfPause(home: HomeTools, pause: PreparedPause, unlock: MailedLink): void {
  const isTold = takeOfDay(home, 'unlock', home.policy.unlockMailsPerDay)
  if (isTold) {
    const until = home.now() + home.policy.unlockLife
    home.store.putMailed({ id: unlock.id, purpose: 'unlock', mac: null, tries: 0, until })
  }
  post(home, isTold ? pause.withMail : pause.withoutMail)
}

/** Takes one of a day's allowance, durably; false when it is used up. One row. */
export function takeOfDay(home: HomeTools, name: string, allowance: number): boolean {
  const day = Math.floor(home.now() / DAY)
  const counter = `${name}-day:${day}`
  const { value } = home.store.counter(counter)
  if (value >= allowance) return false
  home.store.setCounter(counter, value + 1, (day + 2) * DAY)
  return true
}
