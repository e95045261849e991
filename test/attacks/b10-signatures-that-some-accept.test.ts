/**
 * B10: a signature of Ed25519 that one verifier accepts and another does not lets whoever made it deny it later, or have
 * it both ways.
 */
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { isOpenBadgesError } from '../../src/errors.js'
import { readPublicKey } from '../../src/keys/public-key.js'
import { defaultLimits } from '../../src/limits.js'
import { concatBytes, fromBase58, toBase58, toBase64Url } from '../../src/platform/bytes.js'
import { verifyWith } from '../../src/proof/verify-with.js'
import { edwards, encodings, littleEndian } from '../support/edwards.js'
import { seedOf } from '../support/fixed-keys.js'
import { codesOf, expectGenuine, genuineDocument, signToken, victim, victimBadge } from './genuine.js'

const MIXED = 'f7badec5b8abeaf699583992219b7b223f1df3fbbea919844e3f7c554a43dd43'
const SMALL = 'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa'
const SECOND = 'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff'

/**
 * The test vectors of "Taming the Many EdDSAs" (Chalkias, Garillot, Nikolaenko), which Data Integrity EdDSA names: what
 * is odd about them, message, key, signature.
 */
const vectors: readonly (readonly [string, string, string, string])[] = [
  [
    'a key of small order and a second half of zero',
    '8c93255d71dcab10e8f379c26200f3c7bd5f09d9bc3068d3ef4edeb4853022b6',
    SMALL,
    `c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a${'00'.repeat(32)}`,
  ],
  [
    'a key of small order and a first half that is not',
    '9bd9f44f4dcc75bd531b56b2cd280b0bb38fc1cd6d1230e14861d861de092e79',
    SMALL,
    `${MIXED}a5bb704786be79fc476f91d3f3f89b03984d8068dcf1bb7dfc6637b45450ac04`,
  ],
  [
    'a first half of small order',
    'aebf3f2601a0c8c5d39cc7d8911642f740b78168218da8471772b35f9d35b9ab',
    MIXED,
    `${SMALL}8c4bd45aecaca5b24fb97bc10ac27ac8751a7dfe1baff8b953ec9f5833ca260e`,
  ],
  [
    'points of mixed order, for which both equations hold',
    '9bd9f44f4dcc75bd531b56b2cd280b0bb38fc1cd6d1230e14861d861de092e79',
    'cdb267ce40c5cd45306fa5d2f29731459387dbf9eb933b7bd5aed9a765b88d4d',
    '9046a64750444938de19f227bb80485e92b83fdb4b6506c160484c016cc1852f87909e14428a7a1d62e9f22f3d3ad7802db02eb2e688b6c52fcd6648a98bd009',
  ],
  [
    'points of mixed order, for which only the equation times eight holds',
    'e47d62c63f830dc7a6851a0b1f33ae4bb2f507fb6cffec4011eaccd55b53f56c',
    'cdb267ce40c5cd45306fa5d2f29731459387dbf9eb933b7bd5aed9a765b88d4d',
    '160a1cb0dc9c0258cd0a7d23e94d8fa878bcb1925f2c64246b2dee1796bed5125ec6bc982a269b723e0668e540911a9a6a58921d6925e434ab10aa7940551a09',
  ],
  [
    'the same, where the order of multiplying matters',
    'e47d62c63f830dc7a6851a0b1f33ae4bb2f507fb6cffec4011eaccd55b53f56c',
    'cdb267ce40c5cd45306fa5d2f29731459387dbf9eb933b7bd5aed9a765b88d4d',
    '21122a84e0b5fca4052f5b1235c80a537878b38f3142356b2c2384ebad4668b7e40bc836dac0f71076f9abe3a53f9c03c1ceeeddb658d0030494ace586687405',
  ],
  [
    'a second half above the order of the group',
    '85e241a07d148b41e47d62c63f830dc7a6851a0b1f33ae4bb2f507fb6cffec40',
    '442aad9f089ad9e14647b1ef9099a1ff4798d78589e66f28eca69c11f582a623',
    'e96f66be976d82e60150baecff9906684aebb1ef181f67a7189ac78ea23b6c0e547f7690a0e2ddcd04d87dbc3490dc19b3b3052f7ff0538cb68afb369ba3a514',
  ],
  [
    'a second half far above the order of the group',
    '85e241a07d148b41e47d62c63f830dc7a6851a0b1f33ae4bb2f507fb6cffec40',
    '442aad9f089ad9e14647b1ef9099a1ff4798d78589e66f28eca69c11f582a623',
    '8ce5b96c8f26d0ab6c47958c9e68b937104cd36e13c33566acd2fe8d38aa19427e71f98a473474f2f13f06f97c20d58cc3f54b8bd0d272f42b695dd7e89a8c22',
  ],
  [
    'a first half in a second spelling, reduced before it is hashed',
    '9bedc267423725d473888631ebf45988bad3db83851ee85c85e241a07d148b41',
    MIXED,
    `${SECOND}03be9678ac102edcd92b0210bb34d7428d12ffc5df5f37e359941266a4e35f0f`,
  ],
  [
    'a first half in a second spelling, hashed as it is',
    '9bedc267423725d473888631ebf45988bad3db83851ee85c85e241a07d148b41',
    MIXED,
    `${SECOND}ca8c5b64cd208982aa38d4936621a4775aa233aa0505711d8fdcfdaa943d4908`,
  ],
  [
    'a key in a second spelling, reduced before it is hashed',
    'e96b7021eb39c1a163b6da4e3093dcd3f21387da4cc4572be588fafae23c155b',
    SECOND,
    'a9d55260f765261eb9b84e106f665e00b867287a761990d7135963ee0a7d59dca5bb704786be79fc476f91d3f3f89b03984d8068dcf1bb7dfc6637b45450ac04',
  ],
  [
    'a key in a second spelling, hashed as it is',
    '39a591f5321bbe07fd5a23dc2f39d025d74526615746727ceefd6e82ae65c06f',
    SECOND,
    'a9d55260f765261eb9b84e106f665e00b867287a761990d7135963ee0a7d59dca5bb704786be79fc476f91d3f3f89b03984d8068dcf1bb7dfc6637b45450ac04',
  ],
]

/** `signed`, `not signed`, or the code of the refusal of the key. */
async function judge(message: string, key: string, signature: string): Promise<string> {
  const [messageBytes, point, bytes] = [message, key, signature].map((hex) => Buffer.from(hex, 'hex')) as [
    Buffer,
    Buffer,
    Buffer,
  ]
  try {
    const read = readPublicKey({ kty: 'OKP', crv: 'Ed25519', x: toBase64Url(point) }, defaultLimits)
    return (await verifyWith(read, 'Ed25519', messageBytes, bytes)) ? 'signed' : 'not signed'
  } catch (error) {
    if (!isOpenBadgesError(error)) throw error
    return error.code
  }
}

describe('the vectors on which verifiers differ', () => {
  it('are twelve', () => {
    expect(vectors).toHaveLength(12)
  })

  // What both equations hold for, written in the one spelling, nobody disputes.
  it.each(vectors)('%s', async (odd, message, key, signature) => {
    const isWeak = key === SMALL || key === SECOND
    const isUndisputed = odd === 'points of mixed order, for which both equations hold'
    expect(await judge(message, key, signature)).toBe(isWeak ? 'KEY_WEAK' : isUndisputed ? 'signed' : 'not signed')
  })
})

describe('a badge with another signature by the same key', () => {
  const numberOf = (bytes: Uint8Array): bigint => BigInt(`0x${Buffer.from(bytes).reverse().toString('hex')}`)
  const others: readonly (readonly [string, (signature: Uint8Array) => Uint8Array])[] = [
    ...[1n, 2n, 7n].map((times): [string, (signature: Uint8Array) => Uint8Array] => [
      `the order of the group added ${times} times to its second half`,
      (signature) => {
        const half = numberOf(signature.subarray(32)) + times * edwards.order
        return concatBytes(signature.subarray(0, 32), littleEndian(half))
      },
    ]),
    [
      'its second half turned round',
      (signature) =>
        concatBytes(signature.subarray(0, 32), littleEndian(edwards.order - numberOf(signature.subarray(32)))),
    ],
    ['the sign of its first half turned round', (signature) => changed(signature, 31, 0x80)],
    ['nothing but zeros', (signature) => signature.map(() => 0)],
    ['nothing but ones', (signature) => signature.map(() => 0xff)],
    ...edwards.smallOrder
      .flatMap(encodings)
      .map((point): [string, (signature: Uint8Array) => Uint8Array] => [
        `the weak point ${Buffer.from(point).toString('hex')} as its first half`,
        (signature) => concatBytes(point, signature.subarray(32)),
      ]),
  ]

  it('control: verifies with its own, as a document and as a token', async () => {
    await expectGenuine()
    await expectGenuine(await signToken(victimBadge()))
  })

  it.each(others)('is refused: %s', async (_, change) => {
    const document = await genuineDocument()
    const signature = fromBase58((document['proof'].proofValue as string).slice(1), 200)!
    document['proof'].proofValue = `z${toBase58(change(signature))}`
    expect(await codesOf(document)).toEqual(['SIGNATURE_INVALID'])
    const [header, payload, last = ''] = (await signToken(victimBadge())).split('.')
    const other = toBase64Url(change(Uint8Array.from(Buffer.from(last, 'base64url'))))
    expect(await codesOf(`${header}.${payload}.${other}`)).toEqual(['SIGNATURE_INVALID'])
  })

  it('is refused where its signer chose the identity as the first half, although the equation holds', async () => {
    const secret = createHash('sha512').update(seedOf('victim')).digest().subarray(0, 32)
    secret[0] = (secret[0] ?? 0) & 0xf8
    secret[31] = ((secret[31] ?? 0) & 0x7f) | 0x40
    const [header = '', payload = ''] = (await signToken(victimBadge())).split('.')
    const point = Buffer.from(victim.publicKey.x ?? '', 'base64url')
    const first = littleEndian(1n)
    const challenge = createHash('sha512').update(first).update(point).update(`${header}.${payload}`).digest()
    const half = (numberOf(challenge) * numberOf(secret)) % edwards.order
    const signature = toBase64Url(concatBytes(first, littleEndian(half)))
    expect(await codesOf(`${header}.${payload}.${signature}`)).toEqual(['SIGNATURE_INVALID'])
  })
})

function changed(bytes: Uint8Array, index: number, bits: number): Uint8Array {
  return Uint8Array.from(bytes, (byte, place) => (place === index ? byte ^ bits : byte))
}
