/** E7, A2: a token brings the key that it is signed with, in its header, and says that it is by somebody else. */
import { CompactSign } from 'jose/jws/compact/sign'
import type { JWK } from 'jose'
import { importJWK } from 'jose/key/import'
import { describe, expect, it } from 'vitest'
import { createVerifier } from '../../src/verify/verifier.js'
import { anyIssuer } from '../../src/verify/trust.js'
import { smallBadge } from '../support/badges.js'
import { fixedKey } from '../support/fixed-keys.js'
import { judgedAt } from '../support/signed-badges.js'

const issuer = 'https://mit.example/issuer'

/** A token by the letter of the standard: its header carries the key that verifies it. */
async function forge(header: object = {}): Promise<string> {
  const attacker = await fixedKey('attacker', { algorithm: 'ES256' })
  const badge = smallBadge(issuer)
  const claims = {
    ...badge,
    iss: issuer,
    jti: badge.id,
    sub: badge.credentialSubject.id,
    nbf: 1767225600,
    exp: 1830297600,
  }
  return new CompactSign(new TextEncoder().encode(JSON.stringify(claims)))
    .setProtectedHeader({ alg: 'ES256', typ: 'JWT', jwk: plain(attacker.publicKey), ...header })
    .sign(await importJWK(plain(attacker.exportPrivateJwk()), 'ES256'))
}

function verifierServing(documents: Readonly<Record<string, object>>): ReturnType<typeof createVerifier> {
  return createVerifier({
    trustedIssuers: anyIssuer,
    now: () => judgedAt,
    fetch: (url) => {
      const body = documents[url]
      return Promise.resolve(body === undefined ? new Response('', { status: 404 }) : Response.json(body))
    },
  })
}

const jwks = 'https://mit.example/.well-known/jwks.json'

async function proofOf(token: string, documents: Readonly<Record<string, object>>): Promise<unknown> {
  const report = await verifierServing(documents).verify(token)
  expect(report.verified).toBe(report.verdict === 'verified')
  return report.checks.find(({ check }) => check === 'proof')
}

describe('E7: a token that brings its own key', () => {
  it('control: verifies when the issuer’s key set holds that very key', async () => {
    const { publicKey } = await fixedKey('attacker', { algorithm: 'ES256' })
    expect(await proofOf(await forge(), { [jwks]: { keys: [publicKey] } })).toEqual({
      check: 'proof',
      outcome: 'passed',
    })
  })

  it('fails when the issuer publishes other keys, and says that the signature holds', async () => {
    const { publicKey } = await fixedKey('victim', { algorithm: 'ES256' })
    expect(await proofOf(await forge(), { [jwks]: { keys: [publicKey] } })).toMatchObject({
      outcome: 'failed',
      problems: [{ code: 'KEY_NOT_AUTHORIZED' }],
      facts: { signature: 'valid' },
    })
  })

  it('fails when the key set says that the key is another tenant’s', async () => {
    const { publicKey } = await fixedKey('attacker', { algorithm: 'ES256' })
    const other = await fixedKey('victim', { algorithm: 'ES256' })
    const keys = [
      { ...publicKey, iss: 'https://mit.example/another-tenant' },
      { ...other.publicKey, iss: issuer },
    ]
    expect(await proofOf(await forge(), { [jwks]: { keys } })).toMatchObject({
      problems: [{ code: 'KEY_NOT_AUTHORIZED' }],
    })
  })

  it('is unknown when the issuer publishes nothing', async () => {
    expect(await proofOf(await forge(), {})).toMatchObject({
      outcome: 'unknown',
      problems: [{ code: 'ISSUER_PUBLISHES_NO_KEYS' }],
    })
  })

  it('fails when kid names the issuer’s key and jwk is another one', async () => {
    const { publicKey } = await fixedKey('victim', { algorithm: 'ES256' })
    const token = await forge({ kid: `${jwks}#key-1` })
    expect(await proofOf(token, { [jwks]: { keys: [{ ...publicKey, kid: 'key-1' }] } })).toMatchObject({
      problems: [{ code: 'KEY_NOT_AUTHORIZED' }],
    })
  })
})

/** The library's key types are read-only, the peer's are not. */
function plain(key: object): JWK {
  return structuredClone(key)
}
