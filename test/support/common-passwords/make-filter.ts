/**
 * Makes src/domain/common-passwords-filter.ts anew from a ranked list, commonest first, one password a line:
 *   npm pack @zxcvbn-ts/language-common@4.1.3 @zxcvbn-ts/dictionary-compression@3.0.1, unpack both where Node finds them,
 *   node -e "import('@zxcvbn-ts/language-common').then(l => console.log(l.dictionary['passwords-common'].join('\n')))" > list.txt
 *   node test/support/common-passwords/make-filter.ts list.txt > src/domain/common-passwords-filter.ts
 */
import { readFileSync } from 'node:fs'
import { placesOf } from '../../../src/domain/common-passwords.ts'

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const FILTER_LETTERS = 40_800
const LONG = 10_500
const ALL = 16_400

/** Famous and long, and too long for lists that were stolen from houses which asked for eight letters. */
const FAMOUS = [
  'correcthorsebatterystaple',
  'thequickbrownfox',
  'thequickbrownfoxjumpsoverthelazydog',
  'iloveyousomuch',
]

/** Runs along a keyboard and the alphabet, from fifteen keys on. */
const WALKS = [
  '1234567890123456789012345',
  'qwertyuiopasdfghjklzxcvbnm',
  'abcdefghijklmnopqrstuvwxyz',
  '1qaz2wsx3edc4rfv5tgb6yhn',
]

/** As password-rules.ts folds what a person types; test/unit/domain/common-passwords.test.ts holds the two together. */
export const fold = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, '')

/**
 * The commonest of 8 letters and more; every one of 12 and more, for only those meet the rule of length by themselves; and as
 * many of 5 to 7 as still fit, for those are what people say three times over.
 */
export function chosen(ranked: readonly string[]): readonly string[] {
  const folded = [...new Set(ranked.map(fold))]
  const long = folded.filter((text) => text.length >= 8)
  const first = new Set([...long.slice(0, LONG), ...long.filter((text) => text.length >= 12)])
  const walks = WALKS.flatMap((walk) =>
    [...Array(walk.length - 14).keys()].map((more) => walk.slice(0, 15 + more)),
  )
  const short = folded.filter((text) => text.length >= 5 && text.length < 8)
  return [...new Set([...FAMOUS, ...walks, ...first, ...short])].slice(0, ALL)
}

/** The filter's letters, base64url. */
export function filterOf(members: readonly string[]): string {
  const letters = new Uint8Array(FILTER_LETTERS)
  for (const place of members.flatMap((member) => placesOf(member, FILTER_LETTERS * 6))) {
    const at = Math.floor(place / 6)
    letters[at] = letters[at]! | (1 << (5 - (place % 6)))
  }
  return [...letters].map((letter) => LETTERS[letter]).join('')
}

const SIGN = `/**
 * The commonest passwords as a Bloom filter of ${FILTER_LETTERS * 6} bits, base64url: ${ALL} folded entries, the ${LONG} commonest of 8 letters and
 * more, all of 12 and more, the commonest of 5 to 7, and a few famous long ones. Source: @zxcvbn-ts/language-common 4.1.3, passwords-common, MIT licence
 * (Copyright (c) 2012-2016 Dan Wheeler and Dropbox, Inc., Copyright (c) 2021 @zxcvbn-ts). Made by
 * test/support/common-passwords/make-filter.ts; not to be edited by hand.
 */`

const [list] = process.argv.slice(2)
if (list) {
  const members = chosen(readFileSync(list, 'utf8').split('\n'))
  process.stdout.write(`${SIGN}\nexport const COMMON_PASSWORDS_FILTER =\n  '${filterOf(members)}'\n`)
}
