import { describe, expect, it } from 'vitest'
import { readPrevious, wrongPrevious, type OwnMeans } from '../../src/issue/previous.js'
import { createDataIntegritySigner, createJwtSigner } from '../../src/issue/signer.js'
import { readPublicKey } from '../../src/keys/public-key.js'
import { defaultLimits } from '../../src/limits.js'
import { smallBadge } from '../support/badges.js'
import { fixedKey } from '../support/fixed-keys.js'
import { signedAt } from '../support/signed-badges.js'

const school = 'did:web:school.example'
const key = await fixedKey('school', { id: `${school}#key-1` })
const badge = smallBadge(school)
const signer = createDataIntegritySigner(key)
const means: OwnMeans = {
  issuerId: school,
  keys: [readPublicKey(key.publicKey, defaultLimits)],
  contexts: signer.contexts,
  at: signedAt.getTime(),
}

describe('readPrevious', () => {
  it('returns what was signed by a key of the issuer, without proofs and claims', async () => {
    const document = await signer.sign(badge, +signedAt)
    const token = await createJwtSigner(key).sign(badge, +signedAt)
    const twice = await createJwtSigner(key, { embed: signer }).sign(badge, +signedAt)
    for (const signed of [document, token, twice]) expect(await readPrevious(signed, means)).toEqual(badge)
  })

  it('returns at its caller’s word what was signed by nobody', async () => {
    expect(await readPrevious(badge, { ...means, keys: [] })).toEqual(badge)
  })

  it('does not know a badge for its own without the key that signed it, and asks nobody', async () => {
    const document = await signer.sign(badge, +signedAt)
    await expect(readPrevious(document, { ...means, keys: [] })).rejects.toMatchObject({
      code: 'PREVIOUS_NOT_VERIFIED',
      facts: { code: 'KEY_UNREACHABLE' },
    })
  })

  it('takes no key of the issuer for one of another issuer', async () => {
    const other = { ...means, issuerId: 'did:web:other.example' }
    await expect(readPrevious(await signer.sign(badge, +signedAt), other)).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      path: '/issuer',
    })
  })

  it('refuses a proof that cannot be looked at', async () => {
    const proof = { type: 'DataIntegrityProof', cryptosuite: 'odd-2030', proofPurpose: 'assertionMethod' }
    await expect(readPrevious({ ...badge, proof }, means)).rejects.toMatchObject({
      code: 'PREVIOUS_NOT_VERIFIED',
      facts: { code: 'SUITE_NOT_SUPPORTED' },
    })
  })
})

describe('wrongPrevious', () => {
  it('is thrown as builders throw', () => {
    const error = wrongPrevious('NOT_NEWER', { expected: 'later', found: 'now' }, '/validFrom')
    expect(error).toMatchObject({ code: 'INPUT_INVALID', path: '/validFrom', problems: [{ code: 'NOT_NEWER' }] })
  })
})
