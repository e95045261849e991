import { describe, expect, it } from 'vitest'
import { readSvg } from '../../../src/bake/svg/read-svg.js'
import { defaultLimits, type Limits } from '../../../src/limits.js'
import { badgesNamespace, svgNamespace, svgWith } from '../../support/pictures.js'
import { thrownBy } from '../../support/thrown-by.js'

const read = (svg: string, limits: Partial<Limits> = {}): ReturnType<typeof readSvg> =>
  readSvg(svg, { ...defaultLimits, ...limits })
const refusal = (svg: string, limits: Partial<Limits> = {}): string => thrownBy(() => read(svg, limits)).code

const inRoot = (inner: string): string => `<svg ${svgNamespace}>${inner}</svg>`
const element = '<openbadges:credential><![CDATA[{}]]></openbadges:credential>'

describe('readSvg', () => {
  it.each<[string, string, string, boolean]>([
    ['an ordinary root', inRoot(''), `<svg ${svgNamespace}>`, false],
    ['a closed root', `<svg ${svgNamespace} />`, `<svg ${svgNamespace} />`, true],
    [
      'a prefix',
      '<s:svg xmlns:s="http://www.w3.org/2000/svg"/>',
      '<s:svg xmlns:s="http://www.w3.org/2000/svg"/>',
      true,
    ],
    [
      'a sign in an attribute',
      `<svg aria-label="1 > 0 />" ${svgNamespace}></svg>`,
      `<svg aria-label="1 > 0 />" ${svgNamespace}>`,
      false,
    ],
    ['a comment before it', `<!-- <svg> -->\n${inRoot('')}`, `<svg ${svgNamespace}>`, false],
    [
      'a declaration and a mark',
      `\ufeff<?xml version="1.0" encoding="UTF-8"?>\r\n${inRoot('')}`,
      `<svg ${svgNamespace}>`,
      false,
    ],
    ['characters beyond 16 bits before it', `<!-- 🏊🏊 -->${inRoot('')}`, `<svg ${svgNamespace}>`, false],
  ])('finds the start tag: %s', (_, svg, tag, isSelfClosing) => {
    const { root } = read(svg)
    expect(svg.slice(root.end - tag.length, root.end)).toBe(tag)
    expect(svg.slice(root.end - tag.length, root.nameEnd)).toBe(`<${root.name}`)
    expect(root.isSelfClosing).toBe(isSelfClosing)
  })

  it('tells where a badge stands, and what is in it', () => {
    const svg = svgWith(element)
    const [baked] = read(svg).baked
    expect(svg.slice(baked!.start, baked!.end)).toBe(element)
    expect(baked).toMatchObject({ body: '{}', verify: undefined, hasLooseText: false, isFirst: true })
    expect(read(svg).root.prefixes['openbadges']).toBe('https://purl.imsglobal.org/ob/v3p0')
  })

  it('joins text and sections, and tells that some is loose', () => {
    const [baked] = read(
      svgWith(
        '<openbadges:credential> <![CDATA[{"a":]]>&quot;&#x62;&quot;<!-- c --><![CDATA[}]]></openbadges:credential>',
      ),
    ).baked
    expect(baked).toMatchObject({ body: ' {"a":"b"}', hasLooseText: true })
  })

  it.each<[string, string, string]>([
    ['another prefix', '<ob:credential verify="a"/>', 'xmlns:ob="https://purl.imsglobal.org/ob/v3p0"'],
    ['a prefix of its own', '<x:credential xmlns:x="https://purl.imsglobal.org/ob/v3p0" verify="a"/>', ''],
    ['no prefix', '<credential xmlns="https://purl.imsglobal.org/ob/v3p0" verify="a"/>', ''],
    ['single quotes', "<openbadges:credential verify='a'/>", badgesNamespace],
  ])('knows the namespace under %s', (_, badge, attributes) => {
    expect(read(svgWith(badge, attributes)).baked.map(({ verify }) => verify)).toEqual(['a'])
  })

  it.each<[string, string]>([
    [
      'the prefix of another namespace',
      svgWith('<openbadges:credential verify="a"/>', 'xmlns:openbadges="https://evil.example/"'),
    ],
    [
      'a namespace with a slash more',
      svgWith('<o:credential verify="a"/>', 'xmlns:o="https://purl.imsglobal.org/ob/v3p0/"'),
    ],
    ['another name', svgWith('<openbadges:Credential verify="a"/>')],
    ['a comment', inRoot(`<!-- ${element} -->`)],
    ['a CDATA section', inRoot('<desc><![CDATA[<openbadges:credential verify="a"/>]]></desc>')],
    ['a processing instruction', inRoot(`<?x ${element}?>`)],
    ['an inclusion', inRoot('<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd"/>')],
  ])('finds no badge in %s', (_, svg) => {
    expect(read(svg).baked).toEqual([])
  })

  it('takes no attribute of another namespace for "verify"', () => {
    expect(read(svgWith('<openbadges:credential openbadges:verify="a"/>')).baked[0]?.verify).toBeUndefined()
  })

  it('tells where several are, and which is the first element', () => {
    const { baked } = read(svgWith(`<!-- a --> ${element}<g>${element}</g>`))
    expect(baked.map(({ isFirst }) => isFirst)).toEqual([true, false])
  })

  it('passes over a document type that is elsewhere', () => {
    expect(
      read(`<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/a.dtd">${inRoot('')}`).hasDoctype,
    ).toBe(true)
    expect(read(inRoot('')).hasDoctype).toBe(false)
  })

  it.each<[string, string, string]>([
    ['a document type with entities', `<!DOCTYPE svg [<!ENTITY a "b">]>${inRoot('')}`, 'DTD_NOT_ALLOWED'],
    ['an empty subset', `<!DOCTYPE svg []>${inRoot('')}`, 'DTD_NOT_ALLOWED'],
    [
      'a subset beside an address',
      `<!DOCTYPE svg SYSTEM "a.dtd" [<!ENTITY a SYSTEM "file:///etc/passwd">]>${inRoot('&a;')}`,
      'DTD_NOT_ALLOWED',
    ],
    ['two document types', `<!DOCTYPE svg><!DOCTYPE svg>${inRoot('')}`, 'IMAGE_MALFORMED'],
    ['a document type inside', inRoot('<!DOCTYPE svg [<!ENTITY a "b">]>'), 'IMAGE_MALFORMED'],
    ['an entity that nobody declared', inRoot('&nbsp;'), 'IMAGE_MALFORMED'],
    ['a name that objects have', inRoot('&constructor;'), 'IMAGE_MALFORMED'],
    ['a character that is none', inRoot('&#0;'), 'IMAGE_MALFORMED'],
    ['an element inside a badge', svgWith(`<openbadges:credential><g/></openbadges:credential>`), 'IMAGE_MALFORMED'],
    ['a badge inside a badge', svgWith(`<openbadges:credential>${element}</openbadges:credential>`), 'IMAGE_MALFORMED'],
    ['a prefix that nobody declared', inRoot('<openbadges:credential/>'), 'IMAGE_MALFORMED'],
    ['an attribute twice', svgWith('<openbadges:credential verify="a" verify="b"/>'), 'IMAGE_MALFORMED'],
    ['an element left open', `<svg ${svgNamespace}><g></svg>`, 'IMAGE_MALFORMED'],
    ['a file cut short', inRoot('<g/>').slice(0, -3), 'IMAGE_MALFORMED'],
    ['two roots', inRoot('') + inRoot(''), 'IMAGE_MALFORMED'],
    ['text after the root', `${inRoot('')}text`, 'IMAGE_MALFORMED'],
    ['no root', '<?xml version="1.0"?>', 'IMAGE_MALFORMED'],
    ['another root', `<html xmlns="http://www.w3.org/1999/xhtml">${inRoot('')}</html>`, 'IMAGE_MALFORMED'],
    ['a root without a namespace', '<svg/>', 'IMAGE_MALFORMED'],
    ['half a character', inRoot('\ud800'), 'IMAGE_MALFORMED'],
    ['a control character', inRoot('\u0001'), 'IMAGE_MALFORMED'],
    ['UTF-7 by its declaration', `<?xml version="1.0" encoding="UTF-7"?>${inRoot('')}`, 'ENCODING_NOT_SUPPORTED'],
  ])('refuses %s', (_, svg, code) => {
    expect(refusal(svg)).toBe(code)
  })

  it('says where it is not well-formed', () => {
    const { facts } = thrownBy(() => read(`<svg ${svgNamespace}>\n\n  <g></h>\n</svg>`))
    expect(facts).toEqual({ expected: 'well-formed XML', place: 'line 3, column 9', found: 'unexpected close tag' })
  })

  it('counts depth and elements', () => {
    const nested = inRoot('<g>'.repeat(4) + '</g>'.repeat(4))
    expect(read(nested, { maxSvgDepth: 5 }).baked).toEqual([])
    expect(refusal(nested, { maxSvgDepth: 4 })).toBe('IMAGE_LIMIT_EXCEEDED')
    const many = inRoot('<g/>'.repeat(4))
    expect(read(many, { maxSvgDepth: 2, maxSvgTags: 5 }).baked).toEqual([])
    expect(refusal(many, { maxSvgTags: 4 })).toBe('IMAGE_LIMIT_EXCEEDED')
  })
})
