/**
 * A value that must never be printed: it shows as `[secret]` in text, JSON, logs and inspectors, and does not clone,
 * so it can neither ride an error message nor an RPC answer by accident. `reveal()` is the one way in, and easy to search for.
 * It does not hide from a debugger, and it does not wipe memory: no JavaScript value can.
 */
const SHOWN = '[secret]'

export class Secret<Value extends string | Uint8Array = string> {
  readonly #value: Value

  constructor(value: Value) {
    this.#value = value
  }

  /** The value itself. */
  reveal(): Value {
    return this.#value
  }

  toString(): string {
    return SHOWN
  }

  toJSON(): string {
    return SHOWN
  }

  /** What Node's and workerd's console print. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return SHOWN
  }
}
