/** Mail through an HTTP endpoint that the operator names: one POST of JSON with a bearer token, through the one way out. */
import type { Mailer } from '../ports/mailer.ts'
import { Outage } from '../ports/outage.ts'
import type { Outbound } from './outbound.ts'

export interface MailSettings {
  readonly url: string
  readonly token: string
}

export function httpMailer({ url, token }: MailSettings, outbound: Outbound): Mailer {
  return {
    send: async (mail) => {
      const answer = await outbound(url, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(mail),
      })
      await answer.body?.cancel()
      if (!answer.ok) throw new Outage('mail')
    },
  }
}
