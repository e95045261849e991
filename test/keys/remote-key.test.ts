import {
  constants,
  createHash,
  createPrivateKey,
  createPublicKey,
  privateEncrypt,
  sign as nodeSign,
  type KeyObject,
} from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { verifySignature } from '#platform'
import { readPublicKey } from '../../src/keys/public-key.js'
import { createRemoteKey, type RemoteKeyOptions } from '../../src/keys/remote-key.js'
import { generateKey, type LocalSigningKey, type SigningKey } from '../../src/keys/signing-key.js'
import { createIssuer } from '../../src/issue/issuer.js'
import { createJwtSigner } from '../../src/issue/signer.js'
import { defaultLimits } from '../../src/limits.js'
import { signatureAlgorithms, type SignatureAlgorithm } from '../../src/platform/algorithms.js'
import { concatBytes, toUtf8 } from '../../src/platform/bytes.js'
import { thrownBy } from '../support/thrown-by.js'
import { derInteger, derSequence } from '../support/write-der.js'

const algorithms = ['Ed25519', 'ES256', 'ES384', 'RS256'] as const
const keys = new Map<SignatureAlgorithm, LocalSigningKey>()
for (const algorithm of algorithms) keys.set(algorithm, await generateKey({ algorithm, rsaBits: 2_048 }))
const keyFor = (algorithm: SignatureAlgorithm): LocalSigningKey => keys.get(algorithm)!

const another = await generateKey({ algorithm: 'ES256' })
const id = 'did:web:school.example#vault-1'
const message = toUtf8('a message')
const hashes: { readonly [Name in SignatureAlgorithm]?: string | null } = {
  Ed25519: null,
  ES256: 'sha256',
  ES384: 'sha384',
  RS256: 'sha256',
}
const sizes = { Ed25519: 64, ES256: 64, ES384: 96, RS256: 256 } as const

function privateKeyOf(algorithm: SignatureAlgorithm): KeyObject {
  return createPrivateKey({ key: keyFor(algorithm).exportPrivateJwk() as never, format: 'jwk' })
}

/** The options of a vault that holds the key: node:crypto, which signs in DER unless told otherwise. */
function vault(algorithm: SignatureAlgorithm, options: Partial<RemoteKeyOptions> = {}): RemoteKeyOptions {
  const { signatureFormat = 'raw' } = options
  const dsaEncoding = signatureFormat === 'der' ? 'der' : 'ieee-p1363'
  const key = { key: privateKeyOf(algorithm), dsaEncoding } as const
  return {
    id,
    publicKey: keyFor(algorithm).publicKey,
    signs: 'message',
    signatureFormat,
    sign: (input) => Promise.resolve(nodeSign(hashes[algorithm] ?? null, input, key)),
    ...options,
  }
}

async function isSigned(key: SigningKey): Promise<boolean> {
  const platformKey = await readPublicKey({ ...key.publicKey }, defaultLimits).load(key.algorithm)
  return verifySignature(key.algorithm, platformKey, message, await key.sign(message))
}

/** The key of a vault that answers with these very bytes. */
function answering(algorithm: SignatureAlgorithm, answer: unknown, format: 'raw' | 'der' = 'raw'): SigningKey {
  return createRemoteKey(
    vault(algorithm, { signatureFormat: format, sign: () => Promise.resolve(answer as Uint8Array) }),
  )
}

describe('createRemoteKey', () => {
  it.each([
    ['Ed25519', 'raw'],
    ['ES256', 'raw'],
    ['ES256', 'der'],
    ['ES384', 'raw'],
    ['ES384', 'der'],
    ['RS256', 'raw'],
  ] as const)('makes a key of %s whose signatures, coming back as %s, hold', async (algorithm, signatureFormat) => {
    const key = createRemoteKey(vault(algorithm, { signatureFormat }))
    expect([key.id, key.algorithm, key.publicKey]).toEqual([id, algorithm, keyFor(algorithm).publicKey])
    expect(await isSigned(key)).toBe(true)
    expect(await key.sign(message)).toHaveLength(sizes[algorithm])
  })

  it.each(algorithms)('hands the whole message on for %s', async (algorithm) => {
    const asked: Uint8Array[] = []
    const sign = (input: Uint8Array): Promise<Uint8Array> => {
      asked.push(input)
      return Promise.resolve(new Uint8Array(sizes[algorithm]))
    }
    await createRemoteKey(vault(algorithm, { sign })).sign(message)
    expect(asked).toEqual([message])
  })

  it.each([
    ['ES256', 'sha256'],
    ['ES384', 'sha384'],
    ['RS256', 'sha256'],
  ] as const)('hands the digest on for %s, made with %s', async (algorithm, hash) => {
    const asked: Uint8Array[] = []
    const sign = (input: Uint8Array): Promise<Uint8Array> => {
      asked.push(input)
      return Promise.resolve(new Uint8Array(sizes[algorithm]))
    }
    await createRemoteKey(vault(algorithm, { signs: 'digest', sign })).sign(message)
    expect(asked.map((bytes) => Buffer.from(bytes).toString('hex'))).toEqual([
      createHash(hash).update(message).digest('hex'),
    ])
  })

  it.each(['RS256', 'RS512', 'PS256', 'PS384'] as const)(
    'makes an RSA key sign with %s, as it is told',
    async (algorithm) => {
      const { hash = 'SHA-256', padding } = signatureAlgorithms[algorithm]
      const privateKey = privateKeyOf('RS256')
      const pss = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
      const options = { key: privateKey, ...(padding === 'PSS' ? pss : {}) }
      const sign = (input: Uint8Array): Promise<Uint8Array> =>
        Promise.resolve(nodeSign(hash.replace('-', ''), input, options))
      const key = createRemoteKey({ id, publicKey: keyFor('RS256').publicKey, algorithm, signs: 'message', sign })
      expect(key.algorithm).toBe(algorithm)
      expect(await isSigned(key)).toBe(true)
      let digested: Uint8Array = new Uint8Array()
      const keep = (input: Uint8Array): Promise<Uint8Array> => {
        digested = input
        return Promise.resolve(new Uint8Array(256))
      }
      await createRemoteKey({ ...vault('RS256'), algorithm, signs: 'digest', sign: keep }).sign(message)
      expect(Buffer.from(digested)).toEqual(createHash(hash.replace('-', '')).update(message).digest())
    },
  )

  it('refuses an algorithm that is not for the key', () => {
    for (const algorithm of ['ES256', 'ES384', 'HS256'] as const) {
      const options = { ...vault('RS256'), algorithm } as RemoteKeyOptions
      expect(thrownBy(() => createRemoteKey(options)).code).toBe('OPTIONS_INVALID')
    }
  })

  it('makes signatures that hold from digests', async () => {
    // RSA of PKCS#1 v1.5 over a digest: the vault puts the name of the hash before it, and signs that.
    const name = Buffer.from('3031300d060960864801650304020105000420', 'hex')
    const key = privateKeyOf('RS256')
    const sign = (digest: Uint8Array): Promise<Uint8Array> =>
      Promise.resolve(privateEncrypt(key, concatBytes(name, digest)))
    expect(await isSigned(createRemoteKey(vault('RS256', { signs: 'digest', sign })))).toBe(true)
  })

  it('needs no word about what an Ed25519 key signs and how', async () => {
    const { sign } = vault('Ed25519')
    expect(await isSigned(createRemoteKey({ id, publicKey: keyFor('Ed25519').publicKey, sign }))).toBe(true)
  })

  it('needs no word about the form of RSA signatures', async () => {
    const { sign } = vault('RS256')
    const key = createRemoteKey({ id, publicKey: keyFor('RS256').publicKey, signs: 'message', sign })
    expect(await isSigned(key)).toBe(true)
  })

  it('takes the public key as a vault gives it', () => {
    const spki = createPublicKey(privateKeyOf('ES256')).export({ format: 'der', type: 'spki' })
    expect(createRemoteKey(vault('ES256', { publicKey: spki })).publicKey).toEqual(keyFor('ES256').publicKey)
  })

  it('asks nobody until it is to sign', () => {
    let asked = 0
    const sign = (): Promise<Uint8Array> => {
      asked += 1
      return Promise.reject(new Error('asked'))
    }
    createRemoteKey(vault('ES256', { sign }))
    expect(asked).toBe(0)
  })

  it('cannot be changed, and does not change with its options', async () => {
    const options = { ...vault('ES256') }
    const key = createRemoteKey(options)
    Object.assign(options, { id: 'else', signs: 'digest', sign: () => Promise.reject(new Error('else')) })
    expect(Object.isFrozen(key)).toBe(true)
    expect(key.id).toBe(id)
    expect(await isSigned(key)).toBe(true)
  })

  it.each<[string, SignatureAlgorithm, object]>([
    ['digests for Ed25519', 'Ed25519', { signs: 'digest' }],
    ['no word about what ES256 signs', 'ES256', { signs: undefined }],
    ['no word about what ES384 signs', 'ES384', { signs: undefined }],
    ['no word about what RS256 signs', 'RS256', { signs: undefined }],
    ['something else that is signed', 'ES256', { signs: 'hash' }],
    ['no word about the form for ES256', 'ES256', { signatureFormat: undefined }],
    ['no word about the form for ES384', 'ES384', { signatureFormat: undefined }],
    ['another form', 'ES256', { signatureFormat: 'p1363' }],
    ['DER for Ed25519', 'Ed25519', { signatureFormat: 'der' }],
    ['DER for RS256', 'RS256', { signatureFormat: 'der' }],
    ['no id', 'ES256', { id: undefined }],
    ['an id that is no URL', 'ES256', { id: 'vault-1' }],
    ['a DID without the name of a key', 'ES256', { id: 'did:web:school.example' }],
    ['an http URL', 'ES256', { id: 'http://school.example/keys/1' }],
    ['no function that signs', 'ES256', { sign: undefined }],
  ])('refuses %s', (_, algorithm, options) => {
    expect(thrownBy(() => createRemoteKey({ ...vault(algorithm), ...options })).code).toBe('OPTIONS_INVALID')
  })

  it('takes an https URL as id', () => {
    const url = 'https://school.example/keys/1'
    expect(createRemoteKey(vault('ES256', { id: url })).id).toBe(url)
  })

  it.each<[string, object, string]>([
    ['weak', { kty: 'OKP', crv: 'Ed25519', x: Buffer.alloc(32).toString('base64url') }, 'KEY_WEAK'],
    ['of another type', { kty: 'EC', crv: 'secp256k1', x: 'AA', y: 'AA' }, 'KEY_TYPE_NOT_SUPPORTED'],
    ['no key', [], 'KEY_INVALID'],
  ])('refuses a public key that is %s', (_, publicKey, code) => {
    expect(thrownBy(() => createRemoteKey({ ...vault('ES256'), publicKey } as RemoteKeyOptions)).code).toBe(code)
  })
})

describe('a key elsewhere', () => {
  const number = derInteger(...new Array<number>(32).fill(1))
  it.each<[string, SignatureAlgorithm, 'raw' | 'der', unknown]>([
    ['63 bytes for Ed25519', 'Ed25519', 'raw', new Uint8Array(63)],
    ['65 bytes for Ed25519', 'Ed25519', 'raw', new Uint8Array(65)],
    ['96 bytes for ES256', 'ES256', 'raw', new Uint8Array(96)],
    ['64 bytes for ES384', 'ES384', 'raw', new Uint8Array(64)],
    ['255 bytes for RSA of 2048 bits', 'RS256', 'raw', new Uint8Array(255)],
    ['no bytes', 'RS256', 'raw', new Uint8Array()],
    ['DER where r‖s was announced', 'ES256', 'raw', derSequence(number, number)],
    ['r‖s where DER was announced', 'ES256', 'der', new Uint8Array(64).fill(1)],
    ['DER with a byte after it', 'ES256', 'der', concatBytes(derSequence(number, number), Uint8Array.of(0))],
    ['DER with a negative number', 'ES256', 'der', derSequence(number, derInteger(0x80))],
    ['DER with a number that is not minimal', 'ES256', 'der', derSequence(number, derInteger(0, 1))],
    ['DER with r of zero', 'ES384', 'der', derSequence(derInteger(0), number)],
    ['DER of P-384 for ES256', 'ES256', 'der', derSequence(derInteger(...new Array<number>(48).fill(1)), number)],
    ['text', 'ES256', 'raw', 'c2lnbmF0dXJl'],
    ['nothing', 'ES256', 'raw', undefined],
    ['an array of numbers', 'ES256', 'raw', new Array(64).fill(1)],
    ['an ArrayBuffer', 'ES256', 'raw', new ArrayBuffer(64)],
  ])('that answers with %s fails with SIGNING_FAILED', async (_, algorithm, format, answer) => {
    const error = await thrownBy(() => answering(algorithm, answer, format).sign(message))
    expect(error.code).toBe('SIGNING_FAILED')
    expect(error.facts['reason']).toMatch(/^expected a signature .*found/)
  })

  it.each<[string, () => Promise<Uint8Array>, string]>([
    ['rejects', () => Promise.reject(new RangeError('pin 1234')), 'RangeError'],
    [
      'throws',
      () => {
        throw new TypeError('pin 1234')
      },
      'TypeError',
    ],
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- others may
    ['rejects with text', () => Promise.reject('pin 1234'), 'string'],
  ])('that %s fails with SIGNING_FAILED; what it says is the cause only', async (_, sign, reason) => {
    const error = await thrownBy(() => createRemoteKey(vault('ES256', { sign })).sign(message))
    expect([error.code, error.facts]).toEqual(['SIGNING_FAILED', { reason }])
    expect(error.message).not.toContain('1234')
    expect(String(error.cause)).toContain('1234')
  })

  it('gives a copy of what came back', async () => {
    const answer = new Uint8Array(64).fill(1)
    const signature = await answering('ES256', answer).sign(message)
    answer.fill(2)
    expect(signature).toEqual(new Uint8Array(64).fill(1))
  })
})

describe('an issuer whose key is elsewhere', () => {
  const profile = { id: 'did:web:school.example', name: 'School' }
  const award = {
    achievement: { name: 'Welder', description: 'Welds.', criteria: 'Weld.' },
    recipient: { id: 'did:example:learner' },
  }

  it('says why the key did not sign', async () => {
    const issuer = createIssuer({
      profile,
      signer: createJwtSigner(answering('ES256', new Uint8Array(3))),
      status: 'none',
    })
    const error = await thrownBy(() => issuer.issue(award))
    expect([error.code, error.facts]).toEqual([
      'SIGNING_FAILED',
      { reason: 'expected a signature of 64 bytes for ES256, found 3' },
    ])
  })

  it.each<[string, RemoteKeyOptions]>([
    ['is another than it is said to be', { ...vault('ES256'), publicKey: another.publicKey }],
    ['hashes the digest once more', vault('ES256', { signs: 'digest' })],
  ])('hands nothing out if the key %s', async (_, options) => {
    const issuer = createIssuer({ profile, signer: createJwtSigner(createRemoteKey(options)), status: 'none' })
    expect((await thrownBy(() => issuer.issue(award))).code).toBe('SELF_CHECK_FAILED')
  })
})
