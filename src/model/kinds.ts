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
  return kindsByTypes.filter(([, names]) => names.some((name) => types.includes(name))).map(([kind]) => kind)
}

const kindsByTypes: readonly (readonly [Kind, readonly string[]])[] = [
  ['badge', ['OpenBadgeCredential', 'AchievementCredential']],
  ['endorsement', ['EndorsementCredential']],
  ['status-list', ['BitstringStatusListCredential', 'StatusList2021Credential']],
  ['clr', ['ClrCredential']],
  ['presentation', ['VerifiablePresentation']],
]
