import type { JsonObject, JsonValue } from '../../src/json/json.js'
import type { Achievement } from '../../src/model/achievement.js'
import { credentialsV2Context, newestOpenBadgesContext } from '../../src/model/contexts.js'
import type { OpenBadgeCredential } from '../../src/model/credential.js'
import type { EndorsementCredential, Profile } from '../../src/model/profile.js'

const contexts = [credentialsV2Context, newestOpenBadgesContext] as const

/** The least that a badge may say. */
export const smallBadge: OpenBadgeCredential = {
  '@context': contexts,
  id: 'urn:uuid:7d3a6a4e-5b5f-4b0f-9d53-0f2d0a3f1c11',
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  issuer: 'did:web:school.example',
  validFrom: '2026-01-01T00:00:00Z',
  credentialSubject: {
    id: 'did:example:learner',
    type: 'AchievementSubject',
    achievement: {
      id: 'https://school.example/achievements/1',
      type: 'Achievement',
      name: 'Welding',
      description: 'Can weld.',
      criteria: {},
    },
  },
}

/** The least that an endorsement may say. */
export const smallEndorsement: EndorsementCredential = {
  '@context': contexts,
  id: 'urn:uuid:aa3f2f29-0c6b-4d79-b0d0-5b2a3e4f9b10',
  type: ['VerifiableCredential', 'EndorsementCredential'],
  name: 'A good school',
  issuer: 'did:web:guild.example',
  validFrom: '2026-01-01T00:00:00Z',
  credentialSubject: { id: 'did:web:school.example', type: 'EndorsementSubject' },
}

const token = 'eyJhbGciOiJFUzI1NiJ9.e30.c2ln'

const profile: Profile = {
  id: 'did:web:school.example',
  type: ['Profile'],
  name: 'The School',
  url: 'https://school.example/',
  phone: '+47 22 00 00 00',
  description: 'A school.',
  endorsement: [smallEndorsement],
  endorsementJwt: [token],
  image: { id: 'https://school.example/logo.png', type: 'Image', caption: 'A torch' },
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
  otherIdentifier: [{ type: 'IdentifierEntry', identifier: '974 767 880', identifierType: 'ext:organisationNumber' }],
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

const alignment = {
  type: ['Alignment'],
  targetName: 'MIG welding',
  targetUrl: 'https://framework.example/items/7',
  targetCode: 'W-7',
  targetDescription: 'Welds with inert gas.',
  targetFramework: 'Crafts',
  targetType: 'CFItem',
} as const

const achievement: Achievement = {
  id: 'https://school.example/achievements/2',
  type: ['Achievement', 'https://w3id.org/openbadges#BadgeClass'],
  name: 'Certified Welder',
  description: 'Welds to standard.',
  criteria: { id: 'https://school.example/criteria', narrative: 'Pass the *test*.' },
  achievementType: 'Certification',
  alignment: [alignment],
  creator: { id: 'did:web:guild.example', type: ['Profile'] },
  creditsAvailable: 42.5,
  endorsement: [smallEndorsement],
  endorsementJwt: [token],
  fieldOfStudy: 'Crafts',
  humanCode: 'WELD-2',
  image: { id: 'data:image/png;base64,iVBORw0KGgo=', type: 'Image' },
  inLanguage: 'nb',
  otherIdentifier: [{ type: 'IdentifierEntry', identifier: '2', identifierType: 'systemId' }],
  related: [{ id: 'https://school.example/achievements/1', type: ['Related'], inLanguage: 'zh-Hant-TW', version: '1' }],
  resultDescription: [
    {
      id: 'urn:uuid:0a0c3a52-9a5c-4d8c-8f4e-0d1d5d1f1a01',
      type: ['ResultDescription'],
      name: 'Grade',
      resultType: 'RubricCriterionLevel',
      alignment: [alignment],
      allowedValue: ['D', 'C', 'B', 'A'],
      requiredLevel: 'urn:uuid:0a0c3a52-9a5c-4d8c-8f4e-0d1d5d1f1a02',
      requiredValue: 'C',
      rubricCriterionLevel: [
        {
          id: 'urn:uuid:0a0c3a52-9a5c-4d8c-8f4e-0d1d5d1f1a02',
          type: ['RubricCriterionLevel'],
          name: 'Mastered',
          alignment: [alignment],
          description: 'Nothing to add.',
          level: '4',
          points: '10',
        },
      ],
      valueMax: '10',
      valueMin: '0',
    },
  ],
  specialization: 'Metal',
  tag: ['metal', 'craft'],
  version: '2',
}

/** A badge that says everything the data model knows. */
export const fullBadge: OpenBadgeCredential = {
  '@context': contexts,
  id: 'https://school.example/badges/1',
  type: ['VerifiableCredential', 'AchievementCredential'],
  name: 'Certified Welder',
  description: 'Awarded to those who weld to standard.',
  image: { id: 'https://school.example/badge.png', type: 'Image', caption: 'A flame' },
  awardedDate: '2026-01-01T00:00:00+01:00',
  issuer: profile,
  validFrom: '2026-01-01T00:00:00Z',
  validUntil: '2028-01-01T00:00:00.5Z',
  credentialSubject: {
    id: 'did:example:learner',
    type: ['AchievementSubject', 'Profile'],
    achievement,
    identifier: [
      {
        type: 'IdentityObject',
        hashed: true,
        identityHash: 'sha256$b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399',
        identityType: 'emailAddress',
        salt: 'Kosher',
      },
    ],
    activityStartDate: '2025-08-15T00:00:00Z',
    activityEndDate: '2025-12-20T00:00:00Z',
    creditsEarned: 42,
    image: { id: 'https://school.example/own.png', type: 'Image' },
    licenseNumber: 'W-1234',
    narrative: 'Welded a bridge.',
    result: [
      {
        type: ['Result'],
        achievedLevel: 'urn:uuid:0a0c3a52-9a5c-4d8c-8f4e-0d1d5d1f1a02',
        alignment: [alignment],
        resultDescription: 'urn:uuid:0a0c3a52-9a5c-4d8c-8f4e-0d1d5d1f1a01',
        status: 'Completed',
        value: 'A',
      },
    ],
    role: 'Welder',
    source: { id: 'https://assessor.example/', type: ['Profile'] },
    term: 'Autumn',
  },
  endorsement: [smallEndorsement],
  endorsementJwt: [token],
  evidence: [
    {
      type: ['Evidence'],
      id: 'https://school.example/bridge',
      narrative: 'Built in May.',
      name: 'The bridge',
      description: 'A bridge.',
      genre: 'Structure',
      audience: 'Engineers',
    },
  ],
  proof: [
    {
      type: 'DataIntegrityProof',
      id: 'urn:uuid:0a0c3a52-9a5c-4d8c-8f4e-0d1d5d1f1a03',
      created: '2026-01-01T00:00:00Z',
      expires: '2030-01-01T00:00:00Z',
      cryptosuite: 'eddsa-rdfc-2022',
      challenge: 'c',
      domain: 'school.example',
      nonce: 'n',
      previousProof: 'urn:uuid:0a0c3a52-9a5c-4d8c-8f4e-0d1d5d1f1a04',
      proofPurpose: 'assertionMethod',
      proofValue: 'z3FXQ',
      verificationMethod: 'did:web:school.example#key-1',
    },
  ],
  credentialSchema: [
    {
      id: 'https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json',
      type: '1EdTechJsonSchemaValidator2019',
    },
  ],
  credentialStatus: [{ id: 'https://school.example/status/1#7', type: 'BitstringStatusListEntry' }],
  refreshService: { id: 'https://school.example/refresh/1', type: '1EdTechCredentialRefresh' },
  termsOfUse: [{ id: 'https://school.example/terms', type: 'TermsOfUse' }],
}

/** An endorsement that says everything the data model knows of endorsements alone. */
export const fullEndorsement: EndorsementCredential = {
  ...smallEndorsement,
  description: 'Given after a visit.',
  awardedDate: '2026-01-01T00:00:00Z',
  credentialSubject: { id: 'did:web:school.example', type: ['EndorsementSubject'], endorsementComment: 'Well run.' },
}

/** A copy of a document with another value at one place; the place need not be there yet. */
export function withValue(document: JsonObject, pointer: string, value: JsonValue | undefined): JsonObject {
  // Not structuredClone, which would keep two places one object where the document shares it.
  const copy = JSON.parse(JSON.stringify(document)) as Record<string, JsonValue>
  const steps = stepsOf(pointer)
  const last = steps.pop()!
  const parent = steps.reduce<unknown>((node, step) => (node as Record<string, unknown>)[step], copy)
  if (value === undefined) Reflect.deleteProperty(parent as object, last)
  else (parent as Record<string, JsonValue>)[last] = value
  return copy
}

/** A copy of a document without what stands at one place. */
export function without(document: JsonObject, pointer: string): JsonObject {
  return withValue(document, pointer, undefined)
}

/** What stands at one place of a document. */
export function valueAt(document: JsonObject, pointer: string): JsonValue {
  return stepsOf(pointer).reduce<JsonValue>((node, step) => (node as JsonObject)[step]!, document)
}

/** Every place of a document below the root, as JSON pointers, outermost first. */
export function placesOf(value: JsonValue, pointer = ''): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, child]: [string, JsonValue]) => {
    const place = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`
    return [place, ...placesOf(child, place)]
  })
}

function stepsOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
}
