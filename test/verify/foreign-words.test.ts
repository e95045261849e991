import { describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../../src/json/json.js'
import { findForeignWords, type Surroundings } from '../../src/verify/foreign-words.js'

const graph = { by: 'did:example:issuer', proof: { format: 'data-integrity', suite: 'eddsa-rdfc-2022' } } as const
const [mail, named] = [{ identityHash: 'a@b.example' }, { id: 'urn:example:1', identityHash: 'a@b.example' }]
const subject = { id: 'urn:example:subject', identifier: [mail, named] }

function reportWith(outcome: string): Surroundings['inside'][number]['report'] {
  const outcomes = { format: 'passed', proof: outcome, issuer: 'passed' }
  return { checks: Object.entries(outcomes).map(([check, each]) => ({ check, outcome: each })) }
}

/** A document around credentials inside, each with the outcome of its proof. */
function around(inside: readonly (readonly [JsonValue, string])[], more: JsonObject = {}): Surroundings {
  const credentials = inside.map(([input]) => input)
  return {
    read: { id: 'urn:example:badge', credentialSubject: subject, endorsement: credentials, ...more },
    inside: inside.map(([input, outcome], index) => ({
      placed: { input, path: `/endorsement/${index}` },
      report: reportWith(outcome),
    })),
  }
}

const about = (id: string, more: JsonObject = {}): JsonObject => ({
  issuer: 'did:example:other',
  credentialSubject: { id, ...more },
})

describe('findForeignWords', () => {
  it('finds none where nothing stands inside', () => {
    expect(findForeignWords(graph, around([]))).toBeUndefined()
  })

  it.each<[string, JsonValue, JsonObject?]>([
    ['the subject', about(subject.id)],
    ['the subject, deep inside', { evidence: [{ also: [[{ id: subject.id }]] }] }],
    ['the subject, as a text', { evidence: subject.id }],
    ['the credential, which is of the subject', about('urn:example:badge')],
    [
      'what names what names the subject',
      about('urn:example:far'),
      { far: { id: 'urn:example:far', near: 'urn:example:near' }, near: [{ id: 'urn:example:near', of: subject.id }] },
    ],
    [
      'one of two places of a node that leads there',
      about('urn:example:far'),
      { far: [{ id: 'urn:example:far' }, { id: 'urn:example:far', of: subject.id }] },
    ],
  ])('doubts all where a credential without a good proof leads to %s', (_, input, more) => {
    for (const outcome of ['failed', 'unknown', 'skipped']) {
      const found = findForeignWords(
        graph,
        around(
          [
            ['a token', 'passed'],
            [input, outcome],
          ],
          more,
        ),
      )
      expect(found).toEqual({ path: '/endorsement/1', own: [] })
    }
  })

  it.each<[string, JsonValue]>([
    ['leads elsewhere', about('urn:example:achievement')],
    ['is a token, which states nothing in this graph', subject.id],
    ['leads in a circle', { id: 'urn:example:a', to: { id: 'urn:example:b', to: 'urn:example:a' } }],
  ])('finds none where what stands inside %s', (_, input) => {
    expect(findForeignWords(graph, around([[input, 'failed']]))).toBeUndefined()
  })

  it.each<[string, JsonObject]>([
    ['identifies somebody', { identifier: [] }],
    ['holds an identity', { of: [{ identityHash: '' }] }],
  ])('takes only what has no name of its own for the issuer’s where a good proof %s', (_, more) => {
    const input = about(subject.id, more)
    expect(findForeignWords(graph, around([[input, 'passed']]))).toEqual({ path: '/endorsement/0', own: [mail] })
    expect(findForeignWords(graph, around([[{ ...input, issuer: { id: graph.by } }, 'passed']]))).toBeUndefined()
    expect(findForeignWords(graph, around([[{ ...input, issuer: { id: graph.by } }, 'failed']]))).toBeDefined()
  })

  it('finds none where a good proof identifies nobody', () => {
    expect(findForeignWords(graph, around([[about(subject.id, { identity: 'identifier' }), 'passed']]))).toBeUndefined()
  })

  it.each([
    { format: 'jwt', suite: 'EdDSA' },
    { format: 'data-integrity', suite: 'eddsa-jcs-2022' },
    { format: 'data-integrity', suite: 'ecdsa-jcs-2019' },
  ] as const)('finds none where text was signed: %o', (proof) => {
    expect(findForeignWords({ ...graph, proof }, around([[about(subject.id), 'failed']]))).toBeUndefined()
  })

  it('finds none for a subject without a name, or for none', () => {
    const inside = [[about(subject.id), 'failed']] as const
    expect(findForeignWords(graph, around(inside, { credentialSubject: { identifier: mail } }))).toBeUndefined()
    expect(findForeignWords(graph, around(inside, { credentialSubject: [] }))).toBeUndefined()
  })

  it('looks at each part of a large document once', () => {
    const wide = Array.from({ length: 200_000 }, (_, index) => ({
      id: `urn:example:${index}`,
      to: `urn:example:${index + 1}`,
    }))
    const found = findForeignWords(
      graph,
      around([[about('urn:example:0'), 'failed']], { wide, end: { id: 'urn:example:200000', of: subject.id } }),
    )
    expect(found?.path).toBe('/endorsement/0')
  })
})
