/** Pictures: plain ones, and the same with badges in them. */
import { bakeImage } from '../../../src/bake/bake-image.js'
import { chunkOf, internationalText, pngSignature } from '../../support/pictures.js'
import type { Files } from './files.js'

/** One row of the index. */
export interface PictureEntry {
  readonly name: string
  readonly about: string
  readonly shows: readonly string[]
  readonly files: { readonly plain: string; readonly baked: string; readonly credential: string }
}

/** The badges that are baked, as the files that hold them. */
export interface Baked {
  readonly document: { readonly path: string; readonly text: string }
  readonly token: { readonly path: string; readonly text: string }
}

/** Bakes both badges into both pictures. */
export function makePictures(badges: Baked): { readonly entries: readonly PictureEntry[]; readonly files: Files } {
  const plain = {
    png: { path: 'pictures/plain.png', image: plainPng },
    svg: { path: 'pictures/plain.svg', image: svg },
  }
  const made = (['png', 'svg'] as const).flatMap((kind) =>
    (['document', 'token'] as const).map((form) => {
      const { path, text } = badges[form]
      const baked = `pictures/${form}.${kind}`
      const entry: PictureEntry = {
        name: `${kind}-${form}`,
        about: `A ${kind.toUpperCase()} with a badge in it, ${form === 'token' ? 'as a token' : 'as JSON'}.`,
        shows: [`Open Badges 3.0, Open Badges Document Formats, ${kind.toUpperCase()}`],
        files: { plain: plain[kind].path, baked, credential: path },
      }
      return { entry, baked, bytes: bakeImage(plain[kind].image, text) }
    }),
  )
  return {
    entries: made.map(({ entry }) => entry),
    files: {
      [plain.png.path]: plainPng,
      [plain.svg.path]: svg,
      ...Object.fromEntries(made.map(({ baked, bytes }) => [baked, bytes])),
    },
  }
}

/** A PNG with two badges, which no file may hold. */
export function pngWithTwo(first: string, second: string): Uint8Array {
  return png([internationalText('openbadgecredential', first), internationalText('openbadgecredential', second)])
}

/** A PNG with a badge of Open Badges 2, under the keyword that those have. */
export function pngOfVersion2(): Uint8Array {
  return png([internationalText('openbadges', JSON.stringify(version2))])
}

function png(afterHeader: readonly Uint8Array[]): Uint8Array {
  const header = chunkOf('IHDR', Buffer.from('0000000800000008' + '0800000000', 'hex'))
  return new Uint8Array(Buffer.concat([pngSignature, header, ...afterHeader, pixels(), chunkOf('IEND')]))
}

/** Eight grey pixels by eight, in a stored block: what compresses may do so otherwise tomorrow. */
function pixels(): Buffer {
  const rows = Buffer.from(Array.from({ length: 8 }, (_, row) => [0, ...Array<number>(8).fill(row * 30)]).flat())
  const length = Buffer.alloc(4)
  length.writeUInt16LE(rows.length)
  length.writeUInt16LE(~rows.length & 0xffff, 2)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(adler32(rows))
  return chunkOf('IDAT', Buffer.concat([Buffer.from('780101', 'hex'), length, rows, check]))
}

function adler32(bytes: Uint8Array): number {
  let [a, b] = [1, 0]
  for (const byte of bytes) {
    a = (a + byte) % 65521
    b = (b + a) % 65521
  }
  return ((b << 16) | a) >>> 0
}

const plainPng = png([])

const svg = `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64" viewBox="0 0 64 64">
  <title>Sveiser</title>
  <circle cx="32" cy="32" r="30" fill="#30527a"/>
  <path d="M20 44 32 16l12 28z" fill="#ffd166"/>
</svg>
`

const version2 = {
  '@context': 'https://w3id.org/openbadges/v2',
  type: 'Assertion',
  id: 'https://school.example/assertions/7',
  recipient: { type: 'email', hashed: false, identity: 'learner@school.example' },
  badge: 'https://school.example/badges/welder.json',
  verification: { type: 'HostedBadge' },
  issuedOn: '2019-06-01T00:00:00Z',
}
