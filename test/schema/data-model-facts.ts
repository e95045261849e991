/**
 * The data model of Open Badges 3.0 and CLR 2.0 as its documents print it, class by class: property,
 * type, how many. Typed in from spec.md §1.5, §1.6 and §9, not from our types, so that nothing is
 * forgotten in both.
 */
/**
 * How many: `1`, `0..1`, `0..*`, `1..*`. With `compact`, a single value may stand for an array of one
 * . `type` lines name what the types contain; `one` if they are never an array.
 * A class is open unless it says `closed`.
 */
export const dataModel: string = `
Achievement
  id URI 1
  type Achievement
  name String 1
  description String 1
  criteria Criteria 1
  achievementType AchievementType 0..1
  alignment Alignment 0..*
  creator Profile 0..1
  creditsAvailable Float 0..1
  endorsement EndorsementCredential 0..*
  endorsementJwt CompactJws 0..*
  fieldOfStudy String 0..1
  humanCode String 0..1
  image Image 0..1
  inLanguage LanguageCode 0..1
  otherIdentifier IdentifierEntry 0..*
  related Related 0..*
  resultDescription ResultDescription 0..*
  specialization String 0..1
  tag String 0..*
  version String 0..1

AchievementSubject
  id URI 0..1
  type AchievementSubject
  achievement Achievement 1
  identifier IdentityObject 0..*
  activityStartDate DateTime 0..1
  activityEndDate DateTime 0..1
  creditsEarned Float 0..1
  image Image 0..1
  source Profile 0..1
  licenseNumber String 0..1
  role String 0..1
  term String 0..1
  narrative Markdown 0..1
  result Result 0..*

Criteria
  id URI 0..1
  narrative Markdown 0..1

Evidence
  type Evidence
  id URI 0..1
  narrative Markdown 0..1
  name String 0..1
  description String 0..1
  genre String 0..1
  audience String 0..1

Alignment
  type Alignment
  targetName String 1
  targetUrl URL 1
  targetCode String 0..1
  targetDescription String 0..1
  targetFramework String 0..1
  targetType AlignmentTargetType 0..1

Image closed
  id URI 1
  type one Image
  caption String 0..1

Related
  id URI 1
  type Related
  inLanguage LanguageCode 0..1
  version String 0..1

IdentityObject closed
  type one IdentityObject
  hashed Boolean 1
  identityHash IdentityHash 1
  identityType IdentifierTypeEnum 1
  salt String 0..1

IdentifierEntry closed
  type one IdentifierEntry
  identifier Identifier 1
  identifierType IdentifierTypeEnum 1

Profile
  id URI 1
  type Profile
  name String 0..1
  url URI 0..1
  phone PhoneNumber 0..1
  description String 0..1
  endorsement EndorsementCredential 0..*
  endorsementJwt CompactJws 0..*
  image Image 0..1
  email EmailAddress 0..1
  address Address 0..1
  otherIdentifier IdentifierEntry 0..*
  official String 0..1
  parentOrg Profile 0..1
  familyName String 0..1
  givenName String 0..1
  additionalName String 0..1
  patronymicName String 0..1
  honorificPrefix String 0..1
  honorificSuffix String 0..1
  familyNamePrefix String 0..1
  dateOfBirth Date 0..1

Address
  type Address
  addressCountry String 0..1
  addressCountryCode CountryCode 0..1
  addressRegion String 0..1
  addressLocality String 0..1
  streetAddress String 0..1
  postOfficeBoxNumber String 0..1
  postalCode String 0..1
  geo GeoCoordinates 0..1

GeoCoordinates
  type one GeoCoordinates
  latitude Float 1
  longitude Float 1

Result
  type Result
  achievedLevel URI 0..1
  alignment Alignment 0..*
  resultDescription URI 0..1
  status ResultStatusType 0..1
  value String 0..1

ResultDescription
  id URI 1
  type ResultDescription
  name String 1
  resultType ResultType 1
  alignment Alignment 0..*
  allowedValue String 0..*
  requiredLevel URI 0..1
  requiredValue String 0..1
  rubricCriterionLevel RubricCriterionLevel 0..*
  valueMax String 0..1
  valueMin String 0..1

RubricCriterionLevel
  id URI 1
  type RubricCriterionLevel
  name String 1
  alignment Alignment 0..*
  description String 0..1
  level String 0..1
  points String 0..1

EndorsementSubject
  id URI 1
  type EndorsementSubject
  endorsementComment Markdown 0..1

ClrSubject
  id URI 0..1
  type ClrSubject
  identifier IdentityObject 0..*
  verifiableCredential VerifiableCredential 1..*
  achievement Achievement 0..*
  association Association 0..*

Association
  type one Association
  associationType AssociationType 1
  sourceId URI 1
  targetId URI 1

CredentialSchema
  id URI 1
  type any 1

CredentialStatus
  id URI 0..1
  type any 1

RefreshService
  id URI 1
  type any 1

TermsOfUse
  id URI 0..1
  type any 1

Proof
  type any 1
  created DateTime 0..1
  cryptosuite String 0..1
  challenge String 0..1
  domain String 0..* compact
  nonce String 0..1
  proofPurpose String 0..1
  proofValue String 0..1
  verificationMethod URI 0..1
  id URI 0..1
  expires DateTime 0..1
  previousProof String 0..* compact
`

/** What every credential has; data model 2.0 and 1.1 name it differently. */
const everyCredential = {
  '2.0': `
  id URI 1
  issuer ProfileRef 1
  validFrom DateTime 1
  validUntil DateTime 0..1
  proof Proof 0..* compact
  credentialSchema CredentialSchema 0..* compact
  credentialStatus CredentialStatus 0..* compact
  refreshService RefreshService 0..1
  termsOfUse TermsOfUse 0..* compact
`,
  '1.1': `
  id URI 1
  issuer Profile 1
  issuanceDate DateTime 1
  expirationDate DateTime 0..1
  proof Proof 0..* compact
  credentialSchema CredentialSchema 0..* compact
  credentialStatus CredentialStatus 0..* compact
  refreshService RefreshService 0..1
  termsOfUse TermsOfUse 0..* compact
`,
}

const badge = `
  @context openBadges 2..*
  type VerifiableCredential, OpenBadgeCredential|AchievementCredential
  credentialSubject AchievementSubject 1
  description String 0..1
  image Image 0..1
  awardedDate DateTime 0..1
  endorsement EndorsementCredential 0..*
  endorsementJwt CompactJws 0..*
  evidence Evidence 0..*
`

const endorsement = `
  @context openBadges 2..*
  type VerifiableCredential, EndorsementCredential
  credentialSubject EndorsementSubject 1
  name String 1
  description String 0..1
  awardedDate DateTime 0..1
`

const record = `
  @context clr,openBadges 3..*
  type VerifiableCredential, ClrCredential
  credentialSubject ClrSubject 1
  name String 1
  description String 0..1
  image Image 0..1
  awardedDate DateTime 0..1
  partial Boolean 0..1
  endorsement EndorsementCredential 0..*
  endorsementJwt CompactJws 0..*
`

/** Of the W3C, not of 1EdTech; the lists as this library makes them. */
export const statusLists: string = `
StatusListIssuer
  id URI 1

BitstringStatusList
  id URI 0..1
  type BitstringStatusList
  statusPurpose StatusPurpose 1..* compact
  encodedList String 1
  ttl Float 0..1

BitstringStatusListCredential
  @context none 1..*
  type VerifiableCredential, BitstringStatusListCredential
  credentialSubject BitstringStatusList 1
  name String 0..1
  description String 0..1
${everyCredential['2.0'].replace('ProfileRef', 'StatusListIssuerRef')}`

/** The credentials of Open Badges and of CLR, in both data models. */
export const credentials: string = `
OpenBadgeCredential
  name String 0..1
${badge}${everyCredential['2.0']}
OpenBadgeCredentialV1p1
  name String 1
${badge}${everyCredential['1.1']}
EndorsementCredential
${endorsement}${everyCredential['2.0']}
EndorsementCredentialV1p1
${endorsement}${everyCredential['1.1']}
ClrCredential
${record}${everyCredential['2.0']}
ClrCredentialV1p1
${record}${everyCredential['1.1']}
`

/** Each enumeration: how many terms, the first, the last. */
export const enumerations: Readonly<Record<string, readonly [count: number, first: string, last: string]>> = {
  AchievementType: [31, 'Achievement', 'SecondarySchoolDiploma'],
  AlignmentTargetType: [7, 'ceasn:Competency', 'CTDL'],
  IdentifierTypeEnum: [19, 'name', 'identifier'],
  ResultType: [12, 'GradePointAverage', 'Status'],
  ResultStatusType: [7, 'Completed', 'Withdrew'],
  AssociationType: [8, 'exactMatchOf', 'replacedBy'],
  StatusPurpose: [4, 'revocation', 'message'],
}

const base = 'https://purl.imsglobal.org/spec/'
/** The addresses of a standard's contexts that go with a data model, newest first. */
export const contextsOfStandards: Readonly<Record<'1.1' | '2.0', Readonly<Record<string, readonly string[]>>>> = {
  '2.0': {
    openBadges: [`${base}ob/v3p0/context-3.0.3.json`, `${base}ob/v3p0/context-3.0.2.json`],
    clr: [`${base}clr/v2p0/context-2.0.1.json`, `${base}clr/v2p0/context.json`],
  },
  '1.1': {
    openBadges: [
      'context-3.0.3.json',
      'context-3.0.2.json',
      'context-3.0.1.json',
      'context.json',
      'context/ob_v3p0.jsonld',
    ].map((file) => `${base}ob/v3p0/${file}`),
    clr: [`${base}clr/v2p0/context-2.0.1.json`, `${base}clr/v2p0/context.json`],
  },
}
