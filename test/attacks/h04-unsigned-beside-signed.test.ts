/** H4: what nobody signed is put beside what was signed, in the same file, so that a viewer shows it as if it were. */
import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { bakeImage } from '../../src/bake/bake-image.js'
import { htmlFormat } from '../../src/cli/reports/html.js'
import type { CredentialView } from '../../src/view/credential-view.js'
import { viewCredential } from '../../src/view/view-credential.js'
import { written } from '../cli/reports/entries.js'
import { withValue } from '../support/edit-json.js'
import { badgesNamespace, chunkOf, internationalText, pngOf, svgNamespace } from '../support/pictures.js'
import { encodePart } from '../support/tokens.js'
import { at, fullDocument, fullVerifier, objectsIn } from './full-badge.js'
import { attacker, genuineDocument, signDocument, signToken, verifier, victimBadge, type Loose } from './genuine.js'

/** What nobody signed. */
const forged = 'PhD in Medicine'
const isShown = (view: CredentialView): boolean => JSON.stringify(view).includes(forged)

/** What a viewer shows of an input. */
async function viewOf(input: unknown): Promise<CredentialView> {
  const report = await verifier.verify(input)
  const page = written(htmlFormat, [{ source: 'badge.json', report, bytes: new Uint8Array() }])
  const view = viewCredential(report)
  // The command's own page may quote what is wrong with a refused one, to whoever verifies it.
  if (view.authentic) expect(page).not.toContain(forged)
  return view
}

/** The same, without how the proof stands in the file. */
const contentOf = (view: CredentialView): unknown => ({ ...view, checks: view.checks.map(({ outcome }) => outcome) })

describe('control', () => {
  it('what the issuer signed is shown', async () => {
    const view = await viewOf(await signDocument({ ...victimBadge(), name: 'Certified Welder, level 2' }))
    expect(view).toMatchObject({ authentic: true, verified: true, name: 'Certified Welder, level 2' })
    const signed = viewCredential(await verifier.verify(await signDocument({ ...victimBadge(), description: forged })))
    expect(isShown(signed)).toBe(true)
  })
})

describe('in a document', () => {
  it.each([
    'name',
    'description',
    'narrative',
    'title',
    'displayName',
    'award',
    'honours',
    'comment',
    '$comment',
    'x-note',
  ])('a member "%s", at any place where there is none, is not shown, and nothing else is either', async (member) => {
    const genuine = fullDocument()
    let places = 0
    for (const path of objectsIn(genuine).filter((place) => !place.includes('/endorsement'))) {
      const document = fullDocument()
      if (Object.hasOwn(at(document, path), member)) continue
      at(document, path)[member] = forged
      const report = await fullVerifier.verify(document)
      const view = viewCredential(report)
      expect([path, report.verified, view.authentic, isShown(view)]).toEqual([path, false, false, false])
      places += 1
    }
    expect(places).toBeGreaterThan(30)
  })

  it.each<[string, (document: Loose) => Loose]>([
    ['a second name', (document) => ({ ...document, name: [document['name'], forged] })],
    [
      'another description of the issuer',
      (document) => ({ ...document, issuer: [document['issuer'], { name: forged }] }),
    ],
    [
      'a second subject',
      (document) => ({ ...document, credentialSubject: [document['credentialSubject'], { name: forged }] }),
    ],
    ['a comment in a proof', (document) => ({ ...document, proof: { ...document['proof'], comment: forged } })],
    ['a name in a proof', (document) => ({ ...document, proof: { ...document['proof'], name: forged } })],
    ['an endorsement', (document) => ({ ...document, endorsement: [{ name: forged }] })],
    [
      'an endorsement as a token',
      (document) => ({ ...document, endorsementJwt: [`${encodePart({})}.${encodePart({ name: forged })}.AA`] }),
    ],
    ['a credential around it', (document) => ({ ...victimBadge(), name: forged, verifiableCredential: [document] })],
    ['a wrapping', (document) => ({ name: forged, credential: document })],
    ['an array', (document) => [document, { name: forged }]],
  ])('%s is not shown', async (_, change) => {
    const view = await viewOf(change(await genuineDocument()))
    expect([view.authentic, isShown(view)]).toEqual([false, false])
  })

  it('what stands in a second proof, which nobody can look at, is not shown', async () => {
    const document = await genuineDocument()
    const strange = { ...(document['proof'] as Loose), cryptosuite: 'example-2030', proofValue: forged, domain: forged }
    const view = await viewOf({ ...document, proof: [document['proof'], strange] })
    expect([view.authentic, view.verified, isShown(view)]).toEqual([true, true, false])
  })

  it('a proof by somebody else adds nothing of theirs', async () => {
    const badge = victimBadge()
    const [own, foreign] = [await signDocument(badge), await signDocument({ ...badge, name: forged }, attacker)]
    const view = await viewOf({ ...own, proof: [own['proof'], foreign['proof']] })
    expect([view.authentic, isShown(view)]).toEqual([false, false])
  })
})

describe('in a token', () => {
  it.each<[string, (token: string) => unknown]>([
    ['a member beside it', (token) => ({ format: 'jwt', token, name: forged, document: { name: forged } })],
    ['text behind it', (token) => `${token}\n${forged}`],
    ['text before it', (token) => `${forged}\n${token}`],
    ['a fourth part', (token) => `${token}.${encodePart({ name: forged })}`],
    ['another payload', (token) => token.replace(/\.[^.]*\./, `.${encodePart({ ...victimBadge(), name: forged })}.`)],
    [
      'the form of JSON',
      (token) => {
        const [header, payload, signature] = token.split('.')
        return { payload, signatures: [{ protected: header, header: { name: forged }, signature }], name: forged }
      },
    ],
  ])('%s is not shown', async (_, change) => {
    const genuine = await viewOf(await signToken(victimBadge()))
    const view = await viewOf(change(await signToken(victimBadge())))
    expect(isShown(view)).toBe(false)
    // It is refused, or shown as if it stood alone.
    if (view.authentic) expect(contentOf(view)).toEqual(contentOf(genuine))
  })
})

describe('in a picture', () => {
  const texts = ['Title', 'Description', 'Comment', 'Author', 'XML:com.adobe.xmp']

  it('the texts of a PNG are not shown', async () => {
    const token = await signToken(victimBadge())
    const chunks = texts.flatMap((keyword) => [
      chunkOf('tEXt', `${keyword}\0${forged}`),
      internationalText(keyword, forged),
      chunkOf('zTXt', Buffer.concat([Buffer.from(`${keyword}\0\0`), deflateSync(forged)])),
    ])
    const view = await viewOf(bakeImage(pngOf(chunks), token))
    expect([view.authentic, view.verified, isShown(view)]).toEqual([true, true, false])
    expect(contentOf(view)).toEqual(contentOf(await viewOf(token)))
  })

  it('the texts of an SVG are not shown', async () => {
    const token = await signToken(victimBadge())
    const drawing =
      `<title>${forged}</title><desc>${forged}</desc><text>${forged}</text><!-- ${forged} -->` +
      `<metadata><name>${forged}</name></metadata>`
    const inside = `<openbadges:credential verify="${token}" name="${forged}"/>`
    const view = await viewOf(
      `<svg ${svgNamespace} ${badgesNamespace} aria-label="${forged}">${inside}${drawing}</svg>`,
    )
    expect([view.authentic, view.verified, isShown(view)]).toEqual([true, true, false])
    expect(contentOf(view)).toEqual(contentOf(await viewOf(token)))
  })
})

describe('what is not written in the badge at all', () => {
  it.each<[string, (document: Loose) => unknown]>([
    ['white space', (document) => `\n\n ${JSON.stringify(document, null, 8)}\n\n`],
    ['another order of keys', (document) => Object.fromEntries(Object.entries(document).reverse())],
    ['letters written as escapes', (document) => JSON.stringify(document).replaceAll('W', '\\u0057')],
    [
      'a context that is not used',
      (document) =>
        withValue(document, '/@context', [
          ...(document['@context'] as string[]),
          'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json',
        ]),
    ],
  ])('changes nothing of what is shown: %s', async (_, change) => {
    const document = await genuineDocument()
    expect(await viewOf(change(document))).toEqual(await viewOf(document))
  })

  it('the name of the file is not taken for that of the badge', async () => {
    const report = await verifier.verify(await genuineDocument())
    const page = written(htmlFormat, [{ source: forged, report, bytes: new Uint8Array() }])
    expect(page).toContain('Certified Welder</bdi></h2>')
    expect(page).not.toContain(`${forged}</bdi></h2>`)
  })
})
