/** What every face of `#platform` must do: the same tests for each, and what the two must agree on. */
import { createHash, createPublicKey } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  algorithmsOf,
  signatureAlgorithms,
  signatureNames,
  type HashName,
  type Jwk,
  type PrivateJwk,
  type SignatureAlgorithm,
} from '../../src/platform/algorithms.js'
import type { Inflated } from '../../src/platform/inflated.js'
import { describeCorpus, readCorpus } from '../support/corpus.js'

/** A face of `#platform`, with its own kinds of keys. */
export interface Face<PublicKey, PrivateKey> {
  sha256(bytes: Uint8Array): Uint8Array
  sha384(bytes: Uint8Array): Uint8Array
  digest(hash: HashName, data: Uint8Array | string): Uint8Array
  hexDigest(hash: HashName, data: Uint8Array | string): string
  md5(bytes: Uint8Array): Uint8Array
  hmacSha256(key: Uint8Array, bytes: Uint8Array): Uint8Array
  randomBytes(length: number): Uint8Array
  equalInConstantTime(a: Uint8Array, b: Uint8Array): boolean
  crc32(bytes: Uint8Array): number
  deflateRaw(bytes: Uint8Array): Promise<Uint8Array>
  inflateRaw(bytes: Uint8Array, maxBytes: number): Promise<Inflated>
  importPublicKey(jwk: Jwk, algorithm: SignatureAlgorithm): Promise<PublicKey>
  importPrivateKey(jwk: PrivateJwk, algorithm: SignatureAlgorithm): Promise<PrivateKey>
  verifySignature(
    algorithm: SignatureAlgorithm,
    key: PublicKey,
    message: Uint8Array,
    signature: Uint8Array,
  ): Promise<boolean>
  signMessage(algorithm: SignatureAlgorithm, key: PrivateKey, message: Uint8Array): Promise<Uint8Array>
  generatePrivateKey(algorithm: SignatureAlgorithm, rsaBits: number): Promise<PrivateJwk>
}

export const algorithms: readonly SignatureAlgorithm[] = signatureNames

const SIGNATURE_BYTES = { Ed25519: 64, 'P-256': 64, 'P-384': 96, 'P-521': 132, RSA: 256 } as const

const KEY_TYPES = { Ed25519: 'OKP', 'P-256': 'EC', 'P-384': 'EC', 'P-521': 'EC', RSA: 'RSA' } as const

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

/** The public half of a private key. */
export function publicHalf({ kty, crv, x, y, n, e }: PrivateJwk): Jwk {
  const members = Object.entries({ kty, crv, x, y, n, e }).filter(([, value]) => value !== undefined)
  return Object.fromEntries(members) as unknown as Jwk
}

/** Tests one face. */
export function describeFace<PublicKey, PrivateKey>(face: Face<PublicKey, PrivateKey>): void {
  describe('compression', () => {
    // The check value that catalogues of CRCs give, and of nothing.
    it.each([
      ['123456789', 0xcbf43926],
      ['', 0],
    ])('sums up %j by CRC-32', (text, sum) => {
      expect(face.crc32(utf8(text))).toBe(sum)
    })

    // RFC 1951, section 3.2.4: one stored block.
    const stored = Uint8Array.of(1, 3, 0, 0xfc, 0xff, 0x61, 0x62, 0x63)

    it('decompresses a stream written by hand', async () => {
      expect(Buffer.from((await face.inflateRaw(stored, 100)) as Uint8Array).toString()).toBe('abc')
    })

    it.each([0, 1, 20_000])('decompresses what it compressed, %i bytes', async (length) => {
      const bytes = Uint8Array.from({ length }, (_, index) => (index * index) % 251)
      expect(await face.inflateRaw(await face.deflateRaw(bytes), length)).toEqual(bytes)
    })

    it('compresses a row of zeros to almost nothing', async () => {
      expect((await face.deflateRaw(new Uint8Array(100_000))).length).toBeLessThan(200)
    })

    it.each([2, 1, 0])('stops at one byte more than %i', async (maxBytes) => {
      expect(await face.inflateRaw(stored, maxBytes)).toBe('too-large')
    })

    it('stops early in a stream that grows a thousandfold', async () => {
      const bomb = await face.deflateRaw(new Uint8Array(64 * 1024 * 1024))
      expect(bomb.length).toBeLessThan(70_000)
      expect(await face.inflateRaw(bomb, 100_000)).toBe('too-large')
    })

    it.each([
      ['nothing', new Uint8Array()],
      ['a stream that is cut', stored.subarray(0, 7)],
      ['a block of no known type', Uint8Array.of(7)],
      ['other bytes', utf8('this is no stream')],
    ])('says that %s is malformed', async (_, bytes) => {
      expect(await face.inflateRaw(bytes, 100)).toBe('malformed')
    })
  })

  describe('hashes', () => {
    // FIPS 180-4 and RFC 1321: of "abc", and of nothing.
    it.each([
      ['sha256', 'abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
      ['sha256', '', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
      [
        'sha384',
        'abc',
        'cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7',
      ],
      [
        'sha384',
        '',
        '38b060a751ac96384cd9327eb1b1e36a21fdb71114be07434c0cc7bf63f6e1da274edebfe76f65fbd51ad2f14898b95b',
      ],
      ['md5', 'abc', '900150983cd24fb0d6963f7d28e17f72'],
      ['md5', '', 'd41d8cd98f00b204e9800998ecf8427e'],
    ] as const)('%s of %j', (name, text, expected) => {
      expect(hex(face[name](utf8(text)))).toBe(expected)
    })

    // RFC 4231, test cases 1, 2 and 6: a key shorter than a block, as short as a word, and longer than a block.
    it.each([
      ['0b'.repeat(20), '4869205468657265', 'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7'],
      [
        '4a656665',
        '7768617420646f2079612077616e7420666f72206e6f7468696e673f',
        '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
      ],
      [
        'aa'.repeat(131),
        '54657374205573696e67204c6172676572205468616e20426c6f636b2d53697a65204b6579202d2048617368204b6579204669727374',
        '60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54',
      ],
    ])('HMAC with SHA-256, key %s', (key, text, expected) => {
      expect(hex(face.hmacSha256(Buffer.from(key, 'hex'), Buffer.from(text, 'hex')))).toBe(expected)
    })

    it.each([
      ['SHA-256', 'sha256'],
      ['SHA-384', 'sha384'],
      ['SHA-512', 'sha512'],
    ] as const)('%s of text is that of its UTF-8, as bytes and as hexadecimal', (name, algorithm) => {
      for (const text of ['', 'abc', 'æ 你 😀\u0000']) {
        const expected = createHash(algorithm).update(Buffer.from(text, 'utf8')).digest('hex')
        expect(hex(face.digest(name, text))).toBe(expected)
        expect(hex(face.digest(name, utf8(text)))).toBe(expected)
        expect(face.hexDigest(name, text)).toBe(expected)
        expect(face.hexDigest(name, utf8(text))).toBe(expected)
      }
    })

    it('read a view, not the buffer behind it', () => {
      const view = utf8('xabcx').subarray(1, 4)
      expect(hex(face.sha256(view))).toBe(hex(face.sha256(utf8('abc'))))
    })
  })

  describe('randomBytes', () => {
    it('gives as many bytes as asked for, and never the same', () => {
      expect(face.randomBytes(0)).toHaveLength(0)
      const [first, second] = [face.randomBytes(32), face.randomBytes(32)]
      expect(first).toHaveLength(32)
      expect(hex(first)).not.toBe(hex(second))
    })
  })

  describe('equalInConstantTime', () => {
    it.each([
      [[], [], true],
      [[1, 2], [1, 2], true],
      [[1, 2], [1, 3], false],
      [[0, 2], [1, 2], false],
      [[1, 2], [1], false],
      [[1], [1, 0], false],
      [[], [0], false],
      [[255], [127], false],
    ])('%j and %j: %s', (a, b, expected) => {
      expect(face.equalInConstantTime(Uint8Array.from(a), Uint8Array.from(b))).toBe(expected)
    })
  })

  describe.each(algorithms)('%s', (algorithm) => {
    const { keyType } = signatureAlgorithms[algorithm]
    const key = face.generatePrivateKey(algorithm, 2048)
    const sign = async (message: Uint8Array): Promise<Uint8Array> =>
      face.signMessage(algorithm, await face.importPrivateKey(await key, algorithm), message)
    const verify = async (message: Uint8Array, signature: Uint8Array): Promise<boolean> =>
      face.verifySignature(algorithm, await face.importPublicKey(publicHalf(await key), algorithm), message, signature)

    it('verifies with a key for another hash or padding only by that', async () => {
      const others = algorithmsOf(keyType).filter((other) => other !== algorithm)
      const signature = await sign(utf8('a badge'))
      for (const other of others) {
        const publicKey = await face.importPublicKey(publicHalf(await key), other)
        expect(await face.verifySignature(other, publicKey, utf8('a badge'), signature)).toBe(false)
      }
      expect(others).toHaveLength(keyType === 'RSA' ? 5 : 0)
    })

    it('makes private keys of its kind, a new one each time', async () => {
      expect(await key).toMatchObject({ kty: KEY_TYPES[keyType], d: expect.any(String) })
      expect((await face.generatePrivateKey(algorithm, 2048)).d).not.toBe((await key).d)
    })

    it('signs what it verifies, raw and of fixed length', async () => {
      const message = utf8('a badge')
      const signature = await sign(message)
      expect(signature).toHaveLength(SIGNATURE_BYTES[keyType])
      expect(await verify(message, signature)).toBe(true)
      expect(await verify(utf8('a badge!'), signature)).toBe(false)
    })

    it('verifies messages in shared memory and in part of a buffer', async () => {
      const message = utf8('a badge')
      const signature = await sign(message)
      const shared = new Uint8Array(new SharedArrayBuffer(message.length))
      shared.set(message)
      expect(await verify(shared, signature)).toBe(true)
      expect(await verify(Uint8Array.of(0, ...message, 0).subarray(1, -1), signature)).toBe(true)
    })

    it('refuses a signature of any other length, with a bit turned, or of zeros', async () => {
      const message = utf8('a badge')
      const signature = await sign(message)
      const turned = signature.map((byte, index) => (index === 5 ? byte ^ 1 : byte))
      const wrong = [
        new Uint8Array(),
        signature.subarray(1),
        signature.subarray(0, -1),
        Uint8Array.of(...signature, 0),
        Uint8Array.of(0, ...signature),
        new Uint8Array(signature.length),
        turned,
      ]
      const answers = await Promise.all(wrong.map((each) => verify(message, each)))
      expect(answers).toEqual(wrong.map(() => false))
    })

    const itOfRsa = keyType === 'RSA' ? it : () => undefined
    itOfRsa('refuses a signature whose leading zero was taken away', async () => {
      const privateKey = await face.importPrivateKey(await key, algorithm)
      let [message, signature]: [Uint8Array, Uint8Array] = [new Uint8Array(), new Uint8Array()]
      // One of 256 begins with a zero.
      for (let tries = 0; tries < 5_000 && signature[0] !== 0; tries++) {
        message = utf8(`badge ${tries}`)
        signature = await face.signMessage(algorithm, privateKey, message)
      }
      expect([signature[0], signature.length]).toEqual([0, 256])
      expect(await verify(message, signature)).toBe(true)
      expect(await verify(message, signature.subarray(1))).toBe(false)
    })

    it('refuses the signature of another key', async () => {
      const other = await face.importPublicKey(publicHalf(await face.generatePrivateKey(algorithm, 2048)), algorithm)
      const signature = await sign(utf8('a badge'))
      expect(await face.verifySignature(algorithm, other, utf8('a badge'), signature)).toBe(false)
    })

    it('rejects a key of another type, and does not verify by its own algorithm', async () => {
      const another = keyType === 'RSA' ? 'ES256' : 'RS256'
      const privateJwk = await face.generatePrivateKey(another, 2048)
      const [publicKey, privateKey] = [
        await face.importPublicKey(publicHalf(privateJwk), another),
        await face.importPrivateKey(privateJwk, another),
      ]
      const signature = await face.signMessage(another, privateKey, utf8('a badge'))
      await expect(face.verifySignature(algorithm, publicKey, utf8('a badge'), signature)).rejects.toThrow()
      await expect(face.signMessage(algorithm, privateKey, utf8('a badge'))).rejects.toThrow()
    })
  })

  it.each<[string, Jwk, SignatureAlgorithm]>([
    ['a type that does not exist', { kty: 'XYZ' }, 'RS256'],
    ['a point of the wrong length', { kty: 'OKP', crv: 'Ed25519', x: 'AAAA' }, 'Ed25519'],
    ['a point that is not on the curve', { kty: 'EC', crv: 'P-256', x: 'A'.repeat(43), y: 'A'.repeat(43) }, 'ES256'],
    ['no modulus', { kty: 'RSA', e: 'AQAB' }, 'RS256'],
  ])('rejects a public key with %s, and throws nothing at once', async (_, jwk, algorithm) => {
    const imported = face.importPublicKey(jwk, algorithm)
    await expect(imported).rejects.toThrow()
  })

  it('rejects a private key without its private part, and throws nothing at once', async () => {
    const { d: _, ...jwk } = await face.generatePrivateKey('Ed25519', 2048)
    const imported = face.importPrivateKey(jwk as PrivateJwk, 'Ed25519')
    await expect(imported).rejects.toThrow()
  })

  describeCorpus('Wycheproof', () => {
    it.each([
      ['Ed25519', 'ed25519_test', 151],
      ['ES256', 'ecdsa_secp256r1_sha256_p1363_test', 262],
      ['ES384', 'ecdsa_secp384r1_sha384_p1363_test', 280],
      ['RS256', 'rsa_signature_2048_sha256_test', 259],
      ['PS256', 'rsa_pss_2048_sha256_mgf1_32_test', 108],
    ] as const)('%s is judged as it says', async (algorithm, file, count) => {
      const { testGroups } = JSON.parse(readCorpus(`suites/wycheproof/${file}.json`).toString('utf8')) as Wycheproof
      const judged = testGroups.flatMap(({ publicKeyPem, tests }) => {
        const jwk = createPublicKey(publicKeyPem).export({ format: 'jwk' }) as unknown as Jwk
        return tests.map(async ({ tcId, msg, sig, result }) => {
          const key = await face.importPublicKey(jwk, algorithm)
          const isGood = await face.verifySignature(algorithm, key, Buffer.from(msg, 'hex'), Buffer.from(sig, 'hex'))
          return isGood === (result === 'valid') || result === 'acceptable' ? [] : [tcId]
        })
      })
      expect(judged).toHaveLength(count)
      expect((await Promise.all(judged)).flat()).toEqual([])
    })
  })
}

interface Wycheproof {
  readonly testGroups: readonly {
    readonly publicKeyPem: string
    readonly tests: readonly {
      readonly tcId: number
      readonly msg: string
      readonly sig: string
      readonly result: 'valid' | 'invalid' | 'acceptable'
    }[]
  }[]
}
