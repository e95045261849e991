/**
 * What programs load, seen while they run: the architecture test reads import statements, this one
 * watches Node. The library is compiled file by file into a folder of its own.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createDataIntegritySigner, createJwtSigner } from '../../src/issue/signer.js'
import { smallBadge } from '../support/badges.js'
import { compileLibrary, type CompiledLibrary } from '../support/compiled-library.js'
import { fixedKey } from '../support/fixed-keys.js'
import { issuerOf, judgedAt, signedAt } from '../support/signed-badges.js'

let library: CompiledLibrary

beforeAll(() => {
  library = compileLibrary()
  writeFileSync(join(library.folder, 'register.js'), REGISTER)
  writeFileSync(join(library.folder, 'record.js'), RECORD)
}, 60_000)

afterAll(() => library.remove())

it('a program that verifies documents loads our engine, so this test would see it, and not the packages', async () => {
  const { printed, loaded } = run(await verifying('entries/verify.js', 'document'))
  expect(printed).toBe('verified')
  for (const each of OWN_ENGINE)
    expect(
      loaded.some((url) => each.test(url)),
      String(each),
    ).toBe(true)
  expect(loaded.filter((url) => matches(url, PACKAGES))).toEqual([])
})

it.each(['entries/verify.js', 'index.js'])(
  'a program that only verifies tokens, by %s, loads no JSON-LD',
  async (entry) => {
    const { printed, loaded } = run(await verifying(entry, 'token'))
    expect(printed).toBe('verified')
    expect(loaded.filter((url) => matches(url, JSON_LD))).toEqual([])
  },
)

it('a program that issues tokens loads no JSON-LD', () => {
  const { printed, loaded } = run(`
    import { generateKey, didKeyOf } from './dist/entries/keys.js'
    import { createIssuer, createJwtSigner } from './dist/entries/issue.js'
    const key = await generateKey()
    const profile = { id: didKeyOf(key.publicKey), name: 'Example Academy' }
    const issuer = createIssuer({ profile, signer: createJwtSigner(key), status: 'none' })
    const { format } = await issuer.issue(${JSON.stringify(AWARD)})
    console.log(format)`)
  expect(printed).toBe('jwt')
  expect(loaded.filter((url) => matches(url, JSON_LD))).toEqual([])
})

it('a program that only builds loads no JSON-LD, no signatures, no proofs and no network', () => {
  const { printed, loaded } = run(`
    import { buildCredential } from './dist/entries/build.js'
    const issuer = { id: 'did:web:academy.example', name: 'Example Academy' }
    console.log(buildCredential({ issuer, ...${JSON.stringify(AWARD)} }).name)`)
  expect(printed).toBe(AWARD.achievement.name)
  const unwanted = [...JSON_LD, /\/node_modules\/(?:jose|undici)\//, /\/dist\/(?:proof|keys|net|gates|verify|issue)\//]
  expect(loaded.filter((url) => matches(url, unwanted))).toEqual([])
  expect(loaded.filter((url) => url.includes('/dist/build/')).length).toBeGreaterThan(5)
})

async function verifying(entry: string, format: 'token' | 'document'): Promise<string> {
  const key = await fixedKey('school')
  const issuer = issuerOf(key)
  const signer = format === 'token' ? createJwtSigner(key) : createDataIntegritySigner(key)
  const signed = await signer.sign(smallBadge(issuer), signedAt.getTime())
  return `
    import { createVerifier } from './dist/${entry}'
    const verifier = createVerifier({ trustedIssuers: ['${issuer}'], now: () => ${judgedAt.getTime()} })
    const report = await verifier.verify(${JSON.stringify(signed)})
    console.log(report.verdict)`
}

/** Runs a program; what it loads is what Node's own loaders say. */
function run(program: string): { readonly printed: string; readonly loaded: readonly string[] } {
  const record = join(library.folder, 'loaded.txt')
  writeFileSync(record, '')
  const { stdout, stderr, status } = library.run(`${program}\n${REQUIRED}`, {
    node: ['--import', './register.js'],
    env: { LOADED_FILES: record },
  })
  if (status !== 0) expect.fail(stderr)
  const [printed = '', required = '[]'] = stdout.trim().split('\n')
  const imported = readFileSync(record, 'utf8').trim().split('\n')
  return {
    printed,
    loaded: [...imported, ...(JSON.parse(required) as string[]).map((path) => path.replaceAll('\\', '/'))],
  }
}

function matches(url: string, patterns: readonly RegExp[]): boolean {
  return patterns.some((pattern) => pattern.test(url))
}

const PACKAGES = [/\/node_modules\/jsonld\//, /\/node_modules\/rdf-canonize\//]

const OWN_ENGINE = [/\/dist\/jsonld\/contexts\.generated\.js/, /\/dist\/proof\/data-integrity\//]

const JSON_LD = [...PACKAGES, ...OWN_ENGINE]

const REGISTER = `import { register } from 'node:module'; register('./record.js', import.meta.url)`

const RECORD = `import { appendFileSync } from 'node:fs'
export function load(url, context, next) {
  appendFileSync(process.env.LOADED_FILES, url + '\\n')
  return next(url, context)
}`

/** What is loaded by require() passes the other loader. */
const REQUIRED = `
import { createRequire } from 'node:module'
console.log(JSON.stringify(Object.keys(createRequire(import.meta.url).cache)))`

const AWARD = {
  achievement: { name: 'First Aid', description: 'Helps in the first minutes.', criteria: 'Passed the test.' },
  recipient: { name: 'Ada Example', email: 'ada@example.org' },
  expiresAfter: { years: 2 },
} as const
