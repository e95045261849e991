import { describe, expect, it } from 'vitest'
import type { OpenBadgeCredential } from '../../src/model/credential.js'
import { createDataIntegritySigner } from '../../src/issue/signer.js'
import type { JsonObject } from '../../src/json/json.js'
import type { BadgeView, ContainedView } from '../../src/view/credential-view.js'
import { endorsementsAmong, isEndorsement } from '../../src/view/endorsements.js'
import { viewCredential } from '../../src/view/view-credential.js'
import { endorsementOf } from '../support/badges.js'
import { newIssuer } from '../cli/badges.js'
import { academy, subjectOf, verify, withChecks } from './support.js'

const guild = await newIssuer()
const achievement = 'https://academy.example/achievements/welding-1'

/** Signed by the guild, whose id is its own. */
async function endorse(subject: string, change: JsonObject = {}): Promise<JsonObject> {
  const endorsement = endorsementOf(subject, guild.did) as unknown as OpenBadgeCredential
  const signed = await createDataIntegritySigner(guild.key).sign(endorsement, Date.parse('2026-02-01T00:00:00Z'))
  return { ...(signed.format === 'data-integrity' ? signed.document : {}), ...change }
}

async function viewWith(endorsement: JsonObject): Promise<BadgeView> {
  return viewCredential(await verify(subjectOf({}, { endorsement: [endorsement] }))) as BadgeView
}

describe('an endorsement on an achievement', () => {
  it('counts if it is genuine and of the achievement', async () => {
    const view = await viewWith(await endorse(achievement))
    expect(view.endorsements).toMatchObject([
      {
        path: '/credentialSubject/achievement/endorsement/0',
        standing: 'counts',
        view: {
          kind: 'endorsement',
          verdict: 'verified',
          issuer: { id: guild.did, name: 'Guild of Welders', nameIs: 'self-declared' },
          endorsed: { text: achievement },
          comment: { text: 'The workshop is well run, and the examiners are strict.' },
        },
      },
    ])
    expect(view.members).toEqual([])
  })

  it('does not count if it is of something else, however genuine', async () => {
    const view = await viewWith(await endorse('https://elsewhere.example/'))
    expect(view.endorsements).toMatchObject([{ standing: 'of-another', view: { verdict: 'verified' } }])
  })

  it('does not count as its own if it is of the issuer', async () => {
    const view = await viewWith(await endorse(academy.did))
    expect(view.endorsements).toMatchObject([{ standing: 'of-another-part' }])
  })

  it('is not genuine if it was changed, and then shows nothing of itself', async () => {
    const view = await viewWith(await endorse(achievement, { name: 'Royal Guild' }))
    expect(view.endorsements).toMatchObject([{ standing: 'not-genuine', view: { authentic: false } }])
    expect(view.name).toBe('Welding, level 1')
    expect(JSON.stringify(view)).not.toContain('Royal')
  })
})

describe('endorsementsAmong', () => {
  const inner = (path: string): ContainedView => ({ path }) as ContainedView

  it('calls none counting that was not judged, or of which something is said in general', async () => {
    const report = await verify()
    const standings = (outcome: object): readonly string[] =>
      endorsementsAmong([inner('/endorsement/0')], withChecks(report, { endorsements: outcome })).map(
        ({ standing }) => standing,
      )
    expect(standings({ outcome: 'passed' })).toEqual(['counts'])
    expect(standings({ outcome: 'skipped', because: 'not-asked' })).toEqual(['not-known'])
    expect(standings({ outcome: 'unknown', problems: [{ code: 'CONTAINED_TOO_MANY', path: '' }] })).toEqual([
      'not-known',
    ])
    const ofOther = { code: 'ENDORSEMENT_UNKNOWN', path: '/endorsement/0' }
    expect(standings({ outcome: 'unknown', problems: [ofOther] })).toEqual(['not-known'])
  })
})

describe('isEndorsement', () => {
  it.each([
    '/endorsement',
    '/endorsement/0',
    '/issuer/endorsementJwt/12',
    '/credentialSubject/achievement/endorsement/3',
  ])('knows one at %s', (path) => {
    expect(isEndorsement({ path })).toBe(true)
  })

  it.each([
    '/verifiableCredential/0',
    '/credentialSubject/verifiableCredential',
    '/endorsement/0/verifiableCredential',
  ])('knows none at %s', (path) => {
    expect(isEndorsement({ path })).toBe(false)
  })
})
