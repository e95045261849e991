import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../../src/json/json.js'
import { checkRecipient, type ExpectedRecipient, type RecipientFacts } from '../../src/verify/check-recipient.js'
import type { Judgement } from '../../src/verify/check-issuer.js'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
const md5 = (text: string): string => createHash('md5').update(text).digest('hex')

function entry(identityHash: string, more: JsonObject = {}): JsonObject {
  return { type: 'IdentityObject', hashed: false, identityType: 'emailAddress', identityHash, ...more }
}

const hashed = (digest: string, more: JsonObject = {}): JsonObject => entry(digest, { hashed: true, ...more })

const email = (value: string): ExpectedRecipient => ({ type: 'emailAddress', value })

const alone = { read: {}, inside: [] }
const signedBy = (by: string): RecipientFacts['authenticated'] => ({ by, proof: { format: 'jwt', suite: 'EdDSA' } })

function badgeOf(subject: JsonValue): RecipientFacts {
  const document = { holder: 'did:example:7', credentialSubject: subject }
  return { kind: 'badge', document, authenticated: signedBy('did:example:issuer') }
}

function check(subject: JsonValue, expected: ExpectedRecipient | undefined): Judgement {
  return checkRecipient(badgeOf(subject), expected, alone)
}

/** `passed`, `skipped`, or the codes of what is in the way. */
function answer(subject: JsonValue, expected: ExpectedRecipient | undefined): string {
  const { outcome } = check(subject, expected)
  return 'problems' in outcome ? outcome.problems.map(({ code }) => code).join() : outcome.outcome
}

describe('checkRecipient', () => {
  it('is skipped where nobody asks', () => {
    expect(check({ id: 'did:example:7' }, undefined)).toEqual({ outcome: { outcome: 'skipped', because: 'not-asked' } })
  })

  it.each<[string, JsonValue, string]>([
    ['the same id', { id: 'did:example:7' }, 'passed'],
    ['another id', { id: 'did:example:8' }, 'WRONG_RECIPIENT'],
    ['an id that begins alike', { id: 'did:example:77' }, 'WRONG_RECIPIENT'],
    ['the id in other letters', { id: 'DID:example:7' }, 'WRONG_RECIPIENT'],
    ['the id and a space', { id: 'did:example:7 ' }, 'WRONG_RECIPIENT'],
    ['no id', {}, 'WRONG_RECIPIENT'],
    ['an id that is no text', { id: ['did:example:7'] }, 'WRONG_RECIPIENT'],
    ['the id in an identifier only', { identifier: [entry('did:example:7')] }, 'WRONG_RECIPIENT'],
    // The first subject counts: a badge has one.
    ['the id of a second subject', [{ id: 'did:example:8' }, { id: 'did:example:7' }], 'WRONG_RECIPIENT'],
    ['no subject', [], 'WRONG_RECIPIENT'],
    ['a subject that is no object', 'did:example:7', 'WRONG_RECIPIENT'],
  ])('by id, %s: %s', (_, subject, expected) => {
    expect(answer(subject, { id: 'did:example:7' })).toBe(expected)
  })

  it.each<[string, ExpectedRecipient, string, string]>([
    ['its holder', { id: 'did:example:7' }, 'did:example:7', 'passed'],
    ['another', { id: 'did:example:7' }, 'did:example:8', 'WRONG_RECIPIENT'],
    ['an address, which no holder has', email('kari@school.example'), 'did:example:7', 'WRONG_RECIPIENT'],
  ])('of a presentation asks who shows it, whatever subject it names: %s', (_, expected, by, answered) => {
    const subject = { id: 'did:example:7', identifier: [entry('kari@school.example')] }
    const document = { holder: 'did:example:7', credentialSubject: subject }
    const { outcome } = checkRecipient({ kind: 'presentation', document, authenticated: signedBy(by) }, expected, alone)
    expect('problems' in outcome ? outcome.problems.map(({ code }) => code).join() : outcome.outcome).toBe(answered)
  })

  it.each<[string, readonly JsonObject[], string]>([
    ['the same', [entry('kari@school.example')], 'passed'],
    ['another', [entry('ola@school.example')], 'WRONG_RECIPIENT'],
    ['none', [], 'WRONG_RECIPIENT'],
    ['the same of another type', [entry('kari@school.example', { identityType: 'name' })], 'WRONG_RECIPIENT'],
    ['a second one', [entry('ola@school.example'), entry('kari@school.example')], 'passed'],
    ['the same, whatever its salt', [entry('kari@school.example', { salt: 'not-used' })], 'passed'],
    ['the same in capitals', [entry('Kari@School.Example')], 'passed'],
    ['one with a sign that is another letter in lower case', [entry('\u212Aari@school.example')], 'WRONG_RECIPIENT'],
    ['one that is empty', [entry('')], 'WRONG_RECIPIENT'],
    ['one without value', [{ type: 'IdentityObject', hashed: false, identityType: 'emailAddress' }], 'WRONG_RECIPIENT'],
    ['the hash of it, said to be plain', [entry(`sha256$${sha256('kari@school.example')}`)], 'WRONG_RECIPIENT'],
  ])('by a plain email address, %s: %s', (_, identifier, expected) => {
    expect(answer({ identifier }, email('kari@school.example'))).toBe(expected)
  })

  // Vectors of the standard's implementation guide.
  it.each([
    ['a@example.com', 'Kosher', 'b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399'],
    ['jjefferson18@example.com', 'FleurDeSel', '658625b25ab3d75d613ca97d9a5a77f70e2192feca5557f4ad09a4d4f121f5fc'],
  ])('finds %s with the salt %s', (value, salt, digest) => {
    expect(answer({ identifier: [hashed(`sha256$${digest}`, { salt })] }, email(value))).toBe('passed')
  })

  it.each<[string, JsonObject, string]>([
    ['with salt', hashed(`sha256$${sha256('kari@school.exampleSalt')}`, { salt: 'Salt' }), 'passed'],
    ['without salt', hashed(`sha256$${sha256('kari@school.example')}`), 'passed'],
    ['in capital digits', hashed(`sha256$${sha256('kari@school.example').toUpperCase()}`), 'passed'],
    ['of another address', hashed(`sha256$${sha256('ola@school.example')}`), 'WRONG_RECIPIENT'],
    ['with the salt left out', hashed(`sha256$${sha256('kari@school.exampleSalt')}`), 'WRONG_RECIPIENT'],
    [
      'with the salt before',
      hashed(`sha256$${sha256('Saltkari@school.example')}`, { salt: 'Salt' }),
      'WRONG_RECIPIENT',
    ],
    ['cut short', hashed(`sha256$${sha256('kari@school.example').slice(0, 32)}`), 'WRONG_RECIPIENT'],
    ['that is empty', hashed('sha256$'), 'WRONG_RECIPIENT'],
    ['with more behind it', hashed(`sha256$${sha256('kari@school.example')}$`), 'RECIPIENT_HASH_NOT_SUPPORTED'],
    ['by an algorithm nobody names', hashed(`sha1$${'0'.repeat(40)}`), 'RECIPIENT_HASH_NOT_SUPPORTED'],
    ['by none', hashed('kari@school.example'), 'RECIPIENT_HASH_NOT_SUPPORTED'],
    ['by constructor', hashed('constructor$00'), 'RECIPIENT_HASH_NOT_SUPPORTED'],
    ['that is the address itself', hashed(''), 'RECIPIENT_HASH_NOT_SUPPORTED'],
  ])('by a hashed email address %s: %s', (_, identity, expected) => {
    expect(answer({ identifier: [identity] }, email('kari@school.example'))).toBe(expected)
  })

  it('finds an address in capitals whose issuer hashed it in small letters', () => {
    const identifier = [hashed(`sha256$${sha256('kari@school.example')}`)]
    expect(answer({ identifier }, email('Kari@School.Example'))).toBe('passed')
  })

  it('finds an address in capitals that stands in small letters', () => {
    expect(answer({ identifier: [entry('kari@school.example')] }, email('Kari@School.Example'))).toBe('passed')
  })

  it.each<[string, readonly JsonObject[], string]>([
    ['no identifier of the type', [entry('Kari', { identityType: 'name' })], 'no identifier of type emailAddress'],
    ['another one of the type', [entry('ola@school.example')], 'another identifier of type emailAddress'],
  ])('says that there is %s', (_, identifier, reason) => {
    const { outcome } = check({ identifier }, email('kari@school.example'))
    expect(outcome).toMatchObject({
      problems: [{ path: '/credentialSubject', facts: { reason: expect.stringContaining(reason) } }],
    })
  })

  it('says that there is no such id', () => {
    expect(check({ id: 'did:example:8' }, { id: 'did:example:7' }).outcome).toMatchObject({
      problems: [{ path: '/credentialSubject', facts: { reason: 'it names another id, or none' } }],
    })
  })

  it.each<[string, JsonValue, string]>([
    ['is none that the standard names', hashed('sha3$00'), 'sha3'],
    ['is not said', hashed('00'), '(none)'],
    ['is not there', { ...hashed(''), identityHash: 7 }, '(none)'],
  ])('names the algorithm of a hash that %s', (_, identity, algorithm) => {
    expect(check({ identifier: ['not an object', identity] }, email('kari@school.example')).outcome).toMatchObject({
      outcome: 'unknown',
      problems: [{ code: 'RECIPIENT_HASH_NOT_SUPPORTED', facts: { algorithm }, path: '/credentialSubject/identifier' }],
    })
  })

  it('tells capitals from small letters in identifiers that are no email addresses', () => {
    const identifier = [entry('Kari', { identityType: 'userName' })]
    expect(answer({ identifier }, { type: 'userName', value: 'Kari' })).toBe('passed')
    expect(answer({ identifier }, { type: 'userName', value: 'kari' })).toBe('WRONG_RECIPIENT')
  })

  it('passes a match by md5, with a finding', () => {
    const judgement = check({ identifier: [hashed(`md5$${md5('kari@school.example')}`)] }, email('kari@school.example'))
    expect(judgement.outcome.outcome).toBe('passed')
    expect(judgement.findings).toMatchObject([{ code: 'HASH_WEAK', facts: { algorithm: 'md5' } }])
  })

  it('has nothing to say of a match by sha256', () => {
    const judgement = check(
      { identifier: [hashed(`sha256$${sha256('a')}`, { identityType: 'name' })] },
      { type: 'name', value: 'a' },
    )
    expect(judgement).toEqual({ outcome: { outcome: 'passed' }, findings: [] })
  })

  it('leaves it unknown where one of several cannot be compared, unless another matches', () => {
    const strange = hashed('sha3$00')
    expect(answer({ identifier: [entry('ola@school.example'), strange] }, email('kari@school.example'))).toBe(
      'RECIPIENT_HASH_NOT_SUPPORTED',
    )
    expect(answer({ identifier: [strange, entry('kari@school.example')] }, email('kari@school.example'))).toBe('passed')
  })

  it('does not say in a report whom the caller expected', () => {
    expect(
      JSON.stringify(check({ identifier: [entry('ola@school.example')] }, email('kari@school.example'))),
    ).not.toContain('kari')
    expect(JSON.stringify(check({ id: 'did:example:8' }, { id: 'did:example:7' }))).not.toContain('did:example:7')
  })
})
