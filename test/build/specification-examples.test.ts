/** The two full examples of the specification, built again from what they say. */
import { expect, it } from 'vitest'
import { tryBuildCredential, type CredentialInput } from '../../src/build/build-credential.js'
import type { JsonObject, JsonValue } from '../../src/json/json.js'
import { isJsonObject, pointerTo } from '../../src/json/json.js'
import type { OpenBadgeCredential } from '../../src/model/credential.js'
import { describeCorpus, readCorpus } from '../support/corpus.js'

/** The original, and what its author must say otherwise. */
interface Example {
  readonly path: string
  /** Places of the original → why they cannot stay. */
  readonly differences: Readonly<Record<string, string>>
  /** What the builder finds wrong, as code and place, and what mends it, until there is nothing left. */
  readonly corrections: readonly Correction[]
}

interface Correction {
  readonly problems: readonly string[]
  readonly mend: (input: CredentialInput) => CredentialInput
}

const folder = 'files/1EdTech+digital-credentials-public-validator/ob30'

const embeddedProof = 'the signature is not the builder’s to make'

const examples: Readonly<Record<string, Example>> = {
  basic: { path: `${folder}/simple.json`, differences: { '/proof': embeddedProof }, corrections: [] },
  complete: {
    path: `${folder}/complete.json`,
    differences: {
      '/proof': embeddedProof,
      '/credentialStatus': 'T-19: 1EdTechRevocationList is deprecated in favour of the W3C’s Bitstring Status List',
      '/credentialSubject/achievement/criteria/id':
        'decision 5: the id of the achievement, too; in what is signed the criteria would be the achievement',
      '/credentialSubject/result/1/resultDescription': 'R-26: the level that was reached is none of that description',
    },
    corrections: [
      {
        problems: ['ID_TAKEN /achievement/criteria/id'],
        mend: ({ achievement, ...input }) => {
          const { narrative } = achievement.criteria as { readonly narrative: string }
          const criteria = { id: 'https://1edtech.edu/achievements/degree/criteria', narrative }
          return { ...input, achievement: { ...achievement, criteria } }
        },
      },
      {
        problems: ['REFERENCE_DANGLING /results/1/achievedLevel'],
        mend: (input) => ({
          ...input,
          results: input.results!.map((result, index) =>
            index === 1 ? { ...result, resultDescription: input.achievement.resultDescription![1]!.id! } : result,
          ),
        }),
      },
      {
        // Nothing is wrong with it; new badges do without it.
        problems: [],
        mend: (input) => ({
          ...input,
          credentialStatus: {
            type: 'BitstringStatusListEntry',
            statusPurpose: 'revocation',
            statusListIndex: '94567',
            statusListCredential: 'https://1edtech.edu/status/1',
          },
        }),
      },
    ],
  },
}

describeCorpus('the examples of the specification', () => {
  it.each(Object.entries(examples))(
    '%s: built again, with what the builder finds wrong mended, it equals the original but for what is listed',
    (_name, { path, differences, corrections }) => {
      const original = readExample(path)
      let input = inputOf(original)
      for (const { problems, mend } of corrections) {
        const refused = tryBuildCredential(input)
        expect(refused.ok ? [] : refused.problems.map((each) => `${each.code} ${each.path}`)).toEqual(problems)
        input = mend(input)
      }
      const result = tryBuildCredential(input)
      if (!result.ok) expect.fail(JSON.stringify(result.problems))
      expect([...differencesBetween(original, result.value)].sort()).toEqual(Object.keys(differences).sort())
    },
  )
})

function readExample(path: string): OpenBadgeCredential & JsonObject {
  return JSON.parse(readCorpus(path).toString('utf8')) as OpenBadgeCredential & JsonObject
}

/** What the author of a credential would have given the builder. */
function inputOf({ '@context': _context, type: _type, proof: _proof, ...badge }: OpenBadgeCredential): CredentialInput {
  const { credentialSubject, ...frame } = badge
  const { type: _subjectType, id, identifier, result, image, ...award } = credentialSubject
  return {
    ...(frame as Omit<CredentialInput, 'achievement' | 'recipient'>),
    ...award,
    recipient: {
      ...(id === undefined ? {} : { id }),
      ...(identifier === undefined ? {} : { identifiers: identifier }),
    },
    ...(result === undefined ? {} : { results: result }),
    ...(image === undefined ? {} : { recipientImage: image }),
  }
}

/** The places at which two documents differ; of whole objects, the smallest place that tells. */
function* differencesBetween(a: JsonValue | undefined, b: JsonValue | undefined, path = ''): Generator<string> {
  if (isJsonObject(a) && isJsonObject(b) && sameType(a, b)) {
    for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
      yield* differencesBetween(a[key], b[key], pointerTo(path, key))
    }
  } else if (Array.isArray(a) && Array.isArray(b) && a.length === b.length) {
    for (const [index, member] of (a as JsonValue[]).entries())
      yield* differencesBetween(member, b[index] as JsonValue, pointerTo(path, index))
  } else if (JSON.stringify(a) !== JSON.stringify(b)) yield path
}

/** Things of another type differ as a whole. */
function sameType(a: JsonObject, b: JsonObject): boolean {
  return JSON.stringify(a['type']) === JSON.stringify(b['type'])
}
