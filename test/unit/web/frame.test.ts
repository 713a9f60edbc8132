/** What the foot line offers of an application: its own pages, in the person's language, and nothing where it has none. */
import { expect, it } from 'vitest'
import { speaker } from '../../../src/text/say.ts'
import { cornerOf } from '../../../src/web/frame.ts'

const say = speaker('en')

it('links home, terms, privacy and support, in this order', () => {
  const links = cornerOf(say, {
    name: 'Harbour Books',
    supportUri: 'https://books.example/help',
    policyUri: 'https://books.example/privacy',
    termsUri: 'https://books.example/terms',
    homepage: 'https://books.example/',
  })
  expect(links).toEqual([
    { href: 'https://books.example/', text: 'Back to Harbour Books' },
    { href: 'https://books.example/terms', text: 'Terms' },
    { href: 'https://books.example/privacy', text: 'Privacy' },
    { href: 'https://books.example/help', text: 'Support' },
  ])
})

it('leaves out what an application has not', () => {
  expect(cornerOf(say, { name: 'Harbour Books' })).toEqual([])
  expect(cornerOf(say, { name: 'Harbour Books', policyUri: 'https://books.example/privacy' })).toHaveLength(1)
})
