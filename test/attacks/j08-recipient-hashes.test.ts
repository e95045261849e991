/** J8: a hash of a recipient is weak, guessed, borrowed or written so that somebody else passes for the recipient. */
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { buildCredential } from '../../src/build/build-credential.js'
import { hashIdentity } from '../../src/build/hash-identity.js'
import type { ExpectedRecipient } from '../../src/verify/check-recipient.js'
import { viewCredential } from '../../src/view/view-credential.js'
import { problemCodesIn } from '../support/problem-codes.js'
import { thrownBy } from '../support/thrown-by.js'
import { signDocument, signToken, verifier, victimBadge, type Loose } from './genuine.js'

const hex = (algorithm: string, text: string): string => createHash(algorithm).update(text).digest('hex')
const mail = 'kari@school.example'
const kari: ExpectedRecipient = { type: 'emailAddress', value: mail }

/** What a badge says of whom it was awarded to. */
const identity = (identityHash: string, more: Loose = {}): Loose => ({
  type: 'IdentityObject',
  hashed: true,
  identityType: 'emailAddress',
  identityHash,
  ...more,
})

function badgeFor(...identifier: readonly Loose[]): Loose {
  const badge = victimBadge()
  const { id: _, ...subject } = badge['credentialSubject'] as Loose
  return { ...badge, credentialSubject: { ...subject, identifier } }
}

interface Said {
  readonly verdict: string
  readonly codes: readonly string[]
  readonly findings: readonly string[]
}

async function judge(badge: Loose, expectedRecipient: ExpectedRecipient = kari): Promise<Said> {
  const report = await verifier.verify(await signDocument(badge), { expectedRecipient })
  return {
    verdict: report.verdict,
    codes: problemCodesIn(report),
    findings: report.findings.map(({ code }) => code).filter((code) => code !== 'TRUST_NOT_ASKED'),
  }
}

const verified: Said = { verdict: 'verified', codes: [], findings: [] }
const wrong: Said = { verdict: 'wrong-recipient', codes: ['WRONG_RECIPIENT'], findings: [] }
const unknown: Said = { verdict: 'unknown', codes: ['RECIPIENT_HASH_NOT_SUPPORTED'], findings: [] }

describe('a recipient by a hash', () => {
  it.each<[string, Loose, Said]>([
    ['is found', identity(`sha256$${hex('sha256', mail)}`), verified],
    ['is found with its salt', identity(`sha256$${hex('sha256', `${mail}Kosher`)}`, { salt: 'Kosher' }), verified],
    ['is found in capital digits', identity(`sha256$${hex('sha256', mail).toUpperCase()}`), verified],
    [
      'is found by the weak one, with a finding',
      identity(`md5$${hex('md5', mail)}`),
      { ...verified, findings: ['HASH_WEAK'] },
    ],
    ['is not somebody else', identity(`sha256$${hex('sha256', 'ola@school.example')}`), wrong],
    ['is not found without the salt', identity(`sha256$${hex('sha256', `${mail}Kosher`)}`), wrong],
    ['is not found with another salt', identity(`sha256$${hex('sha256', `${mail}Kosher`)}`, { salt: 'Salt' }), wrong],
    ['is not found by the beginning of the hash', identity(`sha256$${hex('sha256', mail).slice(0, 16)}`), wrong],
    ['is not found by no digits at all', identity('sha256$'), wrong],
    ['is not found by the weak one under the strong one’s name', identity(`sha256$${hex('md5', mail)}`), wrong],
    ['is not found by the strong one under the weak one’s name', identity(`md5$${hex('sha256', mail)}`), wrong],
    [
      'is not found where the hash is called plain',
      identity(`sha256$${hex('sha256', mail)}`, { hashed: false }),
      wrong,
    ],
    ['is not found under another type', identity(`sha256$${hex('sha256', mail)}`, { identityType: 'name' }), wrong],
    ['is not known by the address itself, called a hash', identity(mail), unknown],
    ['is not known by another algorithm', identity(`sha1$${hex('sha1', mail)}`), unknown],
    ['is not known by one in capitals', identity(`SHA256$${hex('sha256', mail)}`), unknown],
    ['is not known by none', identity(`$${hex('sha256', mail)}`), unknown],
    ['is not known by what every object has', identity('constructor$00'), unknown],
    ['is not known by two hashes', identity(`sha256$${hex('sha256', mail)}$${hex('sha256', mail)}`), unknown],
    ['is not known with a space before it', identity(` sha256$${hex('sha256', mail)}`), unknown],
  ])('%s', async (_, entry, said) => {
    expect(await judge(badgeFor(entry))).toEqual(said)
  })

  it('is judged the same in a token', async () => {
    const token = await signToken(badgeFor(identity(`sha256$${hex('sha256', mail)}`)))
    expect((await verifier.verify(token, { expectedRecipient: kari })).verdict).toBe('verified')
    const other = { type: 'emailAddress', value: 'ola@school.example' }
    expect((await verifier.verify(token, { expectedRecipient: other })).verdict).toBe('wrong-recipient')
  })

  it('is found in small letters, whichever way it was hashed and asked', async () => {
    const small = badgeFor(identity(`sha256$${hex('sha256', mail)}`))
    expect(await judge(small, { type: 'emailAddress', value: 'Kari@School.Example' })).toEqual(verified)
    const name = badgeFor(identity(`sha256$${hex('sha256', 'Kari')}`, { identityType: 'userName' }))
    expect(await judge(name, { type: 'userName', value: 'Kari' })).toEqual(verified)
    expect(await judge(name, { type: 'userName', value: 'kari' })).toEqual(wrong)
  })

  it('cannot be had by moving a character between the address and the salt', async () => {
    const digest = `sha256$${hex('sha256', `${mail}Kosher`)}`
    const moved = { type: 'emailAddress', value: `${mail}K` }
    const badge = badgeFor(identity(digest, { salt: 'Kosher' }))
    expect(await judge(badge, moved)).toEqual(wrong)
    // Whoever holds the badge cannot change the salt: it is signed.
    const signed = await signDocument(badge)
    const subject = structuredClone(signed['credentialSubject'] as Loose)
    subject['identifier'][0].salt = 'osher'
    const report = await verifier.verify({ ...signed, credentialSubject: subject }, { expectedRecipient: moved })
    expect(report.verdict).toBe('invalid')
  })

  it('is one of several, and what cannot be compared hides nobody', async () => {
    const strange = identity('sha3$00')
    const [own, other] = [identity(`sha256$${hex('sha256', mail)}`), identity(`sha256$${hex('sha256', 'x')}`)]
    expect(await judge(badgeFor(other, strange, own))).toEqual(verified)
    expect(await judge(badgeFor(other, strange))).toEqual(unknown)
    expect(await judge(badgeFor(other))).toEqual(wrong)
  })

  it('is neither shown nor told, and whom the caller expected is not, either', async () => {
    const digest = hex('sha256', `${mail}Kosher`)
    const badge = await signDocument(badgeFor(identity(`sha256$${digest}`, { salt: 'Kosher' })))
    const report = await verifier.verify(badge, { expectedRecipient: kari })
    const view = JSON.stringify(viewCredential(report))
    expect(view).not.toMatch(new RegExp(`${digest}|Kosher|${mail}`))
    expect(JSON.stringify({ ...report, credential: undefined })).not.toContain(mail)
  })
})

describe('what this library issues', () => {
  it('is hashed with sha256 and 128 random bits, another time each', () => {
    const made = Array.from({ length: 100 }, () => hashIdentity({ type: 'emailAddress', value: mail }))
    for (const { hashed, identityHash, salt = '' } of made) {
      expect(hashed).toBe(true)
      expect(salt).toMatch(/^[0-9a-f]{32}$/)
      expect(identityHash).toBe(`sha256$${hex('sha256', mail + salt)}`)
    }
    expect(new Set(made.map(({ salt }) => salt)).size).toBe(100)
    expect(new Set(made.map(({ identityHash }) => identityHash)).size).toBe(100)
  })

  it('is hashed in small letters where it is an address of mail, and verifies', async () => {
    const made = hashIdentity({ type: 'emailAddress', value: 'Kari@School.Example' }) as unknown as Loose
    expect(await judge(badgeFor(made))).toEqual(verified)
  })

  it('is never hashed with another algorithm, however that is asked for', () => {
    for (const more of [{ algorithm: 'md5' }, { hash: 'md5' }, { identityHash: `md5$${hex('md5', mail)}` }]) {
      const input = { type: 'emailAddress', value: mail, ...more } as const
      expect(thrownBy(() => hashIdentity(input)).code).toBe('INPUT_INVALID')
    }
  })

  it('is not made with a source of randomness that makes less', () => {
    const input = { type: 'emailAddress', value: mail } as const
    for (const random of [() => new Uint8Array(0), () => new Uint8Array(8), () => 'salt' as never]) {
      expect(thrownBy(() => hashIdentity(input, { random })).code).toBe('OPTIONS_INVALID')
    }
  })

  it('holds no weak hash that somebody else made', () => {
    const award = { achievement: { name: 'A', description: 'B', criteria: 'C' }, issuer: { id: 'urn:x:1', name: 'D' } }
    const weak = identity(`md5$${hex('md5', mail)}`)
    const strong = identity(`sha256$${hex('sha256', mail)}`)
    const build = (identifier: Loose): unknown =>
      buildCredential({ ...award, recipient: { identifiers: [identifier] } } as never)
    expect(build(strong)).toMatchObject({ credentialSubject: { identifier: [strong] } })
    expect(thrownBy(() => build(weak)).code).toBe('INPUT_INVALID')
  })
})
