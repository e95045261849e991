import { dataModelOf } from '../../../envelope/read-document.js'
import type { JsonObject } from '../../../json/json.js'
import { iriTerm } from '../../../jsonld/rdf-terms.js'
import { finding, type Finding } from '../../../messages/problem.js'
import type { SplitStatements } from './split-statements.js'

/**
 * Says of a derived credential that it is a selection, and which of the properties that a verdict rests
 * on its holder may have left out: those that the issuer did not make mandatory, as far as can be seen.
 *
 * @param document - what is shown
 * @param statements - of it
 * @param path - JSON pointer of the proof
 */
export function findWhatMayBeHidden(
  document: JsonObject,
  { mandatory, single }: SplitStatements,
  path: string,
): readonly Finding[] {
  const { id } = document
  const shown = mandatory.length + single.length
  const end = dataModelOf(document) === '1.1' ? 'expirationDate' : 'validUntil'
  const hidden = [end, 'credentialStatus'].filter((property) => {
    const begin = typeof id === 'string' ? `${iriTerm(id)} ${iriTerm(VOCABULARY + property)} ` : undefined
    const says = (statement: string): boolean => begin !== undefined && statement.startsWith(begin)
    return !mandatory.some(says) || single.some(says)
  })
  return [
    finding('SHOWN_IN_PART', { shown, mandatory: mandatory.length }, { path }),
    ...hidden.map((property) => finding('MAY_BE_HIDDEN', { property }, { path: `/${property}` })),
  ]
}

/** The vocabulary of verifiable credentials, of both data models. */
const VOCABULARY = 'https://www.w3.org/2018/credentials#'
