import { describe, expect, it } from 'vitest'
import { readSvg } from '../../../src/bake/svg/read-svg.js'
import { defaultLimits, type Limits } from '../../../src/limits.js'
import { badgesNamespace, svgNamespace, svgWith } from '../../support/pictures.js'
import { thrownBy } from '../../support/thrown-by.js'

const read = (svg: string, limits: Partial<Limits> = {}): ReturnType<typeof readSvg> =>
  readSvg(svg, { ...defaultLimits, ...limits })

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
    ['a document type with entities', `<!DOCTYPE svg [<!ENTITY a "b">]>`, 'line 1, column 32'],
    ['an empty subset', '\n<!DOCTYPE svg []>', 'line 2, column 17'],
    [
      'a subset beside an address',
      '<!DOCTYPE svg SYSTEM "a.dtd" [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
      'line 1, column 71',
    ],
  ])('refuses %s, and says where it ends', (_, doctype, place) => {
    const { code, facts } = thrownBy(() => read(`${doctype}${inRoot('&a;')}`))
    expect([code, facts]).toEqual(['DTD_NOT_ALLOWED', { place }])
  })

  it.each<[string, string]>([
    ['two document types', `<!DOCTYPE svg><!DOCTYPE svg>${inRoot('')}`],
    ['a document type inside', inRoot('<!DOCTYPE svg [<!ENTITY a "b">]>')],
    ['an entity that nobody declared', inRoot('&nbsp;')],
    ['a name that objects have', inRoot('&constructor;')],
    ['a character that is none', inRoot('&#0;')],
    ['a prefix that nobody declared', inRoot('<openbadges:credential/>')],
    ['an attribute twice', svgWith('<openbadges:credential verify="a" verify="b"/>')],
    ['an element left open', `<svg ${svgNamespace}><g></svg>`],
    ['a file cut short', inRoot('<g/>').slice(0, -3)],
    ['two roots', inRoot('') + inRoot('')],
    ['text after the root', `${inRoot('')}text`],
    ['no root', '<?xml version="1.0"?>'],
    ['half a character', inRoot('\ud800')],
    ['a control character', inRoot('\u0001')],
  ])('refuses %s: it is not well-formed XML', (_, svg) => {
    const { code, facts } = thrownBy(() => read(svg))
    expect([code, facts['expected']]).toEqual(['IMAGE_MALFORMED', 'well-formed XML'])
  })

  it.each<[string, string, string, string]>([
    ['in a line', '\n\n  <g></h>\n', 'line 3, column 9', 'unexpected close tag'],
    ['in a line far down', `${'\n'.repeat(11)}<g></h>`, 'line 12, column 7', 'unexpected close tag'],
    ['far along a line', `\n${' '.repeat(120)}<g></h>`, 'line 2, column 127', 'unexpected close tag'],
    ['where names have dots', '\n<a.b:c/>', 'line 2, column 8', 'unbound namespace prefix: "a.b"'],
    [
      'where a namespace looks like a place',
      '\n<g xmlns:a="1:2: b" xmlns:c="1:2: b" a:d="" c:d=""/>',
      'line 2, column 52',
      'duplicate attribute: {1:2: b}d',
    ],
  ])('says where it is not well-formed, in words that name the place once: %s', (_, inner, place, found) => {
    const { code, facts } = thrownBy(() => read(inRoot(inner)))
    expect([code, facts]).toEqual(['IMAGE_MALFORMED', { expected: 'well-formed XML', place, found }])
  })

  it('says that there is no element where there is none', () => {
    const { facts } = thrownBy(() => read('<!-- svg -->'))
    expect(facts['found']).toBe('document must contain a root element')
  })

  it.each<[string, string, string]>([
    ['an element', '<g/>', 'an element "g"'],
    ['a badge', element, 'an element "openbadges:credential"'],
  ])('refuses %s inside a badge', (_, inner, found) => {
    const start = `<svg ${svgNamespace} ${badgesNamespace}>\n<openbadges:credential>\n`
    const { code, facts } = thrownBy(() => read(`${start}${inner}</openbadges:credential></svg>`))
    const place = `line 3, column ${inner.indexOf('>') + 1}`
    expect([code, facts]).toEqual(['IMAGE_MALFORMED', { expected: 'only text inside the badge', place, found }])
  })

  it.each<[string, string, string]>([
    [
      'of another kind',
      `<html xmlns="http://www.w3.org/1999/xhtml">${inRoot('')}</html>`,
      '"html" of "http://www.w3.org/1999/xhtml"',
    ],
    ['of SVG with another name', `<g ${svgNamespace}/>`, '"g" of "http://www.w3.org/2000/svg"'],
    ['without a namespace', '<svg/>', '"svg" of ""'],
  ])('refuses a root %s', (_, svg, found) => {
    const { code, facts } = thrownBy(() => read(`<!-- a -->${svg}`))
    const expected = 'the element svg of http://www.w3.org/2000/svg'
    expect([code, facts]).toEqual(['IMAGE_MALFORMED', { expected, place: 'character 10', found }])
  })

  it('refuses UTF-7 by its declaration', () => {
    const { code, facts } = thrownBy(() => read(`<?xml version="1.0" encoding="UTF-7"?>${inRoot('')}`))
    expect([code, facts]).toEqual(['ENCODING_NOT_SUPPORTED', { encoding: 'UTF-7' }])
  })

  it.each<[string, string, Partial<Limits>, number, string]>([
    ['depth', '<g>'.repeat(4) + '</g>'.repeat(4), { maxSvgDepth: 5 }, 4, 'nested elements in an SVG'],
    ['elements', '<g/>'.repeat(4), { maxSvgDepth: 2, maxSvgTags: 5 }, 4, 'elements in an SVG'],
  ])('counts %s', (_, inner, limits, limit, what) => {
    expect(read(inRoot(inner), limits).baked).toEqual([])
    const tighter = 'maxSvgTags' in limits ? { maxSvgTags: limit } : { maxSvgDepth: limit }
    const { code, facts } = thrownBy(() => read(inRoot(inner), tighter))
    expect([code, facts]).toEqual(['IMAGE_LIMIT_EXCEEDED', { limit, what }])
  })
})
