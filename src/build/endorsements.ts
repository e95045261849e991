/** What carries endorsements, and how they get there: badges, achievements and profiles (spec.md §3.3). */
import type { CompactJws } from '../model/primitives.js'
import type { EndorsementCredential } from '../model/profile.js'
import { listOf } from './lists.js'
import {
  readEndorsement,
  readEndorsementToken,
  readSignedEndorsement,
  subjectOf,
  type SortedEndorsement,
} from './read-endorsement.js'
import type { Readers } from './read-object.js'
import type { Reading } from './reading.js'

/** The two properties of the standard, one a form. */
export interface Endorsements {
  readonly endorsement?: readonly EndorsementCredential[]
  readonly endorsementJwt?: readonly CompactJws[]
}

/** The same as they are given: sorted, to be sorted, or both. */
export interface GivenEndorsements extends Endorsements {
  readonly endorsements?: readonly SortedEndorsement[]
}

/** A noun before its endorsements are sorted. */
export type WithGivenEndorsements<Noun extends Endorsements> = Noun & GivenEndorsements

/** How they are read. */
export const endorsementReaders: Readers<GivenEndorsements> = {
  endorsement: listOf(readEndorsement, 'endorsements'),
  endorsementJwt: listOf(readEndorsementToken, 'signed endorsements'),
  endorsements: listOf(readSignedEndorsement, 'signed endorsements'),
}

/** Sorts `endorsements` into the two properties of the standard, and notes what each of all speaks of. */
export function settleEndorsements<Noun extends GivenEndorsements & { readonly id: string }>(
  noun: Noun,
  reading: Reading,
): Noun {
  const { endorsements, ...rest } = noun
  const embedded = noun.endorsement?.map((each) => ({ embedded: each })) ?? []
  const tokens = noun.endorsementJwt?.map((each) => ({ token: each })) ?? []
  note('endorsement', embedded, noun.id, reading)
  note('endorsementJwt', tokens, noun.id, reading)
  if (endorsements === undefined) return noun
  refuseRepeated([...embedded, ...tokens], endorsements, reading)
  note('endorsements', endorsements, noun.id, reading)
  const all: readonly SortedEndorsement[] = [...embedded, ...tokens, ...endorsements]
  const documents = all.flatMap((each) => ('embedded' in each ? [each.embedded] : []))
  const jwts = all.flatMap((each) => ('token' in each ? [each.token] : []))
  const sorted = {
    ...rest,
    ...(documents.length === 0 ? {} : { endorsement: Object.freeze(documents) }),
    ...(jwts.length === 0 ? {} : { endorsementJwt: Object.freeze(jwts) }),
  }
  // All but `endorsements`, which may be absent.
  return sorted as unknown as Noun
}

/**
 * Hints at endorsements that speak of something else than what carries them (spec.md §3.3, T-34).
 * Only of a whole credential is it known what else there is.
 */
export function lookAtEndorsements(reading: Reading): void {
  for (const { path, subject, carrier } of reading.names.endorsements) {
    if (subject === carrier) continue
    const code = reading.names.has(subject) ? 'ENDORSEMENT_ELSEWHERE' : 'ENDORSEMENT_NOT_COUNTED'
    reading.hint(code, { subject, carrier }, path.slice(1).split('/'))
  }
}

function note(name: string, endorsements: readonly SortedEndorsement[], carrier: string, reading: Reading): void {
  for (const [index, endorsement] of endorsements.entries()) {
    const subject = subjectOf(endorsement)
    if (subject !== undefined)
      reading.names.noteEndorsement({ path: `${reading.path}/${name}/${index}`, subject, carrier })
  }
}

function refuseRepeated(
  sorted: readonly SortedEndorsement[],
  given: readonly SortedEndorsement[],
  reading: Reading,
): void {
  const seen = new Set(sorted.map(nameOf))
  for (const [index, endorsement] of given.entries()) {
    const name = nameOf(endorsement)
    if (seen.has(name)) {
      const refusal = { code: 'MEMBER_REPEATED' } as const
      reading.at(['endorsements', index], () => reading.refuse('each member once', name, refusal))
    }
    seen.add(name)
  }
}

function nameOf(endorsement: SortedEndorsement): string {
  return 'embedded' in endorsement ? endorsement.embedded.id : endorsement.token
}
