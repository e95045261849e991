import { CompactSign, compactVerify, exportJWK, generateKeyPair, importJWK, jwtVerify, type JWK } from 'jose'
import { describe, expect, it } from 'vitest'
import { createJwtSigner } from '../../src/issue/signer.js'
import { didJwkOf } from '../../src/keys/publish.js'
import { generateKey } from '../../src/keys/signing-key.js'
import type { OpenBadgeCredential } from '../../src/model/credential.js'
import { signatureNames, type Jwk } from '../../src/platform/algorithms.js'
import type { FetchFunction } from '../../src/net/network.js'
import { createVerifier, type Verifier } from '../../src/verify/verifier.js'
import { learner } from '../support/badges.js'
import { noNetwork } from '../support/corpus.js'
import { badgesOf, issuerOf, judgedAt, signedAt } from '../support/signed-badges.js'

const algorithms = signatureNames

describe.each(algorithms)('%s', (algorithm) => {
  const alg = algorithm === 'Ed25519' ? 'EdDSA' : algorithm

  it.each(['small', 'full'] as const)('a %s badge that we issue is verified by jose', async (size) => {
    const key = await generateKey({ algorithm, rsaBits: 2048 })
    const issuer = issuerOf(key)
    const badge = (await badgesOf(issuer))[size]
    const signed = await createJwtSigner(key).sign(badge, signedAt.getTime())
    const token = signed.format === 'jwt' ? signed.token : expect.fail('not a token')
    const publicKey = await importJWK({ ...key.publicKey } as JWK, alg)
    const { payload, protectedHeader } = await jwtVerify(token, publicKey, {
      algorithms: [alg],
      issuer,
      subject: learner,
      currentDate: judgedAt,
      clockTolerance: 0,
    })
    expect(protectedHeader).toEqual({ alg, kid: key.id, typ: 'JWT' })
    expect(payload).toMatchObject(JSON.parse(JSON.stringify(badge)) as object)
    await expect(compactVerify(`${token.slice(0, -6)}AAAAAA`, publicKey)).rejects.toThrow()
  })

  it.each(['small', 'full'] as const)('a %s badge that jose signs for a did:jwk is verified by us', async (size) => {
    const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true })
    const issuer = didJwkOf((await exportJWK(publicKey)) as Jwk)
    const badge = (await badgesOf(issuer))[size]
    const token = await signWithJose(badge, { alg, kid: `${issuer}#0` }, privateKey)
    const report = await verifierOf(issuer, noNetwork).verify(token)
    expect(report.verdict).toBe('verified')
    expect(report.evidence.proof).toMatchObject({ suite: alg, keySource: 'did', keyId: `${issuer}#0` })
  })

  it('a badge that jose signs for an https issuer with a key set is verified by us', async () => {
    const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true })
    const issuer = 'https://school.example/profile'
    const keys = [{ ...(await exportJWK(publicKey)), kid: 'key-1', alg, use: 'sig' }]
    const fetch: FetchFunction = (url) =>
      Promise.resolve(
        url === 'https://school.example/.well-known/jwks.json'
          ? Response.json({ keys })
          : new Response('not here', { status: 404 }),
      )
    const { small } = await badgesOf(issuer)
    const header = { alg, kid: 'https://school.example/.well-known/jwks.json#key-1' }
    const report = await verifierOf(issuer, fetch).verify(await signWithJose(small, header, privateKey))
    expect(report.verdict).toBe('verified')
    expect(report.evidence.proof).toMatchObject({ suite: alg, keySource: 'jwks', keyId: 'key-1' })
  })
})

function verifierOf(issuer: string, fetch: FetchFunction): Verifier {
  return createVerifier({ trustedIssuers: [issuer], fetch, now: () => judgedAt })
}

/** As the standard says: the credential is the payload, with the claims beside it. */
function signWithJose(
  badge: OpenBadgeCredential,
  header: { readonly alg: string; readonly kid: string },
  privateKey: Parameters<CompactSign['sign']>[0],
): Promise<string> {
  const { id, issuer, validFrom, validUntil = '' } = badge
  const claims = {
    iss: typeof issuer === 'string' ? issuer : issuer.id,
    jti: id,
    sub: learner,
    nbf: Date.parse(validFrom) / 1000,
    exp: Date.parse(validUntil) / 1000,
  }
  const payload = new TextEncoder().encode(JSON.stringify({ ...badge, ...claims }))
  return new CompactSign(payload).setProtectedHeader({ ...header, typ: 'JWT' }).sign(privateKey)
}
