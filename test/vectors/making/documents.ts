/** The credentials of the published vectors, before they are signed. All of it was written for them. */
import type { JsonObject } from '../../../src/json/json.js'
import { credentialsV2Context, newestOpenBadgesContext } from '../../../src/model/contexts.js'

/** When everything is signed. */
export const signedAt = '2026-02-01T00:00:00Z'

/** When everything is judged, unless a vector says otherwise. */
export const judgedAt = '2026-06-01T00:00:00Z'

/** Whom the badges are awarded to. */
export const learner = 'did:example:learner-7'

/** Both contexts of a badge of data model 2.0. */
export const contexts: readonly string[] = [credentialsV2Context, newestOpenBadgesContext]

/**
 * A badge with a bit of everything that canonical forms must get right: nodes without names, two of them alike,
 * letters beyond ASCII, a quotation mark and a line break, a number with a fraction, and a value that is a list.
 */
export function richBadge(issuer: string): JsonObject {
  return {
    ...badge(issuer),
    name: 'Sveiser, “stål”',
    credentialSubject: {
      ...subject(),
      creditsEarned: 7.5,
      result: [{ type: ['Result'], resultDescription: 'urn:uuid:6f1f3a52-54b1-4b6e-8a57-8f8f9d6f4a01', value: '5' }],
      achievement: {
        ...achievement(),
        creditsAvailable: 10,
        tag: ['metal', 'craft', 'welding'],
        resultDescription: [
          {
            id: 'urn:uuid:6f1f3a52-54b1-4b6e-8a57-8f8f9d6f4a01',
            type: ['ResultDescription'],
            name: 'Grade',
            resultType: 'LetterGrade',
          },
        ],
      },
    },
    evidence: [
      { type: ['Evidence'], narrative: 'A railing,\nwelded "by the book".' },
      { type: ['Evidence'], narrative: 'A pressure vessel.' },
      { type: ['Evidence'], narrative: 'A pressure vessel.' },
    ],
  }
}

/** A small badge, valid for two years. */
export function badge(issuer: string, changes: JsonObject = {}): JsonObject {
  return {
    '@context': contexts,
    id: 'urn:uuid:2d6f8a1e-9f0b-4a5c-8d3e-7b1c2f4e6a90',
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    issuer: { id: issuer, type: ['Profile'], name: 'School of Welding' },
    name: 'Welder',
    validFrom: '2026-01-01T00:00:00Z',
    validUntil: '2028-01-01T00:00:00Z',
    credentialSubject: subject(),
    ...changes,
  }
}

/** The same badge in data model 1.1. */
export function olderBadge(issuer: string): JsonObject {
  const { validFrom, validUntil, ...rest } = badge(issuer)
  return {
    ...rest,
    '@context': [
      'https://www.w3.org/2018/credentials/v1',
      newestOpenBadgesContext,
      'https://w3id.org/security/data-integrity/v2',
    ],
    issuanceDate: validFrom ?? null,
    expirationDate: validUntil ?? null,
  }
}

/** A badge whose recipient is known by an email address, hashed with a salt. */
export function badgeByEmail(issuer: string, identityHash: string, salt: string): JsonObject {
  const { id: _, ...nameless } = subject()
  const identifier = [{ type: 'IdentityObject', hashed: true, identityHash, identityType: 'emailAddress', salt }]
  return badge(issuer, { credentialSubject: { ...nameless, identifier } })
}

/** An endorsement of the achievement of the badges. */
export function endorsement(issuer: string, comment: string): JsonObject {
  return {
    '@context': contexts,
    id: 'urn:uuid:8a3c5e7f-1b2d-4f6a-9c8e-0d1e2f3a4b5c',
    type: ['VerifiableCredential', 'EndorsementCredential'],
    name: 'Endorsed by the guild',
    issuer: { id: issuer, type: ['Profile'], name: 'Guild of Welders' },
    validFrom: '2026-01-01T00:00:00Z',
    credentialSubject: { id: achievementId, type: ['EndorsementSubject'], endorsementComment: comment },
  }
}

/** A badge that carries an endorsement of its achievement. */
export function endorsedBadge(issuer: string, signed: JsonObject): JsonObject {
  const achievementEndorsed = { ...achievement(), endorsement: [signed] }
  return badge(issuer, { credentialSubject: { ...subject(), achievement: achievementEndorsed } })
}

function subject(): JsonObject {
  return { id: learner, type: ['AchievementSubject'], achievement: achievement() }
}

function achievement(): JsonObject {
  return {
    id: achievementId,
    type: ['Achievement'],
    name: 'Welder',
    description: 'Welds steel plates in all positions.',
    criteria: { narrative: 'Weld two plates in each of four positions.' },
    achievementType: 'Certification',
  }
}

const achievementId = 'https://school.example/achievements/welder'
