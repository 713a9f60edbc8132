/**
 * What the provider did for each thing that was done here: its requests in order, with the hops, calls and rows that each cost. Several
 * browsers at once are told apart by time alone, which is enough on one machine.
 */
import type { RequestLine } from '../counting/request-log.ts'
import { escapeHtml } from '../local-server.ts'
import type { Flow } from './visit.ts'

export function flowLog(flows: readonly Flow[], lines: readonly RequestLine[]): string {
  const told = flows.flatMap((flow, index) => {
    const until = flows[index - 1]?.after ?? Number.POSITIVE_INFINITY
    const own = lines.filter(({ number }) => number > flow.after && number <= until)
    return own.length > 0 ? [flowTable(flow, own, index === 0)] : []
  })
  if (told.length === 0) return ''
  return `<section class="card" id="requests"><h2>What the provider did</h2>
    <p class="muted">A hop is a trip that leaves the city where the request arrived, to the person’s home region or from one
    region to another; trips side by side count once. Calls go to objects, databases and KV; rows are what was written.
    This counter is part of <code>npm run dev</code> and of no deployment.</p>
    ${told.join('')}</section>`
}

function flowTable({ title }: Flow, lines: readonly RequestLine[], isNewest: boolean): string {
  const total = (of: (line: RequestLine) => number): number => lines.reduce((sum, line) => sum + of(line), 0)
  const hops = total((line) => line.hops)
  const sums = [hops, total(({ calls }) => calls), total(({ rows }) => rows), total(timeOf)]
  const note = lines.some(({ readsConfiguration }) => readsConfiguration) ? FIRST : ''
  return `<details class="flow"${isNewest ? ' open' : ''}><summary>${escapeHtml(title)}
    <span>${counted(lines.length, 'request')}, ${counted(hops, 'hop')}</span></summary>
    <table><thead><tr><th scope="col">Request</th>${HEAD}</tr></thead>
    <tbody>${lines.map(row).join('')}</tbody>
    <tfoot><tr><th scope="row">Total</th>${cells(sums)}</tr></tfoot></table>${note}</details>`
}

const HEAD = ['Hops', 'Calls', 'Rows', 'ms'].map((title) => `<th scope="col">${title}</th>`).join('')
const FIRST =
  '<p class="muted">* read applications, pictures or keys from the global database, which this isolate now remembers.</p>'

function row(line: RequestLine): string {
  const path = line.path.replace(/^\/brand\/.*/, '/brand/…')
  const hops = `${line.hops}${line.readsConfiguration ? '*' : ''}`
  return `<tr><td>${line.method} <code>${escapeHtml(path)}</code> <span class="muted">${line.status}</span></td>
    ${cells([hops, line.calls, line.rows, timeOf(line)])}</tr>`
}

const timeOf = ({ milliseconds }: RequestLine): number => milliseconds
const cells = (values: readonly (number | string)[]): string =>
  values.map((value) => `<td>${value}</td>`).join('')
const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`
