/** E1, B1: the key of a proof is looked for where the proof says, or in whatever stands there, and not with the issuer. */
import { describe, expect, it } from 'vitest'
import { toMultikey } from '../../src/keys/multikey.js'
import { createVerifier } from '../../src/verify/verifier.js'
import { anyIssuer } from '../../src/verify/trust.js'
import { fixedKey } from '../support/fixed-keys.js'
import { smallBadge } from '../support/badges.js'
import { judgedAt } from '../support/signed-badges.js'
import { attacker, codesOf, signDocument, signToken, victim } from './genuine.js'

const issuer = 'https://victim.example/issuer'
const evil = 'https://attacker.example/keys/1'

/** What each host serves: the victim its own keys, the attacker whatever helps. */
const documents: Record<string, unknown> = {
  [issuer]: keyDocument(issuer, `${issuer}#key-1`, toMultikey(victim.publicKey)),
  // Says that it is the victim's method, with the attacker's key.
  [evil]: {
    id: `${issuer}#key-1`,
    type: 'Multikey',
    controller: issuer,
    publicKeyMultibase: toMultikey(attacker.publicKey),
  },
  'https://attacker.example/doc': keyDocument(
    issuer,
    'https://attacker.example/doc#key-1',
    toMultikey(attacker.publicKey),
  ),
}

function keyDocument(id: string, methodId: string, publicKeyMultibase: string | undefined): object {
  const method = { id: methodId, type: 'Multikey', controller: id, publicKeyMultibase }
  return { id, verificationMethod: [method], assertionMethod: [methodId] }
}

const requests: string[] = []
const verifier = createVerifier({
  trustedIssuers: anyIssuer,
  now: () => judgedAt,
  fetch: (url) => {
    requests.push(url)
    const body = documents[url]
    return Promise.resolve(body === undefined ? new Response('', { status: 404 }) : Response.json(body))
  },
})

describe('E1: a key document of the attacker says that it is the victim’s', () => {
  it('control: the victim’s own signature verifies', async () => {
    const named = await fixedKey('victim', { id: `${issuer}#key-1` })
    const report = await verifier.verify(await signDocument(smallBadge(issuer), named))
    expect(report.verdict).toBe('verified')
  })

  it.each([
    ['a method document elsewhere', evil],
    ['a document elsewhere with the victim’s id', 'https://attacker.example/doc#key-1'],
    ['a multikey in the fragment of the victim’s id', `${issuer}#${toMultikey(attacker.publicKey) ?? ''}`],
    ['the victim’s method itself', `${issuer}#key-1`],
    ['a did:key of the attacker', attacker.id],
  ])('refuses %s, and asks the attacker nothing', async (_, id) => {
    requests.length = 0
    const forger = await fixedKey('attacker', { id })
    for (const forged of [
      await signDocument(smallBadge(issuer), forger),
      await signToken(smallBadge(issuer), forger),
    ]) {
      const codes = await codesOf(forged, {}, verifier)
      expect(['KEY_NOT_AUTHORIZED', 'SIGNATURE_INVALID']).toContain(codes[0])
    }
    expect(requests.filter((url) => url.includes('attacker.example'))).toEqual([])
  })

  it('refuses a method given by value inside the proof', async () => {
    const document = await signDocument(smallBadge(issuer), await fixedKey('attacker', { id: `${issuer}#key-1` }))
    const embedded = { ...(documents[evil] as object) }
    const codes = await codesOf(
      { ...document, proof: { ...document['proof'], verificationMethod: embedded } },
      {},
      verifier,
    )
    expect(codes).toEqual(['PROOF_MALFORMED'])
  })

  it('believes no method that the victim’s own document lists for somebody else', async () => {
    const foreign = keyDocument(issuer, `${issuer}#key-1`, toMultikey(attacker.publicKey)) as {
      verificationMethod: { controller: string }[]
    }
    foreign.verificationMethod[0]!.controller = 'https://attacker.example'
    const serving = createVerifier({
      trustedIssuers: anyIssuer,
      now: () => judgedAt,
      fetch: (url) => Promise.resolve(url === issuer ? Response.json(foreign) : new Response('', { status: 404 })),
    })
    const forged = await signDocument(smallBadge(issuer), await fixedKey('attacker', { id: `${issuer}#key-1` }))
    expect(await codesOf(forged, {}, serving)).toEqual(['ISSUER_PUBLISHES_NO_KEYS'])
  })
})

describe('E1: a DID document in which something of the attacker’s stands', () => {
  const did = 'did:web:victim.example'
  const evilDid = 'did:web:attacker.example'
  const own = method(`${did}#key-1`, did, toMultikey(victim.publicKey))
  const theirs = (id: string, controller: unknown): object => method(id, controller, toMultikey(attacker.publicKey))

  /** Judges a badge of the DID that this key signed under this name, where hosts answer this. */
  async function judge(
    signer: 'victim' | 'attacker',
    name: string,
    documents: Readonly<Record<string, object>>,
  ): Promise<string> {
    const asked: string[] = []
    const serving = createVerifier({
      trustedIssuers: anyIssuer,
      now: () => judgedAt,
      fetch: (url) => {
        asked.push(url)
        const body = documents[url]
        return Promise.resolve(body === undefined ? new Response('', { status: 404 }) : Response.json(body))
      },
    })
    const { checks } = await serving.verify(await signDocument(smallBadge(did), await fixedKey(signer, { id: name })))
    expect(asked).toEqual(['https://victim.example/.well-known/did.json'])
    const proof = checks.find(({ check }) => check === 'proof')!
    return 'problems' in proof ? proof.problems[0].code : proof.outcome
  }

  const didDocument = (methods: readonly object[], more: object): object => ({
    id: did,
    verificationMethod: methods,
    ...more,
  })
  const served = (document: object): Record<string, object> => ({
    'https://victim.example/.well-known/did.json': document,
    'https://attacker.example/.well-known/did.json': {
      id: evilDid,
      verificationMethod: [theirs(`${did}#key-1`, did), theirs(`${evilDid}#key-1`, did)],
      assertionMethod: [`${did}#key-1`, `${evilDid}#key-1`],
    },
  })
  const honest = didDocument([own], { assertionMethod: [`${did}#key-1`] })

  it('control: the victim’s own signature verifies', async () => {
    expect(await judge('victim', `${did}#key-1`, served(honest))).toBe('passed')
  })

  it.each<[string, string, object, string]>([
    ['the name of the victim’s key, which the attacker’s document claims', `${did}#key-1`, honest, 'SIGNATURE_INVALID'],
    ['the name of a key in the attacker’s document', `${evilDid}#key-1`, honest, 'KEY_NOT_AUTHORIZED'],
    [
      'a second method of the same id before the first',
      `${did}#key-1`,
      didDocument([theirs(`${did}#key-1`, did), own], { assertionMethod: [`${did}#key-1`] }),
      'KEY_AMBIGUOUS',
    ],
    [
      'a second method of the same id after the first',
      `${did}#key-1`,
      didDocument([own, theirs(`${did}#key-1`, did)], { assertionMethod: [`${did}#key-1`] }),
      'KEY_AMBIGUOUS',
    ],
    [
      'a method of the attacker’s controller',
      `${did}#key-2`,
      didDocument([own, theirs(`${did}#key-2`, evilDid)], { assertionMethod: [`${did}#key-1`, `${did}#key-2`] }),
      'KEY_NOT_AUTHORIZED',
    ],
    [
      'a method of two controllers, of whom the victim is one',
      `${did}#key-2`,
      didDocument([own, theirs(`${did}#key-2`, [did, evilDid])], { assertionMethod: [`${did}#key-1`, `${did}#key-2`] }),
      'KEY_NOT_AUTHORIZED',
    ],
    [
      'a method without a controller',
      `${did}#key-2`,
      didDocument([own, theirs(`${did}#key-2`, undefined)], { assertionMethod: [`${did}#key-1`, `${did}#key-2`] }),
      'KEY_NOT_AUTHORIZED',
    ],
    [
      'a method that no relationship names',
      `${did}#key-2`,
      didDocument([own, theirs(`${did}#key-2`, did)], { assertionMethod: [`${did}#key-1`] }),
      'KEY_NOT_AUTHORIZED',
    ],
    ...['authentication', 'keyAgreement', 'capabilityInvocation', 'capabilityDelegation'].map(
      (relationship): [string, string, object, string] => [
        `a method by value under ${relationship}`,
        `${did}#key-2`,
        didDocument([own], { assertionMethod: [`${did}#key-1`], [relationship]: [theirs(`${did}#key-2`, did)] }),
        'KEY_NOT_AUTHORIZED',
      ],
    ),
    [
      'a document of the victim’s host that is the attacker’s',
      `${did}#key-1`,
      { ...didDocument([theirs(`${did}#key-1`, did)], { assertionMethod: [`${did}#key-1`] }), id: evilDid },
      'KEY_DOCUMENT_INVALID',
    ],
    [
      'a document of the victim’s host without an id',
      `${did}#key-1`,
      { ...didDocument([theirs(`${did}#key-1`, did)], { assertionMethod: [`${did}#key-1`] }), id: undefined },
      'KEY_DOCUMENT_INVALID',
    ],
  ])('does not help: %s', async (_, name, document, code) => {
    expect(await judge('attacker', name, served(document))).toBe(code)
  })
})

function method(id: string, controller: unknown, publicKeyMultibase: string | undefined): object {
  return { id, type: 'Multikey', controller, publicKeyMultibase }
}
