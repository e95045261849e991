/** What the corpus came to, by feature, as documentation: counts only. */
import type { CorpusEntry } from '../support/corpus.js'

/** An entry, and whether we agree with its makers. */
export interface Counted {
  readonly entry: CorpusEntry
  readonly agrees: boolean
}

/** Writes `docs/conformance-corpus.md`. */
export function corpusDoc(counted: readonly Counted[], rules: ReadonlyMap<string, readonly Counted[]>): string {
  return `# Other people's credentials, counted

Made by \`test/conformance/corpus.test.ts\` of a collection of credentials, keys, lists and pictures that others made, with
the verdict that their makers state. The collection is not part of this repository; where it is absent the test is
skipped by name. Each entry on which we disagree is named with its reason in
\`test/conformance/exceptions.ts\`, and comes to just what stands there.

## By what an entry is compared with

| compared | entries | as their makers say | excepted |
|---|---|---|---|
${[...rules].map(([rule, entries]) => row(rule, entries)).join('\n')}
| **all** ${cells(counted)}

## By feature

An entry has many features. Features of fewer than three entries are left out.

| feature | entries | as their makers say | excepted |
|---|---|---|---|
${[...byFeature(counted)].map(([feature, entries]) => row(`\`${feature}\``, entries)).join('\n')}
`
}

function byFeature(counted: readonly Counted[]): readonly (readonly [string, readonly Counted[]])[] {
  const features = new Map<string, Counted[]>()
  for (const each of counted) {
    for (const feature of each.entry.features ?? []) features.set(feature, [...(features.get(feature) ?? []), each])
  }
  const worthTelling = [...features].filter(([, entries]) => entries.length >= 3)
  return worthTelling.sort(([a], [b]) => (a < b ? -1 : 1))
}

function row(name: string, entries: readonly Counted[]): string {
  return `| ${name} ${cells(entries)}`
}

function cells(entries: readonly Counted[]): string {
  const agreed = entries.filter(({ agrees }) => agrees).length
  return `| ${entries.length} | ${agreed} | ${entries.length - agreed} |`
}
