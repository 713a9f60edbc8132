/** Mail through an HTTP endpoint that the operator names: one POST of JSON with a bearer token. No redirects, five seconds. */
import * as v from 'valibot'
import type { Mailer } from '../ports/mailer.ts'
import { Outage } from '../ports/outage.ts'

const DEADLINE = 5_000

export const MailSettings = v.object({
  url: v.pipe(v.string(), v.url()),
  token: v.pipe(v.string(), v.minLength(1)),
})

export function httpMailer({ url, token }: v.InferOutput<typeof MailSettings>): Mailer {
  return {
    send: async (mail) => {
      const answer = await fetch(url, {
        method: 'POST',
        redirect: 'manual',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(mail),
        signal: AbortSignal.timeout(DEADLINE),
      }).catch(() => undefined)
      if (!answer?.ok) throw new Outage('mail')
      await answer.body?.cancel()
    },
  }
}
