/** The pages that were opened, one row each, with the budget beside and what misses it in words. */
import { LARGEST_PAINT, PAGE_BYTES, REQUESTS, SCRIPT_BYTES } from '../support/browser/budget.ts'
import { quantile } from './ledger.ts'
import type { PageLoad } from './page-load.ts'

const kib = (bytes: number): string => `${(bytes / 1_024).toFixed(1)} KiB`
const whole = (number: number): string => number.toFixed(0)

/** `most`: the budget, where there is one. */
const COLUMNS = [
  { of: 'html', title: 'HTML', most: PAGE_BYTES, print: kib },
  { of: 'gzipped', title: 'gzipped', print: kib },
  { of: 'script', title: 'script gz', most: SCRIPT_BYTES, print: kib },
  { of: 'requests', title: 'requests', most: REQUESTS, print: whole },
  { of: 'foreign', title: 'foreign', most: 0, print: whole },
  { of: 'shift', title: 'CLS', most: 0, print: (number: number) => number.toFixed(4) },
  { of: 'firstPaint', title: 'FCP ms', print: whole },
  { of: 'largestPaint', title: 'LCP ms', most: LARGEST_PAINT, print: whole },
] as const satisfies readonly {
  readonly of: Exclude<keyof PageLoad, 'page'>
  readonly title: string
  readonly most?: number
  readonly print: (number: number) => string
}[]

const NAME = 14
const CELL = 12

type Row = Readonly<Record<(typeof COLUMNS)[number]['of'], number>> & { readonly page: string }

/** Times are medians; of all else the worst counts. */
function rowsOf(loads: readonly PageLoad[]): readonly Row[] {
  const pages = Object.entries(Object.groupBy(loads, ({ page }) => page))
  return pages.map(([page, runs = []]) => {
    const worst = (of: keyof Omit<Row, 'page'>) => Math.max(...runs.map((run) => run[of]))
    const median = (of: keyof Omit<Row, 'page'>) =>
      quantile(
        runs.map((run) => run[of]),
        0.5,
      )
    return {
      page,
      html: worst('html'),
      gzipped: worst('gzipped'),
      script: worst('script'),
      requests: worst('requests'),
      foreign: worst('foreign'),
      shift: worst('shift'),
      firstPaint: median('firstPaint'),
      largestPaint: median('largestPaint'),
    }
  })
}

const line = (name: string, cells: readonly string[]): string =>
  `  ${name.padEnd(NAME)}${cells.map((cell) => cell.padStart(CELL)).join('')}`

export interface PageTable {
  readonly text: string
  /** Budgets that are missed, in words. */
  readonly missed: readonly string[]
}

export function pageTable(loads: readonly PageLoad[]): PageTable {
  const rows = rowsOf(loads)
  const head = line(
    '',
    COLUMNS.map(({ title }) => title),
  )
  const budget = line(
    'at most',
    COLUMNS.map((column) => ('most' in column ? column.print(column.most) : '')),
  )
  const body = rows.map((row) =>
    line(
      row.page,
      COLUMNS.map(({ of, print }) => print(row[of])),
    ),
  )
  const missed = rows.flatMap((row) =>
    COLUMNS.filter((column) => 'most' in column && row[column.of] > column.most).map(
      ({ of, title, print }) => `${row.page}: ${title} ${print(row[of])}`,
    ),
  )
  return { text: [head, ...body, budget].join('\n'), missed }
}
