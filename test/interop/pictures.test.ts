import { DOMParser, XMLSerializer } from '@xmldom/xmldom'
import { load } from 'exifreader'
import { decode, encode } from 'fast-png'
import { describe, expect, it } from 'vitest'
import { bakeImage } from '../../src/bake/bake-image.js'
import { extractFromImage } from '../../src/bake/extract-from-image.js'
import { createVerifier } from '../../src/verify/verifier.js'
import { createDataIntegritySigner, createJwtSigner, type Signer } from '../../src/issue/signer.js'
import type { SignedCredential } from '../../src/model/signed-credential.js'
import { fixedKey } from '../support/fixed-keys.js'
import { pngOf, svgNamespace, textOf } from '../support/pictures.js'
import { badgesOf, issuerOf, judgedAt, signedAt } from '../support/signed-badges.js'

const badgesUrl = 'https://purl.imsglobal.org/ob/v3p0'
const key = await fixedKey('school')
const issuer = issuerOf(key)
const { full } = await badgesOf(issuer)
const sign = (signer: Signer): Promise<SignedCredential> => signer.sign(full, signedAt.getTime())
const signed = [await sign(createDataIntegritySigner(key)), await sign(createJwtSigner(key))]
const contentOf = (each: SignedCredential): string =>
  each.format === 'jwt' ? each.token : JSON.stringify(each.document)
const verifier = createVerifier({ trustedIssuers: [issuer], now: () => judgedAt })

describe.each(signed.map((each) => ({ format: each.format, each, content: contentOf(each) })))(
  'a PNG with a badge as $format',
  ({ each, content }) => {
    const baked = bakeImage(pngOf(), each)

    it('is read by ExifReader', () => {
      const tags = load(baked.slice().buffer) as unknown as Record<string, { readonly value: unknown }>
      expect(tags['openbadgecredential']?.value).toBe(content)
    })

    it('is decoded by fast-png, checksums and all, to the same pixels', () => {
      expect(decode(baked, { checkCrc: true }).data).toEqual(decode(pngOf(), { checkCrc: true }).data)
    })

    it('is verified if fast-png wrote it, with a finding for its tEXt chunk', async () => {
      const ascii = content.replaceAll(
        /[\u0080-\uffff]/g,
        (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
      )
      const pixels = { width: 8, height: 8, data: new Uint8Array(64), channels: 1 as const }
      const written = encode({ ...pixels, text: { Software: 'x', openbadgecredential: ascii } })
      const report = await verifier.verify(written)
      expect([report.verdict, report.evidence.container]).toEqual(['verified', 'png'])
      expect(report.findings.map(({ code }) => code)).toContain('BAKED_UNUSUALLY')
    })

    it('is verified by us', async () => {
      expect((await verifier.verify(baked)).verdict).toBe('verified')
    })
  },
)

describe.each(signed.map((each) => ({ format: each.format, each, content: contentOf(each) })))(
  'an SVG with a badge as $format',
  ({ each, content }) => {
    const drawing = `<?xml version="1.0"?>\n<svg ${svgNamespace} version='1.1'><title>Svømming &amp; 🏊</title></svg>\n`

    it('is read by xmldom', () => {
      const document = new DOMParser({ onError: fail }).parseFromString(
        textOf(bakeImage(drawing, each)),
        'image/svg+xml',
      )
      const elements = document.getElementsByTagNameNS(badgesUrl, 'credential')
      expect(elements.length).toBe(1)
      const element = elements[0]!
      expect(element.parentNode).toBe(document.documentElement)
      expect(document.documentElement?.firstChild).toBe(element)
      const verify = element.getAttribute('verify')
      expect(each.format === 'jwt' ? [verify, element.textContent] : [element.textContent, verify]).toEqual([
        content,
        each.format === 'jwt' ? '' : null,
      ])
      expect(document.getElementsByTagName('title')[0]?.textContent).toBe('Svømming & 🏊')
    })

    it.each(['cdata', 'text'] as const)('is verified if xmldom wrote it, with %s and another prefix', async (kind) => {
      const document = new DOMParser({ onError: fail }).parseFromString(drawing, 'image/svg+xml')
      const element = document.createElementNS(badgesUrl, 'ob:credential')
      if (each.format === 'jwt') element.setAttribute('verify', content)
      else
        element.appendChild(kind === 'cdata' ? document.createCDATASection(content) : document.createTextNode(content))
      const root = document.documentElement!
      root.insertBefore(element, root.firstChild)
      const written = new XMLSerializer().serializeToString(document)
      expect((await extractFromImage(written)).text).toBe(content)
      expect((await verifier.verify(written)).verdict).toBe('verified')
    })
  },
)

function fail(level: string, message: unknown): never {
  throw new Error(`${level}: ${String(message)}`)
}
