import { createPrivateKey } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { signerOf, textOf } from '../../src/cli/signing-flags.js'
import type { IssuedSuite } from '../../src/proof/issued-suites.js'
import { generateKey } from '../../src/keys/signing-key.js'
import type { SignatureAlgorithm } from '../../src/platform/algorithms.js'
import { temporaryFile } from './run-command.js'

async function keyFile(algorithm: SignatureAlgorithm): Promise<string> {
  const key = await generateKey({ algorithm, rsaBits: 2048, id: 'did:web:academy.example#key-1' })
  return temporaryFile('key.jwk', JSON.stringify({ ...key.exportPrivateJwk(), kid: key.id }))
}

describe('signerOf', () => {
  it.each([
    ['Ed25519', undefined, 'data-integrity'],
    ['Ed25519', 'jwt', 'jwt'],
    ['ES256', undefined, 'jwt'],
    ['RS256', undefined, 'jwt'],
  ] as const)('makes of a key of %s and the format %s one of %s', async (algorithm, format, expected) => {
    const flags = { key: await keyFile(algorithm), ...(format === undefined ? {} : { format }) }
    const signer = await signerOf(flags)
    expect([signer.format, signer.key.id]).toEqual([expected, 'did:web:academy.example#key-1'])
  })

  it('takes a name for a key that has none', async () => {
    const jwk = (await generateKey()).exportPrivateJwk()
    const pem = createPrivateKey({ key: jwk as never, format: 'jwk' }).export({ format: 'pem', type: 'pkcs8' })
    const keyId = 'did:web:academy.example#key-2'
    expect((await signerOf({ key: temporaryFile('key.pem', pem), keyId })).key.id).toBe(keyId)
  })

  it.each([
    ['ES256', { format: 'data-integrity' }],
    ['ES384', { format: 'data-integrity' }],
    ['ES256', { suite: 'ecdsa-rdfc-2019' }],
    ['Ed25519', { suite: 'eddsa-jcs-2022' }],
  ] as const)('makes of a key of %s a signer of embedded proofs with %j', async (algorithm, flags) => {
    expect((await signerOf({ key: await keyFile(algorithm), ...flags })).format).toBe('data-integrity')
  })

  it.each([
    ['a suite of other keys', 'ES256', { suite: 'eddsa-rdfc-2022' }, 'KEY_INVALID'],
    ['a suite that nobody issues', 'Ed25519', { suite: 'odd-2030' as IssuedSuite }, 'OPTIONS_INVALID'],
    ['a suite for a token', 'ES256', { suite: 'ecdsa-rdfc-2019', format: 'jwt' }, 'OPTIONS_INVALID'],
  ] as const)('refuses %s', async (_, algorithm, flags, code) => {
    await expect(signerOf({ key: await keyFile(algorithm), ...flags })).rejects.toMatchObject({ code })
  })

  it('refuses a key that cannot sign in the format asked for', async () => {
    await expect(signerOf({ key: await keyFile('RS256'), format: 'data-integrity' })).rejects.toMatchObject({
      code: 'KEY_INVALID',
    })
  })
})

describe('textOf', () => {
  it('is a token as it stands, and a document as JSON with lines', () => {
    expect(textOf({ format: 'jwt', token: 'a.b.c' })).toBe('a.b.c')
    const document = { id: 'urn:uuid:1' }
    expect(textOf({ format: 'data-integrity', document } as never)).toBe('{\n  "id": "urn:uuid:1"\n}')
  })
})
