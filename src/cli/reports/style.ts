/** How the page looks: on a desk, on a phone, on paper. */
export const style: string = `
:root { color-scheme: light; --yes: #0a6b2d; --no: #b3161b; --open: #8a5300; --line: #d5d9de; --quiet: #59636e }
* { box-sizing: border-box }
body { font: 15px/1.5 system-ui, sans-serif; color: #1c2127; background: #f5f6f8; margin: 0 auto; padding: 1.5rem; max-width: 72rem }
h1 { font-size: 1.6rem; margin: 0 }
h2 { font-size: 1.15rem; margin: 0 0 .5rem; overflow-wrap: anywhere }
h3 { font-size: .95rem; margin: 1rem 0 .25rem }
p { margin: .25rem 0 .75rem }
a { color: #0b57a4 }
code { font: .85em ui-monospace, monospace; color: var(--quiet) }
.tally { list-style: none; display: flex; flex-wrap: wrap; gap: .5rem; padding: 0; margin: 0 0 1rem }
.tally li { background: #fff; border: 1px solid var(--line); border-left: 4px solid; border-radius: 4px; padding: .4rem .8rem }
.tally b { font-size: 1.2rem }
.yes { color: var(--yes) } .no { color: var(--no) } .open { color: var(--open) } .none { color: var(--quiet) }
.verdict { font-weight: 600; white-space: nowrap }
table { border-collapse: collapse; width: 100%; background: #fff }
caption { text-align: left; font-weight: 600; font-size: .95rem; padding: .25rem 0 }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid var(--line); overflow-wrap: anywhere }
.overview { border: 1px solid var(--line) }
.overview td:first-child { overflow-wrap: normal }
.overview th { background: #eceff3; overflow-wrap: normal }
.overview th:not(:first-child) { min-width: 7.5rem }
.checks th { width: 8rem; font-weight: 500 }
.checks td.yes, .checks td.no, .checks td.open, .checks td.none { width: 7rem; white-space: nowrap }
article { background: #fff; border: 1px solid var(--line); border-radius: 6px; padding: 1rem 1.25rem; margin: 1.25rem 0 }
article::after { content: ''; display: block; clear: both }
figure { float: right; width: 10rem; margin: 0 0 .5rem 1rem; text-align: center }
figure img { max-width: 10rem; max-height: 10rem }
figcaption { font-size: .75rem; color: var(--quiet) }
dl { display: grid; grid-template-columns: 8rem 1fr; gap: .15rem .75rem; margin: 0 0 1rem }
dt { color: var(--quiet) }
dd { margin: 0; overflow-wrap: anywhere }
.reasons { margin: 0; padding-left: 1.1rem }
td .reasons { list-style: none; padding: 0 }
.hint { color: var(--quiet) }
footer { color: var(--quiet); font-size: .85rem }
@media (max-width: 44rem) {
  body { padding: .75rem; font-size: 14px }
  .overview, .overview tbody, .overview tr, .overview td { display: block }
  .overview thead { display: none }
  .overview tr { border-bottom: 1px solid var(--line); padding: .4rem 0 }
  .overview td { border: 0; padding: .1rem .6rem }
  .overview td:not([data-label=""])::before { content: attr(data-label) ": "; color: var(--quiet) }
  .overview td:has(> bdi:empty) { display: none }
  dl { grid-template-columns: 1fr } dt { margin-top: .3rem }
  .checks, .checks tbody, .checks tr, .checks th, .checks td { display: block; width: auto }
  .checks tr { border-bottom: 1px solid var(--line) } .checks th, .checks td { border: 0; padding: .1rem 0 }
  figure { float: none; width: auto; text-align: left; margin: 0 0 .75rem }
}
@media print {
  body { background: #fff; max-width: none; padding: 0; font-size: 10pt }
  article { break-inside: avoid; border-radius: 0 }
  thead { display: table-header-group }
  tr { break-inside: avoid }
}
`
