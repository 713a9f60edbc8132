/** The looks that the mailbox and the demo application share: system fonts, one column, light and dark. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1c2430; --muted: #5a6575; --page: #f3f4f7; --card: #fdfdfe; --line: #d9dde4;
  --accent: #1f5f8b; --on-accent: #fbfdff }
@media (prefers-color-scheme: dark) { :root { --ink: #e8ebf0; --muted: #a3adbb; --page: #14181f; --card: #1d232c;
  --line: #343c48; --accent: #8cc4ec; --on-accent: #10202c } }
* { box-sizing: border-box }
body { margin: 0; background: var(--page); color: var(--ink); font: 1rem/1.55 system-ui, sans-serif }
main { max-width: 42rem; margin-inline: auto; padding: 2.5rem 1.25rem 4rem }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 .25rem } h2 { font-size: 1.1rem; margin: 0 0 .25rem }
p { margin: .25rem 0 1rem } .muted { color: var(--muted) } a { color: var(--accent) }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 14px; padding: 1.25rem; margin: 1.25rem 0 }
.row { display: flex; flex-wrap: wrap; gap: .75rem; margin-top: 1rem } form { margin: 0 }
.button { display: inline-block; min-height: 44px; padding: .6rem 1.1rem; border: 1px solid var(--accent);
  border-radius: 10px; background: var(--accent); color: var(--on-accent); font: inherit; font-weight: 600;
  text-decoration: none; cursor: pointer }
.button.quiet { background: transparent; color: var(--accent) }
.button:focus-visible, a:focus-visible, summary:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px }
nav { display: flex; flex-wrap: wrap; gap: .5rem 1.25rem } nav [aria-current] { color: inherit; font-weight: 600 }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .3rem 1rem; margin: 1rem 0 0 }
dt { color: var(--muted) } dd { margin: 0; overflow-wrap: anywhere; font-family: ui-monospace, monospace; font-size: .9rem }
pre { overflow: auto; white-space: pre-wrap; overflow-wrap: anywhere; font-size: .85rem }
iframe { width: 100%; height: 24rem; border: 1px solid var(--line); border-radius: 8px; background: #fff }
.notice { border-inline-start: 4px solid var(--accent) } summary { cursor: pointer }
@media (max-width: 30rem) { dl { grid-template-columns: 1fr } dd { margin-bottom: .4rem } }
`
