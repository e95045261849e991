import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../../src/json/json.js'
import {
  credentialsV1Context,
  credentialsV2Context,
  newestClrContext,
  openBadgesContexts,
} from '../../src/model/contexts.js'
import { checkContexts } from '../../src/schema/check-contexts.js'
import { validateOpenBadgeCredential } from '../../src/schema/validators.generated.js'
import { smallBadge } from './documents.js'

const base = 'https://purl.imsglobal.org/spec/ob/v3p0/'
const v2 = credentialsV2Context
const newest = `${base}context-3.0.3.json`

/** Codes and places, such as `CONTEXT_ORDER /@context/1`. */
function saidOf(contexts: JsonValue): { problems: string[]; findings: string[] } {
  const { problems, findings } = checkContexts({ '@context': contexts })
  const show = ({ code, path }: { code: string; path?: string }): string => `${code} ${path ?? 'nowhere'}`
  return { problems: problems.map(show), findings: findings.map(show) }
}

describe('checkContexts', () => {
  it.each<[string, JsonValue]>([
    ['the two contexts alone', [v2, newest]],
    ['further contexts by address', [v2, newest, `${base}extensions.json`, 'https://example.com/own']],
    ['an inline context after the two', [v2, newest, { rank: 'https://example.com/rank' }]],
  ])('R-5: accepts %s', (_, contexts) => {
    expect(saidOf(contexts)).toEqual({ problems: [], findings: [] })
  })

  it('says PROPERTY_MISSING where there is no context', () => {
    expect(checkContexts({}).problems.map(({ code, facts }) => ({ code, facts }))).toEqual([
      { code: 'PROPERTY_MISSING', facts: { property: '@context' } },
    ])
  })

  it.each<[string, JsonValue, string[]]>([
    ['the two in the other order', [newest, v2], ['CONTEXT_ORDER /@context/0', 'CONTEXT_ORDER /@context/1']],
    ['another data model first', [credentialsV1Context, newest], ['CONTEXT_ORDER /@context/0']],
    ['something between the two', [v2, `${base}extensions.json`, newest], ['CONTEXT_ORDER /@context/1']],
    ['no Open Badges context', [v2], ['CONTEXT_ORDER /@context/1']],
    ['no context in the array', [], ['CONTEXT_ORDER /@context/0', 'CONTEXT_ORDER /@context/1']],
    [
      'an inline context in place of the second',
      [v2, { '@vocab': 'https://example.com/' }],
      ['CONTEXT_ORDER /@context/1'],
    ],
    ['the second with a space after it', [v2, `${newest} `], ['CONTEXT_ORDER /@context/1']],
    ['the second from another host', [v2, newest.replace('purl', 'perl')], ['CONTEXT_ORDER /@context/1']],
    ['one context as text (T-15)', v2, ['CONTEXT_ORDER /@context']],
    [
      'an inline context alone',
      { '@vocab': 'https://example.com/' },
      ['CONTEXT_ORDER /@context', 'CONTEXT_ORDER /@context'],
    ],
    ['null', null, ['CONTEXT_ORDER /@context', 'CONTEXT_ORDER /@context']],
  ])('R-6: refuses %s', (_, contexts, problems) => {
    expect(saidOf(contexts)).toEqual({ problems, findings: [] })
  })

  it('says what was expected, where, and what was found', () => {
    expect(checkContexts({ '@context': [newest, newest] }).problems.map(({ facts }) => facts)).toEqual([
      { expected: v2, position: 1, found: `"${newest}"` },
    ])
  })

  it.each(['context.json', 'context-3.0.1.json'])(
    'T-2: refuses %s, which redefines terms of data model 2.0',
    (name) => {
      expect(saidOf([v2, base + name])).toEqual({ problems: ['CONTEXT_ORDER /@context/1'], findings: [] })
    },
  )

  it('says CONTEXT_VERSION_OLD of 3.0.2', () => {
    expect(saidOf([v2, `${base}context-3.0.2.json`])).toEqual({
      problems: [],
      findings: ['CONTEXT_VERSION_OLD /@context/1'],
    })
  })

  it('T-2: says CONTEXT_ALIAS of the alias, and refuses it as the 3.0.0 that it is', () => {
    expect(saidOf([v2, `${base}context/ob_v3p0.jsonld`])).toEqual({
      problems: ['CONTEXT_ORDER /@context/1'],
      findings: ['CONTEXT_ALIAS /@context/1'],
    })
  })

  it.each(['3.0.4', '3.0.10', '3.1.0'])('says VERSION_NOT_SUPPORTED of %s, which is not known', (version) => {
    expect(saidOf([v2, `${base}context-${version}.json`]).problems).toEqual(['VERSION_NOT_SUPPORTED /@context/1'])
  })

  it.each<[string, JsonValue, string]>([
    ['null', null, 'PROPERTY_INVALID'],
    ['a number', 7, 'PROPERTY_INVALID'],
    ['an array', [v2], 'PROPERTY_INVALID'],
    ['a relative address', 'own.json', 'ID_NOT_ABSOLUTE'],
  ])('refuses %s as a further context', (_, context, code) => {
    expect(saidOf([v2, newest, context]).problems).toEqual([`${code} /@context/2`])
  })

  it('refuses what the schema refuses, and nothing else', () => {
    const member = fc.oneof(
      fc.constantFrom<JsonValue>(v2, credentialsV1Context, `${base}context-3.0.4.json`, 'own.json', null, 7),
      fc.constantFrom(...openBadgesContexts.map(({ url }) => url)),
      fc.constant<JsonValue>({ rank: 'https://example.com/rank' }),
    )
    const likely = fc.array(member, { maxLength: 4 })
    const right = likely.map((more): JsonValue => [v2, newest, ...more])
    let agreed = 0
    fc.assert(
      fc.property(fc.oneof(likely, right, member), (contexts) => {
        const document = { ...smallBadge, '@context': contexts }
        expect(checkContexts(document).problems.length === 0).toBe(validateOpenBadgeCredential(document))
        agreed += 1
      }),
      { numRuns: 2_000 },
    )
    expect(agreed).toBe(2_000)
  })

  describe('of data model 1.1', () => {
    const saidOf1p1 = (...contexts: JsonValue[]): string[] =>
      checkContexts({ '@context': contexts }, 'badge', '1.1').problems.map(({ code, path }) => `${code} ${path ?? ''}`)

    it.each(openBadgesContexts.map(({ url }) => url))('accepts %s', (url) => {
      expect(saidOf1p1(credentialsV1Context, url)).toEqual([])
    })

    it('asks for the context of data model 1.1 first', () => {
      expect(saidOf1p1(v2, newest)).toEqual(['CONTEXT_ORDER /@context/0'])
    })

    it('says CONTEXT_ALIAS and CONTEXT_VERSION_OLD of the alias', () => {
      const { findings } = checkContexts(
        { '@context': [credentialsV1Context, `${base}context/ob_v3p0.jsonld`] },
        'badge',
        '1.1',
      )
      expect(findings.map(({ code }) => code)).toEqual(['CONTEXT_ALIAS', 'CONTEXT_VERSION_OLD'])
    })
  })

  describe('of a record', () => {
    const saidOfClr = (...contexts: JsonValue[]): string[] => {
      const { problems, findings } = checkContexts({ '@context': contexts }, 'clr')
      return [...problems, ...findings].map(({ code, path }) => `${code} ${path ?? ''}`)
    }

    it('are the data model’s, the record’s, then that of Open Badges', () => {
      expect(saidOfClr(v2, newestClrContext, newest)).toEqual([])
      expect(saidOfClr(v2, newestClrContext, newest, `${base}extensions.json`)).toEqual([])
    })

    it('are refused in another order', () => {
      expect(saidOfClr(v2, newest, newestClrContext)).toEqual([
        'CONTEXT_ORDER /@context/1',
        'CONTEXT_ORDER /@context/2',
      ])
      expect(saidOfClr(v2, newestClrContext)).toEqual(['CONTEXT_ORDER /@context/2'])
    })

    it('are named where they are old, or newer than known', () => {
      expect(saidOfClr(v2, newestClrContext.replace('-2.0.1', ''), newest)).toEqual(['CONTEXT_VERSION_OLD /@context/1'])
      expect(saidOfClr(v2, newestClrContext.replace('2.0.1', '2.0.2'), newest)).toEqual([
        'VERSION_NOT_SUPPORTED /@context/1',
      ])
    })
  })
})
