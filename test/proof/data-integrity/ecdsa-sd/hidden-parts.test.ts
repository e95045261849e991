import { describe, expect, it } from 'vitest'
import { findWhatMayBeHidden } from '../../../../src/proof/data-integrity/ecdsa-sd/hidden-parts.js'
import { credentialsV1Context, credentialsV2Context } from '../../../../src/model/contexts.js'

const document = { '@context': [credentialsV2Context], id: 'urn:1' }
const vocabulary = 'https://www.w3.org/2018/credentials#'
const end = `<urn:1> <${vocabulary}validUntil> "2028-01-01T00:00:00Z" .\n`
const status = (id: string): string => `<urn:1> <${vocabulary}credentialStatus> <${id}> .\n`
const hidden = (
  mandatory: readonly string[],
  single: readonly string[] = [],
  of: typeof document = document,
): unknown =>
  findWhatMayBeHidden(of, { mandatory, single }, '/proof')
    .filter(({ code }) => code === 'MAY_BE_HIDDEN')
    .map(({ path, facts }) => (path === `/${String(facts['property'])}` ? path : facts))

describe('findWhatMayBeHidden', () => {
  it('says that it is a selection, and of how much', () => {
    const [first] = findWhatMayBeHidden(document, { mandatory: [end, status('a')], single: ['x'] }, '/proof')
    expect(first).toMatchObject({ code: 'SHOWN_IN_PART', facts: { shown: 3, mandatory: 2 }, path: '/proof' })
  })

  it('finds nothing hidden where end and status are mandatory', () => {
    expect(hidden([end, status('a'), status('b')])).toEqual([])
  })

  it.each([
    ['neither is shown', [], [], ['/validUntil', '/credentialStatus']],
    ['the end is shown by choice', [status('a')], [end], ['/validUntil']],
    ['one status is mandatory and another shown by choice', [end, status('a')], [status('b')], ['/credentialStatus']],
    [
      'another property has a name that begins so',
      [end.replace('Until', 'UntilThen'), status('a')],
      [],
      ['/validUntil'],
    ],
    [
      'a text has its words',
      [end.replace('> "', '> "x" ').replace('validUntil', 'x'), status('a')],
      [],
      ['/validUntil'],
    ],
    ['another credential has them', [end.replace('urn:1', 'urn:2')], [], ['/validUntil', '/credentialStatus']],
  ])('finds what may be hidden where %s', (_what, mandatory, single, expected) => {
    expect(hidden(mandatory, single)).toEqual(expected)
  })

  it('knows the end of a credential of data model 1.1 by its own name', () => {
    const old = { ...document, '@context': [credentialsV1Context] }
    expect(hidden([status('a'), end.replace('validUntil', 'expirationDate')], [], old)).toEqual([])
    expect(hidden([status('a')], [], old)).toEqual(['/expirationDate'])
  })

  it('believes nothing of a credential without id, whose statements are not told from those of others', () => {
    const { id: _, ...anonymous } = document
    const both = ['/validUntil', '/credentialStatus']
    expect(hidden([end, status('a')], [], anonymous as typeof document)).toEqual(both)
    expect(hidden([end, status('a')], [], { ...document, id: ['urn:1'] } as never)).toEqual(both)
  })
})
