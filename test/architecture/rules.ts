/**
 * What breaks the rules of the house. Each rule is a function from source files to sentences; no
 * sentence means that the rule is kept.
 */
import { isBuiltin } from 'node:module'
import { componentsWithCycles } from './graph.js'
import * as house from './house.js'
import type { Import, Source } from './sources.js'

/** Every import goes to a room that the importing room may know. */
export function roomViolations(sources: readonly Source[]): string[] {
  return sources.flatMap((source) => {
    const below = house.entryRooms.includes(source.room)
      ? Object.keys(house.roomsBelow).filter((room) => room !== 'cli')
      : house.roomsBelow[source.room]
    if (below === undefined) {
      return [
        `${source.path}: there is no room "${source.room}"; rooms are ${Object.keys(house.roomsBelow).join(', ')}`,
      ]
    }
    return source.imports
      .filter((imported) => imported.kind === 'own')
      .flatMap(({ line, target }) => {
        const room = house.roomOf(target)
        if (room === source.room || below.includes(room)) return []
        return [`${source.path}:${line} imports ${target}: ${source.room} may import only ${below.join(', ')}`]
      })
  })
}

/** No file reaches itself through its imports, types included. */
export function fileCycles(sources: readonly Source[]): string[] {
  const graph = new Map(
    sources.map(({ path, imports }) => [
      path,
      imports.filter(({ kind }) => kind === 'own').map(({ target }) => target),
    ]),
  )
  return componentsWithCycles(graph).map((files) => `these files import each other: ${files.join(' ↔ ')}`)
}

/** No room reaches itself through other rooms. */
export function roomCycles(sources: readonly Source[]): string[] {
  const graph = new Map<string, string[]>()
  for (const source of sources) {
    const others = source.imports.filter(({ kind, target }) => kind === 'own' && house.roomOf(target) !== source.room)
    graph.set(source.room, [...(graph.get(source.room) ?? []), ...others.map(({ target }) => house.roomOf(target))])
  }
  return componentsWithCycles(graph).map((rooms) => `these rooms import each other: ${rooms.join(' ↔ ')}`)
}

/** Every relative import names a file that is there, as the compiled program will find it. */
export function unresolvedImports(sources: readonly Source[]): string[] {
  return sources.flatMap(({ path, imports }) =>
    imports
      .filter(({ kind }) => kind === 'unresolved')
      .map(({ line, target }) => `${path}:${line} imports ${target}, which is no source file (write the ending .js)`),
  )
}

/** An outside library is known in its own files only. */
export function libraryViolations(sources: readonly Source[]): string[] {
  return sources.flatMap((source) =>
    source.imports
      .filter(({ kind }) => kind === 'library')
      .flatMap(({ line, target }) => {
        const files = Object.hasOwn(house.libraryFiles, target) ? house.libraryFiles[target] : undefined
        if (files === undefined) {
          return [`${source.path}:${line} imports ${target}, a library that no file may import (table libraryFiles)`]
        }
        if (house.matchesAny(source.path, files)) return []
        return [`${source.path}:${line} imports ${target}, which belongs to ${files.join(', ')}`]
      }),
  )
}

/** Node's own modules are imported by their full name, where the platform and the network are. */
export function nodeViolations(sources: readonly Source[]): string[] {
  return sources.flatMap((source) =>
    source.imports
      .filter(({ kind }) => kind === 'node')
      .flatMap(({ line, target }) => {
        if (!target.startsWith('node:')) return [`${source.path}:${line} imports ${target}: write node:${target}`]
        if (house.matchesAny(source.path, house.nodeFiles)) return []
        return [`${source.path}:${line} imports ${target}; only ${house.nodeFiles.join(', ')} may`]
      }),
  )
}

/** No browser loads a module of Node or the library that needs one, early or late. */
export function nodeInBrowsers(sources: readonly Source[]): string[] {
  const nodeFaces = Object.values(house.faces).map(({ node }) => node)
  return sources
    .filter(({ room }) => house.entryRooms.includes(room))
    .flatMap(({ path }) => [...loadedFrom(path, sources, ({ target }) => !nodeFaces.includes(target))])
    .filter(([loaded]) => isBuiltin(loaded) || loaded === 'undici')
    .map(([, trail]) => `in a browser, ${trail.join(' → ')}`)
}

/** `#platform` and `#transport` are imported by name, by those who may, and never one face of them. */
export function faceViolations(sources: readonly Source[]): string[] {
  return sources.flatMap((source) =>
    source.imports.flatMap(({ line, specifier, target }) => {
      if (specifier.startsWith('#')) {
        if (house.faces[specifier]?.rooms.includes(source.room) === true) return []
        return [`${source.path}:${line} imports ${specifier}, which is not for room ${source.room}`]
      }
      const name = Object.keys(house.faces).find((key) => house.filesOfFace(key).includes(target))
      return name === undefined ? [] : [`${source.path}:${line} imports ${target}: import '${name}'`]
    }),
  )
}

/** The Node face and the browser face of one name export the same names. */
export function unequalFaces(sources: readonly Source[]): string[] {
  return Object.entries(house.faces).flatMap(([name, { node, browser }]) => {
    const namesInNode = namesOf(sources.find(({ path }) => path === node))
    const namesInBrowsers = namesOf(sources.find(({ path }) => path === browser))
    if (namesInNode === undefined) return [`${node} is not there`]
    if (namesInNode === namesInBrowsers) return []
    return [`${name}: ${node} exports ${namesInNode}; ${browser} exports ${namesInBrowsers ?? 'nothing'}`]
  })
}

/** `process` and `console` belong to the command line. */
export function globalViolations(sources: readonly Source[]): string[] {
  return sources
    .filter(({ room }) => room !== 'cli')
    .flatMap(({ path, globals }) => globals.map(({ line, name }) => `${path}:${line} uses ${name}; only src/cli may`))
}

/** What is exported has a name. Entry points only pass on what others declare; nobody else does only that. */
export function exportViolations(sources: readonly Source[]): string[] {
  return sources.flatMap(({ path, room, exports, statements }) => {
    const nameless = exports.flatMap(({ line, name }) => {
      if (name === 'default') return [`${path}:${line} has a default export; name it`]
      return name === '*' ? [`${path}:${line} exports *; name what is exported`] : []
    })
    if (house.entryRooms.includes(room)) {
      return statements === 0 ? nameless : [...nameless, `${path} has code of its own; an entry point only passes on`]
    }
    if (exports.length === 0 || statements > 0) return nameless
    return [...nameless, `${path} only passes on what others declare; import it from where it is declared`]
  })
}

/** Every export says what it is for. */
export function undocumentedExports(sources: readonly Source[]): string[] {
  return sources
    .filter(({ isGenerated }) => !isGenerated)
    .flatMap(({ path, exports }) =>
      exports
        .filter(({ documented, passedOn }) => !documented && !passedOn)
        .map(({ line, name }) => `${path}:${line} exports ${name} without a docstring`),
    )
}

/** Every source file that exports something to run has a test of the same name. */
export function untestedFiles(sources: readonly Source[], testFiles: ReadonlySet<string>): string[] {
  return sources
    .filter(({ isGenerated, room }) => !isGenerated && !house.entryRooms.includes(room))
    .filter(({ exports }) => exports.some(({ isType }) => !isType))
    .map(({ path }) => ({ path, test: path.replace(/^src\//, 'test/').replace(/\.ts$/, '.test.ts') }))
    .filter(({ test }) => !testFiles.has(test))
    .map(({ path, test }) => `${path} has no test: ${test} is not there`)
}

/** A file has one concept; only tables may be long. */
export function longFiles(sources: readonly Source[]): string[] {
  return sources
    .filter(({ path, lines }) => lines > house.maxLines && !house.matchesAny(path, house.tables))
    .map(
      ({ path, lines }) => `${path} has ${lines} lines, more than ${house.maxLines}: look for the second concept in it`,
    )
}

/** Files and rooms are named in kebab-case, for what they are about. */
export function misnamedFiles(sources: readonly Source[]): string[] {
  const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/
  return sources.flatMap(({ path }) => {
    const names = path.replace(/(\.generated)?(\.d)?\.[cm]?[jt]s$/, '').split('/')
    if (!names.every((name) => kebab.test(name))) return [`${path} is not named in kebab-case`]
    const empty = names.find((name) => house.emptyWords.includes(name))
    return empty === undefined ? [] : [`${path}: "${empty}" says nothing of what is inside`]
  })
}

/** An entry point loads at once only what its caller is sure to need. */
export function eagerLoads(sources: readonly Source[]): string[] {
  return Object.entries(house.notLoadedBy).flatMap(([entry, forbidden]) => {
    if (!sources.some(({ path }) => path === entry)) return [`${entry} is not there`]
    return [...loadedFrom(entry, sources, ({ isLazy }) => !isLazy)]
      .filter(([loaded]) => house.matchesAny(loaded, forbidden))
      .map(([, trail]) => `at once, ${trail.join(' → ')}`)
  })
}

/** Every file and library that an entry point loads, with the way to it; `follows` chooses which imports count. */
function loadedFrom(
  entry: string,
  sources: readonly Source[],
  follows: (imported: Import) => boolean,
): Map<string, readonly string[]> {
  const byPath = new Map(sources.map((source) => [source.path, source]))
  const loaded = new Map<string, readonly string[]>([[entry, [entry]]])
  // A Map yields what is added while it is walked.
  for (const [path, trail] of loaded) {
    for (const imported of byPath.get(path)?.imports ?? []) {
      const { isType, target } = imported
      if (!isType && follows(imported) && !loaded.has(target)) loaded.set(target, [...trail, target])
    }
  }
  return loaded
}

function namesOf(source: Source | undefined): string | undefined {
  return source?.exports
    .map(({ name, isType }) => (isType ? `type ${name}` : name))
    .sort()
    .join(', ')
}
