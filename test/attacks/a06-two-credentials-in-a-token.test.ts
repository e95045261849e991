/**
 * A6: one signature over two badges, one as the payload of the token and one as a claim in it: one reader shows this,
 * the next shows that. Every token here is signed by the issuer.
 */
import { describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../../src/json/json.js'
import { claimsOf } from '../support/foreign-signer.js'
import { codesOf, verifier } from './genuine.js'
import { former, issuerKey, layouts, signedBy, today, type Layout } from './layouts.js'

const claims = claimsOf(today.badge(issuerKey.did))
const inPayload = today.badge(issuerKey.did)
const inClaim = former.badge(issuerKey.did)

/** The same badge, of more worth. */
const forged = (layout: Layout): JsonObject => layout.badge(issuerKey.did, { name: 'PhD in Medicine' })

const others: Readonly<Record<string, JsonObject>> = {
  'the very same badge': inPayload,
  'a forged badge': forged(today),
  'a forged badge of data model 1.1': forged(former),
  'the badge of another issuer': today.badge('https://school.example/issuer'),
  'a context': { '@context': inPayload['@context']! },
  'a type': { type: inPayload['type']! },
  'a type that is no badge’s': { type: ['VerifiableCredential'] },
  'a subject': { credentialSubject: inPayload['credentialSubject']! },
  'a subject that is empty': { credentialSubject: {} },
  'the contents of a presentation': { verifiableCredential: [] },
}

describe('control', () => {
  it.each(layouts.map((layout) => [layout.name, layout] as const))('%s: one badge verifies', async (_, layout) => {
    const badge = layout.badge(issuerKey.did)
    const report = await verifier.verify(signedBy(layout.payload(badge, claims)))
    expect([report.verdict, report.credential]).toEqual(['verified', badge])
  })
})

describe('a token is refused', () => {
  it.each(Object.entries(others))('with a genuine badge as its claim "vc", and beside it %s', async (_, beside) => {
    expect(await codesOf(signedBy({ ...beside, ...claims, vc: inClaim }))).toEqual(['JWT_PAYLOAD_AMBIGUOUS'])
    expect(await codesOf(signedBy({ vc: inClaim, ...beside, ...claims }))).toEqual(['JWT_PAYLOAD_AMBIGUOUS'])
  })

  it.each([
    ['a forged badge', forged(former)],
    ['a forged badge of data model 2.0', forged(today)],
    ['the very same badge', inPayload],
    ['a name', { name: 'PhD in Medicine' }],
    ['nothing', {}],
    ['null', null],
    ['false', false],
    ['text', 'PhD in Medicine'],
    ['a token', signedBy({ ...inPayload, ...claims })],
    ['an empty array', []],
    ['badges in an array', [forged(former), inClaim]],
  ] as readonly (readonly [string, JsonValue])[])(
    'with a genuine badge as its payload, and as its claim "vc" %s',
    async (_, vc) => {
      expect(await codesOf(signedBy({ ...inPayload, ...claims, vc }))).toEqual(['JWT_PAYLOAD_AMBIGUOUS'])
    },
  )

  it.each([
    ['a presentation', { type: ['VerifiablePresentation'], verifiableCredential: [forged(today)] }],
    ['a forged badge', forged(today)],
    ['null', null],
  ] as readonly (readonly [string, JsonValue])[])('with a badge, and as its claim "vp" %s', async (_, vp) => {
    expect(await codesOf(signedBy({ ...inPayload, ...claims, vp }))).toEqual(['JWT_PAYLOAD_AMBIGUOUS'])
    expect(await codesOf(signedBy({ vc: inClaim, ...claims, vp }))).toEqual(['JWT_PAYLOAD_AMBIGUOUS'])
  })

  it('with two claims "vc"', async () => {
    const [first, second] = [JSON.stringify(forged(former)), JSON.stringify(inClaim)]
    const rest = JSON.stringify(claims).slice(1)
    expect(await codesOf(signedBy(`{"vc":${first},"vc":${second},${rest}`))).toEqual(['JSON_DUPLICATE_KEY'])
  })

  it('with a badge of data model 2.0 as its claim "vc", which readers of 2.0 do not look for', async () => {
    expect(await codesOf(signedBy({ vc: inPayload, ...claims }))).toEqual(['VC_CLAIM_MISPLACED'])
  })

  it('with a badge of data model 1.1 as its payload, which readers of 1.1 do not look for', async () => {
    expect(await codesOf(signedBy({ ...inClaim, ...claims }))).toContain('VC_CLAIM_MISPLACED')
  })

  it('with a badge inside the badge of its claim', async () => {
    expect(await codesOf(signedBy({ vc: { vc: inClaim }, ...claims }))).toContain('NOT_AN_OPEN_BADGE')
  })
})

describe('what is shown', () => {
  it.each([
    ['a name', { name: 'PhD in Medicine' }],
    ['an issuer', { issuer: 'https://school.example/issuer' }],
    ['an end', { validUntil: '2099-01-01T00:00:00Z', expirationDate: '2099-01-01T00:00:00Z' }],
    ['evidence', { evidence: [{ type: ['Evidence'], name: 'PhD in Medicine' }] }],
  ])('is the badge of the claim, and nothing of %s beside it', async (_, beside) => {
    const report = await verifier.verify(signedBy({ ...beside, vc: inClaim, ...claims }))
    expect([report.verdict, report.credential]).toEqual(['verified', inClaim])
    const past = await verifier.verify(signedBy({ ...beside, vc: inClaim, ...claims }), {
      asOf: '2029-01-01T00:00:00Z',
    })
    expect(past.verdict).toBe('expired')
  })
})
