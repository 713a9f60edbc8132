/** What is served inline says what was written: the same rules, the same program. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Script } from 'node:vm'
import { expect, test } from 'vitest'
import { squeezedScript, squeezedSheet } from '../../../src/kernel/squeeze.ts'

const SOURCES = resolve(import.meta.dirname, '../../../src')
const FILES = readdirSync(SOURCES, { recursive: true })
  .map(String)
  .filter((name) => name.endsWith('.browser.js'))

test.each(FILES)('%s is the same program, and a quarter lighter', (name) => {
  const script = readFileSync(join(SOURCES, name), 'utf8')
  const squeezed = squeezedScript(script)
  const wordsOf = (text: string): string => text.replaceAll(/\s+/g, '')
  const bare = script.replaceAll(/\/\*\*[\s\S]*?\*\//g, '').replaceAll(/^ *\/\/.*$/gm, '')
  expect(() => new Script(squeezed)).not.toThrow()
  expect(wordsOf(squeezed)).toBe(wordsOf(bare))
  expect(squeezed.length).toBeLessThan(script.length * 0.75)
})

test('a sheet keeps its selectors, values and functions', () => {
  const sheet = `/* told */
a > b,
.c :is(d, e)::after {
  margin: 0 calc(1rem + 2px);
  content: ':';
}
@media (min-width: 60rem) {
  a:hover { color: var(--x, red) }
}`
  expect(squeezedSheet(sheet).trim()).toBe(
    "a > b,.c :is(d,e)::after{margin:0 calc(1rem + 2px);content:':'}@media (min-width:60rem){a:hover{color:var(--x,red)}}",
  )
})
