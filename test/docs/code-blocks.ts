/** Type-checks the TypeScript of the documentation, as a program that imports the library. */
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
  const modules = new Map(pages.flatMap((page) => modulesOf(root, page)))
  const options = compilerOptions(root)
  const program = ts.createProgram([...modules.keys()], options, hostOf(modules, options))
  return [...modules].flatMap(([path, { page, line }]) =>
    errorsOf(program, path).map((error) => `${page}:${line + error.line}: ${error.text}`),
  )
}

/** The blocks that must stand on their own; `ts fragment` marks those that do not. */
export function tsBlocks(page: Page): ReturnType<typeof codeBlocks> {
  return codeBlocks(page).filter(({ info }) => info === 'ts')
}

/** A block, as a module. */
interface Module {
  readonly code: string
  readonly page: string
  readonly line: number
}

function modulesOf(root: string, page: Page): (readonly [path: string, module: Module])[] {
  return tsBlocks(page).map(({ code, line }) => [
    `${root}${page.path}.${line.toString()}.ts`,
    { code, page: page.path, line },
  ])
}

/** The files on disk, and beside them the modules. */
function hostOf(modules: ReadonlyMap<string, Module>, options: ts.CompilerOptions): ts.CompilerHost {
  const disk = ts.createCompilerHost(options, true)
  return {
    ...disk,
    fileExists: (path) => modules.has(path) || disk.fileExists(path),
    readFile: (path) => modules.get(path)?.code ?? disk.readFile(path),
    getSourceFile: (path, language, ...rest) => {
      const module = modules.get(path)
      if (module === undefined) return disk.getSourceFile(path, language, ...rest)
      const given = typeof language === 'object' ? language : { languageVersion: language }
      return ts.createSourceFile(path, module.code, { ...given, impliedNodeFormat: ts.ModuleKind.ESNext })
    },
  }
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
