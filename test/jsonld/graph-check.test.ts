import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/json/json.js'
import { canonizeByPackages as canonize } from '../support/peer-here.js'
import { readCompacted, type DocumentReading } from '../../src/jsonld/compacted-form.js'
import { checkDescribedOnce, checkGraph } from '../../src/jsonld/graph-check.js'
import { defaultLimits } from '../../src/limits.js'
import { activeOf, badge, badgeContexts, library } from './support.js'

const read = (document: JsonObject): DocumentReading =>
  readCompacted(document, activeOf(document['@context'] ?? badgeContexts), defaultLimits)
const mismatch = expect.objectContaining({ code: 'GRAPH_MISMATCH' }) as Error
const alignment = { type: ['Alignment'], targetName: 'A', targetUrl: 'https://example.org/a' }

describe('checkGraph', () => {
  it('finds reading and graph of the same document equal', async () => {
    const document = badge({
      evidence: [
        { type: ['Evidence'], name: 'a' },
        { type: ['Evidence'], name: 'a' },
      ],
    })
    checkGraph(read(document), await canonize(document, library, defaultLimits))
  })

  it.each([
    ['another value', { name: 'Master Welder' }],
    ['a value more', { description: 'Welds.' }],
    ['another issuer', { issuer: { id: 'did:web:other.example', type: ['Profile'], name: 'School' } }],
    ['a node without name less', { evidence: [{ type: ['Evidence'], name: 'a' }] }],
    [
      'a node without name that differs',
      {
        evidence: [
          { type: ['Evidence'], name: 'a' },
          { type: ['Evidence'], name: 'b' },
        ],
      },
    ],
  ])('finds %s', async (_, changes) => {
    const signed = badge({
      evidence: [
        { type: ['Evidence'], name: 'a' },
        { type: ['Evidence'], name: 'a' },
      ],
    })
    const nquads = await canonize(signed, library, defaultLimits)
    const shown = { ...signed, ...changes }
    expect(() => checkGraph(read(shown), nquads)).toThrow(mismatch)
    const shownQuads = await canonize(shown, library, defaultLimits)
    expect(() => checkGraph(read(signed), shownQuads)).toThrow(mismatch)
  })
})

describe('checkDescribedOnce', () => {
  const id = badge()['id'] as string
  const again = expect.objectContaining({ code: 'NOT_COMPACTED' }) as Error

  it.each([
    ['the credential', { evidence: [{ id, type: ['Evidence'], name: 'x' }] }],
    [
      'a status entry',
      {
        credentialStatus: { id: 'urn:uuid:7', type: 'BitstringStatusListEntry', statusPurpose: 'revocation' },
        evidence: [{ id: 'urn:uuid:7', type: ['Evidence'], name: 'x' }],
      },
    ],
  ])('refuses a second description of %s', (_, changes) => {
    expect(() => checkDescribedOnce(read(badge(changes)))).toThrow(again)
  })

  it.each([
    [
      'a refresh service under the id of the credential',
      { refreshService: { id, type: 'https://example.org/Refresh' } },
    ],
    [
      'a subject that is its own achievement',
      { credentialSubject: { ...(badge()['credentialSubject'] as JsonObject), id: 'https://school.example/a' } },
    ],
    [
      'two nodes without names',
      { evidence: [alignment, alignment].map((_, index) => ({ type: ['Evidence'], name: String(index) })) },
    ],
  ])('lets %s pass', (_, changes) => {
    checkDescribedOnce(read(badge(changes)))
  })
})
