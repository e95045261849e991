/** What the compiler catches at the keyboard, and what it lets through. */
import { describe, expectTypeOf, it } from 'vitest'
import {
  achievementKinds,
  alignments,
  buildAchievement,
  buildCredential,
  buildEndorsement,
  buildProfile,
  hashIdentity,
  tryBuildAchievement,
  tryBuildCredential,
  type Achievement,
  type AchievementInput,
  type AchievementType,
  type BuildResult,
  type CredentialInput,
  type EndorsementCredential,
  type IdentityObject,
  type InputProblem,
  type OpenBadgeCredential,
  type Profile,
} from 'openbadges-kit'

const welding = { name: 'Certified Welder', description: 'Welds to standard.', criteria: 'Pass the test.' } as const
const issuer = { id: 'did:web:school.example', name: 'The School' } as const
const recipient = { email: 'kari@example.org' } as const

describe('what the builders return', () => {
  it('is a noun of the model', () => {
    expectTypeOf(buildAchievement(welding)).toEqualTypeOf<Achievement>()
    expectTypeOf(buildProfile(issuer)).toEqualTypeOf<Profile>()
    expectTypeOf(buildCredential({ issuer, achievement: welding, recipient })).toEqualTypeOf<OpenBadgeCredential>()
    expectTypeOf(hashIdentity({ type: 'emailAddress', value: 'a@example.org' })).toEqualTypeOf<IdentityObject>()
    expectTypeOf(
      buildEndorsement({ issuer, subject: { id: 'urn:x:1' }, name: 'Well done' }),
    ).toEqualTypeOf<EndorsementCredential>()
  })

  it('may be given back to a builder', () => {
    expectTypeOf<Achievement>().toExtend<AchievementInput>()
    expectTypeOf<Profile>().toExtend<CredentialInput['issuer']>()
    buildCredential({ issuer: buildProfile(issuer), achievement: buildAchievement(welding), recipient })
  })

  it('cannot be changed', () => {
    const achievement = buildAchievement(welding)
    // @ts-expect-error -- nouns are made once
    achievement.name = 'Another'
    // @ts-expect-error -- and so are their lists
    achievement.tag = ['metal']
  })

  it('is told apart from problems by one question', () => {
    const result = tryBuildAchievement(welding)
    expectTypeOf(result).toEqualTypeOf<BuildResult<Achievement>>()
    if (result.ok) {
      expectTypeOf(result.value).toEqualTypeOf<Achievement>()
      expectTypeOf(result).not.toHaveProperty('problems')
      return
    }
    expectTypeOf(result.problems[0]).toEqualTypeOf<InputProblem>()
    expectTypeOf(result.problems[0].facts.suggestion).toEqualTypeOf<string | undefined>()
    expectTypeOf(result).not.toHaveProperty('value')
  })
})

describe('kinds and presets', () => {
  it('say their type', () => {
    expectTypeOf(achievementKinds.certification(welding).achievementType).toEqualTypeOf<'Certification'>()
    buildCredential({ issuer, achievement: achievementKinds.course(welding), recipient })
    buildAchievement({ ...welding, alignment: [alignments.caseItem({ name: 'a', url: 'https://a.example/' })] })
  })

  it('do not compile against themselves', () => {
    // @ts-expect-error -- the kind says the type
    achievementKinds.course({ ...welding, achievementType: 'Badge' })
    // @ts-expect-error -- a CTID begins with ce-
    alignments.ctdlCredential({ name: 'a', ctid: '3f1c1f4a' })
  })
})

describe('wrong literals', () => {
  it('do not compile', () => {
    // @ts-expect-error -- no type of achievement
    buildAchievement({ ...welding, achievementType: 'Certificat' })
    // @ts-expect-error -- the standard calls it emailAddress
    hashIdentity({ type: 'email', value: 'kari@example.org' })
    // @ts-expect-error -- nobody may extend the status of a result
    buildCredential({ issuer, achievement: welding, recipient, results: [{ status: 'ext:Passed' }] })
    // @ts-expect-error -- a name of data model 1.1
    buildCredential({ issuer, achievement: welding, recipient, issuanceDate: '2026-01-01T00:00:00Z' })
    // @ts-expect-error -- the unit is called years
    buildCredential({ issuer, achievement: welding, recipient, expiresAfter: { year: 2 } })
    // @ts-expect-error -- an issuer has an id
    buildProfile({ name: 'The School' })
    // @ts-expect-error -- the data model knows no language maps
    buildAchievement({ ...welding, name: { en: 'Welder' } })
    // @ts-expect-error -- tags are many
    buildAchievement({ ...welding, tag: 'metal' })
    // @ts-expect-error -- a picture is no number
    buildAchievement({ ...welding, image: 7 })
  })

  it('but terms of one’s own do, where the standard leaves room for them', () => {
    buildAchievement({ ...welding, achievementType: 'ext:Masterclass' })
    hashIdentity({ type: 'ext:employeeNumber', value: '4711' })
    const extensions = [{ context: 'https://school.example/context.json', terms: ['courseCode'] }]
    buildCredential({ issuer, recipient, achievement: { ...welding, ...{ courseCode: 'W-7' } }, extensions })
    expectTypeOf<'ext:Masterclass'>().toExtend<AchievementType>()
    expectTypeOf<'Masterclass'>().not.toExtend<AchievementType>()
  })
})

describe('exactOptionalPropertyTypes', () => {
  it('holds: what is optional is left out, not undefined', () => {
    // @ts-expect-error -- leave it out
    buildAchievement({ ...welding, version: undefined })
    // @ts-expect-error -- leave it out
    const achievement: Achievement = { ...buildAchievement(welding), version: undefined }
    expectTypeOf(achievement).toEqualTypeOf<Achievement>()
    // @ts-expect-error -- options as well
    tryBuildCredential({ issuer, achievement: welding, recipient }, { now: undefined })
  })
})
