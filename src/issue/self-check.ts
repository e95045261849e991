import { OpenBadgesError } from '../errors.js'
import { passGates, type GateMeans, type GateReport } from '../gates/pass-gates.js'
import { didMethodOf } from '../keys/did.js'
import { findIssuerKey } from '../keys/find-issuer-key.js'
import { readPublicKey, type PublicKey } from '../keys/public-key.js'
import { defaultLimits, limitsForStatusLists } from '../limits.js'
import type { Kind } from '../model/kinds.js'
import type { SignedCredential } from '../model/signed-credential.js'
import { keysOf, type Signer } from './signer.js'

/**
 * Lets what was signed pass the verifier's own gates, with the signer's public keys and without any
 * network, before it is handed out. Every proof must hold: each of a set, and those inside a token.
 * Where holders show parts, what they show must pass: the least, and all.
 *
 * @param signed - what was signed
 * @param signer - who signed it
 * @param what - `at`: when, in milliseconds; `kind`: what it must be
 * @throws OpenBadgesError `SELF_CHECK_FAILED` with the code of the first problem
 */
export async function checkOwnSignature(
  signed: SignedCredential<object>,
  signer: Signer,
  what: { readonly at: number; readonly kind: Kind },
): Promise<void> {
  const means = meansOf(signer, what)
  const isShownInParts = signer.toShown !== undefined && what.kind !== 'status-list'
  const shown = isShownInParts ? await signer.toShown(signed) : [signed]
  for (const each of shown) await checkOne(each, means)
}

async function checkOne(shown: object, means: GateMeans): Promise<void> {
  const { envelope } = await passOrThrow(shown, means)
  if (envelope?.format !== 'jwt') return
  // What is inside a token is proven by itself, or by nothing.
  const proofs = envelope.proofs.map(({ proof }) => proof)
  if (proofs.length > 0) await passOrThrow({ ...envelope.document, proof: proofs }, means)
}

async function passOrThrow(signed: object, means: GateMeans): Promise<GateReport> {
  // As readers will have it: what is handed out as JSON is read from its text.
  const gates = await passGates(isDocument(signed) ? JSON.stringify(signed.document) : signed, means)
  const [first] = [
    ...[gates.format, gates.schema, gates.proof].flatMap((gate) => ('problems' in gate ? gate.problems : [])),
    // A verifier may do without it; its maker may not.
    ...gates.findings.filter(({ code }) => isEmbedded(gates) && UNPROVEN.has(code)),
  ]
  if (gates.admitted !== undefined && first === undefined) return gates
  throw new OpenBadgesError('SELF_CHECK_FAILED', { code: first?.code ?? 'INTERNAL_ERROR' }, { cause: first })
}

function isDocument(signed: object): signed is { readonly document: object } {
  return 'format' in signed && signed.format === 'data-integrity' && 'document' in signed
}

function isEmbedded({ envelope }: GateReport): boolean {
  return envelope?.format === 'data-integrity'
}

function meansOf(signer: Signer, { at, kind }: { readonly at: number; readonly kind: Kind }): GateMeans {
  const keys = known.get(signer) ?? readKeys(signer)
  known.set(signer, keys)
  return {
    at,
    checkedAt: at,
    limits: kind === 'status-list' ? limitsForStatusLists(defaultLimits) : defaultLimits,
    accept: [kind],
    contexts: signer.contexts,
    pinnedKeys: () => [],
    // An issuer that is its own key needs nobody's word; for others the signer's keys are taken as published.
    findKey: async (issuer, reference, fits) => {
      const own = keys.find(({ id }) => id === reference.method) ?? keys[0]
      return isOwnKey(issuer) || own === undefined
        ? findIssuerKey({ issuer, reference, fits, session: undefined, limits: defaultLimits })
        : { ...own, source: 'pinned' }
    },
  }
}

/** The keys of a signer, which sign more than once. */
interface OwnKey {
  readonly id: string
  readonly key: PublicKey
}

function readKeys(signer: Signer): readonly OwnKey[] {
  return keysOf(signer).map(({ id, publicKey }) => ({ id, key: readPublicKey(publicKey, defaultLimits) }))
}

const known = new WeakMap<Signer, readonly OwnKey[]>()

function isOwnKey(issuer: string): boolean {
  return ['key', 'jwk'].includes(didMethodOf(issuer) ?? '')
}

/** The findings on proofs that no verdict of the gates rests on. */
const UNPROVEN: ReadonlySet<string> = new Set(['PROOF_NOT_CHECKED', 'PROOF_BY_OTHERS'])
