import { OpenBadgesError } from '../../errors.js'
import { describeJson, pointerTo, type JsonObject } from '../../json/json.js'
import type { Limits } from '../../limits.js'
import { finding, type Finding } from '../../messages/problem.js'
import { formatInstant, instantFault, momentOf } from '../../time.js'

/** The options of a Data Integrity proof, each of the right type. */
export interface ProofOptions {
  readonly verificationMethod: string
  /** As it is written. */
  readonly created: string | undefined
  /** The same in milliseconds. */
  readonly signedAt: number | undefined
  /** In milliseconds. */
  readonly expires: number | undefined
  readonly findings: readonly Finding[]
}

/** The moment judged, and how far clocks may differ. */
interface Moment {
  readonly at: number
  readonly limits: Limits
}

/**
 * Reads the options of a proof and judges its dates (VC Data Integrity 1.0, "Verify Proof").
 *
 * Dates of proofs without a zone are UTC. The purpose and the suite have been looked at before.
 *
 * @param proof - of any suite
 * @param moment - `at` in milliseconds
 * @param path - JSON pointer of the proof
 * @throws OpenBadgesError `PROOF_MALFORMED`, `PROOF_CREATED_IN_FUTURE`, `PROOF_EXPIRED`
 */
export function readProofOptions(proof: JsonObject, moment: Moment, path: string): ProofOptions {
  const verificationMethod = readText(proof, 'verificationMethod', path)
  if (verificationMethod.length > Math.max(moment.limits.maxUrlLength, moment.limits.maxDidJwkLength)) {
    throw malformed('a verificationMethod of ordinary length', `${verificationMethod.length} characters`, path)
  }
  const created = readDate(proof, 'created', path)
  const expires = readDate(proof, 'expires', path)
  const { at, limits } = moment
  if (created !== undefined && created > at + limits.clockToleranceSeconds * 1000) {
    const facts = { created: formatInstant(created), at: formatInstant(at) }
    throw new OpenBadgesError('PROOF_CREATED_IN_FUTURE', facts, { path: pointerTo(path, 'created') })
  }
  if (expires !== undefined && at > expires) {
    const facts = { expires: formatInstant(expires), at: formatInstant(at) }
    throw new OpenBadgesError('PROOF_EXPIRED', facts, { path: pointerTo(path, 'expires') })
  }
  const zoneless = ['created', 'expires'].filter((field) => instantFault(proof[field]) === 'DATE_NO_ZONE')
  return {
    verificationMethod,
    created: typeof proof['created'] === 'string' ? proof['created'] : undefined,
    signedAt: created,
    expires,
    findings: zoneless.map((field) =>
      finding('DATE_READ_AS_UTC', { found: describeJson(proof[field]) }, { path: pointerTo(path, field) }),
    ),
  }
}

function readText(proof: JsonObject, property: string, path: string): string {
  const value = proof[property]
  if (typeof value === 'string' && value !== '') return value
  throw malformed(`"${property}" as text`, describeJson(value), pointerTo(path, property))
}

function readDate(proof: JsonObject, property: string, path: string): number | undefined {
  const value = proof[property]
  if (value === undefined) return undefined
  const moment = momentOf(value)
  if (moment !== undefined) return moment
  throw malformed(`"${property}" as a date and time`, describeJson(value), pointerTo(path, property))
}

function malformed(expected: string, found: string, path: string): OpenBadgesError {
  return new OpenBadgesError('PROOF_MALFORMED', { expected, found }, { path })
}
