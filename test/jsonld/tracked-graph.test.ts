import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/json/json.js'
import { createContextLibrary } from '../../src/jsonld/context-library.js'
import { toTrackedGraph, trackNodes } from '../../src/jsonld/tracked-graph.js'
import { translate } from '../../src/jsonld/translate.js'
import { credentialsV2Context } from '../../src/model/contexts.js'
import { defaultLimits } from '../../src/limits.js'
import { badgesOf, issuerOf } from '../support/signed-badges.js'
import { fixedKey } from '../support/fixed-keys.js'
import { thrownBy } from '../support/thrown-by.js'

const library = createContextLibrary(new Map())
const { small, full } = (await badgesOf(issuerOf(await fixedKey('school')))) as unknown as Record<
  'small' | 'full',
  JsonObject
>
const track = (document: JsonObject): ReturnType<typeof trackNodes> => trackNodes(document, library, defaultLimits)
const graphOf = (part: JsonObject, tracked: ReturnType<typeof trackNodes>): ReturnType<typeof toTrackedGraph> =>
  toTrackedGraph(part, tracked, library, defaultLimits)

describe('a tracked graph', () => {
  it.each([
    ['small', small],
    ['full', full],
  ])('of a %s badge is the graph of the badge', async (_size, badge) => {
    const tracked = track(badge)
    const { nquads, statements } = await graphOf(tracked.document, tracked)
    expect(nquads).toBe((await translate(badge, library, defaultLimits)).nquads)
    expect(statements).toHaveLength(nquads.split('\n').length - 1)
  })

  it('names every node that has no name, for the time being and unlike anything in the document', () => {
    const [first, second] = [track(small), track(small)]
    const named = JSON.stringify(first.document)
    expect(named).toContain(`"${first.prefix}n0"`)
    expect(first.prefix).not.toBe(second.prefix)
    expect(JSON.stringify(small)).not.toContain('urn:bnid')
  })

  it('has no such name left in its statements', async () => {
    const tracked = track(full)
    const { statements, nquads } = await graphOf(tracked.document, tracked)
    expect(statements.join('') + nquads).not.toContain('urn:bnid')
  })

  it.each(['issuer', 'credentialSubject'])('has the same labels in a part of the document: %s', async (property) => {
    const tracked = track(full)
    const { '@context': context, id, type } = tracked.document
    const whole = await graphOf(tracked.document, tracked)
    const part = {
      '@context': context ?? '',
      id: id ?? '',
      type: type ?? '',
      [property]: tracked.document[property] ?? '',
    }
    const { statements, canonicalLabels } = await graphOf(part, tracked)
    expect(statements.length).toBeGreaterThan(20)
    expect(statements.filter((statement) => !whole.statements.includes(statement))).toEqual([])
    expect([...canonicalLabels.keys()].filter((label) => !whole.canonicalLabels.has(label))).toEqual([])
  })

  it('refuses a document in which two ordered lists cannot be told apart', async () => {
    const url = 'https://lists.example/v1'
    const terms = { left: 'urn:x:left', right: 'urn:x:right', list: { '@id': 'urn:x:list', '@container': '@list' } }
    const lists = createContextLibrary(new Map([[url, { '@context': terms }]]))
    const document = (right: string): JsonObject => ({
      '@context': [credentialsV2Context, url],
      type: ['VerifiableCredential'],
      left: { id: 'urn:uuid:1', list: ['a', 'b'] },
      right: { id: right, list: ['b', 'a'] },
    })
    const graphOfLists = (right: string): ReturnType<typeof toTrackedGraph> => {
      const tracked = trackNodes(document(right), lists, defaultLimits)
      return toTrackedGraph(tracked.document, tracked, lists, defaultLimits)
    }
    expect((await graphOfLists('urn:uuid:2')).statements).toHaveLength(13)
    expect((await thrownBy(() => graphOfLists('urn:uuid:1'))).code).toBe('DOCUMENT_NOT_TRANSLATED')
  })

  it('is refused like any document that is no compacted JSON-LD', () => {
    const document = { '@context': [credentialsV2Context], type: ['VerifiableCredential'], '@graph': [] }
    expect(thrownBy(() => track(document)).code).toBe('NOT_COMPACTED')
  })
})
