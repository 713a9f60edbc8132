/**
 * ARCHITECTURE, Floors (LAW): the face of an object has exactly the contract's methods. Here on the living classes, because every
 * prototype method is callable over RPC; test/laws/faces.test.ts holds the lists to the contracts.
 */
import { DurableObject, env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import type { Env } from '../../src/config.ts'
import * as objects from '../../src/objects.ts'
import { DIRECTORY_VERBS } from '../../src/ports/directories.ts'
import { HOME_VERBS } from '../../src/ports/homes.ts'

/** Called by the platform and never offered over RPC. */
const PLATFORM_METHODS = ['alarm', 'constructor']

/** Every own name on the way from a class's prototype up to the platform's. */
function facesOf(face: { readonly prototype: object }): readonly string[] {
  const names: string[] = []
  let prototype: object | null = face.prototype
  while (prototype && prototype !== DurableObject.prototype) {
    names.push(...Object.getOwnPropertyNames(prototype))
    prototype = Object.getPrototypeOf(prototype) as object | null
  }
  return [...new Set(names)].toSorted()
}

const expected = (verbs: readonly string[]): readonly string[] => [...verbs, ...PLATFORM_METHODS].toSorted()

describe('the prototypes', () => {
  test.each(['HomeEu', 'HomeUs', 'HomeAp'] as const)('%s has the verbs of a Home and no other', (name) => {
    expect(facesOf(objects[name])).toEqual(expected(HOME_VERBS))
  })

  test.each(['DirectoryEu', 'DirectoryUs', 'DirectoryAp'] as const)(
    '%s has the verbs of a Directory and no other',
    (name) => {
      expect(facesOf(objects[name])).toEqual(expected(DIRECTORY_VERBS))
    },
  )

  test('objects.ts exports the six classes and nothing else', () => {
    expect(Object.keys(objects).toSorted()).toEqual(
      ['DirectoryAp', 'DirectoryEu', 'DirectoryUs', 'HomeAp', 'HomeEu', 'HomeUs'].toSorted(),
    )
  })

  test('a method that is private to TypeScript only is seen', () => {
    class Careless extends objects.HomeEu {
      private everything(): string {
        return 'everything'
      }
      told(): string {
        return this.everything()
      }
    }
    expect(facesOf(Careless)).toContain('everything')
  })
})

describe('over RPC', () => {
  type Face = Readonly<Record<string, (...given: readonly unknown[]) => Promise<unknown>>>
  const { HOME_EU } = env as unknown as Env // the bindings of wrangler.toml
  const face = (): Face => HOME_EU.get(HOME_EU.idFromName('nobody')) as unknown as Face // called by any name

  test.each(['alarm', 'constructor', '#tools', 'tools', 'store', 'memory', 'parts', 'ctx', 'env'])(
    '%s cannot be called',
    async (name) => {
      await expect(async () => face()[name]?.()).rejects.toThrow()
    },
  )

  test('a verb can, and what goes wrong inside comes back as a value of our own', async () => {
    const said = await face()['session']?.(undefined, 'not a call')
    expect(Object.keys(said as object)).toHaveLength(1)
    expect(said).toSatisfy((value: object) => 'answer' in value || 'outage' in value)
  })
})
