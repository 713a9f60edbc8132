/**
 * KV as it behaves away from home. The local one is strongly consistent, so what a city has once read (a miss too) is served again for a
 * minute here; writes and deletes go to the store at once and are seen elsewhere when their copies have run out.
 */
const MINUTE = 60_000

/** The part of a namespace that our stores call. */
export interface Kv {
  get(key: string, options?: { readonly type?: string; readonly cacheTtl?: number }): Promise<unknown>
  put(key: string, value: string, options?: { readonly expirationTtl?: number }): Promise<void>
  delete(key: string): Promise<void>
}

/** A namespace in memory: one truth, expiry by the clock. */
export function memoryKv(now: () => number): Kv {
  const values = new Map<string, { readonly value: string; readonly until: number }>()
  return {
    get: async (key, { type } = {}) => {
      const found = values.get(key)
      if (!found || found.until <= now()) return null
      return type === 'json' ? (JSON.parse(found.value) as unknown) : found.value
    },
    put: async (key, value, { expirationTtl } = {}) => {
      if (expirationTtl !== undefined && expirationTtl < 60)
        throw new Error('KV PUT failed: Invalid expiration_ttl')
      values.set(key, {
        value,
        until: expirationTtl === undefined ? Infinity : now() + expirationTtl * 1_000,
      })
    },
    delete: async (key) => void values.delete(key),
  }
}

/** One city's view of a namespace. `isDown` makes every call fail. */
export function cityOf(base: Kv, now: () => number): { readonly kv: KVNamespace; isDown: boolean } {
  const copies = new Map<string, { readonly value: unknown; readonly until: number }>()
  const city = {
    isDown: false,
    kv: {
      get: async (key: string, options?: Parameters<Kv['get']>[1]) => {
        if (city.isDown) throw new Error('KV GET failed: 503')
        const copy = copies.get(key)
        if (copy && copy.until > now()) return copy.value
        const value = await base.get(key, options)
        copies.set(key, { value, until: now() + MINUTE })
        return value
      },
      put: async (...given: Parameters<Kv['put']>) => {
        if (city.isDown) throw new Error('KV PUT failed: 503')
        await base.put(...given)
      },
      delete: async (key: string) => {
        if (city.isDown) throw new Error('KV DELETE failed: 503')
        await base.delete(key)
      },
    } as unknown as KVNamespace, // what our stores call is here, the rest of KV is not
  }
  return city
}
