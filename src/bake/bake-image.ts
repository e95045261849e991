import { OpenBadgesError, refuseUnknownNames, wrongOption } from '../errors.js'
import { defaultLimits } from '../limits.js'
import { toUtf8 } from '../platform/bytes.js'
import { readImageKind } from './image-kind.js'
import { assertAtMost } from './image-problem.js'
import { bakePng } from './png/bake-png.js'
import { bakeSvg } from './svg/bake-svg.js'
import { withoutWhiteSpaceAround } from './white-space.js'

/** What can be baked: what an issuer returns, or its text. */
export type Bakeable =
  | string
  | { readonly format: 'jwt'; readonly token: string }
  | { readonly format: 'data-integrity'; readonly document: object }

/** How a picture is baked. */
export interface BakeOptions {
  /** What happens if a badge, of whatever version, is in the picture already. Replacing takes all of them out. */
  readonly whenBaked?: 'refuse' | 'replace'
}

/**
 * Puts a signed credential into a picture, which stays the same to the eye.
 *
 * Open Badges 3.0, "Open Badges Document Formats": an uncompressed iTXt chunk in a PNG, an element in an SVG. What is in
 * the picture besides is kept byte for byte. Does not look into the credential: bake what `issuer.issue` returned.
 *
 * @param image - the bytes of a PNG or an SVG, or the text of an SVG
 * @param signed - what the issuer returned, or a compact JWS or JSON as text
 * @param options - what happens if the picture is baked already
 * @returns the bytes of the picture with the badge in it, a new array
 * @throws OpenBadgesError `NOT_BAKEABLE`, `ALREADY_BAKED`, `OPTIONS_INVALID`, or why the picture cannot be read:
 *   `IMAGE_…`, `DTD_NOT_ALLOWED`, `ENCODING_NOT_SUPPORTED`, `INPUT_NOT_UTF8`
 * @example
 * await writeFile('badge.png', bakeImage(await readFile('design.png'), await issuer.issue(award)))
 */
export function bakeImage(image: Uint8Array | string, signed: Bakeable, options: BakeOptions = {}): Uint8Array {
  refuseUnknownNames(options, ['whenBaked'])
  const { whenBaked = 'refuse' } = options
  if (!CHOICES.includes(whenBaked)) throw wrongOption('whenBaked', "'refuse' or 'replace'", whenBaked)
  const text = bakeableText(signed)
  const kind = readImageKind(image, defaultLimits)
  return kind.container === 'png'
    ? bakePng(kind.image, text, whenBaked, defaultLimits)
    : bakeSvg(kind.image, text, whenBaked, defaultLimits)
}

/** White space around it is left out; a document is written in the one way that every reader of pictures takes. */
function bakeableText(signed: unknown): string {
  const text = withoutWhiteSpaceAround(textOf(signed))
  if (!text.startsWith('{') && !COMPACT_JWS.test(text)) throw notBakeable('text that is neither')
  if (UNWRITABLE.test(text)) throw notBakeable('a character that XML cannot hold')
  assertAtMost(toUtf8(text).length, defaultLimits.maxBakedBytes, 'bytes of a credential to bake')
  return text
}

function textOf(signed: unknown): string {
  if (typeof signed === 'string') return signed
  if (typeof signed !== 'object' || signed === null) throw notBakeable(signed === null ? 'null' : typeof signed)
  const { format, token, document } = signed as Readonly<Record<string, unknown>>
  if (format === 'jwt' && typeof token === 'string') return token
  if (format !== 'data-integrity' || typeof document !== 'object' || document === null) {
    throw notBakeable('an object without a token or a document')
  }
  // Inside strings, where alone they can stand: not every reader joins the sections that these would cut XML into.
  return JSON.stringify(document)
    .replaceAll(']]>', String.raw`]]\u003e`)
    .replaceAll(NONCHARACTERS, escaped)
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16)}`
}

function notBakeable(found: string): OpenBadgesError {
  return new OpenBadgesError('NOT_BAKEABLE', { found })
}

const CHOICES: readonly string[] = ['refuse', 'replace']

/** RFC 7515, section 7.1. */
const COMPACT_JWS = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/

const NONCHARACTERS = /[\ufffe\uffff]/g

/** XML 1.0, section 2.2: what no document can hold. */
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/u
