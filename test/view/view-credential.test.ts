import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/json/json.js'
import { anyIssuer } from '../../src/verify/trust.js'
import { createVerifier } from '../../src/verify/verifier.js'
import type { VerificationReport } from '../../src/verify/report.js'
import type { BadgeView, CredentialView } from '../../src/view/credential-view.js'
import { viewCredential, type ViewOptions } from '../../src/view/view-credential.js'
import { badgeOf, signed } from '../cli/badges.js'
import { fixedKey } from '../support/fixed-keys.js'
import { badgesOf, issuerOf, judgedAt, signedAt } from '../support/signed-badges.js'
import { createDataIntegritySigner, createJwtSigner } from '../../src/issue/signer.js'
import { thrownBy } from '../support/thrown-by.js'
import { academy, subjectOf, verify } from './support.js'

const report = await verify({}, { options: { trustedIssuers: [academy.did] } })
const badgeIn = (each: VerificationReport, options?: ViewOptions): BadgeView =>
  viewCredential(each, options) as BadgeView

describe('viewCredential', () => {
  it('shows what certification asks of displayers', () => {
    const image = { id: 'https://academy.example/badge.png', type: 'Image', caption: 'A flame' }
    const entries: readonly (readonly [string, (view: BadgeView) => unknown, unknown])[] = [
      ['image', ({ images }) => images[0], { kind: 'remote', caption: 'A flame', of: 'achievement' }],
      ['name', ({ name }) => name, 'Welding, level 1'],
      ['description', ({ description }) => description?.text, 'Joins steel plates.'],
      ['issuer name', ({ issuer }) => issuer.name, 'Example Academy'],
      ['issued-on date', ({ dates }) => dates.validFrom?.text, '1 January 2026, 00:00 UTC'],
      ['expiry', ({ checks }) => checks.find(({ check }) => check === 'validity')?.text, 'in force'],
      ['status', ({ status }) => status.text, 'none stated, so it cannot be revoked'],
    ]
    return verify(subjectOf({}, { image })).then((each) => {
      const view = badgeIn(each)
      for (const [name, read, expected] of entries) {
        if (typeof expected === 'object') expect(read(view), name).toMatchObject(expected as object)
        else expect(read(view), name).toBe(expected)
      }
    })
  })

  it('puts the id and the host of the issuer first, and says what its name is worth', () => {
    const { issuer } = badgeIn(report)
    expect(Object.keys(issuer)[0]).toBe('id')
    expect(issuer).toMatchObject({ id: academy.did, nameIs: 'trusted' })
    expect(viewCredential(report).summary.key).toBe('verdict.verified')
  })

  it('R-24: an achievement without a creator is shown as the issuer’s, as is one whose creator is the issuer', async () => {
    const profile = (id: string): JsonObject => ({ id, type: ['Profile'], name: 'Example Academy' })
    const viewOf = async (achievement: JsonObject): Promise<BadgeView> =>
      badgeIn(await verify(subjectOf({}, achievement)))
    const without = await viewOf({})
    const own = await viewOf({ creator: profile(academy.did) })
    const foreign = await viewOf({ creator: profile('did:web:ministry.example') })
    expect(without.achievements[0]?.creators).toEqual([])
    expect(without.issuer.id).toBe(academy.did)
    expect(own.achievements).toEqual(without.achievements)
    expect(foreign.achievements[0]?.creators).toMatchObject([
      { id: 'did:web:ministry.example', nameIs: 'said-by-issuer' },
    ])
  })

  it('is plain JSON', () => {
    const view = viewCredential(report)
    expect(JSON.parse(JSON.stringify(view))).toStrictEqual(view)
  })

  it('answers the same for a report that was stored', () => {
    expect(viewCredential(JSON.parse(JSON.stringify(report)) as VerificationReport)).toStrictEqual(
      viewCredential(report),
    )
  })

  it('shows nothing of a credential that is not authentic, but the verdict and why', async () => {
    const forged = { ...(await signed(badgeOf(academy.did), academy)), name: 'Professor', 'ext:x': 'Professor' }
    const verifier = createVerifier({ trustedIssuers: anyIssuer })
    for (const input of [
      forged,
      { name: 'Professor' },
      '"Professor"',
      'Professor',
      { ...forged, type: ['Professor'] },
    ]) {
      const view = viewCredential(await verifier.verify(input))
      expect(view).toMatchObject({ authentic: false, verified: false, members: [] })
      expect(view.checks.flatMap(({ reasons }) => reasons)).not.toEqual([])
      expect(JSON.stringify(view)).not.toMatch(/Professor|Academy/)
      expect(view.summary.text).not.toMatch(/Genuine/)
    }
  })

  it('shows a credential that is genuine and expired, and says that it is', async () => {
    const view = badgeIn(await verify({ validUntil: '2026-02-01T00:00:00Z' }))
    expect(view).toMatchObject({ authentic: true, verified: false, verdict: 'expired', name: 'Welding, level 1' })
    expect(view.summary.key).toBe('verdict.expired')
    expect(view.checks.find(({ check }) => check === 'validity')?.reasons).toMatchObject([{ code: 'EXPIRED' }])
  })

  it('marks what deserves a mark by its place, in a sentence', async () => {
    const issuer = { id: academy.did, type: ['Profile'], name: 'Ехample\u202E Academy' }
    const view = badgeIn(await verify({ issuer, name: 'Welder\u0000' }))
    expect(view.name).toBe('Welder')
    expect(view.issuer.name).toBe('Ехample Academy')
    expect(view.marks.map(({ at, mark }) => `${at} ${mark}`).sort()).toEqual([
      '/issuer/name hidden-characters',
      '/issuer/name mixed-scripts',
      '/name hidden-characters',
    ])
    for (const { text } of view.marks) expect(text).toMatch(/\.$/)
  })

  it('writes hidden characters out where that is asked for', async () => {
    const view = badgeIn(await verify({ name: 'Welder\u202E' }), { hiddenCharacters: 'escape' })
    expect(view.name).toBe('Welder\\u{202e}')
  })

  it('shows endorsements with their own verdicts, apart from members, and folds none of them in', () => {
    const endorsement = { ...report, kind: 'endorsement', credential: { issuer: 'did:web:guild.example' } }
    const expired = { ...endorsement, verdict: 'expired', verified: false }
    const contained = [
      { path: '/endorsement/0', report: endorsement },
      { path: '/credentialSubject/achievement/endorsementJwt/1', report: expired },
      { path: '/credentialSubject/verifiableCredential/0', report },
    ]
    const view = badgeIn({ ...report, contained } as unknown as VerificationReport)
    expect(view.verified).toBe(true)
    expect(view.endorsements.map(({ path, view }) => [path, view.kind, view.verdict])).toEqual([
      ['/endorsement/0', 'endorsement', 'verified'],
      ['/credentialSubject/achievement/endorsementJwt/1', 'endorsement', 'expired'],
    ])
    expect(view.members).toMatchObject([{ path: '/credentialSubject/verifiableCredential/0', view: { kind: 'badge' } }])
  })

  it('shows the members of a container that is not authentic, each with its own verdict, and nothing inside a forgery', () => {
    const { credential, ...rest } = report
    expect(credential).toBeDefined()
    const contained = [{ path: '/verifiableCredential/0', report }]
    const view = (kind: string): CredentialView =>
      viewCredential({ ...rest, kind, verdict: 'invalid', verified: false, contained } as unknown as VerificationReport)
    expect(view('presentation').members).toMatchObject([{ view: { authentic: true } }])
    expect(view('clr').members).toHaveLength(1)
    expect(view('badge').members).toEqual([])
  })

  it.each([
    ['language', { language: 'xx' }],
    ['language', { language: 'toString' }],
    ['hiddenCharacters', { hiddenCharacters: 'keep' }],
    ['hidden', { hidden: 'remove' }],
  ])('refuses a wrong %s', (_, options) => {
    expect(thrownBy(() => viewCredential(report, options as ViewOptions))).toMatchObject({ code: 'OPTIONS_INVALID' })
  })
})

describe('viewCredential of a badge with every class of the data model', () => {
  it.each(['document', 'token'] as const)('shows all of it, as a %s', async (as) => {
    const key = await fixedKey('school')
    const { full } = await badgesOf(issuerOf(key))
    const signer = as === 'token' ? createJwtSigner(key) : createDataIntegritySigner(key)
    const signedBadge = await signer.sign(full, signedAt.getTime())
    const input = signedBadge.format === 'jwt' ? signedBadge.token : signedBadge.document
    const judged = await createVerifier({ trustedIssuers: [issuerOf(key)], now: () => judgedAt }).verify(input)
    const view = badgeIn(judged)
    expect(view).toMatchObject({
      authentic: true,
      name: 'Certified Welder',
      issuer: { name: 'Bergen Welding School', nameIs: 'trusted', otherIdentifiers: [{}, {}] },
      images: [{ of: 'recipient' }, { of: 'credential' }, { of: 'achievement', kind: 'embedded', type: 'image/png' }],
      evidence: [{}, {}, {}],
      recipient: { identifiers: [{ isHashed: true }, { value: 'Kari Berg' }] },
    })
    expect(view.achievements).toMatchObject([
      { alignments: [{}, {}, {}, {}], creators: [{ name: 'Guild of Welders' }], tags: ['metal', 'craft', 'welding'] },
    ])
    const isToken = as === 'token'
    expect(view.results).toMatchObject([
      {
        name: 'Mastery',
        achievedLevel: { name: 'Mastered', points: '20' },
        requiredLevel: { name: 'Learned' },
        isLevelOrderSigned: isToken,
        meetsRequirement: isToken ? 'met' : 'not-known',
      },
      { name: 'Grade', value: '4', requiredValue: '3', meetsRequirement: 'met' },
    ])
    expect(view.marks).toEqual([])
  })
})
