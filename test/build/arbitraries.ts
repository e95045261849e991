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

/** Text of any script, with something in it to be seen. */
const text = fc
  .string({ unit: 'binary', minLength: 1, maxLength: 12 })
  .filter((each) => each.trim() !== '' && each !== '__proto__')

/** A new id each time, in one of the forms that are in use. */
const id = fc.uuid().chain((uuid) =>
  fc.constantFrom(`urn:uuid:${uuid}`, `https://school.example/${uuid}`, `did:example:${uuid}`, `https://ø.example/#${uuid}`),
)

const optional = <Value extends object>(
  arbitraries: { [Name in keyof Value]: fc.Arbitrary<Exclude<Value[Name], undefined>> },
  ...required: (keyof Value)[]
): fc.Arbitrary<Value> => fc.record(arbitraries, { requiredKeys: required }) as fc.Arbitrary<Value>

const few = <Value>(arbitrary: fc.Arbitrary<Value>): fc.Arbitrary<Value[]> =>
  fc.array(arbitrary, { minLength: 1, maxLength: 2 })

const term = <Term extends string>(terms: readonly Term[]): fc.Arbitrary<Term | `ext:${string}`> =>
  fc.oneof(fc.constantFrom(...terms), fc.constantFrom('ext:own' as const, 'ext:a.b-C_9' as const))

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
    latitude: fc.double({ min: -90, max: 90, noNaN: true }),
    longitude: fc.double({ min: -180, max: 180, noNaN: true }),
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
      endorsement: fc.constantFrom() as fc.Arbitrary<never>,
      parentOrg: depth === 0 ? fc.record({ id }) : profileOf(depth - 1),
    },
    'id',
  )

/** A profile. */
export const profile: fc.Arbitrary<ProfileInput> = profileOf(1)
