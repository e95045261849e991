import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkShape, type ShapeOptions } from '../../src/inspect/check-shape.js'
import { fullBadge, fullEndorsement, smallBadge, without, withValue } from '../schema/documents.js'
import { fullClr, toDataModel1p1 } from '../schema/records.js'
import { fullStatusList, olderStatusList } from '../schema/status-lists.js'
import { hostileValues } from '../support/hostile-values.js'
import { thrownBy } from '../support/thrown-by.js'

/** Kind, data model, and codes with places, such as `PROPERTY_MISSING /issuer`. */
function said(value: unknown, options?: ShapeOptions): string[] {
  const { kind, dataModel, problems } = checkShape(value, options)
  return [`${kind} ${dataModel}`, ...problems.map(({ code, path }) => `${code} ${path ?? 'nowhere'}`)]
}

describe('checkShape', () => {
  it.each([
    ['badge 2.0', fullBadge],
    ['badge 1.1', toDataModel1p1(fullBadge)],
    ['endorsement 2.0', fullEndorsement],
    ['clr 2.0', fullClr],
    ['clr 1.1', toDataModel1p1(fullClr)],
    ['status-list 2.0', fullStatusList],
    ['status-list 1.1', olderStatusList],
    ['profile 2.0', fullBadge.issuer],
    ['achievement 2.0', fullBadge.credentialSubject.achievement],
  ])('reads %s from the document, and finds it right', (nature, document) => {
    expect(said(document)).toEqual([nature])
  })

  it('names every problem of a document', () => {
    const document = withValue(without(fullBadge, '/id'), '/image', 'https://school.example/badge.png')
    expect(said(document)).toEqual(['badge 2.0', 'PROPERTY_MISSING ', 'PROPERTY_INVALID /image'])
  })

  it('holds a document against the kind and the data model that are asked for', () => {
    expect(said(fullBadge, { kind: 'endorsement' })).toContain('VALUE_NOT_ALLOWED /type')
    expect(said(smallBadge, { dataModel: '1.1' })).toEqual(
      expect.arrayContaining(['badge 1.1', 'CONTEXT_ORDER /@context/0', 'PROPERTY_INVALID /issuer']),
    )
    expect(said({ ...fullBadge, type: undefined }, { kind: 'badge' })).toEqual(['badge 2.0', 'INPUT_NOT_JSON /type'])
  })

  it('judges no signature', () => {
    const proof = { type: 'DataIntegrityProof', proofValue: 'zForged' }
    expect(checkShape({ ...smallBadge, proof }).problems).toEqual([])
  })

  it('says what is legal but worth saying', () => {
    const old = withValue(smallBadge, '/@context/1', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json')
    expect(checkShape(old).findings.map(({ code }) => code)).toEqual(['CONTEXT_VERSION_OLD'])
  })

  it.each<[string, unknown, string]>([
    ['no type', {}, 'NOT_AN_OPEN_BADGE '],
    ['another type', { type: ['VerifiableCredential'] }, 'NOT_AN_OPEN_BADGE /type'],
    ['the types of two kinds', { type: ['OpenBadgeCredential', 'EndorsementCredential'] }, 'KIND_AMBIGUOUS /type'],
    ['a text', '{}', 'INPUT_NOT_JSON nowhere'],
    ['nothing', undefined, 'INPUT_NOT_JSON '],
    ['an array', [smallBadge], 'INPUT_NOT_JSON nowhere'],
  ])('says of %s that it is nothing to hold against anything', (_, value, problem) => {
    expect(said(value)).toEqual(['unrecognized 2.0', problem])
  })

  it('holds a presentation against what the W3C says of it', () => {
    expect(said({ type: 'VerifiablePresentation' })).toEqual(['presentation 2.0', 'PROPERTY_MISSING '])
  })

  it.each(['badge', 'profile', 'status-list'] as const)('throws nothing for any JSON value taken for a %s', (kind) => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(checkShape(value, { kind }).problems.length).toBeGreaterThan(0)
      }),
      { numRuns: 300 },
    )
  })

  it.each(Object.entries(hostileValues))('runs nothing of %s, and throws nothing', (_, make) => {
    const { problems } = checkShape({ ...smallBadge, extra: make() })
    expect(problems.length).toBeGreaterThan(0)
    expect(problems.map(({ code }) => code)).not.toContain('INTERNAL_ERROR')
  })

  it.each([
    [{ kind: 'unrecognized' }, 'kind'],
    [{ kind: 7 }, 'kind'],
    [{ dataModel: '3.0' }, 'dataModel'],
    [{ dataModel: 'toString' }, 'dataModel'],
    [{ datamodel: '2.0' }, 'datamodel'],
  ])('throws OPTIONS_INVALID for %j', (options, option) => {
    const error = thrownBy(() => checkShape(smallBadge, options as ShapeOptions))
    expect(error).toMatchObject({ code: 'OPTIONS_INVALID', facts: { option } })
  })
})
