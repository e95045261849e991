/** Pictures as they may be shown: embedded ones whose bytes are a picture, others by address, unfetched. */
import { isJsonObject, toArray, type JsonValue } from '../json/json.js'
import { defaultLimits } from '../limits.js'
import { imageTypeOf, type ImageType } from '../platform/image-type.js'
import { fromBase64, fromUtf8, toBase64, toUtf8 } from '../platform/bytes.js'
import { linkOf, type ViewAddress } from './addresses.js'
import { Shown, type Draft } from './draft.js'
import type { Texts } from './texts.js'

/** Whose picture it is: the credential's, the achievement's, or made for the recipient. */
export type ImageOwner = 'credential' | 'recipient' | 'achievement' | 'profile'

/**
 * A picture. That it is signed says nothing about what it shows: it may be the picture of another
 * badge.
 */
export type ViewImage = EmbeddedImage | RemoteImage | RefusedImage

interface ImageFrame {
  readonly of: ImageOwner
  /** What it shows, in words, for those who cannot see it. */
  readonly caption?: string
}

/** The picture itself. */
export interface EmbeddedImage extends ImageFrame {
  readonly kind: 'embedded'
  /** For `<img src>` and nowhere else: an SVG that is opened or inlined may run scripts. */
  readonly src: string
  /** What the bytes are, whatever the credential calls them. */
  readonly type: 'image/png' | 'image/jpeg' | 'image/webp' | 'image/svg+xml'
  /** An SVG that holds more than drawing: scripts, handlers, links or a document type. */
  readonly isActive: boolean
}

/** A picture elsewhere. It was not fetched: whoever serves it may change it, and sees who looks. */
export interface RemoteImage extends ImageFrame {
  readonly kind: 'remote'
  readonly address: ViewAddress
}

/** A picture that must not be shown, and why; its address is not given. */
export interface RefusedImage extends ImageFrame {
  readonly kind: 'refused'
  /** `address`: neither data: nor https:. `type`: not PNG, JPEG, WebP or SVG. */
  readonly because: 'address' | 'type' | 'too-large' | 'not-decodable'
}

/**
 * Reads the pictures in a property: one; several where the credential contradicts itself.
 *
 * Of the bytes only the beginning is looked at: whether a browser can draw the rest is its own
 * affair. Nothing is fetched.
 */
export function imagesOf(value: JsonValue | undefined, of: ImageOwner, texts: Texts): readonly Draft<ViewImage>[] {
  return toArray(value).flatMap((image) => {
    const { id, caption } = isJsonObject(image) ? image : { id: image, caption: undefined }
    const frame = { of, caption: texts.line(caption) }
    return typeof id === 'string' ? [{ ...frame, ...pictureAt(id, texts) }] : []
  })
}

type Picture = Pick<Draft<EmbeddedImage>, 'kind' | 'src' | 'type' | 'isActive'>
type Elsewhere = Pick<Draft<RemoteImage>, 'kind' | 'address'>
type Refused = Pick<Draft<RefusedImage>, 'kind' | 'because'>

function pictureAt(address: string, texts: Texts): Picture | Elsewhere | Refused {
  if (/^data:/i.test(address)) return embedded(address)
  const link = linkOf(address)
  if (link?.protocol !== 'https:') return refused('address')
  const text = texts.id(address) ?? new Shown('')
  return { kind: 'remote', address: { text, href: new Shown(link.href), host: new Shown(link.host) } }
}

function embedded(address: string): Picture | Refused {
  if (address.length > defaultLimits.maxDataUrlLength) return refused('too-large')
  const match = DATA_URL.exec(address)
  if (match === null) return refused('type')
  const [{ length }, , parameters = ''] = match
  const bytes = bytesIn(address.slice(length), /;\s*base64$/i.test(parameters))
  if (bytes === undefined) return refused('not-decodable')
  const type = imageTypeOf(bytes)
  if (type === undefined || !isShown(type)) return refused('type')
  const src = new Shown(`data:${type};base64,${toBase64(bytes)}`)
  return { kind: 'embedded', src, type, isActive: type === 'image/svg+xml' && isActive(bytes) }
}

/** Browsers forgive percent signs, white space and missing padding in base64; so does this. */
function bytesIn(content: string, isBase64: boolean): Uint8Array | undefined {
  try {
    const text = decodeURIComponent(content)
    if (!isBase64) return toUtf8(text)
    const bare = text.replaceAll(/[\t\n\f\r ]/g, '').replace(/={1,2}$/, '')
    return fromBase64(bare.padEnd(Math.ceil(bare.length / 4) * 4, '='))
  } catch {
    return undefined
  }
}

/** Text that cannot be read, that is written in another encoding, or that spells its letters by number may hide anything. */
function isActive(bytes: Uint8Array): boolean {
  const text = fromUtf8(bytes)
  return text === undefined || HIDING.test(text) || ACTIVE.test(text.replaceAll(BY_NUMBER, toLetter))
}

function toLetter(reference: string, hexadecimal: string | undefined, decimal: string | undefined): string {
  const code = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16)
  return code <= 0x10ffff ? String.fromCodePoint(code) : reference
}

function isShown(type: ImageType): type is EmbeddedImage['type'] {
  return SHOWN.has(type)
}

function refused(because: RefusedImage['because']): Refused {
  return { kind: 'refused', because }
}

const SHOWN: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/webp', 'image/svg+xml'])

/** Up to the comma. The type is what credentials call a picture; the bytes decide. */
const DATA_URL = /^data:(image\/[\w.+-]{1,40})((?:;[^,;]{0,100}){0,5}),/i

/** Zeros of two-byte letters, escapes of CSS, and encodings other than the usual one. */

const HIDING = /[\u0000\\]|^\s*<\?xml[^>]*\sencoding\s*=\s*["'](?!(?:utf-?8|us-ascii)["'])/i

const BY_NUMBER = /&#(?:x0*([\da-f]{1,6})|0*(\d{1,7}));/gi

const ACTIVE =
  /<!(?:DOCTYPE|ENTITY)|<\?xml-stylesheet|<(?:[^\s<>/:]*:)?(?:script|foreignObject|iframe|embed|object|handler|listener|animate\w*|set)\b|\son\w{1,40}\s*=|(?:href|src)\s*=\s*["']?\s*(?!["'#]|data:image\/(?:png|jpeg|webp);)|javascript:|@import|\bimage(?:-set)?\(|\bsrc\(|url\(\s*["']?\s*(?!["'#])/i
