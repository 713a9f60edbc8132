/** The looks of the mailbox: system fonts, one column, light and dark. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1c2430; --muted: #5a6575; --page: #f3f4f7; --card: #fdfdfe; --line: #d9dde4;
  --accent: #1f5f8b }
@media (prefers-color-scheme: dark) { :root { --ink: #e8ebf0; --muted: #a3adbb; --page: #14181f; --card: #1d232c;
  --line: #343c48; --accent: #8cc4ec } }
* { box-sizing: border-box }
body { margin: 0; background: var(--page); color: var(--ink); font: 1rem/1.55 system-ui, sans-serif }
main { max-width: 42rem; margin-inline: auto; padding: 2.5rem 1.25rem 4rem }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 .25rem } h2 { font-size: 1.1rem; margin: 0 0 .25rem }
p { margin: .25rem 0 1rem } .muted { color: var(--muted) } a { color: var(--accent) }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 14px; padding: 1.25rem; margin: 1.25rem 0 }
a:focus-visible, summary:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px }
pre { overflow: auto; white-space: pre-wrap; overflow-wrap: anywhere; font-size: .85rem }
iframe { width: 100%; height: 24rem; border: 1px solid var(--line); border-radius: 8px; background: #fff }
summary { cursor: pointer }
`
