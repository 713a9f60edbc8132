/**
 * The mailbox of a local house: what production gives to a mail service over HTTP is given to this program, which shows
 * it instead of sending it. Mails live in memory only: the state folder stays free of addresses and codes in plain.
 */
import type { IncomingMessage } from 'node:http'
import * as v from 'valibot'
import { isoTime, type Clock } from '../../../kernel/time.ts'
import { html, readBody, serveLocally } from '../local-server.ts'
import type { Reply } from '../local-server.ts'
import { mailboxPage } from './mailbox-page.ts'
import { MailSchema, type ReceivedMail } from './received-mail.ts'

export interface Mailbox {
  /** Newest first. */
  readonly messages: () => readonly ReceivedMail[]
  readonly close: () => Promise<void>
}

const KEPT = 500

export async function openMailbox(port: number, token: string, clock: Clock): Promise<Mailbox> {
  const mails: ReceivedMail[] = []
  const close = await serveLocally(port, async (request, url) => {
    if (request.method === 'POST' && url.pathname === '/send') return receive(request, token, clock, mails)
    if (request.method !== 'GET') return { status: 405 }
    if (url.pathname === '/messages.json') return asJson(mails)
    if (url.pathname === '/') return html(mailboxPage(mails))
    return { status: 404 }
  })
  return { messages: () => mails, close }
}

/** The HTTP mail adapter's one call: bearer token, JSON body, 202. */
async function receive(
  request: IncomingMessage,
  token: string,
  clock: Clock,
  mails: ReceivedMail[],
): Promise<Reply> {
  if (request.headers.authorization !== `Bearer ${token}`) return { status: 401 }
  const mail = v.safeParse(v.pipe(v.string(), v.parseJson(), MailSchema), await readBody(request))
  if (!mail.success) return { status: 400 }
  mails.unshift({ at: isoTime(clock()), ...mail.output })
  mails.length = Math.min(mails.length, KEPT)
  return { status: 202 }
}

const asJson = (mails: readonly ReceivedMail[]): Reply => ({
  status: 200,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  body: JSON.stringify(mails),
})
