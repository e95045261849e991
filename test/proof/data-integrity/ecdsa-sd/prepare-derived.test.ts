import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../../src/json/json.js'
import { prepareDerived } from '../../../../src/proof/data-integrity/ecdsa-sd/prepare-derived.js'
import { smallBadge } from '../../../support/badges.js'
import { fixedKey } from '../../../support/fixed-keys.js'
import {
  holds,
  proofValueOf,
  securedOf,
  show,
  signForHolder,
  suiteMeans,
  withProofValue,
} from '../../../support/selective-disclosure.js'
import { issuerOf } from '../../../support/signed-badges.js'
import { thrownBy } from '../../../support/thrown-by.js'

const key = await fixedKey('school', { algorithm: 'ES256' })
const signed = await signForHolder(smallBadge(issuerOf(key)), key)
const shown = await show(signed, ['/name'])

describe('prepareDerived', () => {
  it('gives the algorithm, the document, and what is worth saying of it', async () => {
    const { algorithm, document, findings } = await prepareDerived(securedOf(shown), suiteMeans)
    expect(algorithm).toBe('ES256')
    expect(document).toEqual(securedOf(shown).document)
    expect(findings.map(({ code, path }) => [code, path])).toEqual([
      ['SHOWN_IN_PART', '/proof'],
      ['MAY_BE_HIDDEN', '/credentialStatus'],
    ])
  })

  it('holds under the key of the issuer, and under no other', async () => {
    expect(await holds(shown, key)).toBe(true)
    expect(await holds(shown, await fixedKey('another', { algorithm: 'ES256' }))).toBe(false)
  })

  it('names the statement that was not signed', async () => {
    const error = await thrownBy(() => holds({ ...shown, name: 'Certified Baker' }, key))
    expect([error.code, error.path]).toEqual(['STATEMENT_NOT_SIGNED', '/proof'])
    expect(error.facts['statement']).toMatch(/"Certified Baker"$/)
  })

  it('does not hold once a mandatory statement is changed', async () => {
    expect(await holds({ ...shown, validUntil: '2099-01-01T00:00:00Z' }, key)).toBe(false)
  })

  it('looks at single statements only once the base holds', async () => {
    const other = await fixedKey('another', { algorithm: 'ES256' })
    expect(await holds({ ...shown, name: 'Certified Baker' }, other)).toBe(false)
  })

  it('says the same again when it is asked again', async () => {
    const { verify } = await prepareDerived(securedOf({ ...shown, name: 'Baker' }), suiteMeans)
    const publicKey = (await import('../../../../src/keys/public-key.js')).readPublicKey(
      key.publicKey,
      suiteMeans.limits,
    )
    expect((await thrownBy(() => verify(publicKey))).code).toBe('STATEMENT_NOT_SIGNED')
    expect((await thrownBy(() => verify(publicKey))).code).toBe('STATEMENT_NOT_SIGNED')
  })

  it('refuses a base proof', async () => {
    const error = await thrownBy(() => prepareDerived(securedOf(signed), suiteMeans))
    expect([error.code, error.path]).toEqual(['PROOF_NOT_DERIVED', '/proof'])
  })

  it('refuses a document that is not in compacted form', async () => {
    const { name, ...rest } = shown
    const respelled = { ...rest, 'https://schema.org/name': name ?? '' }
    expect((await thrownBy(() => prepareDerived(securedOf(respelled), suiteMeans))).code).toBe('NOT_COMPACTED')
  })

  it('tells a broken key of the statements where it stands', async () => {
    const broken = withProofValue(shown, { publicKey: new Uint8Array(35).fill(255) })
    const error = await thrownBy(() => prepareDerived(securedOf(broken), suiteMeans))
    expect([error.code, error.path]).toEqual(['KEY_TYPE_NOT_SUPPORTED', '/proof/proofValue'])
  })

  it('says what is worth saying of the document before what is worth saying of the selection', async () => {
    const document = smallBadge(issuerOf(key)) as unknown as JsonObject
    const subject = document['credentialSubject'] as JsonObject
    const creator = { id: issuerOf(key), type: ['Profile'], name: 'Another' }
    const achievement = { ...(subject['achievement'] as JsonObject), creator }
    const twice = await show(
      await signForHolder({ ...document, credentialSubject: { ...subject, achievement } }, key),
      ['/credentialSubject/achievement/creator'],
    )
    const { findings } = await prepareDerived(securedOf(twice), suiteMeans)
    expect(findings.map(({ code }) => code)).toEqual(['NODE_DESCRIBED_TWICE', 'SHOWN_IN_PART', 'MAY_BE_HIDDEN'])
  })

  it('refuses a statement that neither signature covers', async () => {
    const error = await thrownBy(() => holds({ ...shown, description: 'More than was signed' }, key))
    expect(error.code).toBe('PROOF_MALFORMED')
  })

  it('holds with high and low spellings of a signature, as other verifiers do', async () => {
    const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n
    const { baseSignature } = proofValueOf(shown)
    const s = BigInt(`0x${Buffer.from(baseSignature.subarray(32)).toString('hex')}`)
    const high = Buffer.from((order - s).toString(16).padStart(64, '0'), 'hex')
    const respelled = withProofValue(shown, { baseSignature: Buffer.concat([baseSignature.subarray(0, 32), high]) })
    expect(await holds(respelled, key)).toBe(true)
  })
})
