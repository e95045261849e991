import type { Iri } from '../model/primitives.js'
import type { AlignmentTargetType } from '../model/vocabulary.js'
import type { AlignmentInput } from './part-inputs.js'

/** A node of a framework, in the words that all frameworks share. */
export type AlignmentTarget = {
  /** The name of the node, or its full statement. */
  readonly name: string
  /** The address of the node. */
  readonly url: Iri
  /** The code by which the framework names the node. */
  readonly code?: string
  /** What the node says, in a few words. */
  readonly description?: string
  /** The name of the framework. */
  readonly framework?: string
}

/** A node that is described in the Credential Engine registry: `url` follows from its CTID. */
export type CtdlTarget = Omit<AlignmentTarget, 'url' | 'code'> & {
  /** The Credential Transparency Identifier: `ce-` and a UUID. */
  readonly ctid: `ce-${string}`
  /** The address of the node, where it is not in the registry. Default: its address in the registry. */
  readonly url?: Iri
}

/** The frameworks that are most in use. */
export interface AlignmentPresets {
  /** A statement of a competency framework published as CASE (1EdTech). */
  readonly caseItem: (target: AlignmentTarget) => AlignmentInput
  /** A rubric published as CASE. */
  readonly caseRubric: (target: AlignmentTarget) => AlignmentInput
  /** A criterion of a rubric published as CASE. */
  readonly caseRubricCriterion: (target: AlignmentTarget) => AlignmentInput
  /** A level of a criterion of a rubric published as CASE. */
  readonly caseRubricCriterionLevel: (target: AlignmentTarget) => AlignmentInput
  /** A credential described in CTDL (Credential Engine). */
  readonly ctdlCredential: (target: CtdlTarget) => AlignmentInput
  /** A competency described in CTDL-ASN (Credential Engine). */
  readonly ctdlCompetency: (target: CtdlTarget) => AlignmentInput
  /** Anything else that is described in CTDL. */
  readonly ctdl: (target: CtdlTarget) => AlignmentInput
}

/**
 * Alignments with the frameworks that are most in use, with the `targetType` that the standard has
 * for each. What they return goes into `alignment`; whether the node exists is not looked up.
 *
 * @example
 * alignments.caseItem({ name: 'Reads a technical drawing', url: 'https://case.example/uri/7f…', code: 'W.3' })
 */
export const alignments: AlignmentPresets = {
  caseItem: (target) => align('CFItem', target),
  caseRubric: (target) => align('CFRubric', target),
  caseRubricCriterion: (target) => align('CFRubricCriterion', target),
  caseRubricCriterionLevel: (target) => align('CFRubricCriterionLevel', target),
  ctdlCredential: (target) => alignCtdl('ceterms:Credential', target),
  ctdlCompetency: (target) => alignCtdl('ceasn:Competency', target),
  ctdl: (target) => alignCtdl('CTDL', target),
}

function alignCtdl(targetType: AlignmentTargetType, { ctid, url, ...target }: CtdlTarget): AlignmentInput {
  // What is no CTID has no address; the builder refuses it where the address belongs.
  const address = url ?? (CTID.test(ctid) ? `${REGISTRY}${ctid}` : ctid)
  return align(targetType, { ...target, code: ctid, url: address })
}

function align(
  targetType: AlignmentTargetType,
  { name, url, code, description, framework, ...others }: AlignmentTarget,
): AlignmentInput {
  return {
    // Of properties that it does not know, the builder says so.
    ...others,
    targetName: name,
    targetUrl: url,
    targetType,
    ...(code === undefined ? {} : { targetCode: code }),
    ...(description === undefined ? {} : { targetDescription: description }),
    ...(framework === undefined ? {} : { targetFramework: framework }),
  }
}

const REGISTRY = 'https://credentialengineregistry.org/resources/'

const CTID = /^ce-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
