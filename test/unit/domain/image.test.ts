/** Pictures are judged by their bytes; an SVG that is more than a picture is refused, whatever way it takes. */
import { describe, expect, test } from 'vitest'
import { imageKindOf, isImageName, judgeImage, LARGEST_IMAGE } from '../../../src/domain/image.ts'
import { utf8 } from '../../../src/kernel/bytes.ts'

const judged = (markup: string) => judgeImage(utf8(markup))
const bytes = (...numbers: number[]): Uint8Array => Uint8Array.from([...numbers, 0, 0, 0, 0, 0, 0, 0, 0])
const svg = (inside: string, attributes = ''): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"${attributes}>${inside}</svg>`

describe('kinds, by their first bytes', () => {
  test.each([
    ['png', bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)],
    ['jpg', bytes(0xff, 0xd8, 0xff, 0xe0)],
    ['webp', bytes(0x52, 0x49, 0x46, 0x46, 1, 2, 3, 4, 0x57, 0x45, 0x42, 0x50)],
    ['svg', utf8(svg(''))],
  ] as const)('%s', (kind, picture) => expect(judgeImage(picture)).toEqual({ kind }))

  test.each([
    ['a GIF', utf8('GIF89a')],
    ['an icon', bytes(0, 0, 1, 0)],
    ['a sound in the container of WebP', bytes(0x52, 0x49, 0x46, 0x46, 1, 2, 3, 4, 0x57, 0x41, 0x56, 0x45)],
    ['a PNG that was read as text', bytes(0x89, 0x50, 0x4e, 0x47, 0x0a, 0x1a, 0x0a)],
    ['a script', utf8('alert(1)')],
    ['no UTF-8', bytes(0x3c, 0xff, 0xfe)],
    ['UTF-16', bytes(0xff, 0xfe, 0x3c, 0, 0x73, 0)],
    ['nothing', new Uint8Array()],
  ])('%s is none', (_, picture) =>
    expect(judgeImage(picture)).toEqual({ fault: 'is no PNG, JPEG, WebP or SVG' }),
  )

  test('nothing over 48 KiB', () => {
    const large = new Uint8Array(LARGEST_IMAGE + 1)
    large.set([0xff, 0xd8, 0xff])
    expect(judgeImage(large)).toEqual({ fault: 'is larger than 48 KiB' })
    expect(judgeImage(large.slice(0, LARGEST_IMAGE))).toEqual({ kind: 'jpg' })
  })
})

describe('an SVG that is a picture', () => {
  test.each([
    svg('<path d="M0 0h8v8z" fill="#fff"/>'),
    `<?xml version="1.0" encoding="UTF-8"?>\n<!-- drawn by hand -->\n${svg('<g><circle r="1"/></g>')}\n`,
    svg('<title>Tea &amp; “co.”</title><text x="1">a</text>'),
    svg("<defs><linearGradient id='a'><stop offset='0'/></linearGradient></defs><rect fill='url(#a)'/>"),
    svg('<linearGradient id="b" href="#a"/>'),
    svg('<linearGradient id="b" xlink:href="#a"/>', ' xmlns:xlink="http://www.w3.org/1999/xlink"'),
    svg('<style>@media (prefers-color-scheme: dark) { path { fill: rgb(1, 2, 3) } }</style>'),
    svg('<g transform="translate(1 2) rotate(45)" style="fill: url( #a )"/>'),
  ])('%s', (markup) => expect(judged(markup)).toEqual({ kind: 'svg' }))
})

describe('an SVG that is more', () => {
  const ELSEWHERE = 'points at something outside of itself'
  const NOT_PLAIN = 'is no plain, well-formed SVG'
  test.each([
    [svg('<script>alert(1)</script>'), 'holds <script>, which no logo needs'],
    [svg('<SCRIPT>alert(1)</SCRIPT>'), 'holds <SCRIPT>, which no logo needs'],
    [svg('<x:script/>', ' xmlns:x="http://www.w3.org/2000/svg"'), 'declares xmlns:x, which no logo needs'],
    [svg('<foreignObject><p/></foreignObject>'), 'holds <foreignObject>, which no logo needs'],
    [svg('<g xmlns="http://www.w3.org/1999/xhtml"/>'), 'declares xmlns, which no logo needs'],
    [svg('<a href="javascript:alert(1)"/>'), 'holds <a>, which no logo needs'],
    [svg('<image href="https://evil.example/x.png"/>'), 'holds <image>, which no logo needs'],
    [svg('<use href="#a"/>'), 'holds <use>, which no logo needs'],
    [svg('<set attributeName="href" to="javascript:alert(1)"/>'), 'holds <set>, which no logo needs'],
    [svg('<animate attributeName="x"/>'), 'holds <animate>, which no logo needs'],
    [svg('<iframe src="//evil.example"/>'), 'holds <iframe>, which no logo needs'],
    [svg('', ' onload="alert(1)"'), 'has the attribute onload, which no logo needs'],
    [svg('<g\nONCLICK = "x"/>'), NOT_PLAIN],
    [svg('<g ONCLICK="x"/>'), 'has the attribute onclick, which no logo needs'],
    [svg('<g ev:onclick="x"/>'), 'has the attribute ev:onclick, which no logo needs'],
    [svg('', ' xml:base="https://evil.example/"'), 'has the attribute xml:base, which no logo needs'],
    [svg('<linearGradient href="https://evil.example/#a"/>'), ELSEWHERE],
    [svg('<linearGradient xlink:href="//evil.example/#a"/>'), ELSEWHERE],
    [svg('<linearGradient href=" #a"/>'), ELSEWHERE],
    [svg('<linearGradient href="&#35;a"/>'), ELSEWHERE],
    [svg('<rect fill="url(https://evil.example/#a)"/>'), ELSEWHERE],
    [svg('<rect fill="URL( //evil.example )"/>'), ELSEWHERE],
    [svg('<rect fill=\'url("https://evil.example")\'/>'), ELSEWHERE],
    [svg('<rect fill="url(#a) url(data:image/svg+xml,x)"/>'), ELSEWHERE],
    [svg('<rect fill="ur&#108;(https://evil.example)"/>'), 'holds an entity'],
    [svg('<rect fill="&other;"/>'), 'holds an entity'],
    [svg('<text>&other;</text>'), 'holds an entity'],
    [svg('<style>@import "https://evil.example/x.css";</style>'), 'uses an @-rule other than @media'],
    [svg('<style>@font-face { font-family: x }</style>'), 'uses an @-rule other than @media'],
    [svg('<style>a { fill: url(https://evil.example) }</style>'), ELSEWHERE],
    [
      svg('<style>a { fill: image-set("//evil.example" 1x) }</style>'),
      'uses image-set(), which no logo needs',
    ],
    [svg('<style>a { b: \\75 rl(https://evil.example) }</style>'), 'hides letters in its style'],
    [svg('<style>a { b: ur&amp;l }</style>'), 'hides letters in its style'],
    [svg('<style>a { b: &#117;rl(x) }</style>'), 'holds an entity'],
    [svg('<rect style="fill: \\75rl(//evil.example)"/>'), 'hides letters in its style'],
    [`<!DOCTYPE svg [<!ENTITY x "y">]>${svg('')}`, NOT_PLAIN],
    [`<?xml-stylesheet href="https://evil.example/x.css"?>${svg('')}`, NOT_PLAIN],
    [`<?xml version="1.0" encoding="UTF-7"?>${svg('')}`, NOT_PLAIN],
    [svg('<![CDATA[<script>alert(1)</script>]]>'), NOT_PLAIN],
    [svg('<!-- a -- b -->'), NOT_PLAIN],
    [svg('<g attribute=unquoted/>'), NOT_PLAIN],
    [svg('<g a="<"/>'), NOT_PLAIN],
    [svg('<g>'), NOT_PLAIN],
    [svg('</g>'), NOT_PLAIN],
    [`${svg('')}${svg('')}`, NOT_PLAIN],
    [`${svg('')}<script>alert(1)</script>`, 'holds <script>, which no logo needs'],
    [`${svg('')} and more`, NOT_PLAIN],
    ['<svg viewBox="0 0 8 8"/>', NOT_PLAIN],
    ['<html><body/></html>', 'holds <html>, which no logo needs'],
    ['<!-- nothing -->', NOT_PLAIN],
  ])('%s', (markup, fault) => expect(judged(markup)).toEqual({ fault }))

  test('what is long is judged as fast as what is short', () => {
    const start = performance.now()
    for (const long of [
      '<svg ' + 'a="b" '.repeat(8_000),
      '<svg' + ' '.repeat(48_000),
      '<!--' + '-a'.repeat(24_000),
    ])
      expect(judged(long.slice(0, LARGEST_IMAGE))).toEqual({ fault: NOT_PLAIN })
    expect(performance.now() - start).toBeLessThan(1_000)
  })
})

test('a name is a digest and a kind, and nothing else', () => {
  const name = `${'a-_Z'.repeat(10)}xyz.png`
  expect([isImageName(name), imageKindOf(name)]).toEqual([true, 'png'])
  for (const other of [`/${name}`, `${name}/`, name.toUpperCase(), name.slice(1), `${name}\n`, 'x.png', ''])
    expect([other, isImageName(other), imageKindOf(other)]).toEqual([other, false, undefined])
})
