/** The demo application's sheet, over the same variables as the provider's pages: one column, cards, light and dark. */
export const DEMO_STYLE = `
* { box-sizing: border-box }
body { margin: 0; background: var(--page); color: var(--text); font: 1rem/1.55 var(--font); -webkit-font-smoothing: antialiased }
main { max-width: 64rem; margin-inline: auto; padding: 1.5rem 1.25rem 4rem }
h1, h2, h3 { line-height: 1.25; margin: 0; letter-spacing: -.01em }
h1 { font-size: 1.6rem } h2 { font-size: 1.1rem } h3 { font-size: .9rem; color: var(--muted); margin-top: 1.25rem }
p { margin: .35rem 0 0; text-wrap: pretty } a { color: var(--link); text-underline-offset: .18em }
.muted { color: var(--muted); font-size: .9375rem }
:focus-visible { outline: 3px solid var(--ring); outline-offset: 2px; border-radius: 4px }
.top { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1.5rem; margin-bottom: 1.5rem }
.top p { margin: 0 }
nav { display: flex; flex-wrap: wrap; gap: .375rem; margin-inline-start: auto }
nav a { padding: .375rem .875rem; border-radius: 99px; border: 1px solid var(--line); background: var(--card); color: var(--muted);
  font-size: .9375rem; text-decoration: none }
nav a:hover { color: var(--text) }
nav [aria-current] { color: var(--text); font-weight: 650; border-color: var(--control) }
.card { background: var(--card); border: 1px solid var(--line); border-radius: calc(var(--radius) * 1.3); padding: 1.5rem;
  margin-top: 1.25rem; min-width: 0 }
.hero { padding: 2.25rem 1.75rem }
.hero img { display: block; height: 2.5rem; max-width: 100% } .hero h1 { margin: 1.5rem 0 0 }
.row { display: flex; flex-wrap: wrap; gap: .625rem; margin-top: 1.25rem } form { margin: 0 }
.button { display: inline-flex; align-items: center; justify-content: center; min-height: 44px; padding: .5rem 1.125rem;
  border: 1px solid var(--primary); border-radius: var(--radius); background: var(--primary); color: var(--on-primary);
  font: inherit; font-weight: 650; text-decoration: none; cursor: pointer }
.button:hover { background: var(--primary-hover) }
.button.quiet { background: transparent; border-color: var(--control); color: var(--text); font-weight: 500 }
.button.quiet:hover { border-color: var(--text) }
.notice { border-inline-start: 4px solid var(--link); background: var(--note-ground); padding: 1rem 1.25rem }
.pair { display: grid; gap: 0 1.25rem; grid-template-columns: minmax(0, 1fr) }
dl { display: grid; grid-template-columns: minmax(6.5rem, max-content) minmax(0, 1fr); gap: .5rem 1.25rem; margin: .75rem 0 0 }
dt { color: var(--muted); font-size: .875rem } dt small { display: block; color: var(--link); font-size: .8125rem }
dd { margin: 0; overflow-wrap: anywhere; font-family: ui-monospace, Menlo, Consolas, monospace; font-size: .875rem }
details { margin-top: 1rem } summary { cursor: pointer; color: var(--link); font-size: .9375rem }
pre { margin: .75rem 0 0; white-space: pre-wrap; overflow-wrap: anywhere; font: .8125rem/1.5 ui-monospace, Menlo, Consolas, monospace;
  color: var(--muted) }
.flow { border-top: 1px solid var(--line); padding-top: 1rem } .flow summary { color: var(--text); font-weight: 650 }
.flow summary span { color: var(--muted); font-weight: 400 }
table { width: 100%; border-collapse: collapse; margin-top: .75rem; font-size: .875rem; font-variant-numeric: tabular-nums }
th { text-align: start; font-weight: 500; color: var(--muted) } th, td { padding: .375rem .5rem; vertical-align: top }
th:first-child, td:first-child { padding-inline-start: 0 } th:last-child, td:last-child { padding-inline-end: 0 }
td:not(:first-child), thead th:not(:first-child) { text-align: end; white-space: nowrap }
tbody tr { border-top: 1px solid var(--line) } tfoot tr { border-top: 2px solid var(--line); font-weight: 650 }
tfoot th { color: inherit; font-weight: 650 }
code { font-family: ui-monospace, Menlo, Consolas, monospace; font-size: .8125rem; overflow-wrap: anywhere } td .muted { font-size: inherit }
footer { margin-top: 2rem; font-size: .875rem; color: var(--muted); display: flex; flex-wrap: wrap; gap: .375rem 1.25rem }
footer a { color: inherit }
@media (min-width: 56rem) { .pair { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr) } }
@media (max-width: 34rem) { nav { margin-inline-start: 0 } .hero { padding: 1.5rem } .card { padding: 1.125rem }
  dl { grid-template-columns: minmax(0, 1fr); gap: 0 } dd { margin-bottom: .625rem } .row > * { flex: 1 1 100% }
  .row .button { width: 100% } th, td { padding-inline: .25rem } table { font-size: .8125rem } }
`
