import { describe, expect, it } from 'vitest'
import { contextsOfStandards, credentials, dataModel, enumerations, statusLists } from './data-model-facts.js'
import { readClasses, type Schema } from './published-schemas.js'

/** A scheme, a colon, and what RFC 3987 lets stand in an IRI; the format `iri` is known to few validators. */
const IRI = '^[A-Za-z][A-Za-z0-9+.-]*:[^\\s\\u0000-\\u001f\\u007f-\\u009f<>"{}|\\\\^`]+$'

interface PropertyFacts {
  readonly name: string
  readonly type: string
  readonly many: string
  readonly isCompact: boolean
}

const classes = readFacts(dataModel + credentials + statusLists)
const schemas = new Map([...readClasses()].filter(([name]) => !name.startsWith('Embedded')))

describe('the schemas and the data model', () => {
  it('have the same classes', () => {
    expect([...schemas.keys()].sort()).toEqual([...classes.keys()].sort())
    expect(classes.size).toBe(32)
  })

  describe.each([...classes])('%s', (name, { isClosed, properties }) => {
    const schema = schemas.get(name)!

    it(`is ${isClosed ? 'closed' : 'open'}, with ${properties.length} properties and no others`, () => {
      expect(Object.keys(schema.properties!).sort()).toEqual(properties.map((property) => property.name).sort())
      expect(schema.additionalProperties).toBe(isClosed ? false : undefined)
    })

    it('asks for what is there once or more, and for nothing else', () => {
      const required = properties.filter(({ many }) => /^[123]/.test(many))
      expect([...(schema.required ?? [])].sort()).toEqual(required.map((property) => property.name).sort())
    })

    it.each(properties)('has $name: $type, $many', ({ name: property, type, many, isCompact }) => {
      const { description: _description, ...found } = schema.properties![property]!
      if (property === '@context') expect(found).toEqual(contextsOf(type, name.endsWith('V1p1') ? '1.1' : '2.0'))
      else if (property === 'type') expect(found).toEqual(typesOf(type, name))
      else expect(shapeless(found)).toEqual(shapeless(severalOf(type, many, isCompact)))
    })
  })

  it('R-21: a subject has an id or an identifier', () => {
    const having = [...schemas].filter(([, { anyOf }]) => anyOf !== undefined).map(([name]) => name)
    expect(having.sort()).toEqual(['AchievementSubject', 'ClrSubject'])
    for (const name of having) {
      expect(schemas.get(name)!.anyOf!.map(({ required }) => required)).toEqual([['id'], ['identifier']])
    }
  })
})

function readFacts(text: string): ReadonlyMap<string, { isClosed: boolean; properties: readonly PropertyFacts[] }> {
  const facts = new Map<string, { isClosed: boolean; properties: PropertyFacts[] }>()
  let current: PropertyFacts[] = []
  for (const line of text.split('\n').filter((each) => each.trim() !== '')) {
    const words = line.trim().split(' ')
    if (line.startsWith('  ')) current.push(readProperty(words))
    else {
      current = []
      facts.set(words[0]!, { isClosed: words[1] === 'closed', properties: current })
    }
  }
  return facts
}

function readProperty([name, ...words]: readonly string[]): PropertyFacts {
  const isTypes = name === 'type' && words[0] !== 'any'
  if (isTypes) return { name, type: words.join(' '), many: '1..*', isCompact: true }
  return { name: name!, type: words[0]!, many: words[1]!, isCompact: words[2] === 'compact' }
}

function severalOf(type: string, many: string, isCompact: boolean): Schema {
  const one = schemaOf(type)
  if (!many.endsWith('*')) return one
  const array = { type: 'array', items: one, ...(many.startsWith('1') ? { minItems: 1 } : {}) }
  return isCompact ? { if: { type: 'array' }, then: array, else: one } : array
}

function schemaOf(type: string): Schema {
  const open = ['AchievementType', 'AlignmentTargetType', 'IdentifierTypeEnum', 'ResultType']
  const enumeration = enumerations[type]
  if (enumeration !== undefined) {
    // The terms themselves are compared elsewhere: here their number, the first and the last.
    const terms = { enum: enumeration.map(String) }
    if (!open.includes(type)) return { type: 'string', ...terms }
    return { type: 'string', if: { pattern: '^ext:' }, then: { pattern: '^ext:[A-Za-z0-9._-]+$' }, else: terms }
  }
  const scalar = scalars.get(type)
  if (scalar !== undefined) return scalar
  if (type === 'EndorsementCredential') return { $ref: '#/$defs/EmbeddedEndorsementCredential' }
  if (type === 'VerifiableCredential') {
    // Embedded, enveloped, or a token (spec.md §9).
    const embedded = { $ref: '#/$defs/EmbeddedVerifiableCredentialOrEnvelopedVerifiableCredential' }
    return { type: ['string', 'object'], if: { type: 'string' }, then: { pattern: COMPACT_JWS }, else: embedded }
  }
  if (!type.endsWith('Ref')) return { $ref: `#/$defs/${type}` }
  const object = { $ref: `#/$defs/${type.replace('Ref', '')}` }
  return { type: ['string', 'object'], if: { type: 'string' }, then: { pattern: IRI }, else: object }
}

/** Enumerations by their number, first and last term. */
function shapeless(schema: Schema): unknown {
  return JSON.parse(JSON.stringify(schema), (key, value: unknown) => {
    if (key !== 'enum' || !Array.isArray(value) || /^\d+$/.test(String(value[0]))) return value
    return [String(value.length), value[0], value.at(-1)] as unknown
  }) as unknown
}

function typesOf(tag: string, className: string): Schema {
  if (tag.startsWith('one ')) return { const: tag.replace('one ', '') }
  if (tag === 'any') return { type: 'string' }
  const required = tag.split(', ').map((names) => {
    const alternatives = names.split('|')
    return { contains: alternatives.length === 1 ? { const: alternatives[0]! } : { enum: alternatives } }
  })
  const array = { type: 'array', items: { type: 'string' }, minItems: 1 }
  if (/Credential(V1p1)?$/.test(className)) return { ...array, allOf: required }
  return { if: { type: 'array' }, then: { ...array, ...required[0] }, else: required[0]!.contains }
}

function contextsOf(standards: string, dataModelVersion: '1.1' | '2.0'): Schema {
  const first = { '2.0': 'https://www.w3.org/ns/credentials/v2', '1.1': 'https://www.w3.org/2018/credentials/v1' }
  const named = standards === 'none' ? [] : standards.split(',')
  const prefixItems = [
    { const: first[dataModelVersion] },
    ...named.map((standard) => ({ enum: contextsOfStandards[dataModelVersion][standard]! })),
  ]
  const items = { type: ['string', 'object'], if: { type: 'string' }, then: { pattern: IRI } }
  return { type: 'array', prefixItems, items, minItems: prefixItems.length }
}

const COMPACT_JWS = '^[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*\\.[A-Za-z0-9_-]+$'

const scalars: ReadonlyMap<string, Schema> = new Map<string, Schema>([
  ...['any', 'String', 'Markdown', 'Identifier', 'IdentityHash', 'PhoneNumber', 'EmailAddress', 'CountryCode'].map(
    (name): [string, Schema] => [name, { type: 'string' }],
  ),
  ['URI', { type: 'string', pattern: IRI }],
  ['URL', { type: 'string', pattern: IRI }],
  ['DateTime', { type: 'string', format: 'date-time' }],
  ['Date', { type: 'string', format: 'date' }],
  ['Float', { type: 'number' }],
  ['Boolean', { type: 'boolean' }],
  ['LanguageCode', { type: 'string', pattern: '^[a-z]{2,4}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$' }],
  ['CompactJws', { type: 'string', pattern: COMPACT_JWS }],
])
