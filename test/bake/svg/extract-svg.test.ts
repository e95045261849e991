import { describe, expect, it } from 'vitest'
import { extractSvg } from '../../../src/bake/svg/extract-svg.js'
import { defaultLimits } from '../../../src/limits.js'
import { svgWith } from '../../support/pictures.js'
import { thrownBy } from '../../support/thrown-by.js'

const extract = (svg: string): ReturnType<typeof extractSvg> => extractSvg(svg, defaultLimits)
const codesOf = (svg: string): string[] => extract(svg).findings.map(({ code }) => code)

const token = '<openbadges:credential verify="a.b.c"/>'
const older = (inner: string): string => `<o:assertion xmlns:o="http://openbadges.org" ${inner}</o:assertion>`

describe('extractSvg', () => {
  it.each<[string, string, string]>([
    ['a token', token, 'a.b.c'],
    [
      'a token with white space beside it',
      '<openbadges:credential verify="a.b.c"> \r\n </openbadges:credential>',
      'a.b.c',
    ],
    ['JSON', '<openbadges:credential><![CDATA[{}]]></openbadges:credential>', '{}'],
    ['JSON beside an empty attribute', '<openbadges:credential verify=""><![CDATA[{}]]></openbadges:credential>', '{}'],
  ])('takes out %s', (_, element, text) => {
    expect(extract(svgWith(element))).toEqual({ text, container: 'svg', standard: 'open-badges-3', findings: [] })
  })

  const loose = ['a CDATA section', 'text outside of one'] as const
  const later = ['the first element of the SVG', 'a later one'] as const

  it.each<[string, string, readonly (readonly [expected: string, found: string])[]]>([
    ['text outside of a section', '<openbadges:credential>{}</openbadges:credential>', [loose]],
    ['a place behind the drawing', `<g/>${token}`, [later]],
    ['a place deeper in the drawing', `<metadata>${token}</metadata>`, [later]],
    ['both', '<g/><openbadges:credential>{}</openbadges:credential>', [loose, later]],
  ])('tells of %s', (_, element, unusual) => {
    const { findings } = extract(svgWith(element))
    expect(findings.map(({ code, facts }) => [code, facts])).toEqual(
      unusual.map(([expected, found]) => ['BAKED_UNUSUALLY', { expected, found }]),
    )
  })

  it('tells of a document type', () => {
    expect(codesOf(`<!DOCTYPE svg SYSTEM "a.dtd">${svgWith(token)}`)).toEqual(['DOCTYPE_IGNORED'])
  })

  it('knows the records of CLR 2.0', () => {
    const { standard } = extract(
      svgWith('<c:credential verify="a.b.c"/>', 'xmlns:c="https://purl.imsglobal.org/clr/v2p0"'),
    )
    expect(standard).toBe('clr-2')
  })

  it.each<[string, string, string]>([
    ['its address', older('verify="https://a.example/">'), 'https://a.example/'],
    ['its JSON, beside its address', older('verify="https://a.example/"><![CDATA[{}]]>'), '{}'],
  ])('takes out of an older badge %s', (_, element, text) => {
    expect(extract(svgWith(element, ''))).toMatchObject({ text, standard: 'open-badges-2' })
  })

  it('takes the newest standard, and tells of the others', () => {
    const svg = svgWith(`${token}${older('>')}`)
    expect(extract(svg).standard).toBe('open-badges-3')
    expect(codesOf(svg)).toEqual(['BAKED_BESIDE_OTHERS'])
  })

  it.each<[string, string, string, Record<string, string>]>([
    ['two badges', token + token, 'MULTIPLE_CREDENTIALS', { found: '2' }],
    [
      'a token and JSON',
      '<openbadges:credential verify="a.b.c"><![CDATA[{}]]></openbadges:credential>',
      'MULTIPLE_CREDENTIALS',
      { found: 'one in its attribute "verify", another in its element' },
    ],
    ['no badge', '<g/>', 'NOTHING_BAKED', { container: 'SVG' }],
  ])('refuses %s', (_, element, code, facts) => {
    const error = thrownBy(() => extract(svgWith(element)))
    expect([error.code, error.facts]).toEqual([code, facts])
  })
})
