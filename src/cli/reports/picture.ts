import type { CredentialView } from '../../index.js'
import type { JudgedEntry } from './entry.js'

/**
 * The picture of a badge, as an element that can do nothing but be seen: the one that the badge was inside, or one that
 * it holds. Empty where there is none, or where it is large. Pictures elsewhere are not fetched.
 */
export function pictureOf({ report, bytes }: JudgedEntry, view: CredentialView): string {
  const type = TYPES[report.evidence.container ?? 'none']
  if (type !== undefined && bytes !== undefined && bytes.length <= LARGEST) {
    const src = `data:${type};base64,${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')}`
    return figure(src, 'The picture of the file. Nobody signs what it shows.')
  }
  const images = view.authentic ? view.images : []
  const embedded = images.find((image) => image.kind === 'embedded' && !image.isActive && image.src.length <= LARGEST)
  return embedded?.kind === 'embedded' ? figure(embedded.src, 'The picture that the badge names.') : ''
}

function figure(src: string, caption: string): string {
  return `<figure><img src="${src.replaceAll('"', '%22')}" alt=""><figcaption>${caption}</figcaption></figure>\n`
}

const TYPES: Readonly<Record<string, string | undefined>> = { png: 'image/png', svg: 'image/svg+xml' }

/** Bytes of a picture that a page of thousands can hold. */
const LARGEST = 256 * 1024
