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
