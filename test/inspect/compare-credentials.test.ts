import { describe, expect, it } from 'vitest'
import { compareCredentials } from '../../src/inspect/compare-credentials.js'
import { createDataIntegritySigner, createJwtSigner } from '../../src/issue/signer.js'
import { smallBadge } from '../support/badges.js'
import { fixedKey } from '../support/fixed-keys.js'
import { issuerOf, signedAt } from '../support/signed-badges.js'

const key = await fixedKey('school')
const badge = smallBadge(issuerOf(key))
const later = { ...badge, validFrom: '2029-01-01T00:00:00Z' }
const at = signedAt.getTime()
const token = await createJwtSigner(key).sign(later, at)
const document = await createDataIntegritySigner(key).sign(badge, at)
const text = JSON.stringify(document.format === 'jwt' ? expect.fail('a token') : document.document)

describe('compareCredentials', () => {
  it.each([
    ['a token and a document', token, document, 'newer'],
    ['a document as text and a token', text, token, 'older'],
    ['bytes and an object', new TextEncoder().encode(text), badge, 'equally-new'],
    ['a credential and one of another id', badge, { ...later, id: 'urn:uuid:7' }, 'different'],
    ['a credential and one of another issuer', badge, { ...later, issuer: 'did:web:other.example' }, 'different'],
    ['a credential and the same with a date without a zone', badge, { ...badge, validFrom: '2030-01-01' }, 'undated'],
  ])('compares %s', async (_, one, other, expected) => {
    expect(await compareCredentials(one, other)).toBe(expected)
  })

  it('refuses what cannot be read', async () => {
    const refused = expect.objectContaining({ code: 'FORMAT_UNRECOGNIZED' }) as Error
    await expect(compareCredentials('a badge', text)).rejects.toThrow(refused)
    await expect(compareCredentials(text, 'a badge')).rejects.toThrow(refused)
  })
})
