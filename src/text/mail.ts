/**
 * Writes our mails: subject, text and HTML from one list of blocks, so that both parts say the same (PAGES.md, Mail).
 * Pure; sending is outside/mail's business. Values are escaped in HTML; nothing is loaded from anywhere.
 * A new kind: what it is told in MailValues, its letter in LETTERS, its sentences in english/mail.ts and in every language.
 */
import { buttonGround, isHex, textOn, WHITE } from './colour.ts'
import { deviceName } from './device-name.ts'
import { asHtml, asText, type Block } from './mail-parts.ts'
import { speaker, type Say } from './say.ts'

/** When and from roughly where something was asked for. Personal: it stays in the person's region and their mail. */
export interface Asked {
  /** ms since the epoch. */
  readonly at: number
  readonly userAgent?: string | undefined
  readonly place?: string | undefined
}

/** What each kind of mail must be told. Codes are digits without spaces, minutes whole, links absolute. */
export interface MailValues {
  sign_up_code: { readonly code: string; readonly minutes: number; readonly asked: Asked }
  already_have_account: { readonly signInUrl: string; readonly asked: Asked }
  recovery_code: { readonly code: string; readonly minutes: number; readonly asked: Asked }
  password_changed: { readonly recoveryUrl: string; readonly asked: Asked }
  way_in_added: { readonly way: 'passkey' | 'password'; readonly recoveryUrl: string; readonly asked: Asked }
  way_in_removed: {
    readonly way: 'passkey' | 'password'
    readonly recoveryUrl: string
    readonly asked: Asked
  }
  recovery_done: { readonly keptSessions: boolean; readonly recoveryUrl: string; readonly asked: Asked }
  account_paused: { readonly unlockUrl: string; readonly asked: Asked }
  new_sign_in: { readonly accountUrl: string; readonly recoveryUrl: string; readonly asked: Asked }
  identifier_code: { readonly code: string; readonly minutes: number; readonly asked: Asked }
  /** To an address that its owner gave up. `until`: how long it can be brought back, ms. */
  address_given_up: { readonly undoUrl: string; readonly until: number; readonly asked: Asked }
  account_changed: {
    readonly what: AccountChange
    readonly accountUrl: string
    readonly recoveryUrl: string
    readonly asked: Asked
  }
  refresh_theft: { readonly clientName: string; readonly accountUrl: string; readonly asked: Asked }
}
export type MailKind = keyof MailValues

/** What may have changed in an account, besides its ways in: a sentence each, `mail.account_changed.<what>`. */
export type AccountChange =
  | 'profile'
  | 'passkey_name'
  | 'address'
  | 'address_added'
  | 'address_removed'
  | 'address_restored'
  | 'primary_address'
  | 'session'
  | 'sessions'
  | 'application'

export interface MailContext<Kind extends MailKind> {
  readonly locale: string
  readonly brandName: string
  readonly brandColour?: string | undefined
  readonly values: MailValues[Kind]
}
export interface WrittenMail {
  readonly subject: string
  readonly text: string
  readonly html: string
}

export function writeMail<Kind extends MailKind>(kind: Kind, context: MailContext<Kind>): WrittenMail {
  const say = speaker(context.locale)
  const letter = LETTERS[kind](say, context.brandName, context.values)
  const ground = buttonGround(brandColour(context.brandColour), WHITE)
  const frame = { app: context.brandName, locale: say.locale, ground, onGround: textOn(ground) }
  return {
    subject: letter.subject.replaceAll(/[\r\n]+/g, ' '),
    text: asText(letter.blocks, frame),
    html: asHtml(letter.subject, letter.blocks, frame),
  }
}

const DEFAULT_COLOUR = '#2f5bea'
const brandColour = (colour: string | undefined): string =>
  colour && isHex(colour) ? colour : DEFAULT_COLOUR

type Letter = { readonly subject: string; readonly blocks: readonly Block[] }
type Letters = {
  readonly [Kind in MailKind]: (say: Say, app: string, values: MailValues[Kind]) => Letter
}

const LETTERS: Letters = {
  sign_up_code: (say, app, { code, minutes, asked }) => ({
    subject: say('mail.sign_up_code.subject', { code: grouped(say, code), app }),
    blocks: codeBlocks(say, say('mail.sign_up_code.lead', { app }), code, minutes, asked),
  }),
  recovery_code: (say, app, { code, minutes, asked }) => ({
    subject: say('mail.recovery_code.subject', { code: grouped(say, code), app }),
    blocks: codeBlocks(say, say('mail.recovery_code.lead', { app }), code, minutes, asked),
  }),
  already_have_account: (say, app, { signInUrl, asked }) => ({
    subject: say('mail.already_have_account.subject', { app }),
    blocks: [
      { kind: 'line', text: say('mail.already_have_account.lead', { app }) },
      { kind: 'line', text: say('mail.already_have_account.next') },
      { kind: 'link', text: say('mail.button.sign_in'), url: signInUrl },
      { kind: 'small', text: say('mail.asked_for', { asked: whenAndWhere(say, asked) }) },
      { kind: 'small', text: say('mail.already_have_account.not_you') },
    ],
  }),
  password_changed: (say, app, { recoveryUrl, asked }) => ({
    subject: say('mail.password_changed.subject', { app }),
    blocks: changeBlocks(say, [say('mail.password_changed.lead', { app })], recoveryUrl, asked),
  }),
  way_in_added: (say, app, { way, recoveryUrl, asked }) => ({
    subject: say('mail.way_in_added.subject', { way, app }),
    blocks: changeBlocks(say, [say('mail.way_in_added.lead', { way, app })], recoveryUrl, asked),
  }),
  way_in_removed: (say, app, { way, recoveryUrl, asked }) => ({
    subject: say('mail.way_in_removed.subject', { way, app }),
    blocks: changeBlocks(say, [say('mail.way_in_removed.lead', { way, app })], recoveryUrl, asked),
  }),
  recovery_done: (say, app, { keptSessions, recoveryUrl, asked }) => {
    const sessions = say('mail.recovery_done.sessions', { kept: keptSessions ? 'yes' : 'no' })
    return {
      subject: say('mail.recovery_done.subject', { app }),
      blocks: changeBlocks(say, [say('mail.recovery_done.lead', { app }), sessions], recoveryUrl, asked),
    }
  },
  account_paused: (say, app, { unlockUrl, asked }) => ({
    subject: say('mail.account_paused.subject', { app }),
    blocks: [
      { kind: 'line', text: say('mail.account_paused.lead', { app }) },
      { kind: 'line', text: say('mail.account_paused.next') },
      { kind: 'link', text: say('mail.button.unlock'), url: unlockUrl },
      { kind: 'small', text: say('mail.happened', { asked: whenAndWhere(say, asked) }) },
      { kind: 'small', text: say('mail.account_paused.not_you') },
    ],
  }),
  new_sign_in: (say, app, { accountUrl, recoveryUrl, asked }) => ({
    subject: say('mail.new_sign_in.subject', { app }),
    blocks: [
      { kind: 'line', text: say('mail.new_sign_in.lead', { app }) },
      ...changeBlocks(say, [], recoveryUrl, asked),
      { kind: 'link', text: say('mail.button.account'), url: accountUrl },
    ],
  }),
  identifier_code: (say, app, { code, minutes, asked }) => ({
    subject: say('mail.identifier_code.subject', { code: grouped(say, code), app }),
    blocks: codeBlocks(say, say('mail.identifier_code.lead', { app }), code, minutes, asked),
  }),
  address_given_up: (say, app, { undoUrl, until, asked }) => ({
    subject: say('mail.address_given_up.subject', { app }),
    blocks: [
      { kind: 'line', text: say('mail.address_given_up.lead', { app }) },
      { kind: 'line', text: say('mail.happened', { asked: whenAndWhere(say, asked) }) },
      { kind: 'line', text: say('mail.address_given_up.undo', { date: say.date(until) }) },
      { kind: 'link', text: say('mail.button.undo'), url: undoUrl },
      { kind: 'small', text: say('mail.address_given_up.meant') },
    ],
  }),
  account_changed: (say, app, { what, accountUrl, recoveryUrl, asked }) => ({
    subject: say('mail.account_changed.subject', { app }),
    blocks: [
      ...changeBlocks(say, [say(`mail.account_changed.${what}`, { app })], recoveryUrl, asked),
      { kind: 'link', text: say('mail.button.account'), url: accountUrl },
    ],
  }),
  refresh_theft: (say, app, { clientName, accountUrl, asked }) => ({
    subject: say('mail.refresh_theft.subject', { client: clientName }),
    blocks: [
      { kind: 'line', text: say('mail.refresh_theft.lead', { client: clientName, app }) },
      { kind: 'link', text: say('mail.button.account'), url: accountUrl },
      { kind: 'small', text: say('mail.happened', { asked: whenAndWhere(say, asked) }) },
    ],
  }),
}

const codeBlocks = (
  say: Say,
  lead: string,
  code: string,
  minutes: number,
  asked: Asked,
): readonly Block[] => [
  { kind: 'line', text: lead },
  { kind: 'code', text: grouped(say, code) },
  { kind: 'line', text: say('mail.code_lives', { minutes }) },
  { kind: 'small', text: say('mail.asked_for', { asked: whenAndWhere(say, asked) }) },
  { kind: 'small', text: say('mail.not_you.code') },
]

const changeBlocks = (
  say: Say,
  lines: readonly string[],
  recoveryUrl: string,
  asked: Asked,
): readonly Block[] => [
  ...lines.map((text): Block => ({ kind: 'line', text })),
  { kind: 'line', text: say('mail.happened', { asked: whenAndWhere(say, asked) }) },
  { kind: 'small', text: say('mail.not_you.change') },
  { kind: 'link', text: say('mail.button.recover'), url: recoveryUrl },
]

const NO_BREAK_SPACE = '\u00a0'

/**
 * 847291 → 847 291: read and typed in two breaths; every form of ours forgives the space. From right to left a space would put the
 * second half first, where a client knows no isolation; beside a no-break space the halves stay one number (UAX #9, W4).
 */
const grouped = ({ locale }: Say, code: string): string =>
  [code.slice(0, 3), code.slice(3)].join(locale.dir === 'rtl' ? NO_BREAK_SPACE : ' ')

function whenAndWhere(say: Say, { at, userAgent, place }: Asked): string {
  const named = userAgent ? deviceName(userAgent) : undefined
  const known = named ? (place ? 'both' : 'device') : place ? 'place' : 'neither'
  const device = named ? say('device.name', named) : ''
  return say('mail.asked', { known, when: say.moment(at), device, place: place ?? '' })
}
