import type { DataIntegrityEnvelope, JwtEnvelope, PlacedProof } from '../envelope/envelope.js'
import { readEnvelope } from '../envelope/read-envelope.js'
import { refuseUnknownNames } from '../errors.js'
import { toProblem } from '../gates/outcome.js'
import { readAddedContexts } from '../jsonld/added-contexts.js'
import { defaultLimits } from '../limits.js'
import type { Problem } from '../messages/problem.js'
import { fromBase64Url, toHex } from '../platform/bytes.js'
import type { SuiteMeans } from '../proof/data-integrity/suite.js'

/** What is signed, step by step. */
export type CanonicalSteps =
  | { readonly format: 'jwt'; readonly steps: TokenSteps }
  | {
      readonly format: 'data-integrity'
      /** One for each proof, in their order. */
      readonly proofs: readonly ProofSteps[]
    }

/** The steps of a token (RFC 7515, section 5.2). */
export interface TokenSteps {
  /** The header and the payload as they are written, and not as they were parsed. */
  readonly header: string
  readonly payload: string
  /** What the signature is over, as ASCII. */
  readonly signingInput: string
  /** Hexadecimal. */
  readonly signature: string
}

/** The steps of a proof (Data Integrity EdDSA and ECDSA Cryptosuites 1.0, "Hashing"), or why there are none. */
export type ProofSteps =
  ShownSteps | { readonly path: string; readonly suite: string; readonly problem: Problem | undefined }

/** The steps of a proof. Bytes are hexadecimal. */
export interface ShownSteps {
  /** JSON pointer to the proof. */
  readonly path: string
  readonly suite: string
  readonly algorithm: string
  readonly hash: string
  /** In canonical form, to the last byte: N-Quads of RDFC-1.0, or JSON of JCS. */
  readonly canonicalOptions: string
  readonly canonicalDocument: string
  readonly optionsHash: string
  readonly documentHash: string
  /** The hash of the options, then that of the document: what the signature is over. */
  readonly signed: string
  readonly signature: string
}

/** How steps are made. */
export interface CanonicalStepsOptions {
  /** Further JSON-LD contexts: URL → the context as JSON text. */
  readonly contexts?: Readonly<Record<string, string>>
}

/**
 * Shows what is signed, step by step, for whoever implements a suite and comes to other bytes. Verifies nothing.
 *
 * Documents are read as the verifier reads them, so what it would refuse has a problem in place of steps. Of suites that do not
 * sign two hashes (`ecdsa-sd-2023`), and of those that nobody here knows, there are none.
 *
 * @param input - as for `createVerifier().verify`
 * @param options - contexts that the library does not have
 * @throws OpenBadgesError a format code, if it cannot be read at all; `OPTIONS_INVALID`
 */
export async function canonicalizeSteps(input: unknown, options: CanonicalStepsOptions = {}): Promise<CanonicalSteps> {
  refuseUnknownNames(options, ['contexts'])
  const contexts = readAddedContexts(options.contexts ?? {})
  const envelope = await readEnvelope(input, defaultLimits)
  if (envelope.format === 'jwt') return { format: 'jwt', steps: tokenSteps(envelope) }
  const { createSuiteMeans } = await import('../proof/data-integrity/suite-means.js')
  const means = createSuiteMeans({ contexts: () => contexts.library(), limits: defaultLimits })
  const proofs: ProofSteps[] = []
  for (const placed of envelope.proofs) proofs.push(await proofSteps(placed, envelope, means))
  return { format: 'data-integrity', proofs }
}

function tokenSteps({ token }: JwtEnvelope): TokenSteps {
  const [header = '', payload = '', signature = ''] = token.split('.')
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  const written = (part: string): string => decoder.decode(fromBase64Url(part) ?? new Uint8Array())
  return {
    header: written(header),
    payload: written(payload),
    signingInput: `${header}.${payload}`,
    signature: toHex(fromBase64Url(signature) ?? new Uint8Array()),
  }
}

async function proofSteps(
  placed: PlacedProof,
  envelope: DataIntegrityEnvelope,
  means: SuiteMeans,
): Promise<ProofSteps> {
  const [{ findSuite }, { findPreviousProofs, withPrevious }, { suiteOf }] = await Promise.all([
    import('../proof/data-integrity/suites.js'),
    import('../proof/data-integrity/proof-chain.js'),
    import('../proof/suite.js'),
  ])
  const { path, proof } = placed
  const suite = findSuite(proof)
  const frame = { path, suite: suite?.name ?? suiteOf(proof) }
  if (suite?.steps === undefined) return { ...frame, problem: undefined }
  try {
    const document = withPrevious(envelope.document, findPreviousProofs(placed, envelope.proofs))
    const {
      algorithm,
      hash,
      options,
      document: canonical,
      signed,
      signature,
    } = await suite.steps({ placed, document }, means)
    const half = signed.length / 2
    return {
      ...frame,
      algorithm,
      hash,
      canonicalOptions: options,
      canonicalDocument: canonical,
      optionsHash: toHex(signed.subarray(0, half)),
      documentHash: toHex(signed.subarray(half)),
      signed: toHex(signed),
      signature: toHex(signature),
    }
  } catch (error) {
    return { ...frame, problem: toProblem(error) }
  }
}
