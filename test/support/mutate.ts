/** Makes mutants of genuine badges. The same badge, index and seed make the same mutant. */
import { contextMutators } from './mutators/context.js'
import { copyOf, type Material, type Node } from './mutators/mutator.js'
import { proofMutators } from './mutators/proof.js'
import { NotApplicable, Random } from './mutators/random.js'
import { spellingMutators } from './mutators/spelling.js'
import { structureMutators } from './mutators/structure.js'
import { textMutators } from './mutators/text.js'
import { tokenMutators, type TokenMaterial } from './mutators/token.js'

/** A genuine badge, and what its mutants are made with. */
export type Genuine = {
  readonly name: string
  /** As a holder has it: JSON or a token. */
  readonly text: string
} & (
  | { readonly format: 'data-integrity'; readonly material: Omit<Material, 'random'> }
  | { readonly format: 'jwt'; readonly material: Omit<TokenMaterial, 'random'> }
)

/** A changed badge. */
export interface Mutant {
  /** The mutators that made it, joined by ` + `. */
  readonly mutators: string
  /** Text, bytes or an object, as `verify` takes them. */
  readonly input: unknown
}

/**
 * Makes a mutant.
 *
 * @param genuine - the badge; it stays as it is
 * @param seed - which mutant
 */
export function mutate(genuine: Genuine, seed: number): Mutant {
  const random = new Random(seed)
  for (;;) {
    const mutant = attempt(genuine, random)
    if (mutant !== undefined && !isSame(mutant.input, genuine.text)) return mutant
  }
}

function isSame(input: unknown, text: string): boolean {
  if (input instanceof Uint8Array) return Buffer.from(input).equals(Buffer.from(text))
  return (typeof input === 'string' ? input : JSON.stringify(input)) === text
}

function attempt(genuine: Genuine, random: Random): Mutant | undefined {
  try {
    return genuine.format === 'jwt'
      ? mutateToken(genuine.text, { random, ...genuine.material })
      : mutateDocument(genuine.text, { random, ...genuine.material })
  } catch (error) {
    if (error instanceof NotApplicable) return undefined
    throw error
  }
}

function mutateToken(token: string, material: TokenMaterial): Mutant {
  const [name, mutator] = material.random.pick(Object.entries(tokenMutators))
  return { mutators: name, input: mutator(token, material) }
}

function mutateDocument(text: string, material: Material): Mutant {
  const { random } = material
  if (random.chance(TEXT_SHARE)) {
    const [name, mutator] = random.pick(Object.entries(textMutators))
    return { mutators: name, input: mutator(text, random) }
  }
  const badge = copyOf(JSON.parse(text) as Node)
  const names: string[] = []
  do {
    const [name, mutator] = random.pick(nodeMutators)
    mutator(badge, material)
    names.push(name)
  } while (names.length < 3 && random.chance(AGAIN))
  return { mutators: names.join(' + '), input: random.chance(OBJECT_SHARE) ? badge : JSON.stringify(badge) }
}

const nodeMutators = Object.entries({
  ...spellingMutators,
  ...structureMutators,
  ...contextMutators,
  ...proofMutators,
})

/** How many of the mutants of a document are made below JSON. */
const TEXT_SHARE = 0.15

/** How often one change more is made. */
const AGAIN = 0.2

/** How many are handed over as objects. */
const OBJECT_SHARE = 0.2
