/** What an issuer has to know of a badge that it issues anew: that it is its own, and what it says. */
import { OpenBadgesError } from '../errors.js'
import { passGates, type GateReport } from '../gates/pass-gates.js'
import { toArray, type JsonObject, type JsonValue } from '../json/json.js'
import { findIssuerKey } from '../keys/find-issuer-key.js'
import type { PublicKey } from '../keys/public-key.js'
import { defaultLimits } from '../limits.js'
import { inputProblem, type InputProblem } from '../messages/problem.js'
import { issuerIdOf } from '../model/readers.js'
import type { Signer } from './signer.js'

/** By what a badge is known as the issuer's own. */
export interface OwnMeans {
  readonly issuerId: string
  /** The keys that sign for the issuer, and those that did. */
  readonly keys: readonly PublicKey[]
  readonly contexts: Signer['contexts']
  /** In milliseconds. */
  readonly at: number
}

/**
 * Reads a badge that is to be issued anew.
 *
 * One that carries a proof must have been signed by a key of this issuer, or somebody else's words
 * would be signed in its name. One without any is taken at the caller's word.
 *
 * @param previous - in any form that a verifier reads
 * @param means - whose badge it must be
 * @returns the badge, without proofs and without the claims of a token
 * @throws OpenBadgesError `PREVIOUS_NOT_VERIFIED`, a format code, `INPUT_INVALID` for a badge of somebody else
 */
export async function readPrevious(previous: unknown, means: OwnMeans): Promise<JsonObject> {
  const { issuerId, keys, contexts, at } = means
  const gates = await passGates(previous, {
    at,
    checkedAt: at,
    limits: defaultLimits,
    accept: ['badge'],
    contexts,
    pinnedKeys: (issuer) => Promise.resolve(issuer === issuerId ? keys : []),
    findKey: (issuer, reference, fits) =>
      findIssuerKey({ issuer, reference, fits, session: undefined, limits: defaultLimits }),
  })
  const { format, proof, envelope, relied } = gates
  if (envelope === undefined || format.outcome !== 'passed')
    throw refusedFor('problems' in format ? format.problems : [])
  const { document } = envelope
  const found = issuerIdOf(document)
  if (found !== issuerId) {
    const facts = { expected: issuerId, found: found ?? 'nobody by id' }
    throw wrongPrevious('ISSUED_BY_OTHERS', facts, '/issuer')
  }
  if (isSigned(envelope)) {
    if (relied === undefined) throw refusedFor('problems' in proof ? proof.problems : [])
  } else if (hasEmbeddedEndorsement(document)) {
    // In a report, what is said of one thing in several places stands at each of them; so their signatures would break.
    const expected = 'the badge as it was signed, since there are embedded endorsements in it'
    throw wrongPrevious('PROPERTY_INVALID', { expected, found: 'one without its proof' }, '')
  }
  return document
}

/**
 * Makes the error about what is wrong with a badge that is to be issued anew, as builders throw it.
 *
 * @param path - JSON pointer
 */
export function wrongPrevious(code: InputProblem['code'], facts: InputProblem['facts'], path: string): OpenBadgesError {
  const problem = inputProblem(code, facts, path)
  return new OpenBadgesError('INPUT_INVALID', problem.facts, { path, problems: [problem] })
}

function refusedFor(problems: readonly { readonly code: string }[]): OpenBadgesError {
  const [first] = problems
  return new OpenBadgesError('PREVIOUS_NOT_VERIFIED', { code: first?.code ?? 'INTERNAL_ERROR' }, { cause: first })
}

function isSigned({ format, proofs }: NonNullable<GateReport['envelope']>): boolean {
  return format === 'jwt' || proofs.length > 0
}

/** The issuer's profile is not taken over, so neither are its endorsements. */
function hasEmbeddedEndorsement({ issuer: _, ...rest }: JsonObject): boolean {
  return containsName(rest, 'endorsement')
}

function containsName(value: JsonValue, name: string): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (!Array.isArray(value) && Object.hasOwn(value, name)) return true
  return toArray(Array.isArray(value) ? value : Object.values(value as JsonObject)).some((each) =>
    containsName(each, name),
  )
}
