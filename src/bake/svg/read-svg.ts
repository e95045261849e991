/** What of an SVG concerns us: its root, and the elements that standards bake into it. */
import { SaxesParser, type SaxesTagNS } from 'saxes'
import { OpenBadgesError } from '../../errors.js'
import type { Limits } from '../../limits.js'
import { certain } from '../../platform/certain.js'
import { bakedNames, type BakedName } from '../baked-names.js'
import { assertAtMost, malformedImage } from '../image-problem.js'
import { isWritten } from '../white-space.js'
import { assertUtf8, isAscii } from './svg-text.js'

/** The root element, by its places in the text. */
export interface SvgRoot {
  readonly name: string
  /** Behind its name. */
  readonly nameEnd: number
  /** Behind its start tag. */
  readonly end: number
  readonly isSelfClosing: boolean
  /** Prefixes that it declares, with their namespaces. */
  readonly prefixes: Readonly<Record<string, string>>
}

/** An element whose name is that of a standard. */
export interface BakedElement {
  readonly name: BakedName
  readonly start: number
  readonly end: number
  /** Its attribute `verify`. */
  readonly verify: string | undefined
  /** The text in it, CDATA sections and all. */
  readonly body: string
  /** Whether some of that stands in no CDATA section. */
  readonly hasLooseText: boolean
  /** Whether it is the first element in the root. */
  readonly isFirst: boolean
}

/** The outline of an SVG. */
export interface SvgOutline {
  readonly root: SvgRoot
  readonly baked: readonly BakedElement[]
  readonly hasDoctype: boolean
  /** Characters that the file, as it is declared, cannot hold as they are. */
  readonly unwritable: RegExp | undefined
}

/**
 * Reads an SVG from beginning to end: well-formed XML with namespaces, without entities of its own. Nothing is fetched,
 * expanded or drawn.
 *
 * A document type that only names a file elsewhere is passed over; one with declarations is refused.
 *
 * @param text - the whole file
 * @throws OpenBadgesError `IMAGE_MALFORMED`, `IMAGE_LIMIT_EXCEEDED`, `DTD_NOT_ALLOWED`, `ENCODING_NOT_SUPPORTED`
 */
export function readSvg(text: string, limits: Limits): SvgOutline {
  const parser = new SaxesParser({ xmlns: true })
  const baked: BakedElement[] = []
  let root: SvgRoot | undefined
  let open: Omit<BakedElement, 'end'> | undefined
  let hasDoctype = false
  let unwritable: RegExp | undefined
  let depth = 0
  let tags = 0
  const place = (): string => `line ${parser.line}, column ${parser.column}`

  parser.on('error', ({ message }) => {
    throw malformedImage('well-formed XML', place(), message.replace(/^\d+:\d+: |\.$/g, ''))
  })
  parser.on('xmldecl', ({ encoding, version }) => {
    if (encoding !== undefined) assertUtf8(encoding)
    if (encoding !== undefined && isAscii(encoding)) unwritable = BEYOND_ASCII
    else if (version === '1.1') unwritable = RESTRICTED
  })
  parser.on('doctype', (declared) => {
    if (declared.includes('[')) throw new OpenBadgesError('DTD_NOT_ALLOWED', { place: place() })
    hasDoctype = true
  })
  parser.on('opentag', (tag) => {
    assertAtMost(++depth, limits.maxSvgDepth, 'nested elements in an SVG')
    assertAtMost(++tags, limits.maxSvgTags, 'elements in an SVG')
    if (open !== undefined) throw malformedImage('only text inside the badge', place(), `an element "${tag.name}"`)
    const start = text.lastIndexOf('<', parser.position - 1)
    if (root === undefined) root = rootOf(tag, start, parser.position)
    const name = nameOf(tag)
    if (name !== undefined) {
      open = {
        name,
        start,
        verify: tag.attributes['verify']?.value,
        body: '',
        hasLooseText: false,
        isFirst: tags === 2,
      }
    }
  })
  parser.on('text', (loose) => {
    if (open === undefined) return
    open = { ...open, body: open.body + loose, hasLooseText: open.hasLooseText || isWritten(loose) }
  })
  parser.on('cdata', (section) => {
    if (open !== undefined) open = { ...open, body: open.body + section }
  })
  parser.on('closetag', () => {
    depth -= 1
    if (open === undefined) return
    baked.push({ ...open, end: parser.position })
    open = undefined
  })
  parser.write(text).close()
  // A text without an element is not well-formed.
  return { root: certain<SvgRoot>(root), baked, hasDoctype, unwritable }
}

/** XML 1.1, section 2.11 and production 2a: read as a line end, or not at all. */
const RESTRICTED = /[\u007f-\u009f\u2028]/g

const BEYOND_ASCII = /[^\t\n\r -~]/g

function rootOf(tag: SaxesTagNS, start: number, end: number): SvgRoot {
  const { name, uri, local, ns, isSelfClosing } = tag
  if (uri !== SVG_NAMESPACE || local !== 'svg') {
    throw malformedImage(`the element svg of ${SVG_NAMESPACE}`, `character ${start}`, `"${local}" of "${uri}"`)
  }
  return { name, nameEnd: start + 1 + name.length, end, isSelfClosing, prefixes: ns }
}

function nameOf({ uri, local }: SaxesTagNS): BakedName | undefined {
  return bakedNames.find(({ namespace, element }) => namespace === uri && element === local)
}

const SVG_NAMESPACE = 'http://www.w3.org/2000/svg'
