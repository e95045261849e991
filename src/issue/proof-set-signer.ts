import { wrongOption } from '../errors.js'
import { describeValue } from '../json/json.js'
import { defaultLimits } from '../limits.js'
import type { DataIntegrityProof } from '../model/proof.js'
import { documentOf, keysOf, readEmbedder, type DataIntegritySigner } from './signer.js'

/**
 * Makes a signer of proof sets (VC Data Integrity 1.0, section 2.1.1): several embedded proofs on one
 * credential, each made over the credential as if it were the only one. Verifiers may rely on any of
 * a suite that they know, so a set reaches those that know only one of its suites.
 *
 * @param signers - the makers of the proofs, in their order; as many as verifiers read
 * @throws OpenBadgesError `OPTIONS_INVALID`
 * @example
 * createProofSetSigner([createDataIntegritySigner(ed25519Key), createDataIntegritySigner(p256Key)])
 */
export function createProofSetSigner(
  signers: readonly [DataIntegritySigner, ...DataIntegritySigner[]],
): DataIntegritySigner {
  const all = readSigners(signers)
  const [first] = all
  return {
    format: 'data-integrity',
    key: first.key,
    otherKeys: all.flatMap(keysOf).slice(1),
    contexts: first.contexts,
    sign: async (credential, at) => {
      const proofs: DataIntegrityProof[] = []
      for (const signer of all) proofs.push(...[documentOf(await signer.sign(credential, at)).proof].flat())
      return { format: 'data-integrity', document: { ...credential, proof: proofs } }
    },
  }
}

function readSigners(signers: unknown): readonly [DataIntegritySigner, ...DataIntegritySigner[]] {
  const most = defaultLimits.maxProofs
  if (!Array.isArray(signers) || signers.length === 0 || signers.length > most) {
    const found = Array.isArray(signers) ? String(signers.length) : describeValue(signers)
    throw wrongOption('signers', `an array of 1 to ${most} signers of embedded proofs`, found)
  }
  const all: readonly unknown[] = signers
  const checked = all.map((signer, index) => readEmbedder(signer, `signers[${index}]`))
  // There is at least one.
  return checked as [DataIntegritySigner, ...DataIntegritySigner[]]
}
