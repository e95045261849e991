/**
 * Reads the nouns of src/model/: type aliases with what their docstrings say, and constants.
 * Syntax only; nothing is run and no type is checked.
 */
import { readdirSync, readFileSync } from 'node:fs'
import ts from 'typescript'

/**
 * @typedef {object} Alias one type of the model
 * @property {string} name
 * @property {readonly string[]} parameters names of its type parameters
 * @property {boolean} isFrame whether it needs arguments, and so is only a part of classes
 * @property {ts.TypeNode} type
 * @property {string} description first paragraph of its docstring
 * @property {ReadonlyMap<string, string>} tags its docstring's tags, without the `@`
 */

/**
 * @param {URL} folder the folder of the model
 * @returns {{ alias(name: string): Alias | undefined, constant(name: string): unknown }}
 */
export function readModel(folder) {
  const statements = readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .sort()
    .flatMap((file) => {
      const text = readFileSync(new URL(file, folder), 'utf8')
      return [...ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true).statements]
    })
  const aliases = byName(statements.filter(ts.isTypeAliasDeclaration))
  const constants = byName(
    statements.filter(ts.isVariableStatement).flatMap(({ declarationList }) => [...declarationList.declarations]),
  )

  const constant = (name) => {
    const initializer = constants.get(name)?.initializer
    if (initializer === undefined) throw new Error(`The model has no constant "${name}".`)
    return literalOf(initializer, constant)
  }
  const alias = (name) => {
    const declaration = aliases.get(name)
    if (declaration === undefined) return undefined
    const parameters = (declaration.typeParameters ?? []).map((parameter) => parameter.name.text)
    const isFrame = (declaration.typeParameters ?? []).some((parameter) => parameter.default === undefined)
    return { name, parameters, isFrame, type: declaration.type, ...documentationOf(declaration) }
  }
  return { alias, constant }
}

/**
 * What a docstring says: its first paragraph on one line, and its tags.
 *
 * @param {ts.Node} node
 * @returns {{ description: string, tags: ReadonlyMap<string, string> }}
 */
export function documentationOf(node) {
  const docs = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc)
  const text = docs.map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? '').join('\n\n')
  const tags = docs.flatMap((doc) => [...(doc.tags ?? [])])
  return {
    description: text.split('\n\n')[0].replaceAll(/\s+/g, ' ').trim(),
    tags: new Map(tags.map((tag) => [tag.tagName.text, (ts.getTextOfJSDocComment(tag.comment) ?? '').trim()])),
  }
}

/**
 * Refuses what the model may say in TypeScript and nobody has said yet how JSON Schema says it.
 *
 * @param {ts.Node} node
 * @param {string} why
 * @returns {never}
 */
export function refuse(node, why) {
  const source = node.getSourceFile()
  const { line } = source.getLineAndCharacterOfPosition(node.getStart())
  throw new Error(`${source.fileName}:${line + 1}: ${why}: ${node.getText()}`)
}

/** The value of an expression made of texts, arrays, objects and names of constants. */
function literalOf(node, constant) {
  if (ts.isStringLiteral(node)) return node.text
  if (ts.isIdentifier(node)) return constant(node.text)
  if (ts.isAsExpression(node)) return literalOf(node.expression, constant)
  if (ts.isArrayLiteralExpression(node)) return node.elements.map((element) => literalOf(element, constant))
  if (!ts.isObjectLiteralExpression(node)) return refuse(node, 'expected a literal')
  return Object.fromEntries(
    node.properties.map((property) => {
      if (!ts.isPropertyAssignment(property)) return refuse(property, 'expected a property with its value')
      return [property.name.text, literalOf(property.initializer, constant)]
    }),
  )
}

function byName(declarations) {
  const names = new Map()
  for (const declaration of declarations) {
    const name = declaration.name.text
    if (names.has(name)) refuse(declaration, 'the model has this name twice')
    names.set(name, declaration)
  }
  return names
}
