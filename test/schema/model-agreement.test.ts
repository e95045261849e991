/**
 * That the types and the published schemas say the same, found out without the generator: the types
 * are asked for through the type checker, which knows what they come to, and compared in a short
 * form with the schemas as JSON.
 */
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/json/json.js'
import type { AnyClrCredential } from '../../src/model/clr.js'
import type { AnyOpenBadgeCredential } from '../../src/model/credential.js'
import type { AnyEndorsementCredential } from '../../src/model/profile.js'
import type { BitstringStatusListCredential } from '../../src/model/status-list.js'
import { fullBadge, fullEndorsement } from './documents.js'
import { readClasses, type Schema } from './published-schemas.js'
import { fullClr, toDataModel1p1 } from './records.js'
import { fullStatusList } from './status-lists.js'

/** One class: what is said of it, and of each property in short: `text | Profile`, `? [Image]`. */
interface ClassOutline {
  readonly description: string
  readonly properties: Readonly<Record<string, readonly [form: string, description: string]>>
}

/** Types that are parts or special cases of classes, or no part of any document. */
const partsOfClasses: ReadonlySet<string> = new Set([
  'BadgeFrame',
  'BitstringStatusListEntry',
  'ClrContext',
  'ClrFrame',
  'CredentialFrame',
  'DataIntegrityProof',
  'EndorsementFrame',
  'EnvelopedVerifiableCredential',
  'VerifiablePresentation',
  'OpenBadgesContext',
  'StandardContext',
  'StatusMessage',
  'VerifiableCredential',
  'VerifiableCredentialV1p1',
])

const modelClasses = readModel()
const schemaClasses = new Map([...readClasses()].filter(([name]) => !name.startsWith('Embedded')))

describe('the types of model/ and the schemas', () => {
  it('know the same classes', () => {
    const names = [...modelClasses.keys()].filter((name) => !partsOfClasses.has(name))
    expect(names.sort()).toEqual([...schemaClasses.keys()].sort())
    expect(names).toHaveLength(32)
  })

  it.each([...schemaClasses.keys()])('say the same of %s', (name) => {
    expect(outlineOf(schemaClasses.get(name)!)).toEqual(modelClasses.get(name))
  })

  it('describe every class and every property', () => {
    const bare = [...schemaClasses].flatMap(([name, { description, properties }]) =>
      [
        ['', description] as const,
        ...Object.entries(properties!).map(([each, schema]) => [each, schema.description] as const),
      ]
        .filter(([, text]) => text === undefined || text === '')
        .map(([each]) => `${name}.${each}`),
    )
    expect(bare).toEqual([])
  })

  it('agree that documents are JSON, without a cast', () => {
    const toJson = (
      document: AnyOpenBadgeCredential | AnyEndorsementCredential | AnyClrCredential | BitstringStatusListCredential,
    ): JsonObject => document
    const documents = [fullBadge, fullEndorsement, fullClr, fullStatusList, toDataModel1p1(fullBadge)]
    expect(documents.map(toJson)).toEqual(documents)
  })
})

function readModel(): ReadonlyMap<string, ClassOutline> {
  const folder = fileURLToPath(new URL('../../src/model/', import.meta.url))
  const files = readdirSync(folder).map((name) => `${folder}${name}`)
  const options: ts.CompilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    types: [],
  }
  const program = ts.createProgram(files, options)
  const checker = program.getTypeChecker()
  const aliases = files.flatMap((file) => program.getSourceFile(file)!.statements.filter(ts.isTypeAliasDeclaration))
  const classes = aliases.flatMap((alias): [string, ClassOutline][] => {
    const symbol = checker.getSymbolAtLocation(alias.name)!
    const type = checker.getDeclaredTypeOfSymbol(symbol)
    const isClass = ts.isTypeLiteralNode(alias.type) || ts.isIntersectionTypeNode(alias.type)
    if (!isClass) return []
    const properties = type.getProperties().map((property): [string, [string, string]] => {
      const isOptional = (property.flags & ts.SymbolFlags.Optional) !== 0
      const form = formOfType(checker.getTypeOfSymbolAtLocation(property, alias), checker)
      return [property.name, [`${isOptional ? '? ' : ''}${form}`, firstParagraph(property, checker)]]
    })
    return [
      [alias.name.text, { description: firstParagraph(symbol, checker), properties: Object.fromEntries(properties) }],
    ]
  })
  return new Map(classes)
}

function firstParagraph(symbol: ts.Symbol, checker: ts.TypeChecker): string {
  const text = ts.displayPartsToString(symbol.getDocumentationComment(checker))
  return text.split('\n\n')[0]!.replaceAll(/\s+/g, ' ').trim()
}

function formOfType(type: ts.Type, checker: ts.TypeChecker): string {
  if ((type.flags & ts.TypeFlags.Boolean) !== 0) return 'truth'
  if ((type.flags & ts.TypeFlags.String) !== 0) return 'text'
  if ((type.flags & ts.TypeFlags.Number) !== 0) return 'number'
  if (type.isStringLiteral()) return JSON.stringify(type.value)
  if ((type.flags & ts.TypeFlags.TemplateLiteral) !== 0) return '"ext:…"'
  // Conditional on the data model, which a class without an argument leaves open.
  if ((type.flags & ts.TypeFlags.Conditional) !== 0) return type.aliasSymbol!.name.replace(/Of$/, '')
  if (type.isUnion()) return formOfUnion(type.types.map((each) => formOfType(each, checker)))
  if (checker.isArrayType(type))
    return arrayOf(formOfType(checker.getTypeArguments(type as ts.TypeReference)[0]!, checker))
  const { name } = type.aliasSymbol ?? type.symbol
  return name === 'JsonObject' ? 'object' : name.replace(/V1p1$/, '')
}

/** Unions within arrays are written otherwise, so that those around them can be taken apart. */
function arrayOf(member: string): string {
  return `[${member.replaceAll(' | ', ' or ')}]`
}

function formOfUnion(members: readonly string[]): string {
  return [...new Set(members)].sort().join(' | ')
}

function outlineOf({ description, properties, required }: Schema): ClassOutline {
  const entries = Object.entries(properties!).map(([name, schema]): [string, [string, string]] => [
    name,
    [`${required?.includes(name) === true ? '' : '? '}${formOfSchema(schema)}`, schema.description ?? ''],
  ])
  return { description: description ?? '', properties: Object.fromEntries(entries) }
}

function formOfSchema(schema: Schema): string {
  if (schema.$ref !== undefined) return formOfReference(schema.$ref)
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.type === 'array') return arrayOf(formOfSchema(schema.items!))
  if (Array.isArray(schema.type))
    return formOfUnion(['text', schema.else === undefined ? 'object' : formOfSchema(schema.else)])
  if (schema.if?.pattern !== undefined) return formOfUnion([...termsOf(schema.else!), '"ext:…"'])
  if (schema.if !== undefined)
    return formOfUnion([schema.then!, schema.else!].flatMap((each) => formOfSchema(each).split(' | ')))
  if (schema.enum !== undefined) return formOfUnion(termsOf(schema))
  return { string: 'text', boolean: 'truth' }[schema.type as string] ?? (schema.type as string)
}

/** Of a credential inside another, only its types are asked for, which the name of its definition tells. */
function formOfReference(reference: string): string {
  const name = reference.replace('#/$defs/', '')
  return name.startsWith('Embedded') ? formOfUnion(name.replace('Embedded', '').split('Or')) : name
}

function termsOf(schema: Schema): readonly string[] {
  return schema.enum!.map((term) => JSON.stringify(term))
}
