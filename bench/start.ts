/**
 * What it costs to begin: each entry point's time to load and the bytes of all files that it loads; the first verification of
 * a process, loading included; and the most memory that a process takes which verifies a thousand badges. Each run is a
 * process of its own, the median of several.
 *
 *     npm run bench -- 0 start
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createDataIntegritySigner, createJwtSigner } from 'openbadges-kit'
import { smallBadge } from '../test/support/badges.js'
import { fixedKey } from '../test/support/fixed-keys.js'
import { issuerOf, signedAt } from '../test/support/signed-badges.js'

/** What an entry point costs before anything is done with it. */
export interface Loading {
  readonly entry: string
  readonly milliseconds: number
  readonly files: number
  readonly kilobytes: number
}

/** What a process costs that verifies. */
export interface FirstRun {
  readonly program: string
  readonly input: 'document' | 'token'
  /** From before the import to the first verdict. */
  readonly firstMilliseconds: number
  /** The thousandth. */
  readonly warmMilliseconds: number
  /** Of the whole process, at its highest. */
  readonly megabytes: number
}

/** Measures all of it, and prints a line for each. */
export async function measureStart(): Promise<{
  readonly loading: readonly Loading[]
  readonly runs: readonly FirstRun[]
}> {
  const folder = mkdtempSync(join(tmpdir(), 'openbadges-bench-'))
  try {
    const entries = Object.entries(exportsOf()).flatMap(([path, target]) =>
      typeof target === 'object' ? [path.replace('.', 'openbadges-kit')] : [],
    )
    const loading = [...entries, ...PEERS.slice(0, 1)].map((entry) => load(entry, folder))
    console.log('\nloading: milliseconds, files, kilobytes of them')
    for (const { entry, milliseconds, files, kilobytes } of loading) {
      const figures = `${milliseconds.toFixed(0).padStart(5)} ${String(files).padStart(5)} ${kilobytes.toFixed(0).padStart(6)}`
      console.log(`  ${entry.padEnd(28)} ${figures}`)
    }
    const runs = await firstRuns(folder)
    console.log('\na process that verifies: first verdict and thousandth, milliseconds; most memory, megabytes')
    for (const { program, input, firstMilliseconds, warmMilliseconds, megabytes } of runs) {
      const figures = `${firstMilliseconds.toFixed(0).padStart(5)} ${warmMilliseconds.toFixed(2).padStart(7)}`
      console.log(`  ${program.padEnd(18)} ${input.padEnd(10)} ${figures} ${megabytes.toFixed(0).padStart(6)}`)
    }
    return { loading, runs }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function exportsOf(): Readonly<Record<string, unknown>> {
  return (JSON.parse(readFileSync('package.json', 'utf8')) as { exports: Record<string, unknown> }).exports
}

/** Files are counted in a run of their own, since watching takes time. */
function load(entry: string, folder: string): Loading {
  const times = repeat(() => Number(run(folder, 'load.mjs', loadingOf(entry))))
  writeFileSync(join(folder, 'hooks.mjs'), HOOKS)
  const [files = 0, bytes = 0] = run(folder, 'count.mjs', countingOf(entry, join(folder, 'seen')))
    .split(' ')
    .map(Number)
  return { entry, milliseconds: times, files, kilobytes: bytes / 1000 }
}

async function firstRuns(folder: string): Promise<readonly FirstRun[]> {
  const key = await fixedKey('school')
  const issuer = issuerOf(key)
  const signed = await createDataIntegritySigner(key).sign(smallBadge(issuer), signedAt.getTime())
  const token = await createJwtSigner(key).sign(smallBadge(issuer), signedAt.getTime())
  if (signed.format !== 'data-integrity' || token.format !== 'jwt') throw new Error('signed in another format')
  writeFileSync(join(folder, 'document'), JSON.stringify(signed.document))
  writeFileSync(join(folder, 'token'), token.token)
  writeFileSync(join(folder, 'jwk.json'), JSON.stringify(key.publicKey))
  const programs = [
    { program: 'nothing', input: 'document', body: '() => true' },
    { program: 'openbadges-kit', input: 'document', body: oursOf(issuer) },
    { program: '@digitalbazaar/vc', input: 'document', body: PEER },
    { program: 'openbadges-kit', input: 'token', body: oursOf(issuer) },
    { program: 'jose', input: 'token', body: joseOf(folder) },
  ] as const
  return programs.map(({ program, input, body }) => {
    const figures = Array.from({ length: RUNS }, () =>
      run(folder, 'verify.mjs', verifyingOf(body, join(folder, input)))
        .split(' ')
        .map(Number),
    )
    const [firstMilliseconds = NaN, warmMilliseconds = NaN, megabytes = NaN] = [0, 1, 2].map((column) =>
      medianOf(figures.map((row) => row[column] ?? NaN)),
    )
    return { program, input, firstMilliseconds, warmMilliseconds, megabytes }
  })
}

function repeat(once: () => number): number {
  return medianOf(Array.from({ length: RUNS }, once))
}

function medianOf(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN
}

/** Runs a program inside this package, so that it finds what the package finds. */
function run(folder: string, name: string, program: string): string {
  const file = resolve('temp/run', `${name.replace('.mjs', '')}-${process.pid}.mjs`)
  writeFileSync(file, program)
  try {
    const { status, stdout, stderr } = spawnSync(process.execPath, [file], { cwd: folder, encoding: 'utf8' })
    if (status !== 0) throw new Error(`${name}: ${stderr}`)
    return stdout.trim()
  } finally {
    rmSync(file)
  }
}

function loadingOf(entry: string): string {
  return `const began = performance.now()
await import(${JSON.stringify(entry)})
process.stdout.write(String(performance.now() - began))`
}

function countingOf(entry: string, seen: string): string {
  return `import { register, createRequire } from 'node:module'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { pathToFileURL, fileURLToPath } from 'node:url'
register(pathToFileURL('hooks.mjs'), { data: ${JSON.stringify(seen)} })
await import(${JSON.stringify(entry)})
const modules = existsSync(${JSON.stringify(seen)}) ? readFileSync(${JSON.stringify(seen)}, 'utf8').trim().split('\\n') : []
const required = Object.keys(createRequire(import.meta.url).cache)
const files = new Set([...modules.map((url) => fileURLToPath(url)), ...required])
const bytes = [...files].reduce((sum, file) => sum + statSync(file).size, 0)
process.stdout.write(files.size + ' ' + bytes)`
}

const HOOKS = `import { appendFileSync, rmSync } from 'node:fs'
let seen
export function initialize(file) { seen = file; rmSync(file, { force: true }) }
export function load(url, context, next) {
  if (url.startsWith('file:')) appendFileSync(seen, url + '\\n')
  return next(url, context)
}`

/** @param body - an expression: how to make the function that verifies a text, given nothing */
function verifyingOf(body: string, input: string): string {
  return `import { readFileSync } from 'node:fs'
const text = readFileSync(${JSON.stringify(input)}, 'utf8')
const began = performance.now()
const verify = await (${body})
const good = async () => { if (!(await verify(text))) throw new Error('not verified') }
await good()
const first = performance.now() - began
for (let index = 1; index < 999; index++) await good()
const last = performance.now()
await good()
const warm = performance.now() - last
process.stdout.write([first, warm, process.resourceUsage().maxRSS / 1000].join(' '))`
}

function oursOf(issuer: string): string {
  return `import('openbadges-kit').then(({ createVerifier }) => {
  const verifier = createVerifier({ trustedIssuers: [${JSON.stringify(issuer)}], now: () => ${JUDGED} })
  return async (text) => (await verifier.verify(text)).verified
})`
}

/** The moment to judge, as a program writes it. */
const JUDGED = "new Date('2026-06-01T00:00:00Z')"

const PEER = `import(${JSON.stringify(resolve('temp/run/test/support/peer-stack.js'))}).then(({ verifyWithPeer }) =>
  async (text) => (await verifyWithPeer(JSON.parse(text), ${JUDGED})).verified)`

function joseOf(folder: string): string {
  return `import('jose').then(async ({ compactVerify, importJWK }) => {
  const key = await importJWK(JSON.parse(readFileSync(${JSON.stringify(join(folder, 'jwk.json'))}, 'utf8')), 'EdDSA')
  return async (text) => (await compactVerify(text, key)).payload.length > 0
})`
}

const PEERS = ['@digitalbazaar/vc'] as const

const RUNS = 5
