/** Makes mutants of genuine badges. The same badge, index and seed make the same mutant. */
import { contextMutators } from './mutators/context.js'
import { derivedProofMutators } from './mutators/derived-proof.js'
import { copyOf, type Material, type Node } from './mutators/mutator.js'
import { pngMutators } from './mutators/png.js'
import { proofMutators } from './mutators/proof.js'
import { NotApplicable, Random } from './mutators/random.js'
import { spellingMutators } from './mutators/spelling.js'
import { structureMutators } from './mutators/structure.js'
import { svgMutators } from './mutators/svg.js'
import { textMutators } from './mutators/text.js'
import { tokenMutators, type TokenMaterial } from './mutators/token.js'

/** A genuine badge, and what its mutants are made with. */
export type Genuine = WrittenGenuine | BakedGenuine

/** One that is JSON or a token. */
export type WrittenGenuine = {
  readonly name: string
  /** As a holder has it. */
  readonly input: string
} & (
  | { readonly format: 'data-integrity'; readonly material: Omit<Material, 'random'> }
  | { readonly format: 'jwt'; readonly material: Omit<TokenMaterial, 'random'> }
)

/** One in a picture. */
export interface BakedGenuine {
  readonly name: string
  readonly format: 'png' | 'svg'
  readonly input: Uint8Array
  /** What is baked in. */
  readonly inside: WrittenGenuine
  /** Bakes whatever it is given, without looking at it. */
  readonly bake: (content: Uint8Array) => Uint8Array
  /** Texts that are no genuine badge. */
  readonly rivals: readonly string[]
}

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
  return mutateWith(genuine, new Random(seed))
}

function mutateWith(genuine: Genuine, random: Random): Mutant {
  for (;;) {
    const mutant = attempt(genuine, random)
    if (mutant !== undefined && !bytesOf(mutant.input).equals(bytesOf(genuine.input))) return mutant
  }
}

function attempt(genuine: Genuine, random: Random): Mutant | undefined {
  try {
    if ('inside' in genuine) return mutatePicture(genuine, random)
    return genuine.format === 'jwt'
      ? mutateToken(genuine.input, { random, ...genuine.material })
      : mutateDocument(genuine.input, { random, ...genuine.material })
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
  const { proof } = badge
  const isDerived = JSON.stringify(proof).includes('"ecdsa-sd-2023"')
  const names: string[] = []
  do {
    const [name, mutator] = random.pick(isDerived ? derivedNodeMutators : nodeMutators)
    mutator(badge, material)
    names.push(name)
  } while (names.length < 3 && random.chance(AGAIN))
  return { mutators: names.join(' + '), input: random.chance(OBJECT_SHARE) ? badge : JSON.stringify(badge) }
}

/** Changes what is baked in, or the picture around it. */
function mutatePicture({ format, input, inside, bake, rivals }: BakedGenuine, random: Random): Mutant {
  if (random.chance(INSIDE_SHARE)) {
    const mutant = mutateWith(inside, random)
    return { ...mutant, input: bake(bytesOf(mutant.input)) }
  }
  const mutators = Object.entries(format === 'png' ? pngMutators : svgMutators)
  const names: string[] = []
  let picture = input
  do {
    const [name, mutator] = random.pick(mutators)
    picture = mutator(picture, { random, rivals })
    names.push(name)
  } while (names.length < 3 && random.chance(AGAIN))
  return { mutators: names.join(' + '), input: picture }
}

function bytesOf(input: unknown): Buffer {
  if (input instanceof Uint8Array) return Buffer.from(input)
  return Buffer.from(typeof input === 'string' ? input : JSON.stringify(input))
}

const nodeMutators = Object.entries({
  ...spellingMutators,
  ...structureMutators,
  ...contextMutators,
  ...proofMutators,
})

const derivedNodeMutators = [...nodeMutators, ...Object.entries(derivedProofMutators)]

/** How many of the mutants of a document are made below JSON. */
const TEXT_SHARE = 0.15

/** How often one change more is made. */
const AGAIN = 0.2

/** How many are handed over as objects. */
const OBJECT_SHARE = 0.2

/** How many of the mutants of a picture are pictures of mutants. */
const INSIDE_SHARE = 0.4
