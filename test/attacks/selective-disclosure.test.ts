/** What a holder could try with a derived proof of ecdsa-sd-2023, and a stranger with anybody's. */
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/json/json.js'
import type { SigningKey } from '../../src/keys/signing-key.js'
import { createBaseSecrets, signBase, type BaseSecrets } from '../../src/proof/data-integrity/ecdsa-sd/sign-base.js'
import { anyIssuer } from '../../src/verify/trust.js'
import { createVerifier } from '../../src/verify/verifier.js'
import { smallBadge } from '../support/badges.js'
import { noNetwork } from '../support/corpus.js'
import { fixedKey } from '../support/fixed-keys.js'
import { problemCodesIn } from '../support/problem-codes.js'
import {
  proofValueOf,
  securedOf,
  show,
  signForHolder,
  suiteMeans,
  withProofValue,
} from '../support/selective-disclosure.js'
import { issuerOf, judgedAt } from '../support/signed-badges.js'

const key = await fixedKey('school', { algorithm: 'ES256' })
const thief = await fixedKey('thief', { algorithm: 'ES256' })
const result = (value: string, status: string): JsonObject => ({ type: ['Result'], value, status })
const badgeWith = (changes: JsonObject, subject: JsonObject = {}): JsonObject => {
  const badge = smallBadge(issuerOf(key)) as unknown as JsonObject
  return { ...badge, ...changes, credentialSubject: { ...(badge['credentialSubject'] as JsonObject), ...subject } }
}
const badge = badgeWith({}, { result: [result('30', 'Failed'), result('90', 'Completed')] })
const signed = await signForHolder(badge, key)
const shown = await show(signed, [''])
const verifier = createVerifier({ trustedIssuers: anyIssuer, fetch: noNetwork, now: () => judgedAt })

/** Where other nodes, or other places, decide whether a mandatory statement is concerned. */
const EITHER = '(?:SIGNATURE_INVALID|STATEMENT_NOT_SIGNED)'

/** The verdict, and why. */
async function judge(document: JsonObject): Promise<string> {
  const { verdict, checks } = await verifier.verify(document)
  const codes = problemCodesIn({ checks })
  return [verdict, ...codes].join(' ')
}

function subjectOf(document: JsonObject): JsonObject {
  return document['credentialSubject'] as JsonObject
}

function withSubject(document: JsonObject, changes: JsonObject): JsonObject {
  return { ...document, credentialSubject: { ...subjectOf(document), ...changes } }
}

describe('a derived credential', () => {
  it('is verified as it is', async () => {
    expect(await judge(shown)).toBe('verified')
    expect(await judge(await show(signed, []))).toBe('verified')
  })

  it.each<readonly [string, () => JsonObject | Promise<JsonObject>, string]>([
    ['shown as the base proof itself', () => signed, 'invalid PROOF_NOT_DERIVED'],
    ['with another name', () => ({ ...shown, name: 'Doctor' }), 'invalid STATEMENT_NOT_SIGNED'],
    ['without its end', () => without(shown, 'validUntil'), 'invalid PROOF_MALFORMED'],
    ['with a later end', () => ({ ...shown, validUntil: '2099-01-01T00:00:00Z' }), 'invalid SIGNATURE_INVALID'],
    ['of another recipient', () => withSubject(shown, { id: 'did:example:thief' }), 'invalid SIGNATURE_INVALID'],
    ['with a statement too many', () => ({ ...shown, description: 'Also a doctor' }), 'invalid PROOF_MALFORMED'],
    ['without a statement, whose signature is still there', () => without(shown, 'name'), 'invalid PROOF_MALFORMED'],
    [
      'without a statement, and without a signature that is not its own',
      () => withProofValue(without(shown, 'name'), { signatures: proofValueOf(shown).signatures.slice(1) }),
      // Where it stood among the mandatory ones is for chance to say.
      `invalid (?:PROOF_MALFORMED|${EITHER})`,
    ],
    [
      'whose two results have changed values',
      () => withSubject(shown, { result: [result('90', 'Failed'), result('30', 'Completed')] }),
      `invalid ${EITHER}`,
    ],
    [
      'that shows one result as two',
      () => {
        const [label = new Uint8Array()] = proofValueOf(shown).labelMap.values()
        return withProofValue(shown, {
          labelMap: new Map([...proofValueOf(shown).labelMap.keys()].map((each) => [each, label])),
        })
      },
      'invalid PROOF_MALFORMED',
    ],
    [
      'with labels that have changed places',
      () => {
        const { labelMap } = proofValueOf(shown)
        const labels = [...labelMap.values()].reverse()
        return withProofValue(shown, {
          labelMap: new Map([...labelMap.keys()].map((each, index) => [each, labels[index] ?? new Uint8Array(32)])),
        })
      },
      'invalid SIGNATURE_INVALID',
    ],
    [
      'with a label for a node that is not there',
      () => withProofValue(shown, { labelMap: new Map([...proofValueOf(shown).labelMap, [99, new Uint8Array(32)]]) }),
      'invalid PROOF_MALFORMED',
    ],
    [
      'whose signatures have changed places',
      () => withProofValue(shown, { signatures: [...proofValueOf(shown).signatures].reverse() }),
      'invalid STATEMENT_NOT_SIGNED',
    ],
    [
      'with one signature for all',
      () =>
        withProofValue(shown, {
          signatures: proofValueOf(shown).signatures.map((_, __, [first]) => first ?? new Uint8Array(64)),
        }),
      'invalid STATEMENT_NOT_SIGNED',
    ],
    [
      'with signatures of nothing but zeros',
      () => withProofValue(shown, { signatures: proofValueOf(shown).signatures.map(() => new Uint8Array(64)) }),
      'invalid STATEMENT_NOT_SIGNED',
    ],
    [
      'with a statement fewer that is mandatory',
      () =>
        withProofValue(shown, {
          mandatoryIndexes: proofValueOf(shown).mandatoryIndexes.slice(1),
          signatures: [new Uint8Array(64), ...proofValueOf(shown).signatures],
        }),
      'invalid SIGNATURE_INVALID',
    ],
    [
      'all of whose statements are said to be mandatory',
      () =>
        withProofValue(shown, {
          mandatoryIndexes: Array.from({ length: statementCount() }, (_, index) => index),
          signatures: [],
        }),
      'invalid SIGNATURE_INVALID',
    ],
    [
      'none of whose statements is said to be mandatory',
      () =>
        withProofValue(shown, {
          mandatoryIndexes: [],
          signatures: Array.from(
            { length: statementCount() },
            () => proofValueOf(shown).signatures[0] ?? new Uint8Array(64),
          ),
        }),
      'invalid SIGNATURE_INVALID',
    ],
    [
      'with an index far beyond its statements',
      () => withProofValue(shown, { mandatoryIndexes: [...proofValueOf(shown).mandatoryIndexes, 4_000_000_000] }),
      'invalid PROOF_MALFORMED',
    ],
    [
      'whose options were changed',
      () => ({ ...shown, proof: { ...(shown['proof'] as JsonObject), created: '2026-01-15T00:00:00Z' } }),
      'invalid SIGNATURE_INVALID',
    ],
  ])('is refused %s', async (_what, attack, expected) => {
    expect(await judge(await attack())).toMatch(new RegExp(`^${expected}$`))
  })

  it('is refused with the statements of a key of the thief, whom the issuer did not name', async () => {
    const stolen = { ...badge, name: 'Doctor' }
    const forged = await show(await resign(stolen, thief), [''])
    const statements = proofValueOf(forged)
    const { baseSignature } = proofValueOf(shown)
    // Their own key over the statements, and the signature that the issuer made for another key.
    expect(await judge(withProofValue(forged, { ...statements, baseSignature }))).toBe('invalid SIGNATURE_INVALID')
    const { publicKey } = proofValueOf(shown)
    expect(await judge(withProofValue(forged, { publicKey, baseSignature }))).toBe('invalid SIGNATURE_INVALID')
  })

  it('is refused if the thief signed the base with a key that is not the issuer’s', async () => {
    const forged = await show(await resign(badge, thief), [''])
    const renamed = { ...forged, proof: { ...(forged['proof'] as JsonObject), verificationMethod: thief.id } }
    expect(await judge(renamed)).toMatch(/^invalid (?:SIGNATURE_INVALID|KEY_NOT_AUTHORIZED)$/)
  })

  it('is refused if the key of the statements is also said to be the issuer’s: it signs no base', async () => {
    const secrets = await createBaseSecrets()
    const forged = await show(await resign(badge, secrets.statementKey, secrets), [''])
    expect(await judge(forged)).toBe('invalid SIGNATURE_INVALID')
  })

  it('is refused as a mixture of two, even if both are of one issuer and one recipient', async () => {
    const other = await show(await signForHolder({ ...badge, name: 'Doctor' }, key), [''])
    const [ours, theirs] = [proofValueOf(shown), proofValueOf(other)]
    const name = theirs.signatures.findIndex((signature, index) => signature !== ours.signatures[index])
    const mixed = ours.signatures.map((signature, index) =>
      index === name ? (theirs.signatures[index] ?? signature) : signature,
    )
    expect(await judge(withProofValue({ ...shown, name: 'Doctor' }, { signatures: mixed }))).toBe(
      'invalid STATEMENT_NOT_SIGNED',
    )
    expect(await judge({ ...other, proof: shown['proof'] ?? '' })).toBe('invalid STATEMENT_NOT_SIGNED')
  })

  it('shows the result of one node by the side of its own status, and of no other', async () => {
    const first = await show(signed, ['/credentialSubject/result/1/value'])
    expect(subjectOf(first)['result']).toEqual([{ type: ['Result'], status: 'Failed' }, result('90', 'Completed')])
    const [failed = '', completed = ''] = subjectOf(first)['result'] as JsonObject[]
    const moved = [
      { ...(failed as JsonObject), value: '90' },
      { type: ['Result'], status: (completed as JsonObject)['status'] ?? '' },
    ]
    expect(await judge(withSubject(first, { result: moved }))).toMatch(new RegExp(`^invalid ${EITHER}$`))
  })
})

describe('a holder', () => {
  it('cannot hide the status and the end of what we issue', async () => {
    const status = {
      id: 'https://school.example/status/1#7',
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: '7',
      statusListCredential: 'https://school.example/status/1',
    }
    const least = await show(await signForHolder(badgeWith({ credentialStatus: status }), key), [])
    expect(least).toMatchObject({ credentialStatus: status, validUntil: '2028-01-01T00:00:00Z' })
    expect(await judge(without(least, 'credentialStatus'))).toBe('invalid PROOF_MALFORMED')
  })

  it('of an issuer who made nothing mandatory can hide them, and the report says so', async () => {
    const loose = await resign(badge, key)
    const report = await verifier.verify(await show(loose, ['/issuer', '/validFrom', '/credentialSubject']))
    expect(report.verdict).toBe('verified')
    expect(report.findings).toMatchObject([
      { code: 'SHOWN_IN_PART' },
      { code: 'MAY_BE_HIDDEN', facts: { property: 'validUntil' } },
      { code: 'MAY_BE_HIDDEN', facts: { property: 'credentialStatus' } },
      { code: 'TRUST_NOT_ASKED' },
    ])
  })
})

describe('a proof value that floods', () => {
  it.each([
    [
      'more signatures than statements',
      () => withProofValue(shown, { signatures: Array.from({ length: 1_000 }, () => new Uint8Array(64)) }),
    ],
    [
      'more labels than nodes',
      () =>
        withProofValue(shown, {
          labelMap: new Map(Array.from({ length: 1_000 }, (_, each) => [each, new Uint8Array(32).fill(each)])),
        }),
    ],
    [
      'more characters than the limit',
      () => ({ ...shown, proof: { ...(shown['proof'] as JsonObject), proofValue: `u${'A'.repeat(200_000)}` } }),
    ],
    ['an array of four thousand million', () => withRaw('d95d019affffffff')],
    ['arrays in arrays', () => withRaw(`d95d01${'81'.repeat(50_000)}`)],
    ['a byte string of four thousand million', () => withRaw('d95d01855affffffff00')],
    ['an array without end', () => withRaw(`d95d019f${'40'.repeat(1_000)}`)],
  ])('is refused: %s', async (_what, attack) => {
    expect(await judge(attack())).toBe('invalid PROOF_MALFORMED')
  })
})

function without(document: JsonObject, property: string): JsonObject {
  return Object.fromEntries(Object.entries(document).filter(([name]) => name !== property))
}

function withRaw(hex: string): JsonObject {
  const proofValue = `u${Buffer.from(hex, 'hex').toString('base64url')}`
  return { ...shown, proof: { ...(shown['proof'] as JsonObject), proofValue } }
}

function statementCount(): number {
  const { mandatoryIndexes, signatures } = proofValueOf(shown)
  return mandatoryIndexes.length + signatures.length
}

/** Signs with another key under the issuer's name, nothing mandatory. */
async function resign(document: JsonObject, by: SigningKey, secrets?: BaseSecrets): Promise<JsonObject> {
  const { placed } = securedOf(signed)
  const used = secrets ?? (await createBaseSecrets())
  const proofValue = await signBase({ document, placed }, by, { mandatoryPointers: [], secrets: used }, suiteMeans)
  return { ...document, proof: { ...placed.proof, proofValue } }
}
