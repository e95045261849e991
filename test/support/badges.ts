/** Badges that our tests and benchmarks sign: the usual one, and one of every class of the data model. */
import type { JsonObject } from '../../src/json/json.js'
import type { Achievement } from '../../src/model/achievement.js'
import type { Alignment } from '../../src/model/alignment.js'
import { credentialsV2Context, newestOpenBadgesContext, openBadgesExtensionsContext } from '../../src/model/contexts.js'
import type { OpenBadgeCredential } from '../../src/model/credential.js'
import type { EndorsementCredential, Profile } from '../../src/model/profile.js'
import type { ResultDescription } from '../../src/model/result.js'

/** A badge as most of them are, of about 1 kB. */
export function smallBadge(issuer: string): OpenBadgeCredential {
  return {
    '@context': [credentialsV2Context, newestOpenBadgesContext],
    id: 'urn:uuid:5f0c4f0e-7a4e-4ce7-9d0b-0c8b6d7a2e11',
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    issuer: { id: issuer, type: ['Profile'], name: 'Bergen Welding School' },
    name: 'Certified Welder',
    validFrom: '2026-01-01T00:00:00Z',
    validUntil: '2028-01-01T00:00:00Z',
    credentialSubject: {
      id: learner,
      type: ['AchievementSubject'],
      achievement: {
        id: 'https://school.example/achievements/welder',
        type: ['Achievement'],
        name: 'Certified Welder',
        description: 'Welds steel plates in all positions, to the standard of the trade.',
        criteria: { narrative: 'Weld two plates in each of four positions; an examiner tests every seam.' },
        achievementType: 'Certification',
      },
    },
  }
}

/** The id of whoever the badges are awarded to. */
export const learner = 'did:example:learner-7'

/** Endorsements to put into a full badge, signed already. */
export interface Endorsements {
  readonly embedded: readonly EndorsementCredential[]
  readonly tokens: readonly string[]
}

/**
 * A badge with every class and property that a badge can have, but for a status; of about 16 kB.
 * Some of its parts have no name and are alike, as in badges that programs make.
 */
export function fullBadge(issuer: string, { embedded, tokens }: Endorsements): OpenBadgeCredential {
  return {
    ...smallBadge(issuer),
    '@context': [credentialsV2Context, newestOpenBadgesContext, openBadgesExtensionsContext],
    description: 'Awarded to those who weld to the standard of the trade and stay at it for two years.',
    image: { id: 'https://school.example/badges/welder.png', type: 'Image', caption: 'A flame on a blue shield' },
    awardedDate: '2026-01-01T00:00:00Z',
    issuer: { ...school(issuer), endorsement: embedded, endorsementJwt: tokens },
    credentialSubject: {
      id: learner,
      type: ['AchievementSubject', 'Profile'],
      achievement: { ...achievement, endorsement: embedded.slice(0, 1), endorsementJwt: tokens },
      identifier: [
        {
          type: 'IdentityObject',
          hashed: true,
          identityHash: 'sha256$b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399',
          identityType: 'emailAddress',
          salt: 'Kosher',
        },
        { type: 'IdentityObject', hashed: false, identityHash: 'Kari Berg', identityType: 'name' },
      ],
      activityStartDate: '2025-08-15T00:00:00Z',
      activityEndDate: '2025-12-20T00:00:00Z',
      creditsEarned: 42,
      image: { id: 'https://school.example/people/7.png', type: 'Image' },
      licenseNumber: 'W-1234',
      narrative: 'Welded the railing of the footbridge at Nygård, under supervision, from drawing to paint.',
      result: resultDescriptions.map(({ id, alignment }, index) => ({
        type: ['Result'],
        ...(index === 0 ? { achievedLevel: levelId(3) } : {}),
        ...(alignment === undefined ? {} : { alignment }),
        resultDescription: id,
        value: String(5 - index),
      })),
      role: 'Welder',
      source: { id: 'https://assessor.example/', type: ['Profile'], name: 'Seam Inspection Ltd' },
      term: 'Autumn 2025',
    },
    endorsement: embedded,
    endorsementJwt: tokens,
    evidence: evidences.map((what, index) => ({
      type: ['Evidence'],
      id: `https://school.example/evidence/${index}`,
      name: what,
      narrative: `${what}: prepared, welded and ground in one week; the examiner’s notes are attached.`,
      description: 'Photographs, drawings and the protocol of the examination.',
      genre: 'Workpiece',
      audience: 'Employers and engineers',
    })),
    credentialSchema: [
      {
        id: 'https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json',
        type: '1EdTechJsonSchemaValidator2019',
      },
    ],
    refreshService: { id: 'https://school.example/refresh/1', type: '1EdTechCredentialRefresh' },
    termsOfUse: [{ id: 'https://school.example/terms', type: 'https://school.example/vocabulary#Terms' }],
  }
}

/** An endorsement of something by the guild, not signed yet. */
export function endorsementOf(subject: string, guild: string): EndorsementCredential {
  return {
    '@context': [credentialsV2Context, newestOpenBadgesContext],
    id: `urn:uuid:0d5b2c0a-1111-4a51-8d2f-${String(subject.length).padStart(12, '0')}`,
    type: ['VerifiableCredential', 'EndorsementCredential'],
    name: 'Endorsed by the guild',
    description: 'Given after two visits.',
    issuer: { id: guild, type: ['Profile'], name: 'Guild of Welders' },
    validFrom: '2026-01-01T00:00:00Z',
    credentialSubject: {
      id: subject,
      type: ['EndorsementSubject'],
      endorsementComment: 'The workshop is well run, and the examiners are strict.',
    },
  }
}

/** A badge whose issuer can revoke it. */
export function withStatus(badge: OpenBadgeCredential): OpenBadgeCredential {
  return {
    ...badge,
    credentialStatus: {
      id: 'https://school.example/status/1#94567',
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: '94567',
      statusListCredential: 'https://school.example/status/1',
    } as JsonObject & { readonly id: string; readonly type: string },
  }
}

function school(id: string): Profile {
  return {
    id,
    type: ['Profile'],
    name: 'Bergen Welding School',
    url: 'https://school.example/',
    phone: '+47 55 00 00 00',
    description: 'A school for those who work with metal, on the quay of Bergen since 1921.',
    image: { id: 'https://school.example/logo.png', type: 'Image', caption: 'A torch above a wave' },
    email: 'office@school.example',
    address: {
      type: ['Address'],
      addressCountry: 'Norway',
      addressCountryCode: 'NO',
      addressRegion: 'Vestland',
      addressLocality: 'Bergen',
      streetAddress: 'Torget 1',
      postOfficeBoxNumber: '7',
      postalCode: '5014',
      geo: { type: 'GeoCoordinates', latitude: 60.39, longitude: 5.32 },
    },
    otherIdentifier: [
      { type: 'IdentifierEntry', identifier: '974 767 880', identifierType: 'ext:organisationNumber' },
      { type: 'IdentifierEntry', identifier: 'school-7', identifierType: 'systemId' },
    ],
    official: 'The Rector',
    parentOrg: { id: 'https://ministry.example/', type: ['Profile'], name: 'The Ministry' },
    familyName: 'Berg',
    givenName: 'Kari',
    additionalName: 'Marie',
    patronymicName: 'Olsdatter',
    honorificPrefix: 'Dr',
    honorificSuffix: 'PhD',
    familyNamePrefix: 'van',
    dateOfBirth: '2000-02-29',
  }
}

function alignment(target: string, code: string): Alignment {
  return {
    type: ['Alignment'],
    targetName: target,
    targetUrl: `https://framework.example/items/${code}`,
    targetCode: code,
    targetDescription: `${target}, as the framework of the trade describes it for skilled workers.`,
    targetFramework: 'Framework of Crafts',
    targetType: 'CFItem',
  }
}

function levelId(level: number): string {
  return `urn:uuid:0a0c3a52-9a5c-4d8c-8f4e-0d1d5d1f1a0${level}`
}

const resultDescriptions: readonly ResultDescription[] = [
  {
    id: 'urn:uuid:0a0c3a52-9a5c-4d8c-8f4e-0d1d5d1f1b01',
    type: ['ResultDescription'],
    name: 'Mastery',
    resultType: 'RubricCriterionLevel',
    alignment: [alignment('Mastery of a trade', 'M-1')],
    requiredLevel: levelId(2),
    rubricCriterionLevel: ['Begun', 'Learned', 'Mastered', 'Teaches'].map((name, index) => ({
      id: levelId(index + 1),
      type: ['RubricCriterionLevel'],
      name,
      alignment: [alignment(`Level: ${name}`, `L-${index + 1}`)],
      description: 'As the examiner finds it on the day, in all four positions.',
      level: String(index + 1),
      points: String(index * 10),
    })),
  },
  {
    id: 'urn:uuid:0a0c3a52-9a5c-4d8c-8f4e-0d1d5d1f1b02',
    type: ['ResultDescription'],
    name: 'Grade',
    resultType: 'GradePointAverage',
    allowedValue: ['1', '2', '3', '4', '5', '6'],
    requiredValue: '3',
    valueMin: '1',
    valueMax: '6',
  },
]

const achievement: Achievement = {
  ...smallBadge('').credentialSubject.achievement,
  type: ['Achievement', 'https://w3id.org/openbadges#BadgeClass'],
  criteria: {
    id: 'https://school.example/criteria/welder',
    narrative: 'Pass the *examination* in all four positions.',
  },
  // Two of them are alike and have no name, which is what makes canonical order costly.
  alignment: [
    alignment('Gas metal arc welding', 'W-131'),
    alignment('Tungsten inert gas welding', 'W-141'),
    alignment('Reading of drawings', 'D-2'),
    alignment('Reading of drawings', 'D-2'),
  ],
  creator: { id: 'https://guild.example/', type: ['Profile'], name: 'Guild of Welders' },
  creditsAvailable: 42.5,
  fieldOfStudy: 'Metal work',
  humanCode: 'WELD-2',
  image: { id: 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk', type: 'Image' },
  inLanguage: 'en',
  otherIdentifier: [{ type: 'IdentifierEntry', identifier: '2', identifierType: 'systemId' }],
  related: [
    { id: 'https://school.example/achievements/sveiser', type: ['Related'], inLanguage: 'nb', version: '1' },
    { id: 'https://school.example/achievements/svets', type: ['Related'], inLanguage: 'sv', version: '1' },
  ],
  resultDescription: resultDescriptions,
  specialization: 'Steel',
  tag: ['metal', 'craft', 'welding'],
  version: '2',
}

const evidences = ['The railing of a footbridge', 'A pressure vessel', 'Repair of a trawl winch']
