/**
 * The canary scan: every needle over every exhibit, less what the table of permitted traces allows (ARCHITECTURE §6, LAW nothing
 * personal outside). What is left are findings, and one finding fails the house.
 */
import type { Exhibit } from './exhibits.ts'
import type { Needle } from './needles.ts'
import { Searcher } from './search.ts'
import type { PlaceKind } from './zones.ts'

interface Permit {
  readonly what: string
  readonly kind: Needle['kind']
  /** Only here, and of places that belong to a region only the home region's. */
  readonly places: readonly PlaceKind[]
  readonly why: string
}

/** Everything of a person that may be found at rest without their key. Each line needs its reason. */
export const PERMITTED: readonly Permit[] = [
  {
    what: 'e-mail',
    kind: 'index',
    places: ['directory'],
    why: 'rules K6, F1: the Directory of a region owns who holds an identifier there, under that region’s key',
  },
  {
    what: 'e-mail',
    kind: 'index',
    places: ['shard'],
    why: 'rule K6: the identifier’s row is found by that region’s index; search only',
  },
  {
    what: 'person id',
    kind: 'readable',
    places: ['shard', 'keys', 'home', 'directory', 'object names'],
    why: 'LAW nothing personal outside: a random pseudonym; at home it names rows and the person’s object',
  },
  {
    what: 'person id',
    kind: 'readable',
    places: ['sealed in cookie'],
    why: 'rule C1: the sealed home cookie, on the person’s own device, names their homes',
  },
  {
    what: 'passkey id',
    kind: 'readable',
    places: ['shard', 'home'],
    why: 'rules B3, B4: a random name given by the authenticator; the row and its counter are found by it',
  },
]

export interface Finding {
  readonly what: string
  readonly home: string
  readonly kind: Needle['kind']
  readonly form: string
  readonly place: PlaceKind
  readonly region: string
  readonly where: string
}

export interface ScanResult {
  readonly findings: readonly Finding[]
  /** What the table of permitted traces let pass, in the same words. */
  readonly permitted: readonly Finding[]
  readonly table: readonly TableRow[]
}

export interface TableRow {
  readonly place: string
  readonly exhibits: number
  readonly bytes: number
  readonly permitted: number
  readonly findings: number
}

export function scan(exhibits: readonly Exhibit[], needles: readonly Needle[]): ScanResult {
  const searcher = new Searcher(needles)
  const all = exhibits.map((exhibit) => ({ exhibit, ...judged(exhibit, searcher) }))
  return {
    findings: all.flatMap(({ findings }) => findings),
    permitted: all.flatMap(({ permitted }) => permitted),
    table: tableOf(all),
  }
}

function judged(exhibit: Exhibit, searcher: Searcher<Needle>) {
  const findings: Finding[] = []
  const permitted: Finding[] = []
  for (const { needle } of searcher.find(exhibit.bytes))
    (isPermitted(needle, exhibit) ? permitted : findings).push({
      what: needle.what,
      home: needle.home,
      kind: needle.kind,
      form: needle.form,
      place: exhibit.place.kind,
      region: exhibit.place.region ?? 'outside',
      where: exhibit.name,
    })
  return { findings, permitted }
}

const SEALED_OUTSIDE: readonly PlaceKind[] = ['sealed in cookie']

const isPermitted = (needle: Needle, { place }: Exhibit): boolean =>
  (place.region === needle.home || SEALED_OUTSIDE.includes(place.kind)) &&
  (needle.keyOf === undefined || needle.keyOf === needle.home) &&
  PERMITTED.some(
    ({ what, kind, places }) => what === needle.what && kind === needle.kind && places.includes(place.kind),
  )

function tableOf(
  all: readonly { exhibit: Exhibit; findings: readonly Finding[]; permitted: readonly Finding[] }[],
): readonly TableRow[] {
  const rows = new Map<string, TableRow>()
  for (const { exhibit, findings, permitted } of all) {
    const place = [exhibit.place.region, exhibit.place.kind].filter(Boolean).join(' ')
    const row = rows.get(place) ?? { place, exhibits: 0, bytes: 0, permitted: 0, findings: 0 }
    rows.set(place, {
      place,
      exhibits: row.exhibits + 1,
      bytes: row.bytes + exhibit.bytes.length,
      permitted: row.permitted + permitted.length,
      findings: row.findings + findings.length,
    })
  }
  return [...rows.values()].toSorted((one, other) => (one.place < other.place ? -1 : 1))
}
