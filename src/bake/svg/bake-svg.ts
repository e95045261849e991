import { OpenBadgesError } from '../../errors.js'
import type { Limits } from '../../limits.js'
import { toUtf8 } from '../../platform/bytes.js'
import { openBadges3 } from '../baked-names.js'
import { assertAtMost } from '../image-problem.js'
import { readSvg, type SvgRoot } from './read-svg.js'
import { readSvgText } from './svg-text.js'

/**
 * Puts a credential into an SVG, right after the start tag of its root: a token as the attribute `verify` of an empty
 * element, JSON as a CDATA section. The rest of the file stays as it is, character for character. Characters that a file
 * declared as XML 1.1, or as ASCII, cannot hold are written as JSON escapes.
 *
 * @param picture - the bytes or the text of an SVG
 * @param text - the credential
 * @param whenBaked - whether what is baked in it already is taken out, or the picture refused
 * @throws OpenBadgesError `ALREADY_BAKED`, `IMAGE_MALFORMED`, `IMAGE_LIMIT_EXCEEDED`, `DTD_NOT_ALLOWED`,
 *   `ENCODING_NOT_SUPPORTED`, `INPUT_NOT_UTF8`
 */
export function bakeSvg(
  picture: Uint8Array | string,
  text: string,
  whenBaked: 'refuse' | 'replace',
  limits: Limits,
): Uint8Array {
  const svg = readSvgText(picture, limits)
  const { root, baked, unwritable } = readSvg(svg, limits)
  const [first] = baked
  if (first !== undefined && whenBaked === 'refuse') {
    throw new OpenBadgesError('ALREADY_BAKED', { found: first.name.words })
  }
  const bytes = toUtf8(
    edited(svg, [
      ...insertions(svg, root, escaped(text, unwritable)),
      ...baked.map(({ start, end }) => ({ start, end, put: '' })),
    ]),
  )
  assertAtMost(bytes.length, limits.maxSvgBytes, 'bytes of an SVG with its badge')
  return bytes
}

/** JSON has another way to write any character of a text; a token holds none that needs it. */
function escaped(text: string, unwritable: RegExp | undefined): string {
  if (unwritable === undefined) return text
  return text.replace(unwritable, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** A part of the text, and what stands there instead. */
interface Edit {
  readonly start: number
  readonly end: number
  readonly put: string
}

/** The prefix is always the customary one; where the root uses it for something else, the element declares it itself. */
function insertions(svg: string, root: SvgRoot, text: string): readonly Edit[] {
  const { nameEnd, end, name, isSelfClosing } = root
  const bound = root.prefixes[PREFIX]
  const declaration = ` xmlns:${PREFIX}="${openBadges3.namespace}"`
  const isForeign = bound !== undefined && bound !== openBadges3.namespace
  const element = elementOf(text, isForeign ? declaration : '')
  return [
    ...(bound === undefined ? [{ start: nameEnd, end: nameEnd, put: declaration }] : []),
    isSelfClosing
      ? { start: svg.lastIndexOf('/', end), end, put: `>${element}</${name}>` }
      : { start: end, end, put: element },
  ]
}

function elementOf(text: string, declaration: string): string {
  const name = `${PREFIX}:${openBadges3.element}`
  if (!text.startsWith('{')) return `<${name}${declaration} verify="${text}"></${name}>`
  // XML has no other way to write the end of a section inside a section.
  return `<${name}${declaration}><![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]></${name}>`
}

/** Applies edits that stand in the order of the text and do not overlap. */
function edited(text: string, edits: readonly Edit[]): string {
  let kept = 0
  const parts: string[] = []
  for (const { start, end, put } of edits) {
    parts.push(text.slice(kept, start), put)
    kept = end
  }
  return [...parts, text.slice(kept)].join('')
}

const PREFIX = 'openbadges'
