/** Reads source files as the rules of the house see them: what they import, export and touch. */
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { join, posix } from 'node:path'
import ts from 'typescript'
import { filesOfFace, roomOf } from './house.js'

/** One `import`, `export … from`, `import()` or `import('…').Type`, once for each file that it may mean. */
export interface Import {
  readonly line: number
  /** As it is written. */
  readonly specifier: string
  readonly kind: 'own' | 'library' | 'node' | 'unresolved'
  /** The source file, the library's name, or the specifier. */
  readonly target: string
  /** Gone when the program runs. */
  readonly isType: boolean
  /** Loaded when the program asks, not before. */
  readonly isLazy: boolean
}

/** One exported name. */
export interface Export {
  readonly line: number
  readonly name: string
  /** Gone when the program runs. */
  readonly isType: boolean
  readonly documented: boolean
  /** Declared in another file. */
  readonly passedOn: boolean
}

/** A source file. */
export interface Source {
  /** From the repository's root, with slashes. */
  readonly path: string
  readonly room: string
  readonly lines: number
  readonly isGenerated: boolean
  readonly imports: readonly Import[]
  readonly exports: readonly Export[]
  /** Where `process` and `console` are used. */
  readonly globals: readonly { readonly line: number; readonly name: string }[]
  /** How many statements are neither an import nor an export of another file's names. */
  readonly statements: number
}

/** Reads every file under `folder`. */
export function readSources(root: string, folder: string): Source[] {
  const texts = filesUnder(root, folder)
    .filter((path) => /\.[cm]?[jt]s$/.test(path))
    .map((path) => [path, readFileSync(join(root, path), 'utf8')] as const)
  return parseSources(Object.fromEntries(texts))
}

/** Reads files that are given as path → text. */
export function parseSources(texts: Readonly<Record<string, string>>): Source[] {
  const paths = new Set(Object.keys(texts))
  return Object.entries(texts).map(([path, text]) => parseSource(path, text, paths))
}

/** The paths of all files under a folder, from the root, with slashes, in alphabetical order. */
export function filesUnder(root: string, folder: string): string[] {
  return readdirSync(join(root, folder))
    .sort()
    .flatMap((name) => {
      const path = `${folder}/${name}`
      return statSync(join(root, path)).isDirectory() ? filesUnder(root, path) : [path]
    })
}

function parseSource(path: string, text: string, paths: ReadonlySet<string>): Source {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true)
  const imports: Import[] = []
  const globals: { line: number; name: string }[] = []
  visit(file)
  return {
    path,
    room: roomOf(path),
    lines: text.replace(/\n$/, '').split('\n').length,
    isGenerated: path.includes('.generated.'),
    imports,
    exports: file.statements.flatMap((statement) => exportsOf(statement, file)),
    globals,
    statements: file.statements.filter((statement) => !isPassage(statement)).length,
  }

  function visit(node: ts.Node): void {
    const edge = edgeOf(node)
    if (edge !== undefined) {
      for (const [kind, target] of targetsOf(edge.specifier, path, paths)) {
        imports.push({ line: lineOf(node), ...edge, kind, target })
      }
    }
    if (ts.isIdentifier(node) && isGlobalUse(node)) globals.push({ line: lineOf(node), name: node.text })
    ts.forEachChild(node, visit)
  }

  function lineOf(node: ts.Node): number {
    return file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1
  }
}

/** What a node imports, if it does. */
function edgeOf(node: ts.Node): Pick<Import, 'specifier' | 'isType' | 'isLazy'> | undefined {
  if (ts.isImportDeclaration(node)) {
    return { specifier: textOf(node.moduleSpecifier), isType: isTypeOnly(node.importClause), isLazy: false }
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined) {
    return { specifier: textOf(node.moduleSpecifier), isType: isTypeOnly(node), isLazy: false }
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    return { specifier: textOf(node.arguments[0]), isType: false, isLazy: true }
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    return { specifier: textOf(node.argument.literal), isType: true, isLazy: false }
  }
  return undefined
}

/** `import type …`, and `import { type … }` with nothing else in the braces. */
function isTypeOnly(clause: ts.ImportClause | ts.ExportDeclaration | undefined): boolean {
  if (clause === undefined) return false
  if (ts.isExportDeclaration(clause)) {
    if (clause.isTypeOnly) return true
    const named = clause.exportClause
    return named !== undefined && ts.isNamedExports(named) && named.elements.every((element) => element.isTypeOnly)
  }
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true
  const named = clause.namedBindings
  if (clause.name !== undefined || named === undefined || !ts.isNamedImports(named)) return false
  return named.elements.length > 0 && named.elements.every((element) => element.isTypeOnly)
}

/** A specifier that is no literal is shown as it is: no rule allows it. */
function textOf(node: ts.Node | undefined): string {
  if (node === undefined) return '(nothing)'
  return ts.isStringLiteralLike(node) ? node.text : node.getText()
}

function targetsOf(specifier: string, from: string, paths: ReadonlySet<string>): [Import['kind'], string][] {
  if (specifier.startsWith('#')) {
    const files = filesOfFace(specifier)
    return files.length === 0 ? [['unresolved', specifier]] : files.map((file) => ['own', file])
  }
  if (specifier.startsWith('.')) {
    const written = posix.join(posix.dirname(from), specifier)
    const file = [written, written.replace(/\.js$/, '.ts')].find((path) => paths.has(path))
    return [file === undefined || specifier.endsWith('.ts') ? ['unresolved', specifier] : ['own', file]]
  }
  if (isBuiltin(specifier)) return [['node', specifier]]
  const [scope = specifier, name] = specifier.split('/')
  return [['library', scope.startsWith('@') ? `${scope}/${name ?? ''}` : scope]]
}

function exportsOf(statement: ts.Statement, file: ts.SourceFile): Export[] {
  const line = file.getLineAndCharacterOfPosition(statement.getStart(file)).line + 1
  if (ts.isExportAssignment(statement)) {
    return [{ line, name: 'default', isType: false, documented: isDocumented(statement), passedOn: false }]
  }
  if (ts.isExportDeclaration(statement)) return exportsByList(statement, file, line)
  if (!ts.canHaveModifiers(statement)) return []
  const modifiers = ts.getModifiers(statement) ?? []
  if (!modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return []
  const isDefault = modifiers.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword)
  const names = isDefault ? ['default'] : namesDeclaredBy(statement)
  return names.map((name) => ({
    line,
    name,
    isType: isTypeDeclaration(statement),
    documented: declarationsOf(name, file).some(isDocumented) || isDocumented(statement),
    passedOn: false,
  }))
}

/** `export { a, b }`, `export { a } from '…'`, `export * from '…'`. */
function exportsByList(statement: ts.ExportDeclaration, file: ts.SourceFile, line: number): Export[] {
  const passedOn = statement.moduleSpecifier !== undefined
  const clause = statement.exportClause
  if (clause === undefined) return [{ line, name: '*', isType: statement.isTypeOnly, documented: false, passedOn }]
  if (ts.isNamespaceExport(clause)) {
    return [{ line, name: clause.name.text, isType: statement.isTypeOnly, documented: false, passedOn }]
  }
  return clause.elements.map((element) => {
    const declarations = declarationsOf((element.propertyName ?? element.name).text, file)
    const areTypes = declarations.length > 0 && declarations.every(isTypeDeclaration)
    return {
      line,
      name: element.name.text,
      isType: statement.isTypeOnly || element.isTypeOnly || areTypes,
      documented: declarations.some(isDocumented),
      passedOn,
    }
  })
}

function declarationsOf(name: string, file: ts.SourceFile): ts.Statement[] {
  return file.statements.filter((statement) => namesDeclaredBy(statement).includes(name))
}

function namesDeclaredBy(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.flatMap(({ name }) => namesBoundBy(name))
  }
  const isNamed =
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isEnumDeclaration(statement) ||
    ts.isModuleDeclaration(statement)
  return isNamed && statement.name !== undefined ? [statement.name.text] : []
}

function namesBoundBy(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text]
  return name.elements.flatMap((element) => (ts.isOmittedExpression(element) ? [] : namesBoundBy(element.name)))
}

function isTypeDeclaration(statement: ts.Statement): boolean {
  return ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)
}

function isDocumented(node: ts.Node): boolean {
  return ts
    .getJSDocCommentsAndTags(node)
    .some((comment) => ts.isJSDoc(comment) && (ts.getTextOfJSDocComment(comment.comment) ?? '').trim() !== '')
}

/** An import, or an export of another file's names. */
function isPassage(statement: ts.Statement): boolean {
  return (
    ts.isImportDeclaration(statement) || (ts.isExportDeclaration(statement) && statement.moduleSpecifier !== undefined)
  )
}

/** The bare name, not a property or a declaration of that name. */
function isGlobalUse(node: ts.Identifier): boolean {
  if (node.text !== 'process' && node.text !== 'console') return false
  const { parent } = node
  if (ts.isPropertyAccessExpression(parent)) {
    const isGlobalThis = ts.isIdentifier(parent.expression) && parent.expression.text === 'globalThis'
    return parent.expression === node || isGlobalThis
  }
  const isName =
    (ts.isPropertyAssignment(parent) && parent.name === node) ||
    ts.isPropertySignature(parent) ||
    ts.isPropertyDeclaration(parent) ||
    ts.isMethodDeclaration(parent) ||
    ts.isMethodSignature(parent) ||
    ts.isJSDoc(parent) ||
    ts.isQualifiedName(parent)
  return !isName
}
