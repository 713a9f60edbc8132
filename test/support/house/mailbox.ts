/** The mails that the house sent, in place of the HTTP endpoint that MAIL_URL names. Nothing else of a test house may be fetched. */
import { vi } from 'vitest'
import { env } from './bindings.ts'

export interface Mail {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
}

const PATIENCE = 15_000

/** As mails write a code: 123 456. */
const DIGITS = /\b(\d{3})\s?(\d{3})\b/

export class Mailbox {
  #mails: Mail[] = []
  /** Set by a test to play a mail service that is out. */
  isOut = false

  /** Takes the place of the global `fetch` until `vi.restoreAllMocks`. */
  open(): void {
    this.#mails = []
    this.isOut = false
    vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
      const request = new Request(input, init)
      if (request.url !== env.MAIL_URL)
        throw new Error('the house fetched something that is not its mail service')
      if (this.isOut) return new Response('out', { status: 503 })
      this.#mails.push(await request.json<Mail>())
      return new Response('{}')
    })
  }

  get all(): readonly Mail[] {
    return this.#mails
  }

  /** The next mail to this address; it is taken out. Mails leave after the answer, so it is waited for. */
  next(to: string): Promise<Mail> {
    return this.#nextWhere((mail) => mail.to === to, to)
  }

  /** The six digits of the next mail to this address that has some. */
  async code(to: string): Promise<string> {
    const { text } = await this.#nextWhere((mail) => mail.to === to && DIGITS.test(mail.text), to)
    return (DIGITS.exec(text) ?? []).slice(1).join('')
  }

  async #nextWhere(isMeant: (mail: Mail) => boolean, to: string): Promise<Mail> {
    const until = performance.now() + PATIENCE
    do {
      const at = this.#mails.findIndex(isMeant)
      const [mail] = at < 0 ? [] : this.#mails.splice(at, 1)
      if (mail) return mail
      await scheduler.wait(5)
    } while (performance.now() < until)
    throw new Error(`no such mail to ${to}`)
  }
}
