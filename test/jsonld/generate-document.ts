/** Makes documents that nobody would write: of the words of the contexts, mostly where they belong. */
import type { JsonObject, JsonValue } from '../../src/json/json.js'
import type { ActiveContext } from '../../src/jsonld/active-context.js'
import type { TermDefinition } from '../../src/jsonld/term-definition.js'
import type { Random } from '../support/mutators/random.js'
import { activeOf, OB, V2 } from './contexts.js'

/** One document, another for every state of the random numbers. */
export function generateDocument(random: Random): JsonObject {
  const contexts: readonly JsonValue[] = [V2, OB, ...(random.chance(0.4) ? [random.pick(INLINE)] : [])]
  const active = activeOf(contexts)
  return { ...new Generator(random).node(active, active, 0), '@context': contexts }
}

class Generator {
  private readonly random: Random

  constructor(random: Random) {
    this.random = random
  }

  /** A node with types, and properties that mean something under them. */
  node(base: ActiveContext, active: ActiveContext, depth: number): JsonObject {
    const types = this.types(active)
    const scoped = [...types].sort().reduce((inside, type) => enter(inside, base.terms.get(type)), active)
    const properties = [...scoped.terms].filter(([term]) => term !== 'id' && term !== 'type')
    const node: Record<string, JsonValue> = {}
    if (depth === 0 || this.random.chance(0.5)) node['id'] = this.iri()
    if (types.length > 0) node['type'] = types.length === 1 && this.random.chance(0.3) ? types[0]! : types
    for (let count = properties.length === 0 ? 0 : this.random.below(6); count > 0; count--) {
      const [term, definition] = this.random.pick(properties)
      if (isClass(term) && this.random.chance(0.95)) continue
      const value = this.value(definition, scoped, depth + 1)
      node[this.random.chance(0.99) ? term : this.random.pick(ODD_KEYS)] = value
    }
    return node
  }

  private types(active: ActiveContext): string[] {
    const classes = [...active.terms].filter(([term, { iri }]) => isClass(term) && iri !== undefined)
    const types = new Set<string>()
    const most = classes.length === 0 ? 0 : this.random.pick([0, 1, 1, 1, 2, 3])
    for (let count = most; count > 0; count--) types.add(this.random.pick(classes)[0])
    if (this.random.chance(0.03)) types.add(this.random.pick(ODD_TYPES))
    return [...types]
  }

  private value(definition: TermDefinition, active: ActiveContext, depth: number): JsonValue {
    if (this.random.chance(0.02)) return this.random.pick(ODD_VALUES)
    if (!this.random.chance(0.3)) return this.single(definition, active, depth)
    return Array.from({ length: this.random.below(4) }, () => this.single(definition, active, depth))
  }

  private single(definition: TermDefinition, active: ActiveContext, depth: number): JsonValue {
    const { type, context } = definition
    const isLink = type === '@id' || type === undefined
    const deepest = depth > 4
    if (!deepest && this.random.chance(isLink ? 0.5 : 0.15)) return this.child(active, context, depth)
    if (type === '@id') return this.iri()
    if (type === '@json') return this.random.pick<JsonValue>([{ b: [1, null], a: 'x' }, 'x', 7, [true]])
    if (type === '@vocab') return this.random.pick(['assertionMethod', 'authentication', 'https://x.example/purpose'])
    return this.scalar(type)
  }

  private child(active: ActiveContext, context: JsonValue | undefined, depth: number): JsonValue {
    if (this.random.chance(0.2)) return { id: this.iri() }
    const inherited = active.previous ?? active
    const scoped = context === undefined ? inherited : inherited.withPropertyScope(context)
    const node = this.node(scoped, scoped, depth)
    const isCredential = JSON.stringify(node['type'] ?? '').includes('VerifiableCredential')
    return this.random.chance(isCredential ? 0.3 : 0.005) ? { '@context': this.random.pick(NESTED), ...node } : node
  }

  private scalar(type: string | undefined): JsonValue {
    const name = /[^#/:]*$/.exec(type ?? '')?.[0]?.toLowerCase()
    const matches = this.random.chance(0.97)
    if (matches && name === 'boolean') return this.random.chance(0.5)
    if (matches && name !== undefined && /float|integer|double/.test(name)) return this.number()
    if (matches && type !== undefined) return this.random.pick(TEXTS)
    return this.random.pick<() => JsonValue>([
      () => this.random.pick(TEXTS),
      () => this.number(),
      () => this.random.chance(0.5),
    ])()
  }

  private number(): number {
    const value = (this.random.next() - 0.5) * 10 ** (this.random.below(40) - 20)
    return this.random.pick([...NUMBERS, Math.trunc(value), Number(value.toPrecision(1 + this.random.below(17)))])
  }

  private iri(): string {
    return this.random.chance(0.98) ? this.random.pick(IRIS) : this.random.pick(ODD_IRIS)
  }
}

function enter(active: ActiveContext, definition: TermDefinition | undefined): ActiveContext {
  if (definition?.context === undefined) return active
  try {
    return active.withTypeScope(definition.context)
  } catch {
    // Classes that do not go together: let the engines say so.
    return active
  }
}

function isClass(term: string): boolean {
  return /^[A-Z0-9]/.test(term)
}

const IRIS = [
  'urn:example:a',
  'urn:example:b',
  'urn:example:c',
  'urn:example:d',
  'https://x.example/a?b=c#d',
  'did:example:holder',
  'data:text/plain,é',
  'mailto:a@b.example',
  'HTTPS://X.EXAMPLE/Ö',
]

const ODD_IRIS = [
  '',
  'relative',
  '_:b0',
  '#a',
  'https://x.example/a b',
  'x:',
  ':x',
  '//x.example',
  'a:<b>',
  'xsd:short',
]

const ODD_KEYS = ['@id', '@type', '@value', '@graph', '@included', '@set', '@index', '@nest', 'unknown', 'cred:issuer']

const ODD_TYPES = ['https://x.example/Class', 'criteria', 'unknown', 'sec:Class', '', '@id']

const ODD_VALUES: readonly JsonValue[] = [
  null,
  [],
  [[]],
  [null],
  {},
  { '@value': 'x' },
  { '@list': ['x'] },
  { '@set': [] },
]

const TEXTS = [
  'Welder',
  '2026-01-01T00:00:00Z',
  '7',
  'true',
  '',
  ' ',
  'tab\t "quote" \\ \b\f\n\r \u0001\u007f\u0085\u2028',
  '🎓 Sveiser ß',
  'urn:example:a',
  '_:b0',
]

const NUMBERS = [0, 1, -1, 42, 42.5, 0.1, 1e-7, 1e20, 123456789012345, 0.30000000000000004, 5e-324, 1e300]

const NESTED: readonly JsonValue[] = [
  V2,
  [V2],
  [V2, OB],
  [OB],
  'https://w3id.org/security/data-integrity/v2',
  [{}],
  [null],
]

/** Harmless ones, and others. */
const INLINE: readonly JsonObject[] = [
  { own: 'https://x.example/#own' },
  { own: { '@id': 'https://x.example/#own', '@type': 'https://x.example/#type' }, '@protected': true },
  { listed: { '@id': 'https://x.example/#listed', '@container': '@list' } },
  { linked: { '@id': 'https://x.example/#linked', '@type': '@id', '@container': '@set' } },
  { x: 'https://x.example/#', counted: { '@id': 'x:counted', '@type': 'http://www.w3.org/2001/XMLSchema#double' } },
  { marked: { '@id': 'https://x.example/#marked', '@type': 'http://www.w3.org/2001/XMLSchema#boolean' }, id: '@id' },
  { Class: 'https://x.example/#Class', '@version': 1.1 },
  { other: 'https://x.example/#own' },
  { own: { '@id': 'https://x.example/#own', '@type': '@json' } },
  { own: { '@id': 'https://x.example/#own', '@type': '@none' } },
  { '@vocab': 'https://x.example/#' },
  { own: '@index' },
]
