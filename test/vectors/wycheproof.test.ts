/** Project Wycheproof: signatures, tokens and keys made to be accepted or refused wrongly. */
import { createPublicKey } from 'node:crypto'
import { expect, it } from 'vitest'
import { verifySignature } from '#platform'
import { readToken } from '../../src/envelope/read-token.js'
import { isOpenBadgesError, OpenBadgesError } from '../../src/errors.js'
import type { JsonObject } from '../../src/json/json.js'
import { readPublicKey, type PublicKey } from '../../src/keys/public-key.js'
import { defaultLimits } from '../../src/limits.js'
import { signatureNames, type SignatureAlgorithm } from '../../src/platform/algorithms.js'
import { fromBase64Url } from '../../src/platform/bytes.js'
import type { ProofMeans } from '../../src/proof/authentication.js'
import { verifyJwt } from '../../src/proof/jwt/verify-jwt.js'
import { describeCorpus, readCorpus } from '../support/corpus.js'
import { fakeSession } from '../support/fake-session.js'
import { proofMeans } from '../support/proof-means.js'
import { encodePart } from '../support/tokens.js'

interface Suite<Group> {
  readonly numberOfTests: number
  readonly testGroups: readonly Group[]
}

interface Case {
  readonly tcId: number
  readonly comment: string
  readonly result: 'valid' | 'invalid' | 'acceptable'
}

interface SignatureGroup {
  readonly publicKeyDer: string
  readonly tests: readonly (Case & { readonly msg: string; readonly sig: string })[]
}

interface TokenGroup {
  readonly comment: string
  readonly public?: JsonObject
  readonly private: JsonObject
  readonly tests: readonly (Case & { readonly jws: string })[]
}

function suiteOf<Group>(name: string): Suite<Group> {
  return JSON.parse(readCorpus(`suites/wycheproof/${name}_test.json`).toString('utf8')) as Suite<Group>
}

/** Cases on which we differ from the suite. */
interface Tally {
  cases: number
  readonly falselyAccepted: string[]
  readonly falselyRefused: string[]
}

function count(tally: Tally, name: string, { result }: Case, accepted: boolean): void {
  tally.cases++
  if (accepted && result === 'invalid') tally.falselyAccepted.push(name)
  if (!accepted && result === 'valid') tally.falselyRefused.push(name)
}

const noTally = (): Tally => ({ cases: 0, falselyAccepted: [], falselyRefused: [] })

describeCorpus('Wycheproof, signatures', () => {
  it.each<[string, SignatureAlgorithm]>([
    ['ed25519', 'Ed25519'],
    ['ecdsa_secp256r1_sha256_p1363', 'ES256'],
    ['ecdsa_secp384r1_sha384_p1363', 'ES384'],
    ['rsa_signature_2048_sha256', 'RS256'],
    ['rsa_pss_2048_sha256_mgf1_32', 'PS256'],
  ])('%s: every case as the suite has it', async (name, algorithm) => {
    const suite = suiteOf<SignatureGroup>(name)
    const tally = noTally()
    for (const group of suite.testGroups) {
      const der = { key: Buffer.from(group.publicKeyDer, 'hex'), format: 'der', type: 'spki' } as const
      const key = readPublicKey(createPublicKey(der).export({ format: 'jwk' }) as JsonObject, defaultLimits)
      expect(key.algorithms).toContain(algorithm)
      for (const test of group.tests) {
        const [message, signature] = [Buffer.from(test.msg, 'hex'), Buffer.from(test.sig, 'hex')]
        const accepted = await verifySignature(algorithm, await key.load(algorithm), message, signature)
        count(tally, `${test.tcId} ${test.comment}`, test, accepted)
      }
    }
    expect(tally).toEqual({ cases: suite.numberOfTests, falselyAccepted: [], falselyRefused: [] })
    expect(tally.cases).toBeGreaterThan(100)
  })
})

const issuer = 'https://issuer.example/'

/**
 * Whether our reader, our rules for headers and the signature library take a token. The payloads of
 * the suite are text, so a credential stands in their place while the token is read.
 */
async function accepts(token: string, means: ProofMeans): Promise<true | string> {
  try {
    const [header, payload = '', ...rest] = token.split('.')
    const readable = [header, encodePart({ issuer }), ...rest].join('.')
    const envelope = readToken(readable, { inputKind: 'text', sha256: '' }, defaultLimits)
    if (fromBase64Url(payload) === undefined) return 'JWT_MALFORMED'
    await verifyJwt({ ...envelope, token }, means)
    return true
  } catch (error) {
    if (isOpenBadgesError(error)) return error.code
    throw error
  }
}

/** Only the key of the group speaks for the issuer, and nobody is asked. */
function pinning(jwk: JsonObject): ProofMeans {
  const pinned = readable(jwk)
  const unreachable = new OpenBadgesError('KEY_UNREACHABLE', { issuer, reason: 'nobody is asked', detail: '' })
  return proofMeans(undefined, {
    pinnedKeys: () => Promise.resolve(pinned),
    findKey: () => Promise.reject(unreachable),
  })
}

function readable(jwk: JsonObject): readonly PublicKey[] {
  try {
    return [readPublicKey(jwk, defaultLimits)]
  } catch (error) {
    if (isOpenBadgesError(error)) return []
    throw error
  }
}

describeCorpus('Wycheproof, tokens', () => {
  const suite = suiteOf<TokenGroup>('json_web_signature')
  const algorithmOf = (token: string): unknown =>
    (JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()) as JsonObject)['alg']

  it('accepts no token of the suite that is to be refused, and refuses only what this version does not verify', async () => {
    const tally = noTally()
    const unexplained: string[] = []
    for (const { comment, tests, public: publicKey, private: secret } of suite.testGroups) {
      const means = pinning(publicKey ?? secret)
      for (const test of tests) {
        const name = `${test.tcId} ${comment}: ${test.comment}`
        const outcome = await accepts(test.jws, means)
        count(tally, name, test, outcome === true)
        if (test.result !== 'valid') continue
        const expected = strictRefusals.get(name) ?? codeFor(algorithmOf(test.jws))
        if (outcome !== expected) unexplained.push(`${name}: ${String(outcome)}`)
      }
    }
    expect(tally.cases).toBe(suite.numberOfTests)
    expect(tally.falselyAccepted).toEqual([])
    expect(unexplained).toEqual([])
    expect(tally.falselyRefused).toHaveLength(14)
  })

  /** What is to be said of a good token, by its algorithm. */
  function codeFor(algorithm: unknown): string | true {
    if (algorithm === 'HS256') return 'ALGORITHM_NOT_ALLOWED'
    return signatureNames.some((name) => name === algorithm) ? true : 'ALGORITHM_NOT_SUPPORTED'
  }

  /**
   * The suite lets readers pass over a character that is not of the alphabet; RFC 7515 does not. And it
   * lets a key that is stated for one algorithm verify another; RFC 8725, section 3.1, does not.
   */
  const strictRefusals: ReadonlyMap<string, string> = new Map([
    ['346 rfc7520: Figure20', 'KEY_UNREACHABLE'],
    ['347 rfc7520: Figure27', 'KEY_UNREACHABLE'],
    ['350 rfc7520WithKeyOps: Figure20', 'KEY_UNREACHABLE'],
    ['351 rfc7520WithKeyOps: Figure27', 'KEY_UNREACHABLE'],
    ['372 base64: InvalidCharacterInsertedInHeader', 'JWT_MALFORMED'],
    ['373 base64: InvalidCharacterInsertedInPayload', 'JWT_MALFORMED'],
  ])
})

describeCorpus('Wycheproof, key sets', () => {
  const suite = suiteOf<TokenGroup>('json_web_key')

  it('accepts no token under a key that is to be refused', async () => {
    const tally = noTally()
    for (const { comment, tests, public: publicSet, private: secret } of suite.testGroups) {
      const session = fakeSession({ [`${issuer}.well-known/jwks.json`]: publicSet ?? secret })
      for (const test of tests) {
        const outcome = await accepts(test.jws, proofMeans(session))
        count(tally, `${comment}: ${test.comment}`, test, outcome === true)
      }
    }
    expect(tally.cases).toBe(suite.numberOfTests)
    // The key has the form that one faulty generator gave; whether a key was generated well is not looked at.
    expect(tally.falselyAccepted).toEqual(['jws_rsa_roca_key: rejectsKeyWithRocaVulnerability'])
    // Shared secrets prove nothing to others.
    expect(tally.falselyRefused).toEqual([
      'jws_keyset: acceptsValid',
      'HS256: long_key',
      'HS384: long_key',
      'HS512: long_key',
    ])
  })
})
