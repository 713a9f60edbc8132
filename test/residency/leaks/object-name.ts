/** Leak: a Directory object per identifier instead of per bucket, named after the identifier's index. */
import { hex } from '../../../src/kernel/bytes.ts'
import type { IdentifierKey } from '../../../src/domain/identifier.ts'
import type { Region } from '../../../src/domain/region.ts'
import type { Directories } from '../../../src/ports/directories.ts'
import { durableDirectories as honest, type Namespace } from '../../../src/store/durable/objects.ts'
export * from '../../../src/store/durable/objects.ts'

export function durableDirectories(namespaceOf: (region: Region) => Namespace): Directories {
  return {
    of: (region, bucket) => {
      const named = ({ inner }: IdentifierKey) =>
        honest((each) => renamed(namespaceOf(each), hex(inner))).of(region, bucket)
      return {
        ...honest(namespaceOf).of(region, bucket),
        find: (key) => named(key).find(key),
        claim: (claim) => named(claim.key).claim(claim),
        look: (key, person) => named(key).look(key, person),
        activate: (claim) => named(claim.key).activate(claim),
        withdraw: (claim) => named(claim.key).withdraw(claim),
      }
    },
  }
}

const renamed = (namespace: Namespace, name: string): Namespace => ({
  idFromName: (bucket) => namespace.idFromName(`${bucket}-${name}`),
  get: (id) => namespace.get(id),
})
