/**
 * E20, B8: a document whose nodes without names can be told apart by trying all their orders only. To put it in canonical
 * form would take for ever, and that happens before any signature is looked at.
 */
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/json/json.js'
import type { JsonLdEngine } from '../../src/jsonld/context-library.js'
import { anyIssuer } from '../../src/verify/trust.js'
import { createVerifier } from '../../src/verify/verifier.js'
import { fixedKey } from '../support/fixed-keys.js'
import { badgeOf, newKey, proofOf, signDocument, type TestKey } from '../support/foreign-signer.js'
import { problemCodesIn } from '../support/problem-codes.js'
import { show, signForHolder } from '../support/selective-disclosure.js'
import { issuerOf, judgedAt } from '../support/signed-badges.js'
import { listCredential, listUrl, statusEntry } from '../support/status-lists.js'
import { codesOf, expectGenuine, verifier } from './genuine.js'
import { asking } from './issuers.js'
import { issuerKey, signedBy } from './layouts.js'

const badge = badgeOf(issuerKey.did)

/** A tree of nodes that are all alike, with so many branches on each level. */
function tree(branches: readonly number[]): JsonObject {
  const [width = 0, ...deeper] = branches
  const related = Array.from({ length: width }, () => tree(deeper))
  return { type: ['Related', 'Achievement'], ...(width === 0 ? {} : { related }) }
}

/** So many of these trees, as evidence. */
function forest(count: number, ...branches: readonly number[]): readonly JsonObject[] {
  return Array.from({ length: count }, () => ({ ...tree(branches), type: ['Evidence', 'Achievement'] }))
}

/** What takes n! orders, or 2^n. */
const poison: Readonly<Record<string, readonly JsonObject[]>> = {
  'two nodes with eight branches each': forest(2, 8, 1),
  'two nodes with a hundred branches each': forest(2, 100, 2),
  'eight nodes with eight branches of eight': forest(8, 8, 8),
  'two trees that fork eight times': forest(2, ...Array.from({ length: 8 }, () => 2)),
}

/** As many nodes, and no harm. */
const harmless: Readonly<Record<string, readonly JsonObject[]>> = {
  'two nodes with three branches each': forest(2, 3, 1),
  'two nodes with six leaves each': forest(2, 6),
  'a node with hundreds of leaves': forest(1, 400),
  'hundreds of nodes that are alike': forest(400, 1),
  'long chains that are alike': forest(10, ...Array.from({ length: 13 }, () => 1)),
}

/** The documents with a proof made over another: the attacker has no key. */
const withEvidence = (evidence: readonly JsonObject[], proof: JsonObject): JsonObject => ({ ...badge, evidence, proof })

/** Proofs of every suite that signs graphs, by the issuer named in the document. */
const [p256, p384]: readonly TestKey[] = [newKey('ES256'), newKey('ES384')]
const holderKey = await fixedKey('school', { algorithm: 'ES256' })
const shown = await show(await signForHolder(badgeOf(issuerOf(holderKey)), holderKey), [''])
const signed: Readonly<Record<string, JsonObject>> = {
  'eddsa-rdfc-2022': await signDocument(badge, issuerKey),
  'ecdsa-rdfc-2019, P-256': await signDocument(badgeOf(p256!.did), p256!),
  'ecdsa-rdfc-2019, P-384': await signDocument(badgeOf(p384!.did), p384!),
  'ecdsa-sd-2023': shown,
}

describe('a document of nodes that are alike', () => {
  it.each(Object.entries(signed))('control: by %s it verifies without them', async (_, document) => {
    await expectGenuine(document)
  })

  it.each(Object.entries(harmless))('control: signed, it verifies with %s', async (_, evidence) => {
    await expectGenuine(await signDocument({ ...badge, evidence }, issuerKey))
  })

  it.each(Object.keys(signed).flatMap((suite) => Object.keys(poison).map((shape) => [suite, shape] as const)))(
    'by %s is refused for %s',
    async (suite, shape) => {
      const document = { ...signed[suite], evidence: poison[shape]! }
      expect(await codesOf(document)).toEqual(['GRAPH_TOO_COMPLEX'])
      expect(await codesOf(JSON.stringify(document))).toEqual(['GRAPH_TOO_COMPLEX'])
      await expectGenuine(signed[suite])
    },
  )

  it.each(['own', 'jsonld', 'both'] as readonly JsonLdEngine[])('is refused by the engine %j', async (jsonLdEngine) => {
    const by = createVerifier({ trustedIssuers: anyIssuer, now: () => judgedAt, jsonLdEngine })
    for (const evidence of Object.values(poison)) {
      const document = withEvidence(evidence, signed['eddsa-rdfc-2022']!['proof'] as JsonObject)
      expect(await codesOf(document, {}, by)).toEqual(['GRAPH_TOO_COMPLEX'])
    }
    await expectGenuine(signed['eddsa-rdfc-2022'], by)
  })

  it('is refused with every one of its proofs, and once for all of them', async () => {
    const proofs = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        proofOf(badge, issuerKey, { proof: { created: `2026-01-0${index + 1}T00:00:00Z` } }),
      ),
    )
    await expectGenuine({ ...badge, proof: proofs })
    for (const evidence of Object.values(poison)) {
      expect(await codesOf({ ...badge, evidence, proof: proofs })).toEqual(['GRAPH_TOO_COMPLEX'])
    }
  })
})

describe('nodes that name each other', () => {
  const link = (id: string): JsonObject => ({ id, type: ['Related'] })
  const node = (id: string, to: readonly string[]): JsonObject => ({
    id,
    type: ['Evidence', 'Achievement'],
    related: to.map(link),
  })
  const clique = (size: number, name: (index: number) => string): readonly JsonObject[] => {
    const ids = Array.from({ length: size }, (_, index) => name(index))
    return ids.map((id) =>
      node(
        id,
        ids.filter((other) => other !== id),
      ),
    )
  }
  const cycle = (size: number, name: (index: number) => string): readonly JsonObject[] =>
    Array.from({ length: size }, (_, index) => node(name(index), [name((index + 1) % size)]))
  const blank = (index: number): string => `_:b${index}`
  const iri = (index: number): string => `urn:example:node:${index}`

  it.each<[string, readonly JsonObject[]]>([
    ['a clique of ten', clique(10, blank)],
    ['a clique of thirty', clique(30, blank)],
    ['a cycle of three hundred', cycle(300, blank)],
    ['two cycles', [...cycle(100, blank), ...cycle(100, (index) => blank(index + 100))]],
  ])('by labels that nobody signs are no document at all: %s', async (_, evidence) => {
    const proof = signed['eddsa-rdfc-2022']!['proof'] as JsonObject
    const codes = await codesOf(withEvidence(evidence, proof))
    expect(codes.length).toBeGreaterThan(0)
    for (const code of codes) expect(['ID_NOT_ABSOLUTE', 'NOT_COMPACTED']).toContain(code)
  })

  it('by real names in a circle are shown if there are few, and refused if showing them would not end', async () => {
    await expectGenuine(await signDocument({ ...badge, evidence: cycle(3, iri) }, issuerKey))
    const endless = await signDocument({ ...badge, evidence: cycle(300, iri) }, issuerKey)
    expect(await codesOf(endless)).toEqual(['GRAPH_TOO_COMPLEX'])
  })
})

describe('poison elsewhere', () => {
  const evidence = poison['two nodes with eight branches each']!

  it('in a status list clears nobody', async () => {
    const list = listCredential(issuerKey.did) as JsonObject
    const clear = await signDocument(list, issuerKey)
    const revocable = signedBy({ ...badge, credentialStatus: statusEntry() as JsonObject })
    await expectGenuine(revocable, asking({ [listUrl]: clear }).by)
    const contexts = badge['@context']!
    const proof = await proofOf({ ...list, '@context': contexts }, issuerKey)
    const { by } = asking({ [listUrl]: { ...list, '@context': contexts, evidence, proof } })
    expect((await by.verify(revocable)).verdict).toBe('unknown')
    expect(await codesOf(revocable, {}, by)).toEqual(['STATUS_LIST_PROOF_INVALID'])
  })

  it('in an endorsement spoils that endorsement alone', async () => {
    const endorsement: JsonObject = {
      ...badge,
      id: 'urn:uuid:0d5b2c0a-1111-4a51-8d2f-000000000001',
      type: ['VerifiableCredential', 'EndorsementCredential'],
      credentialSubject: { id: issuerKey.did, type: ['EndorsementSubject'] },
    }
    const good = await signDocument(endorsement, issuerKey)
    const inside = (each: JsonObject): Promise<string> => verdictInside(signedBy({ ...badge, endorsement: [each] }))
    expect(await inside(good)).toBe('verified, verified: ')
    expect(await inside({ ...good, evidence })).toBe('verified, invalid: GRAPH_TOO_COMPLEX')
  })

  it('in a proof is no proof', async () => {
    const { proof } = signed['eddsa-rdfc-2022'] as { readonly proof: JsonObject }
    const codes = await codesOf({ ...badge, proof: { ...proof, evidence } })
    expect(codes.length).toBeGreaterThan(0)
  })
})

async function verdictInside(input: string): Promise<string> {
  const { verdict, contained } = await verifier.verify(input)
  const [inner] = contained.map(({ report }) => report)
  const codes = inner && problemCodesIn(inner)
  return `${verdict}, ${inner?.verdict ?? 'none'}: ${(codes ?? []).join()}`
}

it('does no harm to the badges after it', async () => {
  for (let turn = 0; turn < 100; turn++) await expectGenuine(signed['eddsa-rdfc-2022'])
})
