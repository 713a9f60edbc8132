import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { utf8 } from '../../../src/kernel/bytes.ts'
import { Secret } from '../../../src/kernel/secret.ts'

test.each([
  ['text', new Secret('hunter2')],
  ['bytes', new Secret(utf8('hunter2'))],
])('a secret of %s prints as [secret] wherever it is printed', (_, secret) => {
  const printed = [
    String(secret),
    [secret].join(),
    'a' + String(secret),
    JSON.stringify({ secret }),
    inspect(secret),
    inspect({ deep: [{ secret }] }, { showHidden: true, depth: 9 }),
    Object.entries(secret).join(','),
  ].join('\n')
  expect(printed).not.toMatch(/hunter2|104, ?117/)
  expect(printed.match(/\[secret\]/g)).toHaveLength(6)
})

test('reveal gives the value itself', () => {
  expect(new Secret('hunter2').reveal()).toBe('hunter2')
})

test('a clone, as RPC makes one, carries nothing', () => {
  expect(JSON.stringify(structuredClone(new Secret('hunter2')))).toBe('{}')
})
