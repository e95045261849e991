/**
 * Turns the nouns of src/model/ into JSON Schema: one definition for each class, with the docstrings
 * as descriptions. Understands the grammar that the model is written in, and refuses anything else.
 *
 * A class may take the data model as an argument. It is one class all the same: the argument only
 * tells which credentials are embedded, and of those only the types are asked for.
 */
import ts from 'typescript'
import { documentationOf, refuse } from './read-model.mjs'

/**
 * The definitions of some classes and of every class that they are made of, in the order in which
 * they are met.
 *
 * @param model what `readModel` read
 * @param {readonly string[]} names the classes
 * @returns {Record<string, object>} class → its schema, with references of the form `#/$defs/Class`
 */
export function classSchemas(model, names) {
  const definitions = new Map()
  for (const name of names) defineClass(name)
  return Object.fromEntries(definitions)

  function defineClass(name) {
    const { description, type, tags, isFrame } = model.alias(name)
    if (isFrame) refuse(type, 'a frame is only a part of classes')
    return define(name, () => ({ description, ...classSchema(partsOf(type, new Map()), tags) }))
  }

  /** Adds a definition once; it is named before it is made, since classes may be made of themselves. */
  function define(name, make) {
    if (!definitions.has(name)) {
      definitions.set(name, undefined)
      definitions.set(name, make())
    }
    return { $ref: `#/$defs/${name}` }
  }

  function classSchema({ members, tags: inherited }, own) {
    const tags = new Map([...inherited, ...own])
    const properties = Object.fromEntries(
      [...members].map(([name, member]) => [name, propertySchema(name, member, tags)]),
    )
    const required = [...members].filter(([, { node }]) => node.questionToken === undefined).map(([name]) => name)
    return {
      type: 'object',
      properties,
      ...(required.length === 0 ? {} : { required }),
      ...(tags.has('closed') ? { additionalProperties: false } : {}),
      ...(tags.has('anyOf')
        ? { anyOf: listOf(tags.get('anyOf')).map((name) => presence(name, properties[name])) }
        : {}),
    }
  }

  function propertySchema(name, { node, scope }, classTags) {
    const { description, tags } = documentationOf(node)
    if (description === '') refuse(node, 'expected a docstring')
    const schema = typeSchema(node.type, scope)
    if (name === '@context') return { description, ...contextsSchema(schema, classTags) }
    const contained =
      name === 'type' && classTags.has('types') ? containing(requirementsOf(classTags.get('types'))) : {}
    const least = tags.has('minItems') ? Number(tags.get('minItems')) : undefined
    return { description, ...(least === undefined ? schema : atLeast(least, schema)), ...contained }
  }

  /** The contexts of a credential: its data model's, those that the tables list, then any others. */
  function contextsSchema({ type, items }, tags) {
    const dataModel = tags.get('dataModel')
    const tables = listOf(tags.get('contexts') ?? '').map((table) =>
      model.constant(table).filter(({ dataModels }) => dataModels.includes(dataModel)),
    )
    const first = { const: model.constant('dataModelContexts')[dataModel] }
    const prefixItems = [first, ...tables.map((table) => oneOf(table.map(({ url }) => url)))]
    return { type, prefixItems, items, minItems: prefixItems.length }
  }

  function typeSchema(node, scope) {
    if (ts.isParenthesizedTypeNode(node)) return typeSchema(node.type, scope)
    if (ts.isUnionTypeNode(node)) return unionSchema(node, scope)
    if (ts.isTypeReferenceNode(node)) return referenceSchema(node, scope)
    if (ts.isIndexedAccessTypeNode(node)) return { type: 'string', enum: termsOf(node) }
    if (ts.isTypeLiteralNode(node)) return classSchema(partsOf(node, scope), new Map())
    if (ts.isLiteralTypeNode(node) && ts.isStringLiteral(node.literal)) return { const: node.literal.text }
    const isArray = ts.isTypeOperatorNode(node) && ts.isArrayTypeNode(node.type)
    if (isArray) return { type: 'array', items: typeSchema(node.type.elementType, scope) }
    return { type: scalars.get(node.kind) ?? refuse(node, 'no JSON Schema is known for this type') }
  }

  function referenceSchema(node, scope) {
    const name = node.typeName.text
    const parameter = scope.get(name)
    if (parameter !== undefined) return typeSchema(parameter.node, parameter.scope)
    const [argument] = node.typeArguments ?? []
    if (name === 'JsonObject') return { type: 'object' }
    if (name === 'OneOrMany') return oneOrMany(typeSchema(argument, scope))
    if (name === 'ClassTypes') return classTypes([argument.literal.text])
    if (name === 'Embedded') return embedded(argument)
    const alias = model.alias(name) ?? refuse(node, 'the model has no such type')
    if (isClass(alias.type)) return defineClass(name)
    const { tags } = alias
    const limits = ['format', 'pattern'].filter((tag) => tags.has(tag)).map((tag) => [tag, tags.get(tag)])
    return { ...typeSchema(alias.type, new Map()), ...Object.fromEntries(limits) }
  }

  /** A union is an enumeration that may be extended, or a text beside an object. */
  function unionSchema(node, scope) {
    const [first, second, ...others] = node.types
    if (others.length > 0) refuse(node, 'expected a union of two')
    if (ts.isTypeReferenceNode(second) && second.typeName.text === 'ExtensionTerm') {
      const pattern = model.alias('ExtensionTerm').tags.get('pattern')
      return { type: 'string', if: { pattern: '^ext:' }, then: { pattern }, else: { enum: termsOf(first) } }
    }
    const { type, ...text } = typeSchema(first, scope)
    const { type: otherType, ...object } = typeSchema(second, scope)
    const isTextAndObject = type === 'string' && (otherType === 'object' || '$ref' in object)
    if (!isTextAndObject) refuse(node, 'expected a text, then an object')
    const rest = Object.keys(object).length === 0 ? {} : { else: object }
    return { type: ['string', 'object'], if: { type: 'string' }, then: text, ...rest }
  }

  /** The terms of `(typeof terms)[number]`. */
  function termsOf(node) {
    const query = ts.isParenthesizedTypeNode(node.objectType) ? node.objectType.type : node.objectType
    if (!ts.isTypeQueryNode(query)) refuse(node, 'expected the terms of a constant')
    return model.constant(query.exprName.text)
  }

  /** A credential of its own says what it is; all else is checked on its own. */
  function embedded(argument) {
    const names = [...new Set(typeNamesOf(argument))]
    const { description } = model.alias('Embedded')
    return define(`Embedded${names.join('Or')}`, () => ({
      description,
      type: 'object',
      properties: {
        type: { description: `\`${names.join('` or `')}\`, alone or among other types.`, ...classTypes(names) },
      },
      required: ['type'],
    }))
  }

  /** What the types of a class, or of each of several classes, contain at least. */
  function typeNamesOf(node) {
    if (ts.isUnionTypeNode(node)) return node.types.flatMap(typeNamesOf)
    if (ts.isConditionalTypeNode(node)) return [node.trueType, node.falseType].flatMap(typeNamesOf)
    if (!ts.isTypeReferenceNode(node)) return refuse(node, 'expected a class')
    const { type, tags } = model.alias(node.typeName.text) ?? refuse(node, 'the model has no such type')
    if (tags.has('types')) return requirementsOf(tags.get('types')).at(-1)
    if (!isClass(type)) return typeNamesOf(type)
    const own = partsOf(type, new Map()).members.get('type')
    const isOpen = own !== undefined && own.node.type.typeName?.text === 'ClassTypes'
    return isOpen
      ? [own.node.type.typeArguments[0].literal.text]
      : refuse(node, 'expected a class that names its types')
  }

  /** The members of a class by name, those of the frames that it stands on among them, and the frames' tags. */
  function partsOf(node, scope) {
    if (ts.isTypeLiteralNode(node)) {
      return {
        members: new Map(node.members.map((member) => [member.name.text, { node: member, scope }])),
        tags: new Map(),
      }
    }
    if (ts.isIntersectionTypeNode(node)) return united(node.types.map((part) => partsOf(part, scope)))
    const name = ts.isTypeReferenceNode(node) ? node.typeName.text : ''
    const frame = model.alias(name) ?? refuse(node, 'a class is made of properties and frames')
    const given = new Map(
      frame.parameters.map((parameter, index) => [parameter, { node: node.typeArguments[index], scope }]),
    )
    return united([{ members: new Map(), tags: frame.tags }, partsOf(frame.type, given)])
  }
}

function united(parts) {
  const members = new Map(parts.flatMap(({ members }) => [...members]))
  // What a node is comes before what it says, wherever its class says so.
  const first = ['@context', 'id', 'type'].filter((name) => members.has(name))
  return {
    members: new Map([...first.map((name) => [name, members.get(name)]), ...members]),
    tags: new Map(parts.flatMap(({ tags }) => [...tags])),
  }
}

function isClass(node) {
  return ts.isTypeLiteralNode(node) || ts.isIntersectionTypeNode(node)
}

/** "A, B | C" → [["A"], ["B", "C"]]: something of each. */
function requirementsOf(tag) {
  return listOf(tag).map((names) => names.split('|').map((name) => name.trim()))
}

function listOf(tag) {
  return tag
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
}

function containing(requirements) {
  const [only, ...others] = requirements.map((names) => ({ contains: oneOf(names) }))
  return { minItems: 1, ...(others.length === 0 ? only : { allOf: [only, ...others] }) }
}

function classTypes(names) {
  const one = oneOf(names)
  // That there is one at least says nothing new; but of empty arrays within arrays, ajv 8 forgets `contains`.
  const several = { type: 'array', items: { type: 'string' }, minItems: 1, contains: one }
  // An enumeration in an `else` is one that may be extended: see `toProblems`.
  if (names.length > 1) return { if: { type: 'string' }, then: one, else: several }
  return { if: { type: 'array' }, then: several, else: one }
}

function oneOrMany(one) {
  return { if: { type: 'array' }, then: { type: 'array', items: one }, else: one }
}

/** An array with some members at least, or one value in place of an array. */
function atLeast(minItems, schema) {
  return schema.type === 'array' ? { ...schema, minItems } : { ...schema, then: { ...schema.then, minItems } }
}

function oneOf(values) {
  return values.length === 1 ? { const: values[0] } : { enum: values }
}

/** That a property is there; where it is an array, with a member. */
function presence(name, { type }) {
  return { properties: { [name]: type === 'array' ? { type, minItems: 1 } : true }, required: [name] }
}

const scalars = new Map([
  [ts.SyntaxKind.StringKeyword, 'string'],
  [ts.SyntaxKind.NumberKeyword, 'number'],
  [ts.SyntaxKind.BooleanKeyword, 'boolean'],
])
