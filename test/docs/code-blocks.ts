/** Type-checks the TypeScript of the documentation, as a program that imports the library. */
import { posix } from 'node:path'
import ts from 'typescript'
import { codeBlocks, type Page } from './markdown.js'

/**
 * Type-checks every block of code marked `ts`, each as a module of its own beside its page.
 *
 * @param root - the repository, with a slash at its end
 * @param pages - where to look
 * @returns what the compiler says: page, line and message
 */
export function typeErrors(root: string, pages: readonly Page[]): readonly string[] {
  const modules = new Map(
    pages.flatMap((page) =>
      tsBlocks(page).map((block) => {
        const place = { page: page.path, line: block.line }
        return [`${root}${page.path}.${block.line}.ts`, { place, code: block.code }] as const
      }),
    ),
  )
  const options = compilerOptions(root)
  const host = ts.createCompilerHost(options, true)
  const { fileExists, readFile, getSourceFile } = host
  host.fileExists = (path) => modules.has(path) || fileExists(path)
  host.readFile = (path) => modules.get(path)?.code ?? readFile(path)
  host.getSourceFile = (path, ...rest) => {
    const module = modules.get(path)
    return module === undefined
      ? getSourceFile(path, ...rest)
      : ts.createSourceFile(path, module.code, { ...optionsOf(rest[0]), impliedNodeFormat: ts.ModuleKind.ESNext })
  }
  const program = ts.createProgram([...modules.keys()], options, host)
  return [...modules].flatMap(([path, { place }]) =>
    errorsOf(program, path).map(
      ({ line, text }) => `${posix.normalize(place.page)}:${place.line + line}: ${text}`,
    ),
  )
}

/** The blocks that must stand on their own; `ts fragment` marks those that do not. */
export function tsBlocks(page: Page): ReturnType<typeof codeBlocks> {
  return codeBlocks(page).filter(({ info }) => info === 'ts')
}

function errorsOf(program: ts.Program, path: string): readonly { readonly line: number; readonly text: string }[] {
  const source = program.getSourceFile(path)
  if (source === undefined) return [{ line: 0, text: 'not compiled' }]
  return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map((diagnostic) => ({
    line: source.getLineAndCharacterOfPosition(diagnostic.start ?? 0).line,
    text: ts.flattenDiagnosticMessageText(diagnostic.messageText, ' '),
  }))
}

function compilerOptions(root: string): ts.CompilerOptions {
  const path = `${root}tsconfig.json`
  const { config } = ts.readConfigFile(path, (name) => ts.sys.readFile(name)) as { config: object }
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: [] }, ts.sys, root, {}, path)
  // A reader's own program need not be declared, and may end before every name is used.
  return {
    ...options,
    declaration: false,
    isolatedDeclarations: false,
    noUnusedLocals: false,
    moduleDetection: ts.ModuleDetectionKind.Force,
  }
}

function optionsOf(given: ts.ScriptTarget | ts.CreateSourceFileOptions): ts.CreateSourceFileOptions {
  return typeof given === 'object' ? given : { languageVersion: given }
}
