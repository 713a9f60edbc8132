/** An e-mail address in the form that decides who somebody is (rules F3, K6): one spelling a mailbox, and nothing that is none. */
import { describe, expect, test } from 'vitest'
import { normaliseEmail } from '../../../src/domain/identifier.ts'

describe('one spelling', () => {
  test.each([
    ['case', 'Ada.Lovelace@Example.COM', 'ada.lovelace@example.com'],
    ['white space around', '  ada@example.com\t', 'ada@example.com'],
    ['full width (NFKC)', 'ａｄａ＠ｅｘａｍｐｌｅ．ｃｏｍ', 'ada@example.com'],
    ['an accent in two pieces', 'e\u0301mile@example.com', 'émile@example.com'],
    ['an international domain (UTS 46)', 'ada@Bücher.example', 'ada@xn--bcher-kva.example'],
    ['the same domain in ASCII', 'ada@xn--bcher-kva.example', 'ada@xn--bcher-kva.example'],
    ['a Chinese domain', 'ada@例子.测试', 'ada@xn--fsqu00a.xn--0zwm56d'],
    ['an ideographic full stop', 'ada@example。com', 'ada@example.com'],
  ])('%s', (_, typed, stored) => {
    expect(normaliseEmail(typed)).toBe(stored)
    expect(normaliseEmail(stored)).toBe(stored)
  })

  test('a tag after plus, and dots, are other mailboxes: not ours to know', () => {
    expect(normaliseEmail('ada+news@example.com')).toBe('ada+news@example.com')
    expect(normaliseEmail('a.d.a@example.com')).toBe('a.d.a@example.com')
  })

  test.each([
    "o'brien@example.com",
    'a_b-c=d!#$%&*/?^`{|}~@example.com',
    'ada@a.b.c.example.co',
    'δοκιμή@παράδειγμα.δοκιμή',
  ])('%s is one', (typed) => expect(normaliseEmail(typed)).toBeDefined())
})

describe('lengths (RFC 5321 §4.5.3.1)', () => {
  const host = (length: number): string => {
    const labels = 'a'.repeat(length - 4).match(/.{1,60}/g) ?? []
    return `${labels.join('.').slice(0, length - 4)}.com`
  }

  test('64 before the @, 65 not', () => {
    expect(normaliseEmail(`${'a'.repeat(64)}@example.com`)).toBeDefined()
    expect(normaliseEmail(`${'a'.repeat(65)}@example.com`)).toBeUndefined()
  })

  test('254 in all, 255 not', () => {
    const local = 'a'.repeat(64)
    const whole = (total: number): string => `${local}@${host(total - 65)}`
    expect(whole(254)).toHaveLength(254)
    expect(normaliseEmail(whole(254))).toBeDefined()
    expect(normaliseEmail(whole(255))).toBeUndefined()
  })

  test('63 letters a label, 64 not', () => {
    expect(normaliseEmail(`a@${'b'.repeat(63)}.com`)).toBeDefined()
    expect(normaliseEmail(`a@${'b'.repeat(64)}.com`)).toBeUndefined()
  })
})

describe('no address', () => {
  test.each([
    ['nothing', ''],
    ['no @', 'ada.example.com'],
    ['nothing before it', '@example.com'],
    ['nothing after it', 'ada@'],
    ['two', 'ada@home@example.com'],
    ['a space inside', 'ada lovelace@example.com'],
    ['a space in the domain', 'ada@exam ple.com'],
    ['a line end', 'ada@example.com\nbcc: all@example.com'],
    ['a line end before the @', 'ada\r\n@example.com'],
    ['a control character', 'ada\u0000@example.com'],
    ['a quoted local part', '"ada"@example.com'],
    ['a name around it', 'Ada <ada@example.com>'],
    ['two addresses', 'ada@example.com,eve@example.com'],
    ['a comment', 'ada(x)@example.com'],
    ['a dot first', '.ada@example.com'],
    ['a dot last', 'ada.@example.com'],
    ['two dots', 'a..da@example.com'],
    ['one label', 'ada@localhost'],
    ['an address literal', 'ada@[127.0.0.1]'],
    ['an IPv4 address', 'ada@127.0.0.1'],
    ['an IPv4 address in one number', 'ada@2130706433'],
    ['an IPv6 address', 'ada@[::1]'],
    ['a port', 'ada@example.com:25'],
    ['a path', 'ada@example.com/inbox'],
    ['a percent sign', 'ada@ex%61mple.com'],
    ['an empty label', 'ada@example..com'],
    ['a dot at the end', 'ada@example.com.'],
    ['a hyphen first', 'ada@-example.com'],
    ['an underscore', 'ada@exa_mple.com'],
  ])('%s', (_, typed) => expect(normaliseEmail(typed)).toBeUndefined())
})
