/**
 * The isolate's memory: the only mutable module state in the house (LAW: no module-level let, Map or Set elsewhere).
 * It holds what is dear to make and the same for everybody: imported keys, the argon2 instance, confirmed configuration.
 * Never a person's data, never a promise of one request that another would await (the platform forbids it).
 */
const memory = new Map<string, unknown>()

/** Returns what is remembered under `name`, making it the first time. `make` must be synchronous. */
export function remember<Value>(name: string, make: () => Value): Value {
  if (!memory.has(name)) memory.set(name, make())
  return memory.get(name) as Value
}

/** Forgets everything; a test's way to get a cold isolate. */
export function forgetAll(): void {
  memory.clear()
}
