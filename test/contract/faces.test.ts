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

const faces: readonly (readonly [string, { readonly prototype: object }])[] = Object.entries(objects)

describe('the prototypes', () => {
  test.each(faces)('%s has the verbs of its contract and no other', (name, face) => {
    expect(facesOf(face)).toEqual(expected(name.startsWith('Home') ? HOME_VERBS : DIRECTORY_VERBS))
  })

  test('objects.ts exports the six classes and nothing else', () => {
    expect(faces.map(([name]) => name).toSorted()).toEqual(
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

test('over RPC a verb answers, and what goes wrong inside comes back as a value of our own', async () => {
  type Face = Readonly<Record<string, (...given: readonly unknown[]) => Promise<object>>>
  const { HOME_EU } = env as unknown as Env // the bindings of wrangler.toml
  const face = HOME_EU.get(HOME_EU.idFromName('nobody')) as unknown as Face // called by name, as the adapter does
  const said = await face['session']?.(undefined, 'not a call')
  expect(Object.keys(said ?? {})).toEqual([expect.stringMatching(/^(?:answer|outage)$/)])
})
