/** Keys that are truly elsewhere: on a token of SoftHSM2, reached as examples/pkcs11 reaches it. */
import { createHash, createPublicKey, verify, type JsonWebKey } from 'node:crypto'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { compactVerify, importJWK, type JWK } from 'jose'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { JsonObject } from '../../src/json/json.js'
import { createIssuer } from '../../src/issue/issuer.js'
import { createDataIntegritySigner, createJwtSigner, type Signer } from '../../src/issue/signer.js'
import { didWebDocument } from '../../src/keys/publish.js'
import type { SigningKey } from '../../src/keys/signing-key.js'
import { fromBase58, toUtf8 } from '../../src/platform/bytes.js'
import { createVerifier } from '../../src/verify/verifier.js'
import { canonizeElsewhere } from '../support/foreign-signer.js'
import { thrownBy } from '../support/thrown-by.js'

/** What is used of the example; its own types need pkcs11js, which may be absent. */
interface Example {
  readonly labels: { readonly ed25519: string; readonly p256: string }
  readonly makeSoftToken: (module: string) => TokenOptions & { readonly remove: () => void }
  readonly openToken: (options: TokenOptions) => Token
}

interface TokenOptions {
  readonly module: string
  readonly label: string
  readonly pin: string
}

interface Token {
  readonly signingKey: (options: { readonly label: string; readonly id: string }) => SigningKey
  readonly close: () => void
}

const module = process.env['OPENBADGES_SOFTHSM'] ?? '/usr/lib/softhsm/libsofthsm2.so'
const folder = fileURLToPath(new URL('../../examples/pkcs11/', import.meta.url))
const absent = [
  ...(existsSync(module) ? [] : [`softhsm2 is not installed (${module})`]),
  ...(existsSync(`${folder}node_modules`) ? [] : ['npm ci was not run in examples/pkcs11']),
]

/** Skips visibly where something is absent; on the build server, fails instead. */
function describeToken(name: string, tests: () => void): void {
  if (absent.length === 0) {
    describe(name, tests)
    return
  }
  describe(name, () => {
    it.skipIf((process.env['CI'] ?? '') === '')(`cannot be tested: ${absent.join('; ')}`, () => {
      expect.fail('Install what is absent: .ci/run does.')
    })
  })
}

async function loadExample(): Promise<Example> {
  const load = (name: string): Promise<object> => import(`${folder}${name}`) as Promise<object>
  return { ...(await load('pkcs11-key.ts')), ...(await load('soft-token.ts')) } as Example
}

describeToken('keys on a token', () => {
  const did = 'did:web:school.example'
  const profile = { id: did, name: 'School' }
  const award = {
    achievement: { name: 'Welder', description: 'Welds.', criteria: 'Weld.' },
    recipient: { id: 'did:example:learner' },
  }
  const message = toUtf8('a message')
  let example: Example
  let softToken: ReturnType<Example['makeSoftToken']>
  let token: Token
  let ed25519: SigningKey
  let p256: SigningKey

  beforeAll(async () => {
    example = await loadExample()
    softToken = example.makeSoftToken(module)
    token = example.openToken(softToken)
    ed25519 = token.signingKey({ label: example.labels.ed25519, id: `${did}#ed25519` })
    p256 = token.signingKey({ label: example.labels.p256, id: `${did}#p256` })
  })

  afterAll(() => {
    token.close()
    softToken.remove()
  })

  const issue = (signer: Signer): ReturnType<ReturnType<typeof createIssuer>['issue']> =>
    createIssuer({ profile, signer, status: 'none' }).issue(award)

  async function tokenBy(key: SigningKey): Promise<string> {
    const badge = await issue(createJwtSigner(key))
    return badge.format === 'jwt' ? badge.token : expect.fail('not a token')
  }

  async function documentBy(key: SigningKey): Promise<JsonObject> {
    const badge = await issue(createDataIntegritySigner(key))
    return badge.format === 'data-integrity' ? badge.document : expect.fail('not a document')
  }

  it('are of the types that they were made as', () => {
    expect([ed25519.algorithm, p256.algorithm]).toEqual(['Ed25519', 'ES256'])
  })

  it('sign messages so that node:crypto verifies them', async () => {
    for (const [key, hash] of [[ed25519, null] as const, [p256, 'sha256'] as const]) {
      const publicKey = createPublicKey({ key: key.publicKey as JsonWebKey, format: 'jwk' })
      const options = { key: publicKey, dsaEncoding: 'ieee-p1363' } as const
      const signature = await key.sign(message)
      expect(verify(hash, message, options, signature)).toBe(true)
      expect(verify(hash, toUtf8('another message'), options, signature)).toBe(false)
    }
  })

  it('sign many messages at once, each its own', async () => {
    const messages = Array.from({ length: 50 }, (_, index) => toUtf8(`message ${index}`))
    const signatures = await Promise.all(messages.flatMap((each) => [ed25519.sign(each), p256.sign(each)]))
    const keys = [ed25519, p256].map(({ publicKey }) =>
      createPublicKey({ key: publicKey as JsonWebKey, format: 'jwk' }),
    )
    const isGood = signatures.map((signature, index) => {
      const options = { key: keys[index % 2]!, dsaEncoding: 'ieee-p1363' } as const
      return verify(index % 2 === 0 ? null : 'sha256', messages[index >> 1]!, options, signature)
    })
    expect(isGood).toEqual(messages.flatMap(() => [true, true]))
  })

  it.each(['ed25519', 'p256'] as const)('issue a token with %s that jose verifies', async (name) => {
    const key = name === 'ed25519' ? ed25519 : p256
    const publicKey = await importJWK({ ...key.publicKey } as JWK, name === 'ed25519' ? 'EdDSA' : 'ES256')
    const { payload, protectedHeader } = await compactVerify(await tokenBy(key), publicKey)
    expect(protectedHeader.kid).toBe(key.id)
    expect(JSON.parse(Buffer.from(payload).toString())).toMatchObject({ iss: did, name: 'Welder' })
  })

  it('issue a badge with an embedded proof that jsonld and node:crypto verify', async () => {
    const { proof, ...badge } = await documentBy(ed25519)
    const { proofValue, ...options } = proof as JsonObject & { readonly proofValue: string }
    const config = { ...options, '@context': badge['@context']! }
    const hashes = [await canonizeElsewhere(config), await canonizeElsewhere(badge)].map((text) =>
      createHash('sha256').update(text).digest(),
    )
    const key = createPublicKey({ key: ed25519.publicKey as JsonWebKey, format: 'jwk' })
    expect(verify(null, Buffer.concat(hashes), key, fromBase58(proofValue.slice(1), 200)!)).toBe(true)
  })

  it('issue badges in both formats that we verify', async () => {
    const document = didWebDocument(did, [ed25519, p256])
    const verifier = createVerifier({ trustedIssuers: [did], fetch: () => Promise.resolve(Response.json(document)) })
    const badges = [await documentBy(ed25519), await tokenBy(ed25519), await tokenBy(p256)]
    const found = []
    for await (const { report } of verifier.verifyAll(badges))
      found.push([report.verdict, report.evidence.proof?.keyId])
    expect(found).toEqual([
      ['verified', ed25519.id],
      ['verified', ed25519.id],
      ['verified', p256.id],
    ])
  })

  it('are not found under a label that no key has', () => {
    expect(() => token.signingKey({ label: 'other', id: `${did}#other` })).toThrow('0 objects')
  })
})

describeToken('a token', () => {
  it('is not opened with a wrong PIN', async () => {
    const { makeSoftToken, openToken } = await loadExample()
    const softToken = makeSoftToken(module)
    try {
      expect(() => openToken({ ...softToken, pin: 'not the pin' })).toThrow('CKR_PIN_INCORRECT')
    } finally {
      softToken.remove()
    }
  })

  it('that was closed makes its keys fail with SIGNING_FAILED', async () => {
    const { makeSoftToken, openToken, labels } = await loadExample()
    const softToken = makeSoftToken(module)
    const token = openToken(softToken)
    const key = token.signingKey({ label: labels.p256, id: 'did:web:school.example#p256' })
    token.close()
    softToken.remove()
    expect((await thrownBy(() => key.sign(toUtf8('a message')))).code).toBe('SIGNING_FAILED')
  })
})

describeToken('examples/pkcs11/issue-from-token.ts', () => {
  it('issues a badge in both formats that verify', async () => {
    const printed: string[] = []
    const log = vi.spyOn(console, 'log').mockImplementation((...words) => void printed.push(words.join(' ')))
    const { argv } = process
    process.argv = [...argv.slice(0, 2), module]
    try {
      await import(`${folder}issue-from-token.ts`)
    } finally {
      process.argv = argv
      log.mockRestore()
    }
    expect(printed).toEqual(['verified data-integrity eddsa-rdfc-2022', 'verified jwt ES256'])
  })
})
