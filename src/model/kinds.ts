/** What a document is, as far as this library can judge. */
export type Kind = 'badge' | 'endorsement' | 'status-list' | 'clr' | 'presentation' | 'unrecognized'

/**
 * Reads the kinds that a document's types say it is.
 *
 * Reads the type names only; whether the document has the shape of its kind is `schema/`'s to say.
 *
 * @param types - the document's types, as strings
 * @returns each kind once, in a fixed order; none for types of no kind, several for a document that
 *   claims to be several things
 */
export function readKinds(types: readonly string[]): readonly Kind[] {
  const found: Kind[] = []
  for (const type of types) {
    const kind = kindOfType.get(type)
    if (kind !== undefined && !found.includes(kind)) found.push(kind)
  }
  return found.length > 1 ? kinds.filter((kind) => found.includes(kind)) : found
}

const kindOfType: ReadonlyMap<string, Kind> = new Map([
  ['OpenBadgeCredential', 'badge'],
  ['AchievementCredential', 'badge'],
  ['EndorsementCredential', 'endorsement'],
  ['BitstringStatusListCredential', 'status-list'],
  ['StatusList2021Credential', 'status-list'],
  ['ClrCredential', 'clr'],
  ['VerifiablePresentation', 'presentation'],
])

const kinds: readonly Kind[] = [...new Set(kindOfType.values())]
