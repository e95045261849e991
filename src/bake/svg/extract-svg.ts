import { OpenBadgesError } from '../../errors.js'
import type { Limits } from '../../limits.js'
import { finding, type Finding } from '../../messages/problem.js'
import type { Extracted } from '../extracted.js'
import { pickBaked } from '../pick-baked.js'
import { isWritten } from '../white-space.js'
import { readSvg, type BakedElement } from './read-svg.js'
import { readSvgText } from './svg-text.js'

/**
 * Takes the credential out of an SVG, whatever prefix its element has and wherever it stands.
 *
 * @param picture - the bytes or the text of an SVG
 * @throws OpenBadgesError `NOTHING_BAKED`, `MULTIPLE_CREDENTIALS`, `IMAGE_MALFORMED`, `IMAGE_LIMIT_EXCEEDED`,
 *   `DTD_NOT_ALLOWED`, `ENCODING_NOT_SUPPORTED`, `INPUT_NOT_UTF8`
 */
export function extractSvg(picture: Uint8Array | string, limits: Limits): Extracted {
  const { baked, hasDoctype } = readSvg(readSvgText(picture, limits), limits)
  const { picked, findings } = pickBaked(baked, 'svg')
  return {
    text: textOf(picked),
    container: 'svg',
    standard: picked.name.standard,
    findings: [...findings, ...unusualFindings(picked), ...(hasDoctype ? [finding('DOCTYPE_IGNORED', {})] : [])],
  }
}

/** Open Badges 3.0 has one or the other; older assertions have their address in `verify` beside their JSON. */
function textOf({ name, verify = '', body }: BakedElement): string {
  const [hasVerify, hasBody] = [isWritten(verify), isWritten(body)]
  if (hasVerify && hasBody && name.standard !== 'open-badges-2') {
    throw new OpenBadgesError('MULTIPLE_CREDENTIALS', {
      found: 'one in its attribute "verify", another in its element',
    })
  }
  return hasBody ? body : verify
}

function unusualFindings({ hasLooseText, isFirst }: BakedElement): readonly Finding[] {
  return [
    ...(hasLooseText ? [unusual('a CDATA section', 'text outside of one')] : []),
    ...(isFirst ? [] : [unusual('the first element of the SVG', 'a later one')]),
  ]
}

function unusual(expected: string, found: string): Finding {
  return finding('BAKED_UNUSUALLY', { expected, found })
}
