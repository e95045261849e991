import { describe, expect, it } from 'vitest'
import { tryBuildAchievement } from '../../src/build/build-achievement.js'
import { tryBuildCredential } from '../../src/build/build-credential.js'
import { award, welding } from './support.js'

const graded = [{ name: 'Exam', resultType: 'Percent' as const, requiredValue: '60' }]
const measured = [{ name: 'Hours', resultType: 'ext:Hours' as const }]

const hintsOf = (changes: object): string[] =>
  tryBuildAchievement({ ...welding, ...changes }).hints.map(({ code, path }) => `${code} ${path}`)

const hintsOfAward = (changes: object): string[] =>
  tryBuildCredential({ ...award, ...changes }).hints.map(({ code, path }) => `${code} ${path}`)

describe('hints on an achievement', () => {
  it.each([
    [{}, []],
    [{ achievementType: 'Badge' }, []],
    [{ achievementType: 'Certification', resultDescription: graded }, []],
    [{ achievementType: 'Certification' }, ['CERTIFICATION_WITHOUT_ASSESSMENT ']],
    [{ achievementType: 'CertificateOfCompletion' }, []],
    [{ achievementType: 'CertificateOfCompletion', resultDescription: measured }, []],
    [
      { achievementType: 'CertificateOfCompletion', resultDescription: [...measured, ...graded] },
      ['COMPLETION_WITH_SCORE /resultDescription/1'],
    ],
    [{ name: 'Welding Certification' }, ['KIND_WORDS_DIFFER /name']],
    [{ name: 'Certification Exam Preparation', achievementType: 'Course' }, []],
    [{ name: 'Welding certification', achievementType: 'Badge' }, ['KIND_WORDS_DIFFER /achievementType']],
    [{ name: 'Certificate of Completion', achievementType: 'CertificateOfCompletion' }, []],
    [{ name: 'Certificate of completion: welding', resultDescription: graded }, ['KIND_WORDS_DIFFER /name']],
    [{ name: 'A micro-credential in welding', achievementType: 'MicroCredential' }, []],
    [
      { name: 'Driving licence', achievementType: 'Certification', resultDescription: graded },
      ['KIND_WORDS_DIFFER /achievementType'],
    ],
  ])('%j', (changes, expected) => {
    expect(hintsOf(changes)).toEqual(expected)
  })

  it('are not said of what was refused', () => {
    expect(hintsOf({ achievementType: 'Certification', resultDescription: [] })).toEqual([])
  })
})

describe('hints on a badge', () => {
  const certification = { ...welding, achievementType: 'Certification', resultDescription: graded }
  it.each([
    [{}, []],
    [{ achievement: certification, expiresAfter: { years: 2 } }, []],
    [{ achievement: certification, validUntil: '2100-01-01T00:00:00Z' }, []],
    [{ achievement: certification }, ['CERTIFICATION_WITHOUT_EXPIRY ']],
    [{ issuer: { id: 'did:web:school.example' } }, ['ISSUER_UNNAMED /issuer']],
    [{ recipient: { id: award.issuer.id } }, ['SELF_ISSUED /recipient/id']],
    [
      {
        achievement: { ...welding, image: 'https://school.example/a.png' },
        recipientImage: 'https://school.example/a.png',
      },
      ['IMAGE_REPEATED /recipientImage'],
    ],
    [
      {
        image: {
          bytes: Uint8Array.from(
            { length: 200_000 },
            (_, index) => [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10][index] ?? 0,
          ),
        },
      },
      ['IMAGE_LARGE /image/bytes'],
    ],
    [
      { achievement: { ...certification, resultDescription: undefined }, expiresAfter: { years: 1 } },
      ['CERTIFICATION_WITHOUT_ASSESSMENT /achievement'],
    ],
  ])('%#: %j', (changes, expected) => {
    expect(hintsOfAward(changes)).toEqual(expected)
  })
})
