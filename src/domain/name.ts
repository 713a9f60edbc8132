/**
 * A name as somebody typed it, their own or a passkey's: one line without control characters, in the form that compares equal (NFC). What is
 * in it is their business.
 */
import { no, ok, type Outcome } from '../kernel/outcome.ts'

export const LONGEST_NAME = 100

export function readName(text: string | undefined): Outcome<string, 'name_missing' | 'name_too_long'> {
  const name = (text ?? '')
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim()
  if (name === '') return no('name_missing')
  return Array.from(name).length > LONGEST_NAME ? no('name_too_long') : ok(name)
}

/** What stands in place of a picture: the first letters of the first and the last word, whatever script they are of. */
export function initialsOf(name: string, language: string): string {
  const letters = new Intl.Segmenter(language, { granularity: 'grapheme' })
  const words = name.split(/\s+/u).filter((word) => word !== '')
  const [first = '', ...others] = words
  return [first, others.at(-1) ?? '']
    .map((word) => [...letters.segment(word)][0]?.segment ?? '')
    .join('')
    .toLocaleUpperCase(language)
}
