/**
 * A7: something that the issuer really signed, for one purpose, is handed over for another: a status list as a badge, an
 * endorsement as a status list, the proof of a log-in as a credential.
 */
import { describe, expect, it } from 'vitest'
import { bakeImage } from '../../src/bake/bake-image.js'
import type { JsonObject } from '../../src/json/json.js'
import { credentialsV2Context, newestClrContext, newestOpenBadgesContext } from '../../src/model/contexts.js'
import type { AcceptableKind } from '../../src/gates/authentic-credential.js'
import { endorsementOf, learner } from '../support/badges.js'
import { pngOf } from '../support/pictures.js'
import { proofOptions, signWithOptions } from '../support/proofs.js'
import { issuerOf } from '../support/signed-badges.js'
import { listCredential, listUrl, statusEntry } from '../support/status-lists.js'
import { signToken } from '../support/tokens.js'
import { codesOf, genuineDocument, victim, victimBadge, verifier, type Loose } from './genuine.js'
import { asking, type Asker } from './issuers.js'

const school = issuerOf(victim)
const badge = victimBadge()

/** Everything that an issuer signs; each is what it says, complete and in force. */
const things: Readonly<Record<string, Loose>> = {
  badge,
  endorsement: endorsementOf(school, school),
  'status-list': listCredential(school),
  clr: {
    ...badge,
    '@context': [credentialsV2Context, newestClrContext, newestOpenBadgesContext],
    id: 'urn:uuid:11111111-7a4e-4ce7-9d0b-0c8b6d7a2e11',
    type: ['VerifiableCredential', 'ClrCredential'],
    credentialSubject: { id: learner, type: ['ClrSubject'], verifiableCredential: [await genuineDocument()] },
  },
  presentation: {
    '@context': [credentialsV2Context],
    type: ['VerifiablePresentation'],
    holder: school,
    verifiableCredential: [await genuineDocument()],
  },
  'another credential': { ...badge, type: ['VerifiableCredential'] },
}
const names = Object.keys(things)
const kinds: readonly AcceptableKind[] = ['badge', 'endorsement', 'status-list', 'clr', 'presentation']

/** The proof of a log-in: a token of the issuer without any credential. */
const logIn = await signToken({ iss: school, sub: learner, aud: 'https://school.example', exp: 1_830_297_600 }, victim)

function asDocument(name: string): Promise<JsonObject> {
  const proofPurpose = name === 'presentation' ? 'authentication' : 'assertionMethod'
  return signWithOptions(things[name]!, victim, { ...proofOptions(victim.id), proofPurpose })
}

const formats: Readonly<Record<string, (name: string) => Promise<string>>> = {
  'a token': (name) => signToken(things[name]!, victim),
  'a document': async (name) => JSON.stringify(await asDocument(name)),
}

const signed = await Promise.all(
  Object.entries(formats).flatMap(([format, sign]) =>
    names.map(async (name) => ({ format, name, text: await sign(name) })),
  ),
)

const firstCodes = (checks: readonly object[]): string[] =>
  checks.flatMap((check) => ('problems' in check ? (check.problems as { code: string }[]).map(({ code }) => code) : []))

describe('handed to the verifier', () => {
  it.each(signed.flatMap((thing) => kinds.map((kind) => [thing.name, thing.format, kind, thing.text] as const)))(
    '%s as %s, where %s is expected',
    async (name, _, kind, text) => {
      const report = await verifier.verify(text, { accept: [kind] })
      expect([report.verdict, firstCodes(report.checks)]).toEqual(
        name === kind
          ? ['verified', []]
          : ['invalid', [name === 'another credential' ? 'NOT_AN_OPEN_BADGE' : 'KIND_NOT_ACCEPTED']],
      )
    },
  )

  it.each(signed.map((thing) => [thing.name, thing.format, thing.text] as const))(
    '%s as %s in a picture is a badge only if it is one',
    async (name, _, text) => {
      const picture = bakeImage(pngOf(), text)
      expect((await verifier.verify(picture)).verified).toBe(name === 'badge')
    },
  )

  it('a log-in is nothing that is expected', async () => {
    for (const kind of kinds) {
      expect(await codesOf(logIn, { accept: [kind] })).toEqual(['NOT_AN_OPEN_BADGE', 'KEY_NOT_AUTHORIZED'])
    }
  })

  it.each([
    ['a badge and an endorsement', 'OpenBadgeCredential', 'EndorsementCredential'],
    ['a badge and a status list', 'AchievementCredential', 'BitstringStatusListCredential'],
    ['a badge and a record', 'OpenBadgeCredential', 'ClrCredential'],
    ['a badge and a presentation', 'OpenBadgeCredential', 'VerifiablePresentation'],
  ])('what says that it is %s is neither', async (_, ...types) => {
    const both = { ...badge, type: ['VerifiableCredential', ...types] }
    for (const kind of kinds) {
      expect(await codesOf(await signToken(both, victim), { accept: [kind] })).toEqual(['KIND_AMBIGUOUS'])
    }
  })

  it.each(['vp+jwt', 'at+jwt', 'dpop+jwt', 'statuslist+jwt', 'id_token', 'application/vp+jwt', ''])(
    'the header %j makes nothing of it that it is not',
    async (typ) => {
      for (const { name, text } of signed.filter(({ format }) => format === 'a token')) {
        const again = await signToken(things[name]!, victim, { header: { typ } })
        expect((await verifier.verify(again)).verified).toBe((await verifier.verify(text)).verified)
      }
      const report = await verifier.verify(await signToken(badge, victim, { header: { typ } }))
      expect(report.findings.map(({ code }) => code)).toContain('JWT_TYP_UNUSUAL')
    },
  )
})

const rows = [...signed, { name: 'log-in', format: 'a token', text: logIn }].map(
  (thing) => [thing.name, thing.format, thing.text] as const,
)

describe('served', () => {
  const refreshUrl = 'https://school.example/refresh/1'
  const serving = (url: string, text: string): Asker => asking({ [url]: text }, [school])

  it.each(rows)('in place of a status list, %s as %s clears nobody', async (name, _, text) => {
    const { by } = serving(listUrl, text)
    const revocable = await signToken({ ...badge, credentialStatus: statusEntry() }, victim)
    const report = await by.verify(revocable)
    expect(report.verdict).toBe(name === 'status-list' ? 'verified' : 'unknown')
    const codes = name === 'log-in' ? ['STATUS_LIST_INVALID', 'STATUS_LIST_PROOF_INVALID'] : ['STATUS_LIST_INVALID']
    expect(firstCodes(report.checks)).toEqual(name === 'status-list' ? [] : codes)
  })

  it.each(rows)('as a newer version of a badge, %s as %s takes its place only if it is one', async (name, _, text) => {
    const { by } = serving(refreshUrl, text)
    const older = {
      ...badge,
      validFrom: '2025-06-01T00:00:00Z',
      refreshService: { id: refreshUrl, type: '1EdTechCredentialRefresh' },
    }
    const report = await by.verify(await signToken(older, victim), { refresh: 'follow' })
    expect(report.verdict).toBe('verified')
    expect(report.credential).toEqual(name === 'badge' ? badge : older)
    expect(report.findings.some(({ code }) => code === 'REFRESH_UNFIT')).toBe(name !== 'badge')
  })
})

describe('put inside', () => {
  it.each(rows)('a badge, %s as %s endorses it only if it is an endorsement', async (name, format, text) => {
    const endorsed = {
      ...badge,
      ...(format === 'a token' ? { endorsementJwt: [text] } : { endorsement: [JSON.parse(text) as JsonObject] }),
    }
    const report = await verifier.verify(await signToken(endorsed, victim), { endorsements: 'require' })
    // The model of the badge itself lets no other objects stand there.
    const inside = report.contained.map(({ report: inner }) => inner.verified)
    if (name === 'endorsement') expect([report.verdict, inside]).toEqual(['verified', [true]])
    else expect([report.verified, inside.includes(true)]).toEqual([false, false])
  })

  it.each(rows)('a presentation, %s as %s is a member only if it is one', async (name, format, text) => {
    const verifiableCredential = [format === 'a token' ? text : (JSON.parse(text) as JsonObject)]
    const presented = await signToken({ ...things['presentation'], verifiableCredential }, victim)
    const report = await verifier.verify(presented, { accept: ['presentation'] })
    expect(report.contained.map(({ report: inner }) => inner.verified)).toEqual([
      ['badge', 'endorsement', 'clr'].includes(name),
    ])
  })
})
