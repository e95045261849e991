/** G4: the pictures of a badge stand elsewhere, to tell their author who looks; or they are called pictures and are something else. */
import { describe, expect, it } from 'vitest'
import { htmlFormat } from '../../src/cli/reports/html.js'
import { defaultLimits } from '../../src/limits.js'
import type { FetchFunction } from '../../src/net/network.js'
import { anyIssuer } from '../../src/verify/trust.js'
import { createVerifier } from '../../src/verify/verifier.js'
import type { ViewImage } from '../../src/view/images.js'
import { viewCredential } from '../../src/view/view-credential.js'
import { written } from '../cli/reports/entries.js'
import { fullBadge } from '../support/badges.js'
import { withValue } from '../support/edit-json.js'
import { pngOf } from '../support/pictures.js'
import { issuerOf, judgedAt } from '../support/signed-badges.js'
import { signDocument, signToken, victim, victimBadge, type Loose } from './genuine.js'

const asked: string[] = []
const fetch: FetchFunction = (url) => {
  asked.push(url)
  return Promise.resolve(new Response('', { status: 404 }))
}
const verifier = createVerifier({ trustedIssuers: anyIssuer, fetch, now: () => judgedAt })

async function imageAt(id: string): Promise<ViewImage | undefined> {
  const report = await verifier.verify(await signToken({ ...victimBadge(), image: { id, type: 'Image' } }))
  expect(report.verdict).toBe('verified')
  const view = viewCredential(report)
  const page = written(htmlFormat, [{ source: 'badge.jwt', report, bytes: new Uint8Array() }])
  for (const [, address] of page.matchAll(/\ssrc="([^"]*)"/g))
    expect(address).toMatch(/^data:image\/(?:png|jpeg|webp|svg\+xml);base64,/)
  return view.authentic ? view.images[0] : undefined
}

const base64 = (bytes: Uint8Array | string): string => Buffer.from(bytes as string).toString('base64')
const png = pngOf()

describe('a picture elsewhere', () => {
  it.each([
    ['a token', signToken],
    ['a document', signDocument],
  ] as const)('is asked for by nobody, wherever it stands in %s', async (_, sign) => {
    asked.length = 0
    const tracker = (name: string): Loose => ({ id: `https://told.example/${name}.png?who=7`, type: 'Image' })
    const places = ['/image', '/issuer/image', '/credentialSubject/image', '/credentialSubject/achievement/image']
    const plain = JSON.parse(JSON.stringify(fullBadge(issuerOf(victim), { embedded: [], tokens: [] }))) as Loose
    const badge = places.reduce((each, place, index) => withValue(each as never, place, tracker(String(index))), plain)
    const report = await verifier.verify(await sign(badge))
    const view = viewCredential(report)
    const page = written(htmlFormat, [{ source: 'badge.json', report, bytes: new Uint8Array() }])
    expect(report.verdict).toBe('verified')
    expect([asked, report.evidence.fetches]).toEqual([[], []])
    expect(view).toMatchObject({ images: [{ kind: 'remote' }, { kind: 'remote' }, { kind: 'remote' }] })
    expect(page).not.toMatch(/src="https|url\(|told\.example/)
  })

  it('is named with its host, and is no picture', async () => {
    expect(await imageAt('https://told.example/a.png')).toEqual({
      of: 'credential',
      kind: 'remote',
      address: { text: 'https://told.example/a.png', href: 'https://told.example/a.png', host: 'told.example' },
    })
  })
})

describe('a picture inside', () => {
  it.each([
    ['PNG', base64(png), 'image/png'],
    ['JPEG', base64(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0)), 'image/jpeg'],
    ['WebP', base64('RIFF\0\0\0\0WEBPVP8 '), 'image/webp'],
    ['SVG', base64('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'image/svg+xml'],
  ])('is shown where its bytes are %s, by what they are and not by what they are called', async (_, content, type) => {
    for (const said of ['image/png', 'image/svg+xml', 'image/gif', 'image/x-anything']) {
      const image = await imageAt(`data:${said};base64,${content}`)
      expect(image).toMatchObject({ kind: 'embedded', type, src: `data:${type};base64,${content}` })
    }
  })

  it.each<[string, string, string]>([
    ['a page', `data:image/png;base64,${base64('<!doctype html><script>told()</script>')}`, 'type'],
    ['a page, by its name', `data:text/html;base64,${base64(png)}`, 'type'],
    ['XML, by its name', `data:application/xml;base64,${base64('<svg xmlns="http://www.w3.org/2000/svg"/>')}`, 'type'],
    ['a GIF', `data:image/gif;base64,${base64('GIF89a')}`, 'type'],
    ['an icon', `data:image/x-icon;base64,${base64(Uint8Array.of(0, 0, 1, 0))}`, 'type'],
    ['a document', `data:image/png;base64,${base64('%PDF-1.7')}`, 'type'],
    ['nothing', 'data:image/png;base64,', 'type'],
    ['half a PNG signature', `data:image/png;base64,${base64(png.slice(0, 5))}`, 'type'],
    [
      'a picture behind a page',
      `data:image/png;base64,${base64(Buffer.concat([Buffer.from('<script>'), png]))}`,
      'type',
    ],
    ['a picture without a comma', `data:image/png;base64;${base64(png)}`, 'type'],
    ['base64 that is none', 'data:image/png;base64,iVBOR***', 'not-decodable'],
  ])('is nothing to show where it is no such picture: %s', async (_, address, because) => {
    expect(await imageAt(address)).toEqual({ of: 'credential', kind: 'refused', because })
  })

  it('is refused with its badge where it is of more than two megabytes', async () => {
    const id = `data:image/png;base64,${base64(png)}${'A'.repeat(defaultLimits.maxDataUrlLength)}`
    const report = await verifier.verify(await signToken({ ...victimBadge(), image: { id, type: 'Image' } }))
    expect(report.checks[0]).toMatchObject({ check: 'format', problems: [{ code: 'JSON_LIMIT_EXCEEDED' }] })
    expect([report.verdict, viewCredential(report).authentic]).toEqual(['invalid', false])
  })
})

it.each([
  'http://told.example/a.png',
  'javascript:told()',
  'file:///etc/passwd',
  'blob:https://told.example/1',
  'ftp://told.example/a.png',
  'https://school.example@told.example/a.png',
  'urn:uuid:5f0c4f0e-7a4e-4ce7-9d0b-0c8b6d7a2e11',
  'did:web:told.example',
])('at %s is nothing to show', async (address) => {
  expect(await imageAt(address)).toEqual({ of: 'credential', kind: 'refused', because: 'address' })
})
