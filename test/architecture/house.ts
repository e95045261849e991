/**
 * The house as tables: its rooms, who may know whom, which outside library lives where.
 * `CONTRIBUTING.md` tells the same in prose; `rules.ts` finds what breaks it.
 */

const levelZero = [
  'codes',
  'input-codes',
  'errors',
  'limits',
  'time',
  'messages',
  'json',
  'platform',
  'model',
  'version',
] as const

/** Who may import whom: room → the rooms it may import, besides itself. A room not named here may not exist. */
export const roomsBelow: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(levelZero.map((room) => [room, levelZero])),
  schema: levelZero,
  bake: levelZero,
  net: levelZero,
  status: levelZero,
  jsonld: levelZero,
  build: [...levelZero, 'schema'],
  envelope: [...levelZero, 'bake'],
  keys: [...levelZero, 'net'],
  proof: [...levelZero, 'keys', 'envelope', 'jsonld'],
  gates: [...levelZero, 'envelope', 'schema', 'proof', 'keys'],
  verify: [...levelZero, 'gates', 'status', 'net', 'keys', 'envelope', 'proof', 'jsonld'],
  issue: [...levelZero, 'build', 'gates', 'keys', 'proof', 'status', 'jsonld'],
  inspect: [...levelZero, 'envelope', 'schema', 'gates', 'jsonld', 'proof'],
  view: [...levelZero, 'gates', 'verify'],
  cli: ['index', 'entries'],
}

/** Entry points show any room below them; they have no code of their own. */
export const entryRooms: readonly string[] = ['index', 'entries']

/** Outside library → the files that may import it, types included. A library not named here may not be used. */
export const libraryFiles: Readonly<Record<string, readonly string[]>> = {
  jose: ['src/keys/*'],
  jsonld: ['src/jsonld/*'],
  'rdf-canonize': ['src/jsonld/*'],
  undici: ['src/net/*'],
  'ipaddr.js': ['src/net/*'],
  commander: ['src/cli/**'],
  picocolors: ['src/cli/**'],
  tinyglobby: ['src/cli/**'],
  'csv-parse': ['src/cli/**'],
  '@scure/base': ['src/platform/*'],
  '@noble/hashes': ['src/platform/*'],
  'date-fns': ['src/time.ts', 'src/build/*'],
  '@date-fns/utc': ['src/time.ts', 'src/build/*'],
  saxes: ['src/bake/svg/*'],
}

/** Files that may import Node's own modules. `nodeInBrowsers` holds that none of them reaches a browser. */
export const nodeFiles: readonly string[] = [
  'src/platform/*',
  'src/net/*',
  'src/cli/**',
  'src/jsonld/peer-node.ts',
  'src/jsonld/peer-worker.ts',
  'src/verify/workers/*',
]

/** `#name` → its two faces, and the rooms that may import it. */
export const faces: Readonly<Record<string, Face>> = {
  '#platform': {
    rooms: Object.keys(roomsBelow).filter((room) => room !== 'platform'),
    node: 'src/platform/node.ts',
    browser: 'src/platform/browser.ts',
  },
  '#transport': { rooms: ['net'], node: 'src/net/transport-node.ts', browser: 'src/net/transport-browser.ts' },
  '#peer': { rooms: ['jsonld'], node: 'src/jsonld/peer-node.ts', browser: 'src/jsonld/peer-browser.ts' },
  '#workers': {
    rooms: ['verify'],
    node: 'src/verify/workers/workers-node.ts',
    browser: 'src/verify/workers/workers-browser.ts',
  },
}

/** What a `#name` stands for in Node, and everywhere else. */
export interface Face {
  readonly rooms: readonly string[]
  readonly node: string
  readonly browser: string
}

/** Entry point → what it must not load before it is needed (a dynamic `import()` is when it is needed). */
export const notLoadedBy: Readonly<Record<string, readonly string[]>> = {
  'src/entries/build.ts': ['src/jsonld/**', 'src/proof/**', 'jsonld', 'rdf-canonize', 'jose', 'undici'],
  'src/entries/status.ts': ['src/jsonld/**', 'src/proof/**', 'jsonld', 'rdf-canonize', 'jose', 'undici'],
  'src/entries/bake.ts': [
    'src/jsonld/**',
    'src/proof/**',
    'src/keys/**',
    'src/schema/**',
    'jsonld',
    'rdf-canonize',
    'jose',
    'undici',
  ],
  'src/entries/verify.ts': ['src/jsonld/contexts.generated.ts', 'jsonld', 'rdf-canonize', 'saxes'],
  'src/index.ts': ['src/jsonld/contexts.generated.ts', 'jsonld', 'rdf-canonize'],
}

/** Files that are tables, and may be longer than others. */
export const tables: readonly string[] = ['src/messages/*.ts', 'src/**/*.generated.*', 'src/*.generated.*']

/** Lines of any other file at most. */
export const maxLines = 300

/** Names that say nothing of what is inside. */
export const emptyWords: readonly string[] = [
  'util',
  'utils',
  'helper',
  'helpers',
  'common',
  'service',
  'services',
  'manager',
  'handler',
  'misc',
]

/** The room of a source file: its first folder, or the file itself where it stands at the top. */
export function roomOf(path: string): string {
  return (
    path
      .replace(/^src\//, '')
      .replace(/\.ts$/, '')
      .split('/')[0] ?? path
  )
}

/** The files behind `#platform` and the like; none for a name that is not known. */
export function filesOfFace(specifier: string): readonly string[] {
  const face = Object.hasOwn(faces, specifier) ? faces[specifier] : undefined
  return face === undefined ? [] : [face.node, face.browser]
}

/** Tells whether a path meets a pattern: `*` stands for anything but a slash, `**` for anything. */
export function matchesAny(path: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => {
    const expression = pattern
      .split(/(\*\*|\*)/)
      .map((part) => (part === '**' ? '.*' : part === '*' ? '[^/]*' : part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&')))
    return new RegExp(`^${expression.join('')}$`).test(path)
  })
}
