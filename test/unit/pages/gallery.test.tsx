/** One rule for all pages in all states; the gallery is also written to `.dev/gallery`, to be looked at. */
import { resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { LOCALE_TAGS } from '../../../src/text/locales.ts'
import { galleryFrame, galleryPages, GALLERY, writeGallery } from '../../support/gallery.tsx'

const attributes = (html: string, name: string): string[] =>
  [...html.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'g'))].map((match) => match[1] ?? '')
const markupOnly = (html: string): string => html.replaceAll(/<(style|script)[^>]*>[\s\S]*?<\/\1>/g, '')

describe.each(LOCALE_TAGS)('every page in %s', (tag) => {
  const pages = galleryPages(tag)

  it.each(pages)('$name: ids are unique and every reference is answered', ({ html }) => {
    const ids = attributes(html, 'id')
    expect(ids).toEqual([...new Set(ids)])
    const wanted = ['for', 'aria-describedby', 'aria-labelledby', 'aria-controls'].flatMap((name) =>
      attributes(html, name).flatMap((value) => value.split(' ')),
    )
    expect(wanted.filter((id) => !ids.includes(id))).toEqual([])
  })

  it.each(pages)('$name: every visible field has a label', ({ html }) => {
    const labelled = attributes(html, 'for')
    const fields = [...html.matchAll(/<(?:input|select)\b[^>]*>/g)].map(([field]) => field)
    const visible = fields.filter((field) => !/type="hidden"|aria-hidden="true"/.test(field))
    expect(visible.filter((field) => !labelled.includes(attributes(field, 'id')[0] ?? ''))).toEqual([])
  })

  it.each(pages)('$name: nothing inline that the policy forbids, nothing from elsewhere', ({ html }) => {
    const markup = markupOnly(html)
    expect(markup).not.toMatch(/\sstyle="|\son\w+="|javascript:/)
    expect(html).not.toMatch(/(?:src|href|url)[=(]"?https?:/)
    for (const [opening] of html.matchAll(/<(?:script|style)\b[^>]*>/g)) expect(opening).toContain('nonce="')
  })

  it.each(pages)('$name: says its language, direction and title', ({ html }) => {
    const { say } = galleryFrame(tag)
    expect(html).toMatch(/^<!doctype html><html lang="/)
    expect(html).toContain(`<html lang="${tag}" dir="${say.locale.dir}"`)
    expect(html.match(/<h1/g)).toHaveLength(1)
    expect(/<title>([^<]+)</.exec(html)?.[1]).toBeTruthy()
  })

  const refused = pages.filter(({ html }) => html.includes('aria-invalid="true"'))

  it('some pages are refused forms', () => {
    expect(refused.length).toBeGreaterThan(8)
  })

  it.each(refused)('$name: the error is told in the title, and in words under its field', ({ html }) => {
    const { say } = galleryFrame(tag)
    const [beforeTitle = 'none'] = say('page.title_with_error', { title: '\0' }).split('\0')
    expect(beforeTitle).toMatch(/\p{L}/u)
    expect(/<title>([^<]+)</.exec(html)?.[1]).toContain(beforeTitle)
    const field = /<(?:input|select)\b[^>]*aria-invalid="true"[^>]*autofocus[^>]*>/.exec(html)?.[0] ?? ''
    const line =
      attributes(field, 'aria-describedby')[0]
        ?.split(' ')
        .find((id) => id.endsWith('-error')) ?? 'none'
    expect(new RegExp(`id="${line}">([^<]*)<`).exec(html)?.[1]).toMatch(/\S/)
  })

  it.each(pages)('$name: weighs at most 40 KiB, its script at most 12 KiB gzipped', ({ html }) => {
    expect(new TextEncoder().encode(html).length).toBeLessThanOrEqual(40 * 1024)
    const scripts = [...html.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)]
      .map((match) => match[1])
      .join('')
    expect(gzipSync(scripts).length).toBeLessThanOrEqual(12 * 1024)
  })
})

describe('the fixed names that tests and password managers rely on', () => {
  const html = (page: string, state: string): string => String(GALLERY[page]?.[state]?.(galleryFrame('en')))

  it.each([
    ['sign-in', 'first', ['identifier', 'password', 'i', 'form', 'response'], ['sign-in', 'passkey']],
    ['sign-up', 'first', ['identifier', 'name', 'region', 'i', 'form'], ['sign-up']],
    ['code', 'sign-up', ['code', 'i', 'form'], ['continue']],
    ['way-in', 'sign-up', ['password', 'i', 'form', 'response'], ['passkey', 'continue']],
    ['way-in', 'recovery', ['password', 'keep_sessions'], ['passkey', 'continue']],
    ['recovery', 'first', ['identifier'], ['continue']],
    ['consent', 'few', ['decision'], ['allow', 'deny']],
    ['logout', 'ask', ['form'], ['sign-out']],
    ['account', 'full', ['credential', 'session'], ['sign-out']],
  ])('%s.%s', (page, state, names, ids) => {
    const markup = html(page, state)
    expect(attributes(markup, 'name')).toEqual(expect.arrayContaining(names))
    expect(attributes(markup, 'id')).toEqual(expect.arrayContaining(ids))
  })

  it('autocomplete is exact', () => {
    expect(html('sign-in', 'first')).toContain('autocomplete="username webauthn"')
    expect(html('sign-in', 'first')).toContain('autocomplete="current-password webauthn"')
    expect(html('way-in', 'sign-up')).toContain('autocomplete="new-password"')
    expect(html('code', 'sign-up')).toContain('autocomplete="one-time-code"')
    expect(html('sign-up', 'first')).toContain('autocomplete="email"')
    expect(html('sign-up', 'first')).toContain('autocomplete="name"')
  })

  it('C4: nothing counts down but the page of a network that has to wait', () => {
    const counting = galleryPages('en').filter(({ html }) =>
      /role="timer"|data-seconds/.test(markupOnly(html)),
    )
    expect(counting.map(({ name }) => name)).toEqual(['message.too_many'])
  })

  it('every message leads on, with one way that stands out', () => {
    const messages = galleryPages('en').filter(({ name }) => name.startsWith('message.'))
    expect(messages).toHaveLength(9)
    for (const { name, html } of messages) {
      expect(html.match(/class="primary"/g), name).toHaveLength(1)
      expect(html.match(/<a class="primary" id="continue" href="[^"]+"/g), name).toHaveLength(1)
    }
  })

  it('the last way in has no remove button', () => {
    expect(html('account', 'full')).toContain('action="/account/credentials/remove"')
    expect(html('account', 'bare')).not.toContain('action="/account/credentials/remove"')
  })
})

it('is written out to be looked at', async () => {
  const written = await writeGallery(resolve(import.meta.dirname, '../../../.dev/gallery'))
  expect(written).toBe(LOCALE_TAGS.length * 2 * galleryPages('en').length)
})
