/**
 * Inputs that grow in one direction, at their limit and past it. None is signed: what they cost, they cost before or
 * without any signature that holds. `size` is what grows.
 */
import { crc32, deflateSync } from 'node:zlib'
import type { OpenBadgeCredential } from 'openbadges-kit'
import { defaultLimits as limits } from '../../src/limits.js'

/** One direction in which an input can grow. */
export interface Direction {
  readonly name: string
  /** What is tried: at the limit, one past it, far past it. */
  readonly sizes: readonly number[]
  /** Makes the input out of a genuine badge. */
  readonly make: (size: number, genuine: OpenBadgeCredential) => Uint8Array | string
}

type Changes = Readonly<Record<string, unknown>>

const many = <Value>(count: number, make: (index: number) => Value): Value[] =>
  Array.from({ length: count }, (_, index) => make(index))

/** At, just past and far past a limit. */
const around = (limit: number, times = 10): readonly number[] => [limit, limit + 1, limit * times]

/** A genuine badge with something else in it. */
const changed = (
  name: string,
  sizes: readonly number[],
  changesOf: (size: number, genuine: OpenBadgeCredential) => Changes,
): Direction => ({
  name,
  sizes,
  make: (size, genuine) => JSON.stringify({ ...genuine, ...changesOf(size, genuine) }),
})

const profileOf = ({ issuer }: OpenBadgeCredential): object => (typeof issuer === 'string' ? { id: issuer } : issuer)

/** Every direction. */
export const directions: readonly Direction[] = [
  // Bytes and JSON.
  { name: 'bytes of white space', sizes: around(limits.maxInputBytes, 4), make: (size) => ' '.repeat(size) },
  {
    name: 'bytes that are no text',
    sizes: around(limits.maxInputBytes, 2),
    make: (size) => new Uint8Array(size).fill(0xff),
  },
  {
    name: 'one long string',
    sizes: around(limits.maxStringLength),
    make: (size) => JSON.stringify({ a: 'x'.repeat(size) }),
  },
  { name: 'a string of escapes', sizes: around(40_000, 20), make: (size) => `{"a":"${'\\u0041'.repeat(size)}"}` },
  {
    name: 'depth of arrays',
    sizes: around(limits.maxJsonDepth, 50_000),
    make: (size) => '['.repeat(size) + ']'.repeat(size),
  },
  {
    name: 'depth of objects',
    sizes: around(limits.maxJsonDepth, 10_000),
    make: (size) => '{"a":'.repeat(size) + '1' + '}'.repeat(size),
  },
  { name: 'depth that never ends', sizes: [2_500_000], make: (size) => '[{"a":'.repeat(size / 6) },
  { name: 'values', sizes: around(limits.maxJsonNodes, 100), make: (size) => `[${many(size, () => '1').join()}]` },
  {
    name: 'keys of one object',
    sizes: around(limits.maxObjectKeys, 1_000),
    make: (size) => `{${many(size, (index) => `"k${index}":1`).join()}}`,
  },
  { name: 'digits of a number', sizes: [1_000, 1_000_000, 4_000_000], make: (size) => `{"a":${'9'.repeat(size)}}` },
  changed('members of an array', around(limits.maxArrayLength, 100), (size) => ({
    tag: many(size, (index) => `t${index}`),
  })),
  changed('nodes without names', around(limits.maxArrayLength), (size) => ({
    evidence: many(size, () => ({ type: ['Evidence'] })),
  })),
  changed('text of one letter', around(limits.maxStringLength), (size) => ({ description: 'ø'.repeat(size) })),
  // Contexts.
  changed('contexts', around(limits.maxContexts, 50), (size, genuine) => ({
    '@context': many(size, () => genuine['@context'][1]),
  })),
  changed('inline contexts', around(limits.maxInlineContexts, 100), (size, genuine) => ({
    '@context': [...genuine['@context'], ...many(size, (index) => ({ [`t${index}`]: `https://x.example/#t${index}` }))],
  })),
  changed('terms of inline contexts', around(limits.maxInlineTerms), (size, genuine) => ({
    '@context': [
      ...genuine['@context'],
      ...many(Math.ceil(size / 200), (part) =>
        Object.fromEntries(
          many(Math.min(200, size - part * 200), (index) => [
            `t${part}-${index}`,
            `https://x.example/#${part}-${index}`,
          ]),
        ),
      ),
    ],
  })),
  changed('nested contexts', around(limits.maxNestedContexts, 4), (size, genuine) => ({
    endorsement: many(size, (index) => ({
      '@context': genuine['@context'],
      id: `urn:e:${index}`,
      type: ['VerifiableCredential', 'EndorsementCredential'],
    })),
  })),
  // Graphs.
  changed('nodes that all stand in each other', [6, 10, 20], (size) => ({
    evidence: many(size, (index) => ({
      id: `urn:n:${index}`,
      type: ['Evidence', 'Achievement'],
      related: many(size, (other) => other)
        .filter((other) => other !== index)
        .map((other) => ({ id: `urn:n:${other}`, type: ['Related'] })),
    })),
  })),
  changed('a chain of like nodes', [10, 26, 40], (size, genuine) => ({
    issuer: {
      ...profileOf(genuine),
      parentOrg: many(size, () => 0).reduce<Changes>((inner) => ({ type: ['Profile'], parentOrg: inner }), {
        type: ['Profile'],
      }),
    },
  })),
  changed('like nodes in like nodes', [50, 200, 500], (size, genuine) => {
    const identifiers = many(size, () => ({ type: ['IdentifierEntry'], identifier: '7', identifierType: 'systemId' }))
    const { achievement } = genuine.credentialSubject
    return {
      issuer: { ...profileOf(genuine), otherIdentifier: identifiers },
      credentialSubject: {
        ...genuine.credentialSubject,
        identifier: identifiers,
        achievement: { ...achievement, otherIdentifier: identifiers },
      },
    }
  }),
  changed('descriptions of one node', [100, 300, 500], (size, genuine) => ({
    credentialSubject: {
      ...genuine.credentialSubject,
      achievement: {
        ...genuine.credentialSubject.achievement,
        resultDescription: many(size, (index) => ({
          id: `urn:r:${index}`,
          type: ['ResultDescription'],
          name: 'x',
          resultType: 'Status',
          alignment: [{ id: 'urn:one', type: ['Alignment'], targetName: `Name ${index}` }],
        })),
      },
    },
  })),
  // Proofs and keys.
  changed('proofs', around(limits.maxProofs, 60), (size, genuine) => ({ proof: many(size, () => genuine.proof) })),
  changed('a proof value', around(limits.maxProofValueLength, 1_000), (size, genuine) => ({
    proof: { ...genuine.proof, proofValue: `z${'2'.repeat(size - 1)}` },
  })),
  changed('a selective proof value', around(limits.maxSelectiveProofLength, 2), (size, genuine) => ({
    proof: { ...genuine.proof, cryptosuite: 'ecdsa-sd-2023', proofValue: `u2V0B${'A'.repeat(size - 5)}` },
  })),
  changed('a key in base58', around(limits.maxMultikeyLength, 300), (size, genuine) => ({
    proof: { ...genuine.proof, verificationMethod: `did:key:z${'2'.repeat(size)}` },
  })),
  changed('an issuer that is a did:jwk', around(limits.maxDidJwkLength, 20), (size, genuine) => ({
    issuer: { ...profileOf(genuine), id: `did:jwk:${'A'.repeat(size)}` },
  })),
  changed('an issuer that is a did:web', around(limits.maxDidLength, 200), (size, genuine) => ({
    issuer: { ...profileOf(genuine), id: `did:web:${'a.'.repeat(size / 2)}example` },
  })),
  changed('status entries', around(limits.maxStatusEntries, 30), (size) => ({
    credentialStatus: many(size, (index) => ({
      id: `https://x.example/${index}#0`,
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: '0',
      statusListCredential: `https://x.example/${index}`,
    })),
  })),
  changed('endorsements', around(limits.maxEndorsements, 20), (size, genuine) => ({
    endorsement: many(size, (index) => ({
      '@context': genuine['@context'],
      id: `urn:e:${index}`,
      type: ['VerifiableCredential', 'EndorsementCredential'],
      issuer: genuine.issuer,
      validFrom: genuine.validFrom,
      credentialSubject: { id: genuine.id, type: ['EndorsementSubject'] },
      proof: genuine.proof,
    })),
  })),
  // Tokens.
  { name: 'parts of a token', sizes: [3, 1_000, 500_000], make: (size) => many(size, () => 'e30').join('.') },
  {
    name: 'a long header',
    sizes: [100_000, 1_000_000],
    make: (size) => token({ alg: 'EdDSA', kid: 'x'.repeat(size) }, {}),
  },
  {
    name: 'a long payload',
    sizes: [500_000, 3_000_000],
    make: (size) => token({ alg: 'EdDSA' }, { a: 'x'.repeat(size) }),
  },
  {
    name: 'a long signature',
    sizes: [1_000, 1_000_000],
    make: (size) => `${token({ alg: 'EdDSA' }, {})}${'A'.repeat(size)}`,
  },
  {
    name: 'bits of a key in the header',
    sizes: [8_192, 16_384, 1_000_000],
    make: (size) =>
      token(
        { alg: 'RS256', jwk: { kty: 'RSA', e: 'AQAB', n: Buffer.alloc(size / 8, 0xfb).toString('base64url') } },
        {},
      ),
  },
  // Pictures.
  {
    name: 'chunks of a PNG',
    sizes: around(limits.maxPngChunks, 100),
    make: (size) => pngOf(many(size, () => chunkOf('tEXt', Buffer.from('a\0b')))),
  },
  {
    name: 'a text chunk that inflates',
    sizes: [limits.maxBakedBytes, 64 * 1024 * 1024, 512 * 1024 * 1024],
    make: (size) => pngOf([inflating(size)]),
  },
  {
    name: 'many text chunks that inflate',
    sizes: [10, 100, 400],
    make: (size) => pngOf(many(size, () => inflating(8 * 1024 * 1024))),
  },
  { name: 'a chunk longer than the file', sizes: [0x7fffffff, 0xffffffff], make: (size) => pngOf([lengthened(size)]) },
  {
    name: 'depth of an SVG',
    sizes: around(limits.maxSvgDepth, 200),
    make: (size) => svg('<g>'.repeat(size) + '</g>'.repeat(size)),
  },
  { name: 'elements of an SVG', sizes: around(limits.maxSvgTags, 2), make: (size) => svg('<g/>'.repeat(size)) },
  {
    name: 'attributes of one element',
    sizes: [1_000, 100_000],
    make: (size) => svg(`<g ${many(size, (index) => `a${index}=""`).join(' ')}/>`),
  },
  {
    name: 'namespaces of one element',
    sizes: [1_000, 50_000],
    make: (size) => svg(`<g ${many(size, (index) => `xmlns:a${index}="u:${index}"`).join(' ')}/>`),
  },
  {
    name: 'characters of a comment',
    sizes: [1_000_000, 4_000_000],
    make: (size) => svg(`<!--${' -'.repeat(size / 2)} -->`),
  },
  { name: 'numeric references', sizes: [100_000, 500_000], make: (size) => svg('&#65;'.repeat(size)) },
  {
    name: 'credentials in an SVG',
    sizes: [2, 10_000],
    make: (size) => svg('<openbadges:credential>{}</openbadges:credential>'.repeat(size)),
  },
  {
    name: 'entities',
    sizes: [10],
    make: (size) =>
      `<!DOCTYPE svg [<!ENTITY a0 "x">${many(size, (index) => `<!ENTITY a${index + 1} "${`&a${index};`.repeat(10)}">`).join('')}]>${svg(`&a${size};`)}`,
  },
  {
    name: 'a data: URL',
    sizes: around(limits.maxDataUrlLength, 2),
    make: (size) => JSON.stringify({ image: { id: `data:image/png;base64,${'A'.repeat(size)}`, type: 'Image' } }),
  },
]

function token(header: object, payload: object): string {
  return [header, payload].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.') + '.AAAA'
}

function svg(inside: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0">${inside}</svg>`
}

function pngOf(chunks: readonly Uint8Array[]): Uint8Array {
  const header = chunkOf('IHDR', Buffer.from('00000001000000010800000000', 'hex'))
  const pixels = chunkOf('IDAT', deflateSync(Buffer.from([0, 0])))
  const signature = Buffer.from('89504e470d0a1a0a', 'hex')
  return new Uint8Array(Buffer.concat([signature, header, ...chunks, pixels, chunkOf('IEND', Buffer.alloc(0))]))
}

function chunkOf(type: string, data: Uint8Array): Buffer {
  const content = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  checksum.writeUInt32BE(crc32(content))
  return Buffer.concat([length, content, checksum])
}

/** Zeros, compressed: a thousandth of their size. */
function inflating(size: number): Buffer {
  const packed = PACKED.get(size) ?? deflateSync(Buffer.alloc(size), { level: 9 })
  PACKED.set(size, packed)
  return chunkOf('iTXt', Buffer.concat([Buffer.from('openbadgecredential\0\u0001\0\0\0', 'latin1'), packed]))
}

const PACKED = new Map<number, Buffer>()

function lengthened(length: number): Buffer {
  const chunk = chunkOf('tEXt', Buffer.from('a\0b'))
  chunk.writeUInt32BE(length)
  return chunk
}
