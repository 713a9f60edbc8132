/** What is posted or asked is read strictly, and every refusal is a value that repeats nothing. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readFields, singleQuery } from '../../../src/web/form.ts'

const TYPE = 'application/x-www-form-urlencoded'
const posted = (body: BodyInit | null, type: string | undefined = TYPE): Request =>
  new Request('https://id.example/login', {
    method: 'POST',
    body,
    headers: type === undefined ? {} : { 'content-type': type },
  })
const bytes = (...values: number[]): Uint8Array<ArrayBuffer> => new Uint8Array(values)

describe('a posted form', () => {
  it.each([
    ['a=1&b=2', { a: '1', b: '2' }],
    ['a=1+2%203', { a: '1 2 3' }],
    ['a=%C3%A9&b=é', { a: 'é', b: 'é' }],
    ['a', { a: '' }],
    ['a=b=c', { a: 'b=c' }],
    ['&&a=1&', { a: '1' }],
    ['', {}],
  ])('%s', async (body, expected) => {
    const form = await readFields(posted(body))
    if (!form.ok) throw new Error(form.why)
    expect({ ...form.value.values }).toEqual(expected)
    expect(form.value.duplicates).toEqual([])
    expect(Object.getPrototypeOf(form.value.values)).toBeNull()
  })

  it('takes inherited names for what they are: names', async () => {
    const form = await readFields(posted('__proto__=x&constructor=y'))
    expect(form.ok && Object.entries(form.value.values)).toEqual([
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ])
  })

  it('inherits no names', async () => {
    const form = await readFields(posted('a=1'))
    expect(form.ok && form.value.values['toString']).toBeUndefined()
    expect(form.ok && form.value.values['constructor']).toBeUndefined()
  })

  it('reads back whatever a browser writes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.string({ minLength: 1, unit: 'grapheme' }), { maxLength: 5 }),
        fc.string({ unit: 'grapheme' }),
        async (names, value) => {
          fc.pre(!`${names.join('')}${value}`.includes('\0'))
          const form = await readFields(
            posted(new URLSearchParams(names.map((name) => [name, value])).toString()),
          )
          if (!form.ok) throw new Error(form.why)
          expect(new Map(Object.entries(form.value.values))).toEqual(
            new Map(names.map((name) => [name, value])),
          )
        },
      ),
    )
  })

  it.each([
    [undefined, 'content_type'],
    ['application/json', 'content_type'],
    ['multipart/form-data; boundary=x', 'content_type'],
    ['text/plain', 'content_type'],
    [`${TYPE}x`, 'content_type'],
    [`${TYPE}; charset=iso-8859-1`, 'content_type'],
  ])('of type %s is refused', async (type, why) => {
    const request = new Request('https://id.example/', {
      method: 'POST',
      body: bytes(97, 61, 49),
      headers: type ? { 'content-type': type } : {},
    })
    expect(await readFields(request)).toEqual({ ok: false, why })
  })

  it.each([TYPE, `${TYPE};charset=UTF-8`, `${TYPE} ; charset="utf-8"`, 'Application/X-WWW-Form-Urlencoded'])(
    'of type %s is read',
    async (type) => {
      expect(await readFields(posted('a=1', type))).toMatchObject({ ok: true })
    },
  )

  it.each([
    ['a stray percent sign', 'a=%'],
    ['half an escape', 'a=%4'],
    ['no hexadecimal', 'a=%zz'],
    ['half a character', 'a=%C3'],
    ['an overlong slash', 'a=%C0%AF'],
    ['a surrogate', 'a=%ED%A0%80'],
    ['NUL', 'a=%00'],
    ['a broken name', '%FF=1'],
  ])('with %s is refused', async (_, body) => {
    expect(await readFields(posted(body))).toEqual({ ok: false, why: 'broken_text' })
  })

  it('with raw bytes that are no UTF-8 is refused', async () => {
    expect(await readFields(posted(bytes(97, 61, 0xff, 0xfe)))).toEqual({ ok: false, why: 'broken_text' })
  })

  it.each(['a=1&a=2', 'a=1&b=2&a=3', 'a=1&a=', '%61=1&a=2'])(
    'that names one thing twice says which, and keeps the first: %s',
    async (body) => {
      expect(await readFields(posted(body))).toMatchObject({
        ok: true,
        value: { values: { a: '1' }, duplicates: ['a'] },
      })
    },
  )

  it('is kept to 64 KB, whatever its length claims; 2 MB are let go by, so that the sender hears why, and no more', async () => {
    const most = 64 * 1024
    expect(await readFields(posted(`a=${'x'.repeat(most - 2)}`))).toMatchObject({ ok: true })
    expect(await readFields(posted(`a=${'x'.repeat(most - 1)}`))).toEqual({ ok: false, why: 'too_large' })
    let pulled = 0
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1024
        controller.enqueue(new Uint8Array(1024).fill(97))
      },
    })
    const request = new Request('https://id.example/', {
      method: 'POST',
      body: endless,
      headers: { 'content-type': TYPE },
      duplex: 'half',
    } as RequestInit)
    expect(await readFields(request)).toEqual({ ok: false, why: 'too_large' })
    expect(pulled).toBeGreaterThan(2 * 1024 * 1024)
    expect(pulled).toBeLessThan(2.1 * 1024 * 1024)
  })
})

describe('a query', () => {
  it.each([
    ['https://id.example/authorize?a=1&b=2', { a: '1', b: '2' }, []],
    ['https://id.example/authorize', {}, []],
    ['https://id.example/authorize?a=1&a=2#a=3', { a: '1' }, ['a']],
    [
      'https://id.example/authorize?redirect_uri=https%3A%2F%2Fapp.example%2Fcb%3Fx%3D1',
      { redirect_uri: 'https://app.example/cb?x=1' },
      [],
    ],
  ])('%s', (url, values, duplicates) => {
    const query = singleQuery(url)
    expect(query.ok && { ...query.value.values }).toEqual(values)
    expect(query.ok && query.value.duplicates).toEqual(duplicates)
  })
  it('that is broken is refused', () => {
    expect(singleQuery('https://id.example/?state=%E0%A4%A')).toEqual({ ok: false, why: 'broken_text' })
  })
})
