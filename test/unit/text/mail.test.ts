/** Our mails: the subject says it all, both parts say the same, nothing is loaded, nothing is believed. */
import { describe, expect, it } from 'vitest'
import { contrast } from '../../../src/text/colour.ts'
import { LOCALES, LOCALE_TAGS } from '../../../src/text/locales.ts'
import { writeMail, type MailKind, type MailValues, type WrittenMail } from '../../../src/text/mail.ts'

const asked = {
  at: Date.UTC(2027, 4, 3, 14, 32),
  userAgent: 'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36',
  place: 'Lisbon',
}
const VALUES: MailValues = {
  sign_up_code: { code: '847291', minutes: 10, asked },
  already_have_account: { signInUrl: 'https://id.example/login', asked },
  recovery_code: { code: '120045', minutes: 10, asked },
  password_changed: { recoveryUrl: 'https://id.example/recover', asked },
  way_in_added: { way: 'passkey', recoveryUrl: 'https://id.example/recover', asked },
  way_in_removed: { way: 'password', recoveryUrl: 'https://id.example/recover', asked },
  recovery_done: { keptSessions: false, recoveryUrl: 'https://id.example/recover', asked },
  account_paused: { unlockUrl: 'https://id.example/unlock#x=1&y=2', asked },
  new_sign_in: {
    accountUrl: 'https://id.example/account',
    recoveryUrl: 'https://id.example/recover',
    asked,
  },
  identifier_code: { code: '553019', minutes: 10, asked },
  address_given_up: { undoUrl: 'https://id.example/undo?t=x&y=2', until: asked.at, asked },
  account_changed: {
    what: 'address_added',
    accountUrl: 'https://id.example/account',
    recoveryUrl: 'https://id.example/recover',
    asked,
  },
  refresh_theft: { clientName: 'Roastery', accountUrl: 'https://id.example/account', asked },
}
const KINDS = Object.keys(VALUES) as MailKind[]
const write = (
  kind: MailKind,
  locale = 'en',
  brandName = 'Northwind Coffee',
  brandColour = '#0f6b57',
): WrittenMail => writeMail(kind, { locale, brandName, brandColour, values: VALUES[kind] })

/** What a reader of the HTML part sees. */
const seen = (html: string): string =>
  html
    .replaceAll(/<(style|title)>[\s\S]*?<\/\1>/g, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")

const words = (text: string): string[] => text.split(/\s+/).filter(Boolean).toSorted()

describe.each(LOCALE_TAGS)('mails in %s', (locale) => {
  it.each(KINDS)('%s: text and HTML say the same', (kind) => {
    const { text, html } = write(kind, locale)
    const links = [...html.matchAll(/href="([^"]+)"/g)].map((match) =>
      (match[1] ?? '').replaceAll('&amp;', '&'),
    )
    expect(words(`${seen(html)} ${links.join(' ')}`)).toEqual(words(text))
  })
  it.each(KINDS)('%s: loads nothing and tracks nobody', (kind) => {
    const { html } = write(kind, locale)
    expect(html).not.toMatch(/<img|<link|<script|@import|url\(|src=/)
  })
  it.each(KINDS)('%s: says its language and direction, on the card too', (kind) => {
    const { html } = write(kind, locale)
    const { dir } = LOCALES[locale]
    expect(html).toContain(`<html lang="${locale}" dir="${dir}">`)
    expect(html).toContain(`<div class="card" lang="${locale}" dir="${dir}"`)
  })
  it.each(KINDS)('%s: leaves nothing unfilled, no colour to chance and no block open', (kind) => {
    const { subject, text, html } = write(kind, locale)
    expect(`${subject} ${text}`).not.toMatch(/undefined|NaN|[{}]/)
    expect(html).toMatch(/<div class="card"[^>]*;background:#\w{6};[^>]*color:#\w{6}/)
    for (const [button] of html.matchAll(/<a\b[^>]*>/g))
      expect(button).toMatch(/background:#\w{6};color:#\w{6}/)
    for (const tag of ['p', 'a', 'div'])
      expect(html.split(new RegExp(`<${tag}\\b`)).length).toBe(html.split(`</${tag}>`).length)
  })
  it.each(KINDS)('%s: one line of subject, with the brand or the application in it', (kind) => {
    expect(write(kind, locale).subject).toMatch(/^[^\r\n]*(?:Northwind Coffee|Roastery)[^\r\n]*$/)
  })
})

describe('mails in other languages', () => {
  /** Everything that was filled in, and what is spelled alike everywhere. */
  const FILLED = /Northwind Coffee|Roastery|Chrome|Android|Lisbon|UTC|https:\S+/g

  it.each(KINDS)('%s in Arabic has not a word of English left', (kind) => {
    const { subject, text } = write(kind, 'ar')
    expect(`${subject}\n${text}`.replaceAll(FILLED, '')).not.toMatch(/[A-Za-z]/)
  })
  it.each(KINDS)('%s in German has not a word of English left', (kind) => {
    const { subject, text } = write(kind, 'de')
    expect(`${subject}\n${text}`).not.toMatch(/\b(?:your?|the|this|was|to|of|and|is)\b/i)
  })
  it('a code is one number from left to right, in both parts and in the subject', () => {
    const { subject, text, html } = write('sign_up_code', 'ar')
    expect(text.split('\n')).toContain('847\u00a0291')
    expect(html).toMatch(/<p class="code" dir="ltr"[^>]*>847\u00a0291</)
    expect(subject).toBe('\u2068847\u00a0291\u2069 هو رمزك في \u2068Northwind Coffee\u2069')
  })
  it('an address stands alone, with nothing unseen beside it', () => {
    expect(write('account_paused', 'ar').text.split('\n')).toContain('https://id.example/unlock#x=1&y=2')
  })
  it('when, from what and roughly from where', () => {
    expect(write('sign_up_code', 'de').text).toContain(
      'Angefordert: 3. Mai um 14:32 UTC, Chrome auf Android, Raum Lisbon.',
    )
    const arabic = write('sign_up_code', 'ar').text.replaceAll(/[\u2068\u2069]/g, '')
    expect(arabic).toContain('وقت الطلب: 3 مايو في 14:32 UTC، Chrome على Android، منطقة Lisbon.')
  })
})

describe('what the mails say', () => {
  it('the code stands first in the subject', () => {
    expect(write('sign_up_code').subject).toBe('847 291 is your Northwind Coffee code')
    expect(write('recovery_code').subject).toBe('120 045 is your Northwind Coffee recovery code')
  })
  it('when, from what and roughly from where', () => {
    expect(write('sign_up_code').text).toContain(
      'Asked for: May 3 at 14:32 UTC, Chrome on Android, Lisbon area.',
    )
  })
  it.each([
    [{ at: asked.at }, 'May 3 at 14:32 UTC.'],
    [{ at: asked.at, place: 'Lisbon' }, 'May 3 at 14:32 UTC, Lisbon area.'],
    [{ at: asked.at, userAgent: asked.userAgent }, 'May 3 at 14:32 UTC, Chrome on Android.'],
    [{ at: asked.at, userAgent: 'curl/8' }, 'May 3 at 14:32 UTC.'],
  ])('what is not known is not said (%#)', (known, expected) => {
    const values = { code: '847291', minutes: 10, asked: known }
    expect(writeMail('sign_up_code', { locale: 'en', brandName: 'N', values }).text).toContain(expected)
  })
  it('the mail to an address that is taken has no code', () => {
    expect(write('already_have_account').text).not.toMatch(/\d{3} \d{3}/)
  })
})

describe('hostile values', () => {
  const evil = `"><img src=x onerror=alert(1)>\r\nBcc: eve@evil.example`
  it('are escaped in HTML and cannot add a header', () => {
    const { subject, html } = write('sign_up_code', 'en', evil)
    expect(html).not.toContain('<img')
    expect(subject).not.toMatch(/[\r\n]/)
  })
  it('cannot write style', () => {
    const { html } = write('password_changed', 'en', 'N', 'red;background:url(//evil.example)')
    expect(html).not.toContain('evil')
  })
})

describe('the button of a mail', () => {
  it.each(['#ffff00', '#ffffff', '#000000', '#7f7f7f', '#0f6b57'])(
    'reads for the brand colour %s',
    (colour) => {
      const style = /class="button"[^>]*background:(#\w{6});color:(#\w{6})/.exec(
        write('password_changed', 'en', 'N', colour).html,
      )
      expect(contrast(style?.[1] ?? '', style?.[2] ?? '')).toBeGreaterThanOrEqual(4.5)
    },
  )
})
