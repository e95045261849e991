import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../../src/json/json.js'
import { defaultLimits } from '../../../../src/limits.js'
import { toMultikey } from '../../../../src/keys/multikey.js'
import { toBase58 } from '../../../../src/platform/bytes.js'
import type { SuiteMeans } from '../../../../src/proof/data-integrity/suite.js'
import { readBaseProofValue } from '../../../../src/proof/data-integrity/ecdsa-sd/proof-value.js'
import { createBaseSecrets, signBase } from '../../../../src/proof/data-integrity/ecdsa-sd/sign-base.js'
import { smallBadge } from '../../../support/badges.js'
import { fixedKey } from '../../../support/fixed-keys.js'
import { holds, securedOf, show, signForHolder, suiteMeans } from '../../../support/selective-disclosure.js'
import { issuerOf } from '../../../support/signed-badges.js'
import { thrownBy } from '../../../support/thrown-by.js'

const key = await fixedKey('school', { algorithm: 'ES256' })
const badge = smallBadge(issuerOf(key)) as unknown as JsonObject
const signed = await signForHolder(badge, key)
const unsigned = securedOf(signed)
const sign = async (mandatoryPointers: readonly string[]): Promise<JsonObject> => {
  const secrets = await createBaseSecrets()
  const proofValue = await signBase(unsigned, key, { mandatoryPointers, secrets }, suiteMeans)
  return { ...badge, proof: { ...unsigned.placed.proof, proofValue } }
}
const baseOf = (document: JsonObject): ReturnType<typeof readBaseProofValue> =>
  readBaseProofValue(securedOf(document).placed, defaultLimits)

describe('signBase', () => {
  it('signs what is not mandatory statement by statement', async () => {
    const [all, none] = [baseOf(await sign([])), baseOf(await sign(['']))]
    expect(all.signatures).toHaveLength(17)
    expect(none.signatures).toEqual([])
    expect(none.mandatoryPointers).toEqual([''])
  })

  it('makes other secrets for every credential', async () => {
    const [first, second] = [baseOf(await sign([])), baseOf(await sign([]))]
    expect(first.hmacKey).not.toEqual(second.hmacKey)
    expect(first.publicKey).not.toEqual(second.publicKey)
  })

  it('writes the smaller spelling of each signature', async () => {
    const { signatures, baseSignature } = baseOf(await sign([]))
    for (const signature of [baseSignature, ...signatures]) expect(signature[32]).toBeLessThan(0x80)
  })

  it('makes a proof from which parts are derived that hold', async () => {
    expect(await holds(await show(await sign(['/issuer']), ['/validFrom']), key)).toBe(true)
    expect(await holds(await show(await sign(['']), []), key)).toBe(true)
    expect(await holds(await show(await sign([]), ['/issuer']), key)).toBe(true)
  })

  it('refuses a mandatory pointer to nothing', async () => {
    expect((await thrownBy(() => sign(['/evidence']))).code).toBe('POINTER_UNRESOLVED')
  })

  it('signs nothing where the statements are not those of the document as it is verified', async () => {
    const secrets = await createBaseSecrets()
    const hashes: string[] = []
    const translate: SuiteMeans['translate'] = async (document, hash) => {
      hashes.push(hash)
      return { ...(await suiteMeans.translate(document, hash)), nquads: '<urn:a> <urn:b> "c" .\n' }
    }
    const error = await thrownBy(() =>
      signBase(unsigned, key, { mandatoryPointers: [], secrets }, { ...suiteMeans, translate }),
    )
    expect([error.code, error.facts]).toEqual(['DOCUMENT_NOT_TRANSLATED', { reason: 'its parts differ' }])
    expect(hashes).toEqual(['SHA-256'])
  })

  it('makes a secret of 32 bytes, and names the key of the statements as a multikey without its z', async () => {
    const { hmacKey, statementKey } = await createBaseSecrets()
    expect(hmacKey).toHaveLength(32)
    const secrets = { hmacKey, statementKey }
    const proofValue = await signBase(unsigned, key, { mandatoryPointers: [], secrets }, suiteMeans)
    const { publicKey } = baseOf({ ...badge, proof: { ...unsigned.placed.proof, proofValue } })
    expect(`z${toBase58(publicKey)}`).toBe(toMultikey(statementKey.publicKey))
  })

  it('refuses a document that a verifier would not read', async () => {
    const secrets = await createBaseSecrets()
    const document = { ...badge, colour: 'blue' }
    const refused = { document, placed: unsigned.placed }
    const error = await thrownBy(() => signBase(refused, key, { mandatoryPointers: [], secrets }, suiteMeans))
    expect(error.code).toBe('TERM_UNDEFINED')
  })
})
