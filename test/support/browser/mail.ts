/** What a person does with the mailbox: wait for the newest mail, read the code, follow the link. */
import type { DevHouse } from '../dev/start-dev.ts'

export type Mail = ReturnType<DevHouse['messages']>[number]

const PATIENCE = 10_000
const STEP = 50

/** The newest mail to an address whose subject matches, waiting for `count` of them. @throws when none comes. */
export async function mailTo(house: DevHouse, to: string, subject: RegExp, count = 1): Promise<Mail> {
  for (let waited = 0; waited < PATIENCE; waited += STEP) {
    const mails = house.messages().filter((mail) => mail.to === to && subject.test(mail.subject))
    const [newest] = mails
    if (newest && mails.length >= count) return newest
    await new Promise((wake) => setTimeout(wake, STEP))
  }
  const subjects = house.messages().map((mail) => `${mail.to}: ${mail.subject}`)
  throw new Error(`No mail to ${to} about ${subject}; there are: ${subjects.join(', ')}`)
}

/** In every language the subject says the code, readable as `847 291`. */
const CODE = /\b(\d{3})\s?(\d{3})\b/

/** Six digits without the space that makes them readable. `count`: how many codes were asked for by then. */
export async function codeTo(house: DevHouse, to: string, count = 1): Promise<string> {
  const { subject } = await mailTo(house, to, CODE, count)
  const digits = CODE.exec(subject)
  return `${digits?.[1] ?? ''}${digits?.[2] ?? ''}`
}

/** The first link of a mail to a path of the provider. */
export function linkIn(mail: Mail, path: string): string {
  const link = mail.text
    .split(/\s/)
    .find((word) => word.startsWith('http') && new URL(word).pathname === path)
  if (!link) throw new Error(`No link to ${path} in “${mail.subject}”.`)
  return link
}
