/** Inputs of every shape that the builders must take. Each id names one thing only. */
import fc from 'fast-check'
import type { AchievementInput } from '../../src/build/build-achievement.js'
import type { CredentialInput } from '../../src/build/build-credential.js'
import type { EndorsementInput } from '../../src/build/build-endorsement.js'
import type { ProfileInput } from '../../src/build/build-profile.js'
import type { ResultInput } from '../../src/build/part-inputs.js'
import {
  achievementTypes,
  alignmentTargetTypes,
  identifierTypes,
  resultStatuses,
  resultTypes,
} from '../../src/model/vocabulary.js'
import type { EndorsementCredential } from '../../src/model/profile.js'
import { smallEndorsement } from '../schema/documents.js'

/** Text of any script, with something in it to be seen; not the one word that no text may be. */
const text = fc
  .string({ unit: 'binary', minLength: 1, maxLength: 12 })
  .filter((each) => /[^\p{Cc}\p{Cf}\p{Z}]/u.test(each) && !/(?![\t\n\r])\p{Cc}|^__proto__$/u.test(each))

/** An endorsement with a proof; nobody looks whether it holds. */
const signedEndorsement: EndorsementCredential = {
  ...smallEndorsement,
  proof: {
    type: 'DataIntegrityProof',
    cryptosuite: 'eddsa-rdfc-2022',
    created: '2026-01-01T00:00:00Z',
    proofPurpose: 'assertionMethod',
    proofValue: 'z3FXQ',
    verificationMethod: 'did:web:guild.example#key-1',
  },
}

let named = 0

/** A new id each time, in one of the forms that are in use. */
const id = fc
  .constantFrom('https://school.example/', 'did:example:', 'https://ø.example/#', 'tag:school.example,2026:', 'urn:x:')
  .map((form) => `${form}${++named}`)

const optional = <Value extends object>(
  arbitraries: { [Name in keyof Value]: fc.Arbitrary<Exclude<Value[Name], undefined>> },
  ...required: (keyof Value)[]
): fc.Arbitrary<Value> => fc.record(arbitraries, { requiredKeys: required })

const few = <Value>(arbitrary: fc.Arbitrary<Value>): fc.Arbitrary<Value[]> =>
  fc.uniqueArray(arbitrary, { minLength: 1, maxLength: 2, selector: (each) => JSON.stringify(each) })

const term = <Term extends string>(terms: readonly Term[]): fc.Arbitrary<Term | `ext:${string}`> =>
  fc.oneof(fc.constantFrom(...terms), fc.constantFrom('ext:own' as const, 'ext:a.b-C_9' as const))

/** A number of a few digits, as people write it. */
const decimal = (least: number, most: number): fc.Arbitrary<number> =>
  fc.integer({ min: least * 1000, max: most * 1000 }).map((thousandths) => thousandths / 1000)

const image = fc.oneof(
  id,
  fc.constant('data:image/png;base64,iVBORw0KGgo='),
  optional<{ id: string; type?: 'Image'; caption?: string }>({ id, type: fc.constant('Image'), caption: text }, 'id'),
)

const language = fc.constantFrom('nb', 'en', 'es-419', 'zh-Hant-TW', 'sme')

const moment = fc
  .date({ min: new Date('1970-01-01T00:00:00Z'), max: new Date('2100-01-01T00:00:00Z'), noInvalidDate: true })
  .chain((date) => fc.constantFrom(date, date.toISOString(), date.toISOString().replace(/\.\d+Z$/, '+05:30')))

const alignment = optional(
  {
    targetName: text,
    targetUrl: id,
    targetCode: text,
    targetDescription: text,
    targetFramework: text,
    targetType: term(alignmentTargetTypes),
    type: fc.constantFrom('Alignment' as const, ['Alignment']),
  },
  'targetName',
  'targetUrl',
)

const identifierEntry = fc.record({ identifier: text, identifierType: term(identifierTypes) })

const address = optional({
  addressCountry: text,
  addressCountryCode: fc.constantFrom('NO', 'BR'),
  addressRegion: text,
  addressLocality: text,
  streetAddress: text,
  postOfficeBoxNumber: text,
  postalCode: text,
  geo: fc.record({
    latitude: decimal(-90, 90),
    longitude: decimal(-180, 180),
  }),
})

/** A profile with everything optional; `depth` organisations above it at most. */
const profileOf = (depth: number): fc.Arbitrary<ProfileInput> =>
  optional<ProfileInput>(
    {
      id,
      type: fc.constantFrom('Profile' as const, ['Profile'], ['Profile', 'https://school.example/types#School']),
      name: text,
      url: id,
      phone: text,
      description: text,
      image,
      email: fc.constant('office@school.example'),
      address,
      otherIdentifier: few(identifierEntry),
      official: text,
      endorsementJwt: few(fc.constant('eyJhbGciOiJFUzI1NiJ9.e30.c2ln')),
      familyName: text,
      givenName: text,
      additionalName: text,
      patronymicName: text,
      honorificPrefix: text,
      honorificSuffix: text,
      familyNamePrefix: text,
      dateOfBirth: fc.constantFrom('2000-02-29', '1945-05-08'),
      endorsement: few(fc.constant(signedEndorsement)),
      parentOrg: depth === 0 ? fc.record({ id }) : profileOf(depth - 1),
    },
    'id',
  )

/** A profile. */
export const profile: fc.Arbitrary<ProfileInput> = profileOf(1)

const level = optional(
  { id, name: text, description: text, level: text, points: text, alignment: few(alignment) },
  'id',
  'name',
)

const resultDescription = fc.array(level, { maxLength: 2 }).chain((levels) =>
  optional(
    {
      id,
      name: text,
      resultType: term(resultTypes),
      alignment: few(alignment),
      valueMin: fc.constant('0'),
      valueMax: fc.constant('10'),
      requiredValue: fc.constantFrom('5', '0', '10'),
      ...(levels.length === 0
        ? {}
        : { rubricCriterionLevel: fc.constant(levels), requiredLevel: fc.constant(levels[0]!.id) }),
    },
    'id',
    'name',
    'resultType',
  ).map((description) => {
    const { requiredLevel: _level, ...rest } = description
    return 'rubricCriterionLevel' in description ? description : rest
  }),
)

/** An achievement. */
export const achievement: fc.Arbitrary<AchievementInput> = optional<AchievementInput>(
  {
    id,
    type: fc.constantFrom('Achievement' as const, ['Achievement', 'https://w3id.org/openbadges#BadgeClass']),
    name: text,
    description: text,
    criteria: fc.oneof(text, id, fc.record({ narrative: text }), fc.record({ id, narrative: text })),
    achievementType: term(achievementTypes),
    alignment: few(alignment),
    creator: profile,
    creditsAvailable: decimal(0, 1e6),
    endorsement: few(fc.constant(signedEndorsement)),
    endorsementJwt: few(fc.constant('eyJhbGciOiJFUzI1NiJ9.e30.c2ln')),
    fieldOfStudy: text,
    humanCode: text,
    image,
    inLanguage: language,
    otherIdentifier: few(identifierEntry),
    related: few(optional({ id, inLanguage: language, version: text }, 'id')),
    resultDescription: few(resultDescription),
    specialization: text,
    tag: few(text),
    version: text,
  },
  'name',
  'description',
  'criteria',
)

const recipient = fc
  .record({
    id: fc.option(id, { nil: undefined }),
    email: fc.option(fc.constant('Kari@Example.org'), { nil: undefined }),
    name: fc.option(text, { nil: undefined }),
    identifiers: fc.option(few(fc.record({ type: term(identifierTypes), value: text })), { nil: undefined }),
    identifiersAs: fc.constantFrom('plain' as const, 'hashed' as const),
  })
  .map((given) =>
    (given.email ?? given.name ?? given.identifiers) === undefined ? { ...given, id: 'urn:x:0' } : given,
  )

const evidence = optional(
  { id, narrative: text, name: text, description: text, genre: text, audience: text },
  'narrative',
)

const frame = {
  issuer: profile,
  id,
  description: text,
  validFrom: moment,
  expiresAfter: fc.constantFrom(
    { years: 2 },
    { months: 18, days: 3 },
    { weeks: 1 },
    { hours: 12, minutes: 1, seconds: 1 },
  ),
  awardedDate: moment,
  credentialStatus: fc.record({
    id,
    type: fc.constant('BitstringStatusListEntry' as const),
    statusPurpose: fc.constantFrom('revocation', 'suspension'),
    statusListIndex: fc.nat().map(String),
    statusListCredential: fc.nat().map((number) => `https://school.example/status/${number}`),
  }),
  refreshService: fc.record({ id }),
  termsOfUse: few(fc.record({ id, type: fc.constant('https://school.example/types#Terms') })),
}

/** A badge. */
export const award: fc.Arbitrary<CredentialInput> = achievement.chain((given) =>
  optional<CredentialInput>(
    {
      ...frame,
      achievement: fc.constant(given),
      recipient: recipient as fc.Arbitrary<CredentialInput['recipient']>,
      name: text,
      image,
      evidence: few(evidence),
      results: few(resultFor(given)),
      narrative: text,
      role: text,
      term: text,
      licenseNumber: text,
      creditsEarned: decimal(0, 1e6),
      activityStartDate: fc.constantFrom('2025-08-15T00:00:00+02:00', new Date('2025-08-15T00:00:00Z')),
      activityEndDate: fc.constantFrom('2025-12-20T12:00:00Z', new Date('2025-12-20T12:00:00Z')),
      source: profile,
      recipientImage: image,
      endorsement: few(fc.constant(signedEndorsement)),
      endorsementJwt: few(fc.constant('eyJhbGciOiJFUzI1NiJ9.e30.c2ln')),
      // Left out: `validUntil` excludes `expiresAfter`, schemas and contexts have tests of their own.
      validUntil: fc.constant('2200-01-01T00:00:00Z'),
      credentialSchema: fc.constant({
        id: 'https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json',
      }),
      contexts: fc.constant(['https://www.w3.org/ns/credentials/status/v1']),
    },
    'issuer',
    'achievement',
    'recipient',
  ).map(({ validUntil, ...rest }) =>
    rest.expiresAfter === undefined && validUntil !== undefined ? { ...rest, validUntil } : rest,
  ),
)

/** An endorsement. */
export const endorsement: fc.Arbitrary<EndorsementInput> = optional<EndorsementInput>(
  {
    ...frame,
    name: text,
    subject: optional({ id, comment: text }, 'id'),
    validUntil: fc.constant('2200-01-01T00:00:00Z'),
    credentialSchema: fc.constant({
      id: 'https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_endorsementcredential_schema.json',
    }),
    contexts: fc.constant(['https://www.w3.org/ns/credentials/status/v1']),
  },
  'issuer',
  'subject',
  'name',
).map(({ expiresAfter, ...rest }) =>
  rest.validUntil === undefined && expiresAfter !== undefined ? { ...rest, expiresAfter } : rest,
)

/** A result that answers one of the achievement's descriptions, or none. */
function resultFor({ resultDescription: descriptions = [] }: AchievementInput): fc.Arbitrary<ResultInput> {
  const free = optional<ResultInput>({ value: text, status: fc.constantFrom(...resultStatuses) })
  if (descriptions.length === 0) return free
  return fc.constantFrom(...descriptions).chain(({ id: answered, rubricCriterionLevel: [first] = [] }) =>
    fc.record({
      resultDescription: fc.constant(answered!),
      status: fc.constantFrom(...resultStatuses),
      value: text,
      ...(first === undefined ? {} : { achievedLevel: fc.constant(first.id!) }),
    }),
  )
}
