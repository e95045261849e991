import { readdirSync, readFileSync } from 'node:fs'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/json/json.js'
import type { OpenBadgeCredential } from '../../src/model/credential.js'
import type { EndorsementCredential } from '../../src/model/profile.js'
import type { BitstringStatusListCredential } from '../../src/model/status-list.js'
import { fullBadge } from './documents.js'
import { fullStatusList } from './status-lists.js'

/** One class, as the types or as the schemas tell it. */
interface ClassOutline {
  readonly description: string
  /** Property → its description. */
  readonly properties: Readonly<Record<string, string>>
  readonly required: readonly string[]
}

type Schema = {
  readonly description?: string
  readonly properties?: Readonly<Record<string, { readonly description?: string }>>
  readonly required?: readonly string[]
  readonly $defs?: Readonly<Record<string, Schema>>
}

/**
 * Parts of the schemas that are no class of the model: how an endorsement and a list look from
 * outside, and how contexts are ordered.
 */
const parts: ReadonlySet<string> = new Set(['EmbeddedEndorsement', 'StatusListFrame', 'OpenBadgesContexts'])

/** Class → what its type has always, and its schema does not ask for. */
const lenient: Readonly<Record<string, readonly string[]>> = { BitstringStatusListCredential: ['id'] }

const modelClasses = readModel()
const schemaClasses = readSchemas()

describe('the types of model/ and the schemas', () => {
  it('know the same classes', () => {
    // Types without a class of their own in the schemas: special cases of Proof and CredentialStatus.
    const special = ['BitstringStatusListEntry', 'DataIntegrityProof']
    const names = [...modelClasses.keys()].filter((name) => !special.includes(name))
    expect(names.sort()).toEqual([...schemaClasses.keys()].sort())
    expect(names).toHaveLength(27)
  })

  it.each([...schemaClasses.keys()])('say the same of %s', (name) => {
    const fromSchema = schemaClasses.get(name)!
    const fromModel = modelClasses.get(name)!
    expect(fromSchema.description).toBe(fromModel.description)
    expect(fromSchema.properties).toEqual(fromModel.properties)
    const required = fromModel.required.filter((property) => lenient[name]?.includes(property) !== true)
    expect([...fromSchema.required].sort()).toEqual(required.sort())
  })

  // The W3C: the credential that contains the list MAY express an id.
  it('differ in what they ask of a status list: those that we make have an id, those of others need none', () => {
    expect(modelClasses.get('BitstringStatusListCredential')?.required).toEqual(['id'])
    expect(schemaClasses.get('BitstringStatusListCredential')?.required).toEqual([])
    expect(Object.keys(lenient)).toEqual(['BitstringStatusListCredential'])
  })

  it('differ in the names of a status list: the schemas also read those of Status List 2021, which no type has', () => {
    const inSchemas = (name: string): boolean => JSON.stringify(readSchema(name)).includes('StatusList2021')
    expect(inSchemas('definitions') && inSchemas('bitstring-status-list-credential')).toBe(true)
    expect(readFileSync(new URL('../../src/model/status-list.ts', import.meta.url), 'utf8')).not.toContain('2021')
  })

  it('describe every property', () => {
    const bare = [...modelClasses].flatMap(([name, { properties }]) =>
      Object.keys(properties)
        .filter((property) => properties[property] === '')
        .map((property) => `${name}.${property}`),
    )
    // The special cases only narrow what Proof says.
    expect(bare.filter((each) => !/^(DataIntegrityProof|BitstringStatusListEntry)\./.test(each))).toEqual([])
  })

  it('agree that a badge, an endorsement and a list are JSON, without a cast', () => {
    type Credential = OpenBadgeCredential | EndorsementCredential | BitstringStatusListCredential
    const toJson = (credential: Credential): JsonObject => credential
    expect(toJson(fullBadge)).toBe(fullBadge)
    expect(toJson(fullStatusList)).toBe(fullStatusList)
  })
})

/** Reads the classes from the source text of the types. */
function readModel(): Map<string, ClassOutline> {
  const folder = new URL('../../src/model/', import.meta.url)
  const statements = readdirSync(folder).flatMap((name) => {
    const text = readFileSync(new URL(name, folder), 'utf8')
    return [...ts.createSourceFile(name, text, ts.ScriptTarget.ES2022, true).statements]
  })
  const classes = statements.filter(ts.isTypeAliasDeclaration).flatMap((alias): [string, ClassOutline][] => {
    const members = membersOf(alias.type)
    const isContext = alias.name.text === 'OpenBadgesContext'
    if (members.length === 0 || isContext) return []
    return [
      [
        alias.name.text,
        {
          description: docOf(alias),
          properties: Object.fromEntries(members.map((member) => [nameOf(member), docOf(member)])),
          required: members.filter(({ questionToken }) => questionToken === undefined).map(nameOf),
        },
      ],
    ]
  })
  return new Map(classes)
}

function membersOf(type: ts.TypeNode): ts.PropertySignature[] {
  if (ts.isTypeLiteralNode(type)) return type.members.filter(ts.isPropertySignature)
  return ts.isIntersectionTypeNode(type) ? type.types.flatMap(membersOf) : []
}

function nameOf(member: ts.PropertySignature): string {
  return ts.isStringLiteral(member.name) ? member.name.text : member.name.getText()
}

/** The first paragraph of a docstring, on one line. */
function docOf(node: ts.Node): string {
  const text = ts
    .getJSDocCommentsAndTags(node)
    .filter(ts.isJSDoc)
    .map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? '')
    .join('\n\n')
  return text.split('\n\n')[0]!.replaceAll(/\s+/g, ' ').trim()
}

/** Reads the classes from the schemas: the shared ones, and the three that are documents. */
function readSchemas(): Map<string, ClassOutline> {
  const shared = Object.entries(readSchema('definitions').$defs!)
  const classes = shared.filter(([name]) => !parts.has(name))
  return new Map([
    ...classes.map(([name, schema]): [string, ClassOutline] => [name, outlineOf(schema)]),
    ['OpenBadgeCredential', outlineOf(ownPart(readSchema('achievement-credential')))],
    ['EndorsementCredential', outlineOf(ownPart(readSchema('endorsement-credential')))],
    ['BitstringStatusListCredential', outlineOf(ownPart(readSchema('bitstring-status-list-credential')))],
  ])
}

/** A document's schema narrows three properties that every credential has. */
function ownPart(schema: Schema): Schema {
  const { '@context': _context, type: _type, credentialSubject: _subject, ...properties } = schema.properties!
  return { ...schema, properties }
}

function outlineOf(schema: Schema): ClassOutline {
  const properties = Object.entries(schema.properties!)
  return {
    description: schema.description ?? '',
    properties: Object.fromEntries(properties.map(([name, { description }]) => [name, description ?? ''])),
    required: schema.required ?? [],
  }
}

function readSchema(name: string): Schema {
  return JSON.parse(readFileSync(new URL(`../../schemas/${name}.schema.json`, import.meta.url), 'utf8')) as Schema
}
