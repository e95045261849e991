/** Changes the parts of a derived proof of ecdsa-sd-2023. */
import type { JsonObject } from '../../../src/json/json.js'
import { proofValueOf, withProofValue } from '../selective-disclosure.js'
import { isNode, type Material, type Node, type NodeMutators } from './mutator.js'
import { otherHalf } from './ecdsa.js'
import { NotApplicable } from './random.js'
import type { DerivedProofValue } from '../../../src/proof/data-integrity/ecdsa-sd/proof-value.js'

/**
 * Mutators of derived proofs. None takes one signature away alone: whoever holds what is shown may show less of it,
 * which is another credential and as genuine.
 */
export const derivedProofMutators: NodeMutators = {
  'signatures of statements': changing(({ signatures }, { random }) => ({
    signatures: random.pick([
      random.shuffle(signatures),
      [...signatures, ...signatures.slice(0, 1)],
      signatures.map(() => random.pick(signatures)),
      signatures.map((signature) => new Uint8Array(otherHalf(signature))),
      signatures.map(() => new Uint8Array(64)),
      [],
    ]),
  })),
  'indexes of what must be shown': changing(({ mandatoryIndexes, signatures }, { random }) => {
    const most = mandatoryIndexes.length + signatures.length
    return {
      mandatoryIndexes: random.pick([
        [],
        mandatoryIndexes.slice(1),
        random.shuffle(mandatoryIndexes),
        [...mandatoryIndexes, most],
        Array.from({ length: most }, (_, index) => index),
        mandatoryIndexes.map((index) => index + 1),
        [...mandatoryIndexes.slice(1), random.below(most)],
      ]),
    }
  }),
  'labels of nodes': changing(({ labelMap }, { random }) => {
    const [numbers, labels] = [[...labelMap.keys()], [...labelMap.values()]]
    return {
      labelMap: random.pick([
        new Map(),
        new Map(random.shuffle(numbers).map((number, index) => [number, labels[index]!])),
        new Map([...labelMap].slice(1)),
        new Map([...labelMap, [numbers.length, new Uint8Array(32)]]),
        new Map(numbers.map((number) => [number + 1, labels[number] ?? new Uint8Array(32)])),
      ]),
    }
  }),
  'parts of another derived proof': (badge, material) => {
    const { random, foreignProofs, attackerProofs } = material
    const proof = random.pick([...foreignProofs, ...attackerProofs].filter(isDerived))
    const other = partsOf(proof)
    const part = random.pick(['baseSignature', 'publicKey', 'signatures', 'labelMap', 'mandatoryIndexes'] as const)
    changing(() => ({ [part]: other[part] }))(badge, material)
  },
}

type Change = (value: DerivedProofValue, material: Material) => Partial<DerivedProofValue>

function changing(change: Change): (badge: Node, material: Material) => void {
  return (badge, material) => {
    const { proof } = badge
    if (!isDerived(proof)) throw new NotApplicable()
    const shown = { proof } as unknown as JsonObject
    const changed = withProofValue(shown, change(partsOf(proof), material))
    badge['proof'] = changed['proof'] as unknown as Node
  }
}

function partsOf(proof: Node): DerivedProofValue {
  try {
    return proofValueOf({ proof })
  } catch {
    // Another mutator was there before.
    throw new NotApplicable()
  }
}

function isDerived(proof: Node[string] | undefined): proof is Node {
  return isNode(proof) && proof['cryptosuite'] === 'ecdsa-sd-2023'
}
