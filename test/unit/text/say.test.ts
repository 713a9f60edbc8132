/** Every sentence by id, in every language: none missing, none harmed, values isolated where directions meet. */
import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { english, type SentenceId } from '../../../src/text/en.ts'
import { LOCALE_TAGS, LOCALES } from '../../../src/text/locales.ts'
import { negotiate } from '../../../src/text/negotiate.ts'
import { pseudo } from '../../../src/text/pseudo.ts'
import { speaker, type Say } from '../../../src/text/say.ts'
import type { Placeholders } from '../../../src/text/sentence.ts'

const IDS = Object.keys(english) as SentenceId[]
type Message = ReturnType<typeof pseudo>
const parse = (text: string): Message =>
  new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true }).getAst()

/** Names of arguments and selectors, with the branches of each, in order. */
const shape = (message: Message): unknown[] =>
  message.flatMap((element): unknown[] => {
    if ('options' in element)
      return [
        [element.value, Object.entries(element.options).map(([name, option]) => [name, shape(option.value)])],
      ]
    return 'value' in element && (element.type as number) !== 0 ? [element.value] : []
  })
const names = (message: Message): string[] => [...new Set(JSON.stringify(shape(message)).match(/\w+/g) ?? [])]
const letters = (message: Message): string =>
  message
    .map((element) => {
      if ('options' in element)
        return Object.values(element.options)
          .map((option) => letters(option.value))
          .join('')
      return (element.type as number) === 0 && 'value' in element ? element.value : ''
    })
    .join('')

/** Any values at all: the type checker holds callers to the right ones. */
const sayAnything = (say: Say, id: SentenceId): string => {
  const values = Object.fromEntries(names(parse(english[id])).map((name) => [name, 2]))
  return (say as unknown as (id: string, values: object) => string)(id, values) // ids are walked, so their types are a union
}

describe('English', () => {
  it.each(IDS)('%s parses and is said', (id) => {
    expect(sayAnything(speaker('en'), id).trim()).not.toBe('')
  })

  it.each(IDS)('%s neither blames nor shouts', (id) => {
    expect(english[id]).not.toMatch(/!|oops|invalid|please|sorry|\bfailed\b/i)
    expect(english[id]).not.toMatch(/\w'\w/) // typographic apostrophes only
  })

  it('counts by plural rules', () => {
    const say = speaker('en')
    expect(say('account.ways.state', { passkeys: 2, passwords: 1 })).toBe('2 passkeys, 1 password.')
    expect(say('account.ways.state', { passkeys: 0, passwords: 0 })).toBe('No passkey yet, no password.')
    expect(say('field.new_password.progress', { count: 1 })).toBe('1 more character')
  })

  it('never takes a value for a message or a tag', () => {
    expect(speaker('en')('sign_in.heading', { app: '{app} <b>&' })).toBe('Sign in to {app} <b>&')
  })

  it('hands elements back in their place', () => {
    const mark = { an: 'element' }
    expect(speaker('en').parts('code.sent.sign_up', { address: mark })).toEqual([
      'We sent a six-digit code to ',
      mark,
      '.',
    ])
  })

  it('tells times by Intl', () => {
    const say = speaker('en')
    const now = Date.UTC(2027, 4, 3, 14, 32)
    expect(say.date(now)).toBe('May 3, 2027')
    expect(say.moment(now)).toBe('May 3 at 14:32 UTC')
    expect(say.dateTime(now)).toBe('May 3, 2027 at 14:32 UTC')
    expect(say.relative(now - 2 * 86_400_000, now)).toBe('2 days ago')
    expect(say.relative(now - 1_000, now)).toBe('1 second ago')
    expect(say.relative(now + 300_000, now)).toBe('in 5 minutes')
  })
})

describe.each(LOCALE_TAGS)('%s', (tag) => {
  it('lacks no sentence', () => {
    expect(IDS.filter((id) => LOCALES[tag].message(id) === undefined)).toEqual([])
  })
  it.each(IDS)('%s is said', (id) => {
    expect(sayAnything(speaker(tag), id)).not.toMatch(/[{}]/)
  })
})

describe('the pseudo-language', () => {
  it.each(IDS)('%s keeps its placeholders and branches', (id) => {
    expect(shape(pseudo(english[id]))).toEqual(shape(parse(english[id])))
  })
  it.each(IDS)('%s is longer by 40 %% and shows where it ends', (id) => {
    const made = pseudo(english[id])
    const before = parse(english[id])
    const longest = (message: Message): number =>
      message.reduce((sum, element) => {
        if ('options' in element)
          return sum + Math.max(...Object.values(element.options).map((it) => longest(it.value)))
        return sum + ((element.type as number) === 0 && 'value' in element ? element.value.length : 0)
      }, 0)
    expect(longest(made)).toBeGreaterThanOrEqual(longest(before) * 1.4)
    expect(letters(made)).toMatch(/^\[[\s\S]*\]$/)
  })
  it.each(['en-XA', 'en-XR'])('is not English any more in %s', (tag) => {
    expect(speaker(tag)('sign_in.button')).toBe('[Šîĝñ îñ one]')
  })
  it('isolates values, but not those that choose a branch', () => {
    expect(speaker('en-XR')('sign_in.heading', { app: 'Northwind' })).toContain('\u2068Northwind\u2069')
    expect(speaker('en-XR')('mail.way_in_added.subject', { way: 'passkey', app: 'N' })).toContain('þàššķéý')
  })
  it('stands in both directions', () => {
    expect(speaker('en-XA').locale.dir).toBe('ltr')
    expect(speaker('en-XR').locale.dir).toBe('rtl')
  })
  it('is nobody’s but by name', () => {
    expect(LOCALE_TAGS.filter((tag) => LOCALES[tag].isOffered)).toEqual(['en', 'de', 'ar'])
  })
})

describe('negotiation', () => {
  it.each([
    [{}, 'en'],
    [{ acceptLanguage: 'de-AT,de;q=0.9,en;q=0.5' }, 'de'],
    [{ acceptLanguage: 'fr,en;q=0.5,ar-EG;q=0.7' }, 'ar'],
    [{ acceptLanguage: 'fr, de;q=0' }, 'en'],
    [{ acceptLanguage: 'en-GB' }, 'en'],
    [{ acceptLanguage: 'en-XA' }, 'en'],
    [{ acceptLanguage: 'en-XR' }, 'en'],
    [{ acceptLanguage: 'en;q=0, *;q=0.1' }, 'en'],
    [{ uiLocales: 'fr en-xr de' }, 'en-XR'],
    [{ uiLocales: 'fr ar-MA de' }, 'ar'],
    [{ uiLocales: 'fr en-GB en-XR' }, 'en'],
    [{ chosen: 'en', uiLocales: 'en-XR', acceptLanguage: 'ar' }, 'en-XR'],
    [{ chosen: 'de', uiLocales: 'fr it', acceptLanguage: 'ar' }, 'de'],
    [{ chosen: 'de', acceptLanguage: 'ar' }, 'de'],
    [{ acceptLanguage: 'ar' }, 'ar'],
    [{ chosen: 'xx"><script>', uiLocales: '\u0000', acceptLanguage: ';;;,q=' }, 'en'],
    [{ uiLocales: 'constructor __proto__ toString' }, 'en'],
    [{ uiLocales: 'x'.repeat(100_000) }, 'en'],
  ])('%j → %s', (wishes, expected) => {
    expect(negotiate(wishes)).toBe(expected)
  })
})

describe('the placeholders that the type checker reads', () => {
  it('are the ones of the message', () => {
    type Asked = Placeholders<(typeof english)['mail.asked']>
    expectTypeOf<Asked>().toEqualTypeOf<'known' | 'when' | 'device' | 'place'>()
    expectTypeOf<Placeholders<(typeof english)['account.ways.state']>>().toEqualTypeOf<
      'passkeys' | 'passwords'
    >()
    expectTypeOf<Placeholders<(typeof english)['mail.way_in_added.lead']>>().toEqualTypeOf<'way' | 'app'>()
    expectTypeOf<Placeholders<(typeof english)['button.continue']>>().toEqualTypeOf<never>()
    expect(names(parse(english['mail.asked']))).toEqual(
      expect.arrayContaining(['known', 'when', 'device', 'place']),
    )
  })
})
