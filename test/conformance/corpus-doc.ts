/** What the corpus came to, by feature, as documentation: counts only. */
import type { CorpusEntry } from '../support/corpus.js'

/** An entry, and whether we agree with its makers. */
export interface Counted {
  readonly entry: CorpusEntry
  readonly agrees: boolean
  /** Whether the report says "could not look", and not yes or no. */
  readonly isUnknown: boolean
}

/** Writes `docs/conformance-corpus.md`. */
export function corpusDoc(counted: readonly Counted[], rules: ReadonlyMap<string, readonly Counted[]>): string {
  return `# Other people's credentials, counted

Made by \`test/conformance/corpus.test.ts\` of a collection of credentials, keys, lists and pictures that others made, with
the verdict that their makers state. The collection is not part of this repository; where it is absent the test is
skipped by name. Each entry on which we disagree is named with its reason in
\`test/conformance/exceptions.ts\`, and comes to just what stands there. Of Open Badges, endorsements and records at most
2 % do; what a verifier tells of and reads on (a subject nobody names, an image as text, a type of achievement on no
list) is a finding in their reports.

That share depends on how entries are grouped. By the letter of the collection's table, whose only question is whether a badge
that is called valid is verified as it is, nine more would be exceptions: the five of \`pinned\`, the two badges of
\`base\`, one token by another DID than its issuer's (C1206, compared as \`proof\`), and one whose type is defined by a context
that is not of Open Badges (C0411, compared as \`other-credential\`). None of them is verified as it is. The first eight
are refused by our own rules on keys, base proofs and claims, and that is not going to change.

## By what an entry is compared with

- \`base\`: a base proof of ecdsa-sd-2023 is refused, as what its holder keeps; derived with everything shown, it is
  compared as any other.
- \`pinned\`: good, if the key is its issuer's, which nobody but the entry itself says. Not verified as it is; compared
  with the key pinned. Named in \`test/conformance/pinned-keys.ts\`.
- \`proof\`: signed by a key of another than the issuer. The report says that the signature holds, and verifies nothing.
- \`unsupported\`: by a proof outside the scope of Open Badges. Never verified, and named.

| compared | entries | as their makers say | of these, not all could be looked at | excepted |
|---|---|---|---|---|
${[...rules].map(([rule, entries]) => row(rule, entries)).join('\n')}
| **all** ${cells(counted)}

"Could not be looked at" is a verdict or a proof that is \`unknown\`: a kind of key, proof or DID that nobody here knows, or an answer of the
web that the collection does not hold. It is never taken for good; where the makers say "invalid" it may hide that we
would have missed what they mean. C0004 is such a one: its makers blame a schema that could not be had and now can, and
without its status list it would be verified.

## By feature

An entry has many features. Features of fewer than three entries are left out.

| feature | entries | as their makers say | of these, not all could be looked at | excepted |
|---|---|---|---|---|
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
  const agreed = entries.filter(({ agrees }) => agrees)
  const unknown = agreed.filter(({ isUnknown }) => isUnknown)
  return `| ${entries.length} | ${agreed.length} | ${unknown.length} | ${entries.length - agreed.length} |`
}
