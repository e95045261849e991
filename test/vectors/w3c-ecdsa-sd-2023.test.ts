/** The test vectors of ECDSA Cryptosuites 1.0 for ecdsa-sd-2023, step by step. */
import { expect, it } from 'vitest'
import type { JsonObject } from '../../src/json/json.js'
import { readAddedContexts } from '../../src/jsonld/added-contexts.js'
import { translate, translateProofOptions } from '../../src/jsonld/translate.js'
import { readMultikey } from '../../src/keys/multikey.js'
import { didKeyOf } from '../../src/keys/publish.js'
import { importKey } from '../../src/keys/signing-key.js'
import { defaultLimits } from '../../src/limits.js'
import { concatBytes, fromBase58, toBase58, toHex, toUtf8 } from '../../src/platform/bytes.js'
import { sha256 } from '../../src/platform/node.js'
import { deriveDocument } from '../../src/proof/data-integrity/ecdsa-sd/derive.js'
import { groupStatements } from '../../src/proof/data-integrity/ecdsa-sd/group-statements.js'
import { prepareDerived } from '../../src/proof/data-integrity/ecdsa-sd/prepare-derived.js'
import {
  readBaseProofValue,
  readDerivedProofValue,
  toBaseProofValue,
  toDerivedProofValue,
} from '../../src/proof/data-integrity/ecdsa-sd/proof-value.js'
import { signBase } from '../../src/proof/data-integrity/ecdsa-sd/sign-base.js'
import { splitStatements } from '../../src/proof/data-integrity/ecdsa-sd/split-statements.js'
import {
  findUnsigned,
  readStatementKey,
  toBaseMessage,
} from '../../src/proof/data-integrity/ecdsa-sd/statement-signatures.js'
import { toStatements } from '../../src/proof/data-integrity/ecdsa-sd/statements.js'
import { createSuiteMeans } from '../../src/proof/data-integrity/suite-means.js'
import { describeCorpus, readCorpus } from '../support/corpus.js'
import { thrownBy } from '../support/thrown-by.js'

const folder = 'files/w3c+vc-di-ecdsa/TestVectors'
const jsonOf = (path: string): unknown => JSON.parse(readCorpus(`${folder}/${path}`).toString('utf8'))
const step = (name: string): unknown => jsonOf(`ecdsa-sd-2023/prc/${name}.json`)
const hex = (bytes: Uint8Array): string => toHex(Uint8Array.from(bytes))
const bytesOf = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'hex'))

interface TextMap {
  readonly value: readonly (readonly [number | string, string])[]
}

interface KeyMaterial {
  readonly baseKeyPair: { readonly publicKeyMultibase: string; readonly secretKeyMultibase: string }
  readonly proofKeyPair: { readonly publicKeyMultibase: string; readonly secretKeyMultibase: string }
  readonly hmacKeyString: string
}

interface DerivedParts {
  readonly baseSignature: string
  readonly publicKey: string
  readonly signatures: readonly string[]
  readonly labelMap: readonly (readonly [string, string])[]
  readonly mandatoryIndexes: readonly number[]
}

describeCorpus('the W3C vectors of ecdsa-sd-2023', () => {
  const context = 'https://w3id.org/citizenship/v4rc1'
  const text = readCorpus('files/_remote/w3id.org/citizenship/v4rc1.json').toString('utf8')
  const library = readAddedContexts({ [context]: text }).library()
  const means = createSuiteMeans({ contexts: () => library, limits: defaultLimits })
  const keys = jsonOf('ecdsa-sd-2023/SDKeyMaterial.json') as KeyMaterial
  const hmacKey = bytesOf(keys.hmacKeyString)
  const mandatoryPointers = jsonOf('prCredMandatory.json') as string[]
  const selectivePointers = jsonOf('prCredSelective.json') as string[]
  const base = securedOf(step('addSignedSDBase') as JsonObject)
  // The unsigned credential beside the vectors has another description.
  const { document } = base
  const derived = securedOf(step('derivedRevealDocument') as JsonObject)
  const group = async (): ReturnType<typeof groupStatements> =>
    groupStatements(document, hmacKey, await library, defaultLimits)
  const { publicKeyMultibase } = keys.baseKeyPair

  it('give the canonical document', async () => {
    expect(toStatements((await group()).nquads)).toEqual(step('addBaseDocCanon'))
    expect(toStatements((await translate(document, await library, defaultLimits)).nquads)).toEqual(
      step('addBaseDocCanon'),
    )
  })

  it('give the document with secret labels, in its new order', async () => {
    expect((await group()).statements).toEqual(step('addBaseDocHMACCanon'))
  })

  it('give the mandatory statements and the others', async () => {
    const { statements, part } = await group()
    const mandatory = (await part(mandatoryPointers))?.statements ?? new Set()
    const { mandatory: theirs, nonMandatory } = step('addBaseTransform') as {
      mandatory: TextMap
      nonMandatory: TextMap
    }
    const numbered = statements.map((statement, index) => [index, statement] as const)
    expect(numbered.filter(([, statement]) => mandatory.has(statement))).toEqual(theirs.value)
    expect(numbered.filter(([, statement]) => !mandatory.has(statement))).toEqual(nonMandatory.value)
  })

  it('give the canonical options of the proof, and both hashes', async () => {
    const options = await translateProofOptions(base.placed, document, await library, defaultLimits)
    expect(options).toBe(readCorpus(`${folder}/ecdsa-sd-2023/prc/addProofConfigCanon.txt`).toString('utf8'))
    const { part, statements } = await group()
    const mandatory = (await part(mandatoryPointers))?.statements ?? new Set()
    const together = statements.filter((statement) => mandatory.has(statement))
    const { proofHash, mandatoryHash } = step('addHashData') as { proofHash: string; mandatoryHash: string }
    const publicKey = fromBase58(keys.proofKeyPair.publicKeyMultibase.slice(1), 100) ?? new Uint8Array()
    expect(hex(sha256(toUtf8(options)))).toBe(proofHash)
    expect(hex(sha256(toUtf8(together.join(''))))).toBe(mandatoryHash)
    expect(hex(toBaseMessage(options, publicKey, together))).toBe(proofHash + hex(publicKey) + mandatoryHash)
  })

  it('give the parts of the base proof, and its proof value again from the parts', () => {
    const value = readBaseProofValue(base.placed, defaultLimits)
    const theirs = step('addRawBaseSignatureInfo') as {
      baseSignature: string
      publicKey: string
      signatures: string[]
      mandatoryPointers: string[]
    }
    expect(hex(value.baseSignature)).toBe(theirs.baseSignature)
    expect(`z${toBase58(value.publicKey)}`).toBe(theirs.publicKey)
    expect(value.signatures.map(hex)).toEqual(theirs.signatures)
    expect(value.mandatoryPointers).toEqual(theirs.mandatoryPointers)
    expect(value.hmacKey).toEqual(hmacKey)
    expect(toBaseProofValue(value)).toBe(base.placed.proof['proofValue'])
  })

  it('hold, the signature of the base and that of every statement', async () => {
    const value = readBaseProofValue(base.placed, defaultLimits)
    const { statements, part } = await group()
    const mandatory = (await part(mandatoryPointers))?.statements ?? new Set()
    const single = statements.filter((statement) => !mandatory.has(statement))
    const key = readStatementKey(value.publicKey, '/proof', defaultLimits)
    expect(single).toHaveLength(value.signatures.length)
    expect(await findUnsigned(single, value.signatures, key)).toBeUndefined()
  })

  it('give the derived credential, byte for byte', async () => {
    expect(await deriveDocument(base, selectivePointers, means)).toEqual(step('derivedRevealDocument'))
  })

  it('give the groups of what is shown', async () => {
    const { statements, part } = await group()
    const indexesOf = async (pointers: readonly string[]): Promise<readonly number[]> => {
      const chosen = (await part(pointers))?.statements ?? new Set()
      return statements.flatMap((statement, index) => (chosen.has(statement) ? [index] : []))
    }
    const theirs = step('derivedGroupIndexes') as Record<string, number[]>
    expect(await indexesOf(mandatoryPointers)).toEqual(theirs['mandatoryIndexes'])
    expect(await indexesOf(selectivePointers)).toEqual(theirs['selectiveIndexes'])
    expect(await indexesOf([...mandatoryPointers, ...selectivePointers])).toEqual(theirs['combinedIndexes'])
    expect((await part([...mandatoryPointers, ...selectivePointers]))?.document).toEqual(step('derivedUnsignedReveal'))
  })

  it('give the parts of the derived proof, and its proof value again from the parts', () => {
    const value = readDerivedProofValue(derived.placed, defaultLimits)
    const theirs = step('verifyDerivedProofValue') as DerivedParts
    expect(hex(value.baseSignature)).toBe(theirs.baseSignature)
    expect(`z${toBase58(value.publicKey)}`).toBe(theirs.publicKey)
    expect(value.signatures.map(hex)).toEqual(theirs.signatures)
    const labels = [...value.labelMap].map(([number, label]) => [
      `c14n${number}`,
      `u${Buffer.from(label).toString('base64url')}`,
    ])
    expect(labels).toEqual(theirs.labelMap)
    expect(value.mandatoryIndexes).toEqual(theirs.mandatoryIndexes)
    expect(toDerivedProofValue(value)).toBe(derived.placed.proof['proofValue'])
  })

  it('give the statements that a verifier looks at', async () => {
    const { nquads } = await translate(derived.document, await library, defaultLimits)
    const { mandatory, single } = splitStatements(
      nquads,
      readDerivedProofValue(derived.placed, defaultLimits),
      '/proof',
    )
    const theirs = step('verifyCreateVerifyData') as { nonMandatory: string[]; mandatoryHash: string }
    expect([...mandatory, ...single].sort()).toEqual(step('verifyNQuads'))
    expect(single).toEqual(theirs.nonMandatory)
    expect(hex(sha256(toUtf8(mandatory.join(''))))).toBe(theirs.mandatoryHash)
  })

  it('verify under the key of the vectors, and under no other', async () => {
    const { verify } = await prepareDerived(derived, means)
    expect(await verify(readMultikey(publicKeyMultibase, defaultLimits))).toBe(true)
    expect(await verify(readMultikey(keys.proofKeyPair.publicKeyMultibase, defaultLimits))).toBe(false)
  })

  it('are refused as a base proof where a derived one is expected', async () => {
    expect((await thrownBy(() => prepareDerived(base, means))).code).toBe('PROOF_NOT_DERIVED')
  })

  it('give, signed by us with the same secrets, all but the signatures, which are random', async () => {
    const statementKey = await importKey(privateJwkOf(keys.proofKeyPair))
    const key = await importKey(privateJwkOf(keys.baseKeyPair))
    const secrets = { hmacKey, statementKey }
    const proofValue = await signBase(base, key, { mandatoryPointers, secrets }, means)
    const ours = readBaseProofValue({ path: '/proof', proof: { proofValue } }, defaultLimits)
    const theirs = readBaseProofValue(base.placed, defaultLimits)
    expect({ ...ours, baseSignature: 0, signatures: ours.signatures.length }).toEqual({
      ...theirs,
      baseSignature: 0,
      signatures: theirs.signatures.length,
    })
    const secured = { document, placed: { path: '/proof', proof: { ...base.placed.proof, proofValue } } }
    const { proof, ...shown } = await deriveDocument(secured, selectivePointers, means)
    const { verify } = await prepareDerived(
      { document: shown, placed: { path: '/proof', proof: proof as JsonObject } },
      means,
    )
    expect(await verify(readMultikey(publicKeyMultibase, defaultLimits))).toBe(true)
  })
})

function securedOf({ proof, ...document }: JsonObject): {
  readonly document: JsonObject
  readonly placed: { readonly path: string; readonly proof: JsonObject }
} {
  return { document, placed: { path: '/proof', proof: proof as JsonObject } }
}

/** A P-256 key as secret multikey: two bytes that say so, then the number. */
function privateJwkOf(pair: KeyMaterial['baseKeyPair']): never {
  const secret = fromBase58(pair.secretKeyMultibase.slice(1), 100) ?? new Uint8Array()
  const { jwk } = readMultikey(pair.publicKeyMultibase, defaultLimits)
  expect(didKeyOf(jwk)).toBe(`did:key:${pair.publicKeyMultibase}`)
  return { ...jwk, d: Buffer.from(concatBytes(secret.subarray(2))).toString('base64url') } as never
}
