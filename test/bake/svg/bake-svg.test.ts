import { describe, expect, it } from 'vitest'
import { bakeSvg } from '../../../src/bake/svg/bake-svg.js'
import { readSvg } from '../../../src/bake/svg/read-svg.js'
import { defaultLimits } from '../../../src/limits.js'
import { badgesNamespace, svgNamespace, svgWith, textOf, utf8 } from '../../support/pictures.js'
import { thrownBy } from '../../support/thrown-by.js'

const bake = (svg: string, text = 'a.b.c', whenBaked: 'refuse' | 'replace' = 'refuse'): string =>
  textOf(bakeSvg(svg, text, whenBaked, defaultLimits))

const token = '<openbadges:credential verify="a.b.c"></openbadges:credential>'

describe('bakeSvg', () => {
  it.each<[string, string, string]>([
    [
      'declares the namespace on the root',
      `<svg ${svgNamespace}><g/></svg>`,
      `<svg ${badgesNamespace} ${svgNamespace}>${token}<g/></svg>`,
    ],
    [
      'opens a root that was closed',
      `<svg ${svgNamespace} />`,
      `<svg ${badgesNamespace} ${svgNamespace} >${token}</svg>`,
    ],
    [
      'keeps the prefix of the root',
      '<s:svg xmlns:s="http://www.w3.org/2000/svg"/>',
      `<s:svg ${badgesNamespace} xmlns:s="http://www.w3.org/2000/svg">${token}</s:svg>`,
    ],
    [
      'uses a declaration that is there',
      `<svg ${svgNamespace} ${badgesNamespace}/>`,
      `<svg ${svgNamespace} ${badgesNamespace}>${token}</svg>`,
    ],
    [
      'declares it on the element where the prefix means something else',
      `<svg ${svgNamespace} xmlns:openbadges="http://openbadges.org"></svg>`,
      `<svg ${svgNamespace} xmlns:openbadges="http://openbadges.org"><openbadges:credential ${badgesNamespace} verify="a.b.c"></openbadges:credential></svg>`,
    ],
    [
      'leaves what precedes the root alone',
      `\ufeff<?xml version="1.0" encoding="utf-8"?>\r\n<!-- <svg> -->\r\n<svg\r\n\taria-label='1 > 0 />' ${svgNamespace}>\r\n</svg>\r\n`,
      `\ufeff<?xml version="1.0" encoding="utf-8"?>\r\n<!-- <svg> -->\r\n<svg ${badgesNamespace}\r\n\taria-label='1 > 0 />' ${svgNamespace}>${token}\r\n</svg>\r\n`,
    ],
  ])('%s', (_, svg, expected) => {
    expect(bake(svg)).toBe(expected)
    expect(textOf(bakeSvg(utf8(svg), 'a.b.c', 'refuse', defaultLimits))).toBe(expected)
  })

  it('writes JSON as it is, in a CDATA section', () => {
    const json = '{"name":"<b> & \\"c\\" Svømming 🏊"}'
    expect(bake(svgWith('', ''), json)).toContain(`<openbadges:credential><![CDATA[${json}]]></openbadges:credential>`)
  })

  it.each([
    ['<?xml version="1.0"?>', '{"a":"\u007f\u0085\u2028é🏊"}'],
    ['<?xml version="1.1"?>', '{"a":"\\u007f\\u0085\\u2028é🏊"}'],
    ['<?xml version="1.0" encoding="US-ASCII"?>', '{"a":"\\u007f\\u0085\\u2028\\u00e9\\ud83c\\udfca"}'],
    ['<?xml version="1.1" encoding="ascii"?>', '{"a":"\\u007f\\u0085\\u2028\\u00e9\\ud83c\\udfca"}'],
  ])('writes in JSON what a file that begins with %s cannot hold as escapes', (declaration, written) => {
    const text = '{"a":"\u007f\u0085\u2028é🏊"}'
    const baked = bake(declaration + svgWith('', ''), text)
    expect(baked).toContain(`<![CDATA[${written}]]>`)
    const bodies = readSvg(baked, defaultLimits).baked.map(({ body }) => JSON.parse(body) as unknown)
    expect(bodies).toEqual([JSON.parse(text)])
  })

  it('writes the end of a section as two sections', () => {
    expect(bake(svgWith('', ''), '{"a":"]]>"}')).toContain('<![CDATA[{"a":"]]]]><![CDATA[>"}]]>')
  })

  const current = 'a credential of Open Badges 3.0'

  it.each<[string, string, string]>([
    ['a credential', svgWith(token), current],
    ['one anywhere', svgWith(`<g>${token}</g>`), current],
    [
      'an older assertion',
      svgWith('<o:assertion xmlns:o="http://openbadges.org" verify="https://example.org/"/>', ''),
      'an assertion of Open Badges 2.0 or older',
    ],
    ['two of them', svgWith(token + token), current],
  ])('refuses a picture with %s in it, and replaces it', (_, svg, found) => {
    const { code, facts } = thrownBy(() => bake(svg))
    expect([code, facts]).toEqual(['ALREADY_BAKED', { found }])
    const replaced = bake(svg, '{}', 'replace')
    expect(replaced.match(/credential>|assertion/g)).toEqual(['credential>', 'credential>'])
    expect(replaced).toContain('<circle r="3"/>')
  })

  it('replaces what it baked itself', () => {
    const plain = svgWith('<g/>', '')
    expect(bake(bake(plain), '{}', 'replace')).toBe(bake(plain, '{}'))
  })

  it('makes no picture that would be too large to read', () => {
    const limits = { ...defaultLimits, maxSvgBytes: 200 }
    const { code, facts } = thrownBy(() => bakeSvg(svgWith('', ''), `{"a":"${'x'.repeat(100)}"}`, 'refuse', limits))
    expect([code, facts]).toEqual(['IMAGE_LIMIT_EXCEEDED', { limit: 200, what: 'bytes of an SVG with its badge' }])
  })
})
