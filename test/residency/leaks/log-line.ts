/** Leak: a helpful line for every mail that leaves. */
import type { Mailer } from '../../../src/ports/mailer.ts'
import { httpMailer as honest } from '../../../src/outside/mail.ts'
export * from '../../../src/outside/mail.ts'

export function httpMailer(...given: Parameters<typeof honest>): Mailer {
  const mailer = honest(...given)
  return {
    send: async (mail) => {
      await mailer.send(mail)
      console.log(JSON.stringify({ level: 'info', reason: 'mail_sent', to: mail.to }))
    },
  }
}
