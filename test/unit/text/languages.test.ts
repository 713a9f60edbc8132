/** German and Arabic as people read them: the manner they keep, the letters they are written in, and how they count and tell the time. */
import { describe, expect, expectTypeOf, it, test } from 'vitest'
import type { SentenceId } from '../../../src/text/en.ts'
import type { Language } from '../../../src/text/language.ts'
import { arabic } from '../../../src/text/languages/arabic.ts'
import { german } from '../../../src/text/languages/german.ts'
import { LOCALES, LOCALE_TAGS } from '../../../src/text/locales.ts'
import { speaker } from '../../../src/text/say.ts'
import { DAY, MINUTE } from '../../../src/kernel/time.ts'

const NOW = Date.UTC(2027, 4, 3, 14, 32)
const plain = (text: string): string => text.replaceAll(/[\u2068\u2069]/g, '')
/** A sentence without what is filled in. */
const letters = (text: string): string =>
  text.replaceAll(/\{\w+\}/g, '').replaceAll(/\w+, (?:select|plural),|=0|\w+ (?=\{)/g, '')

test('a language may lack sentences, and has none that English has not', () => {
  expectTypeOf<keyof Language['sentences']>().toEqualTypeOf<SentenceId>()
  expectTypeOf<{ readonly 'sign_in.title': string }>().toExtend<Language['sentences']>()
})

test.each(LOCALE_TAGS)('%s stands in the table under its own tag', (tag) => {
  expect(LOCALES[tag].tag).toBe(tag)
})

describe.each(Object.entries(german.sentences))('German %s', (_, text) => {
  it('says du', () => expect(text).not.toMatch(/\b(?:Sie|Ihnen|Ihr\w*)\b/))
  it('neither blames nor shouts', () =>
    expect(text).not.toMatch(/!|\b(?:bitte\b|leider|hoppla|ungültig|fehlgeschlagen)/i))
  it('has the quotes, dashes and spaces of German', () => {
    expect(text).not.toMatch(/["'«»–]|\.\.\.|[^\u00a0]…/)
    expect(text.match(/„/g)?.length).toBe(text.match(/“/g)?.length)
  })
})

describe.each(Object.entries(arabic.sentences))('Arabic %s', (_, text) => {
  it('is written in Arabic letters', () => {
    const foreign = letters(text)
      .replaceAll(/JavaScript|name@example\.com/g, '')
      .match(/[A-Za-z]+/g)
    expect(foreign).toBeNull()
  })
  it('has the digits and stops that stand in every number and in Arabic text', () =>
    expect(letters(text)).not.toMatch(/[٠-٩۰-۹,;?"'“”]/))
  it('neither blames nor shouts', () => expect(text).not.toMatch(/!|عذر|يرجى|الرجاء|فضلك|فشل|غير صالح/))
})

describe('counts', () => {
  it.each([
    [0, 'لا مفاتيح مرور بعد، بلا كلمة مرور.'],
    [1, 'مفتاح مرور واحد، كلمة مرور واحدة.'],
    [2, 'مفتاحا مرور، كلمتا مرور.'],
    [3, '3 مفاتيح مرور، 3 كلمات مرور.'],
    [11, '11 مفتاح مرور، 11 كلمة مرور.'],
    [100, '100 مفتاح مرور، 100 كلمة مرور.'],
  ])('%d in Arabic', (count, expected) => {
    expect(speaker('ar')('account.ways.state', { passkeys: count, passwords: count })).toBe(expected)
  })
  it.each([
    [0, 'Noch kein Passkey, kein Passwort.'],
    [1, '1\u00a0Passkey, 1\u00a0Passwort.'],
    [2, '2\u00a0Passkeys, 2\u00a0Passwörter.'],
  ])('%d in German', (count, expected) => {
    expect(speaker('de')('account.ways.state', { passkeys: count, passwords: count })).toBe(expected)
  })
  it('a large number has the digits and marks of its language', () => {
    expect(speaker('de')('account.sessions.state', { count: 1234 })).toBe('An 1.234\u00a0Stellen.')
    expect(speaker('ar')('account.sessions.state', { count: 1234 })).toBe('في 1,234 مكانًا.')
  })
})

describe('times', () => {
  it('in German', () => {
    const say = speaker('de')
    expect(say.date(NOW)).toBe('3. Mai 2027')
    expect(say.moment(NOW)).toBe('3. Mai um 14:32 UTC')
    expect(say('account.session.since', { when: say.relative(NOW - 2 * DAY, NOW) })).toBe(
      'Angemeldet vorgestern',
    )
    expect(say('account.session.since', { when: say.relative(NOW - 4 * MINUTE, NOW) })).toBe(
      'Angemeldet vor 4 Minuten',
    )
  })
  it('in Arabic, with Latin digits', () => {
    const say = speaker('ar')
    expect(say.date(NOW)).toBe('3 مايو 2027')
    expect(say.moment(NOW)).toBe('3 مايو في 14:32 UTC')
    expect(plain(say('account.session.since', { when: say.relative(NOW - 2 * DAY, NOW) }))).toBe(
      'تم تسجيل الدخول أول أمس',
    )
    expect(say.relative(NOW - 4 * MINUTE, NOW)).toBe('قبل 4 دقائق')
    expect(say.relative(NOW - 11 * DAY, NOW)).toBe('قبل 11 يومًا')
  })
})
