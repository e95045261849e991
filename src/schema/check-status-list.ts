import { describeJson, type JsonObject } from '../json/json.js'
import { finding, problem, type Finding, type Problem } from '../messages/problem.js'
import { instantFault } from '../time.js'
import { toProblems } from './schema-problems.js'
import type { SchemaVerdict } from './schema-verdict.js'
import { validateStatusListOfOthers } from './validators.generated.js'

/**
 * Checks that a document is what the W3C says of a status list credential: Bitstring Status List
 * 1.0, or its forerunner Status List 2021, of either data model.
 *
 * All problems are named at once, one a place, at most 50. Its dates may lack a zone; they are UTC
 * then, with a finding (design decision 9). Does not look at the bits, nor at whether the dates lie
 * in the right order.
 *
 * The published schema says what lists of this library are; those of others may say less and more.
 *
 * @param document - the credential as JSON
 */
export function checkStatusList(document: JsonObject): SchemaVerdict {
  const isValid = validateStatusListOfOthers(document)
  const shape = isValid ? [] : toProblems(validateStatusListOfOthers.errors ?? [], document)
  const dates = DATES.filter((name) => document[name] !== undefined).map((name) => checkDate(name, document[name]))
  return {
    problems: [...shape, ...dates.flatMap(({ problems }) => problems)].slice(0, MAX_PROBLEMS),
    findings: dates.flatMap(({ findings }) => findings),
  }
}

function checkDate(
  name: string,
  value: JsonObject[string] | undefined,
): { readonly problems: readonly Problem[]; readonly findings: readonly Finding[] } {
  const [path, found] = [`/${name}`, describeJson(value)]
  const fault = instantFault(value)
  // Without a zone, nothing else has been wrong with it.
  if (fault === 'DATE_NO_ZONE') return { problems: [], findings: [finding('DATE_READ_AS_UTC', { found }, { path })] }
  return { problems: fault === undefined ? [] : [problem(fault, { found }, { path })], findings: [] }
}

const DATES = ['validFrom', 'validUntil', 'issuanceDate', 'expirationDate'] as const

/** As many as of a badge; the rest would not help anybody. */
const MAX_PROBLEMS = 50
