/**
 * One login in the language it is wished for, from the first page to the mail and back; a switch in the middle of it, and what is spoken
 * the next time. In the real runtime, whose Intl is the one that people meet.
 */
import { expect, test } from 'vitest'
import { speaker } from '../../src/text/say.ts'
import { useHouse } from '../support/house/house.ts'
import { callbackOf } from '../support/house/relying-party.ts'
import { decide } from '../support/house/steps.ts'
import { switchTo, type Page } from '../support/visitor/visitor.ts'

const house = useHouse()
const languageOf = ({ html }: Page): string => /<html lang="([^"]*)"/.exec(html)?.[1] ?? ''

test('sign-up as the application wishes, switched on the page of the code, to the end', async () => {
  const ada = house.newcomer()
  const books = house.app('books')
  const request = await books.begin({ prompt: 'create', ui_locales: 'fr ar' })
  const first = await ada.open(request.url)
  const code = await ada.giveAddress(first)
  expect([languageOf(first), languageOf(code)]).toEqual(['ar', 'ar'])
  const mail = await house.mailbox.next(ada.email)
  expect(mail.html).toContain('<html lang="ar" dir="rtl">')
  expect(mail.text).toContain('10 دقائق')
  const [digits = ''] = /\d{3}\s?\d{3}/.exec(mail.text) ?? []

  const inGerman = await switchTo(ada.browser, code, 'de')
  const wayIn = await ada.submit(inGerman, { code: digits }, '/sign-up/code')
  const consent = await ada.makeWayIn(wayIn, 'password')
  expect([inGerman, wayIn, consent].map(languageOf)).toEqual(['de', 'de', 'de'])
  expect(consent.html).toContain(speaker('de')('consent.allow'))
  const tokens = await books.finish(request, await decide(ada, consent, 'allow'))
  expect(tokens.claims()?.sub).toBeTruthy()

  expect(languageOf(await ada.open('/account'))).toBe('de')
  const wished = { prompt: 'consent', ui_locales: 'ar' }
  expect(languageOf(await ada.open((await books.begin(wished)).url))).toBe('ar')
  const unwished = { prompt: 'consent' }
  expect(languageOf(await ada.open((await books.begin(unwished)).url))).toBe('de')
  const silent = await books.begin()
  expect(callbackOf(await ada.open(silent.url)).searchParams.has('code')).toBe(true)
})

test('dates, counts and times of the runtime are those of the language', async () => {
  const ada = house.newcomer()
  await ada.signUp(await ada.open('/sign-up'), 'password')
  const arabic = await ada.open('/account?locale=ar')
  expect(arabic.html).toContain('كلمة مرور واحدة')
  expect(arabic.html).not.toMatch(/[٠-٩]/)
  const year = new Date().getUTCFullYear()
  expect(arabic.html).toContain(speaker('ar').date(Date.now()))
  expect(speaker('ar').date(Date.now())).toContain(String(year))
  expect((await ada.open('/account?locale=de')).html).toContain(speaker('de').date(Date.now()))
})
