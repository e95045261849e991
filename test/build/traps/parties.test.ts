/** Traps of who says what about whom: T-34, T-40. */
import { describe, expect, it } from 'vitest'
import { buildEndorsement, tryBuildEndorsement } from '../../../src/build/build-endorsement.js'
import { tryBuildCredential } from '../../../src/build/build-credential.js'
import { splitFragment } from '../../../src/keys/did.js'
import type { Finding } from '../../../src/messages/problem.js'
import { award, buildWith, problemsOf } from '../support.js'
import { formats, issue, judge, key } from './issue.js'

const self = splitFragment(key.id).did

describe('T-34: a word for oneself', () => {
  it('hints at a recipient who is the issuer', () => {
    const result = tryBuildCredential({ ...award, recipient: { id: award.issuer.id } })
    expect(result.hints).toMatchObject([
      { code: 'SELF_ISSUED', path: '/recipient/id', facts: { found: award.issuer.id } },
    ])
  })

  it.each(formats)('tells the hint once when the badge is issued as %s', async (format) => {
    const hints: Finding[] = []
    await issue(format, { recipient: { id: self } }, { onHint: (hint) => hints.push(hint) })
    expect(hints.map(({ code }) => code)).toEqual(['SELF_ISSUED'])
  })

  it('says nothing of others', () => {
    expect(tryBuildCredential(award).hints).toEqual([])
    expect(tryBuildCredential({ ...award, recipient: { email: 'kari@example.org' } }).hints).toEqual([])
  })

  it('builds an endorsement of oneself', () => {
    const built = buildEndorsement({ issuer: award.issuer, subject: { id: award.issuer.id }, name: 'We teach well' })
    expect(built.issuer).toMatchObject({ id: built.credentialSubject.id })
  })

  it('hints at an endorsement of oneself', () => {
    const { issuer } = award
    const result = tryBuildEndorsement({ issuer, subject: { id: issuer.id }, name: 'We teach well' })
    expect(result.hints).toMatchObject([{ code: 'SELF_ENDORSED', path: '/subject/id' }])
  })

  it('asks what is endorsed, by its id', () => {
    const { issuer } = award
    const call = (subject: object) => () => buildEndorsement({ issuer, subject, name: 'Good' } as never)
    expect(problemsOf(call({ comment: 'Teaches well.' }))).toEqual(['PROPERTY_MISSING /subject/id'])
    expect(problemsOf(call({ id: 'the school' }))).toEqual(['ID_NOT_ABSOLUTE /subject/id'])
  })

  it('refuses an endorsement of the endorsement itself', () => {
    const { issuer } = award
    const call = (): unknown => buildEndorsement({ issuer, id: 'urn:x:1', subject: { id: 'urn:x:1' }, name: 'Good' })
    expect(problemsOf(call)).toEqual(['ID_TAKEN /subject/id'])
  })
})

describe('T-40: a badge awarded to oneself is legal', () => {
  it.each(['did:web:school.example', 'https://school.example/', 'mailto:kari@example.org', 'urn:uuid:1'])(
    'takes the issuer %s as the recipient',
    (id) => {
      const built = buildWith({ issuer: { id }, recipient: { id } })
      expect(built.credentialSubject.id).toBe(id)
      expect(built.issuer).toMatchObject({ id })
    },
  )

  it.each(formats)('is issued as %s, and verifies', async (format) => {
    const badge = await issue(format, { recipient: { id: self } })
    expect((await judge(badge)).verdict).toBe('verified')
  })

  it('still refuses a recipient with the id of the achievement', () => {
    const changes = { recipient: { id: 'https://school.example/achievements/1' } }
    expect(problemsOf(() => buildWith(changes)).map((each) => each.split(' ')[0])).toEqual(['ID_TAKEN'])
  })
})
