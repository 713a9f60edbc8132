/**
 * The synchronous SQL of a Durable Object as the durable stores see it: one door, so that the same statements run on the
 * platform's storage and on any other SQLite in tests. Storage types of the platform end here.
 */
export type SqlValue = string | number | null | Uint8Array

export interface Sql {
  /** Runs one statement to its end and returns its rows by column name; blobs as Uint8Array. */
  all(query: string, ...values: readonly SqlValue[]): readonly Readonly<Record<string, SqlValue>>[]
  /** One synchronous transaction: commits when `work` returns, leaves no trace when it throws. */
  transact<Result>(work: () => Result): Result
}

/** The object's own storage as `Sql`. */
export function sqlOf(storage: DurableObjectStorage): Sql {
  return {
    all: (query, ...values) =>
      storage.sql
        .exec(query, ...values.map(outgoing))
        .toArray()
        .map(incoming),
    transact: (work) => storage.transactionSync(work),
  }
}

const outgoing = (value: SqlValue): string | number | null | ArrayBuffer =>
  value instanceof Uint8Array ? new Uint8Array(value).buffer : value

const incoming = (row: Record<string, SqlStorageValue>): Record<string, SqlValue> =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      value instanceof ArrayBuffer ? new Uint8Array(value) : value,
    ]),
  )
