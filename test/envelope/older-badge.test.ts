import { describe, expect, it } from 'vitest'
import type { OpenBadgesError } from '../../src/errors.js'
import { olderBadgeAt } from '../../src/envelope/older-badge.js'
import { readEnvelope } from '../../src/envelope/read-envelope.js'
import { defaultLimits } from '../../src/limits.js'
import { smallBadge } from '../support/badges.js'
import { corpusEntries, describeCorpus, readCorpus } from '../support/corpus.js'
import { thrownBy } from '../support/thrown-by.js'
import { unsignedToken } from '../support/tokens.js'

const v2 = 'https://w3id.org/openbadges/v2'
const hosted = 'hosted by its issuer'

const assertion = {
  '@context': v2,
  type: 'Assertion',
  id: 'https://example.org/assertions/1',
  recipient: { type: 'email', hashed: false, identity: 'ada@example.org' },
  badge: 'https://example.org/badges/1',
  issuedOn: '2019-02-01T00:00:00Z',
  verification: { type: 'HostedBadge' },
}

const { '@context': _context, type: _type, id: _id, verification: _verification, ...bare } = assertion

const refusal = async (input: unknown): Promise<readonly unknown[]> => {
  const { code, facts, url } = await thrownBy(() => readEnvelope(input, defaultLimits))
  return [code, facts['version'], facts['document'], facts['verification'], url]
}

describe('refuseOlderBadge', () => {
  it.each<[string, unknown, readonly (string | undefined)[]]>([
    ['a hosted badge of 2.0', assertion, ['2.0', 'a badge', hosted, assertion.id]],
    [
      'one of 2.1',
      { ...assertion, '@context': 'https://purl.imsglobal.org/ob/v2p1/context.json' },
      ['2.1', 'a badge', hosted, assertion.id],
    ],
    [
      'one of 1.1',
      {
        ...bare,
        '@context': 'https://w3id.org/openbadges/v1',
        type: 'Assertion',
        verify: { type: 'hosted', url: 'https://example.org/1' },
      },
      ['1.1', 'a badge', hosted, 'https://example.org/1'],
    ],
    [
      'one of 1.0',
      { uid: '1', ...bare, verify: { type: 'hosted', url: 'https://example.org/1' } },
      ['1.0', 'a badge', hosted, 'https://example.org/1'],
    ],
    [
      'one of 0.5',
      {
        recipient: 'sha256$2f',
        salt: 'x',
        evidence: '/e',
        badge: { version: '0.5.0', name: 'A', image: '/a.png', issuer: { origin: 'https://example.org' } },
      },
      ['0.5', 'a badge', hosted, undefined],
    ],
    [
      'a signed badge, its payload',
      { ...assertion, verification: { type: 'SignedBadge' } },
      ['2.0', 'a badge', 'signed as a token', undefined],
    ],
    [
      'a signed badge',
      unsignedToken({ ...assertion, verification: { type: 'SignedBadge' } }, { alg: 'RS256' }),
      ['2.0', 'a badge', 'signed as a token', undefined],
    ],
    [
      'a signed badge of 1.0',
      unsignedToken({ uid: '1', ...bare, verify: { type: 'signed', url: 'https://example.org/key' } }),
      ['1.0', 'a badge', 'signed as a token', undefined],
    ],
    [
      'a badge in a blockchain',
      {
        ...assertion,
        '@context': [v2, 'https://w3id.org/blockcerts/v2'],
        verification: { type: ['MerkleProofVerification2017', 'Extension'] },
      },
      ['2.0', 'a badge', 'anchored in a blockchain', undefined],
    ],
    [
      'a badge class',
      { '@context': v2, type: 'BadgeClass', id: 'https://example.org/badges/1' },
      ['2.0', 'a badge class', 'verified with the badges that name it', undefined],
    ],
    [
      'an issuer',
      { '@context': [v2, {}], type: ['Profile'], id: 'https://example.org/' },
      ['2.0', 'an issuer', 'verified with the badges that name it', undefined],
    ],
    [
      'a context written out',
      { ...assertion, '@context': { obi: 'https://w3id.org/openbadges#' } },
      ['2.0', 'a badge', hosted, assertion.id],
    ],
    ['as text', JSON.stringify(assertion), ['2.0', 'a badge', hosted, assertion.id]],
    ['as bytes', new TextEncoder().encode(JSON.stringify(assertion)), ['2.0', 'a badge', hosted, assertion.id]],
  ])('refuses %s by its name', async (_, input, expected) => {
    expect(await refusal(input)).toEqual(['OLDER_OPEN_BADGE', ...expected])
  })

  it.each<[string, object]>([
    ['a badge of 3.0', smallBadge('did:web:school.example')],
    [
      'a badge of 3.0 that names an older context, too',
      {
        ...smallBadge('did:web:school.example'),
        '@context': [...smallBadge('did:web:school.example')['@context'], v2],
      },
    ],
    [
      'a credential of another kind with an older context',
      {
        '@context': ['https://www.w3.org/ns/credentials/v2', v2],
        type: ['VerifiableCredential'],
        recipient: {},
        badge: {},
      },
    ],
    ['nothing', {}],
    ['anything else', { type: 'Assertion', recipient: 'ada' }],
    ['anything else with a recipient', { recipient: {}, badge: {}, verify: {} }],
    ['an address that only begins so', { '@context': 'https://w3id.org/openbadges/v20', type: 'Other' }],
  ])('lets pass %s', async (_, input) => {
    expect((await readEnvelope(input, defaultLimits)).document).toBeDefined()
  })
})

describe('olderBadgeAt', () => {
  it('says that an address was enough', () => {
    const { code, url, message } = olderBadgeAt('https://example.org/assertion')
    expect([code, url]).toEqual(['OLDER_OPEN_BADGE', 'https://example.org/assertion'])
    expect(message).toContain('2.0 or older')
  })
})

describeCorpus('the badges of Open Badges 2.0 in the corpus', () => {
  it('are refused by their name', async () => {
    const older = corpusEntries().filter(
      ({ path, testable, format }) => testable && path.includes('/ob20/') && format !== 'png',
    )
    const codes = await Promise.all(
      older.map(async ({ path }) => {
        const bytes = new Uint8Array(readCorpus(path))
        const code = await readEnvelope(bytes, defaultLimits).then(
          ({ kind }) => kind,
          (error: unknown) => (error as OpenBadgesError).code,
        )
        return [path.split('/').pop() ?? '', code] as const
      }),
    )
    expect(older.length).toBeGreaterThan(10)
    // Parts of badges whose types are not those of any document.
    expect(
      codes
        .filter(([, code]) => code !== 'OLDER_OPEN_BADGE')
        .map(([name]) => name)
        .sort(),
    ).toEqual(['invalid-class.json', 'invalid-empty-type.json', 'valid-alignment-object.json', 'valid-cool-class.json'])
  })
})
