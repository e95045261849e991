import rdfCanonize from 'rdf-canonize'
import { describe, expect, it } from 'vitest'
import { canonicalizeQuads } from '../../src/jsonld/rdfc10.js'
import type { Quad } from '../../src/jsonld/quads.js'
import { defaultLimits } from '../../src/limits.js'
import type { HashName } from '../../src/platform/algorithms.js'
import { describeCorpus, readCorpus } from '../support/corpus.js'
import { Random } from '../support/mutators/random.js'
import { parseNQuads } from '../support/rdf-quads.js'

// More of them, or others: GENERATED=100000 GENERATED_SEED=7 npx vitest run test/jsonld/rdfc10.test.ts
const count = Number(process.env['GENERATED'] ?? 1_500)
const seed = Number(process.env['GENERATED_SEED'] ?? Date.now() % 1_000)

interface SuiteEntry {
  readonly id: string
  readonly type: string
  readonly name: string
  readonly action: string
  readonly result?: string
  readonly hashAlgorithm?: string
}

const folder = 'suites/rdf-canon/tests'
const limits = { ...defaultLimits, maxCanonicalSteps: 50_000 }

const quad = (subject: string, object: string, graph = ''): Quad => ({ subject, predicate: '<urn:p>', object, graph })

describe('canonicalizeQuads', () => {
  it('gives nothing for nothing', () => {
    expect(canonicalizeQuads([], limits)).toBe('')
  })

  it('writes each statement once, in order', () => {
    const quads = [quad('<urn:b>', '"2"'), quad('<urn:a>', '"1"', '<urn:g>'), quad('<urn:b>', '"2"')]
    expect(canonicalizeQuads(quads, limits)).toBe('<urn:a> <urn:p> "1" <urn:g> .\n<urn:b> <urn:p> "2" .\n')
  })

  it('orders by UTF-16 code units, as the peers do', () => {
    const quads = [quad('<urn:a>', '"\uff5e"'), quad('<urn:a>', '"\u{1f393}"')]
    expect(canonicalizeQuads(quads, limits)).toBe('<urn:a> <urn:p> "\u{1f393}" .\n<urn:a> <urn:p> "\uff5e" .\n')
  })

  it('labels like nodes, and says which got which label', () => {
    const labels = new Map<string, string>()
    const quads = [quad('<urn:a>', '_:x'), quad('<urn:a>', '_:y'), quad('_:x', '"1"'), quad('_:y', '"1"')]
    const text = canonicalizeQuads(quads, limits, { labels })
    expect(text.split('\n').filter((line) => line.includes('c14n1'))).toHaveLength(2)
    expect([...labels.keys()].sort()).toEqual(['x', 'y'])
    expect([...labels.values()].sort()).toEqual(['c14n0', 'c14n1'])
  })

  it.each([9, 40])('refuses a clique of %i nodes that only time could tell apart', (size) => {
    const nodes = Array.from({ length: size }, (_, index) => `_:n${index}`)
    const clique = nodes.flatMap((a) => nodes.filter((b) => b !== a).map((b) => quad(a, b)))
    const start = performance.now()
    expect(() => canonicalizeQuads(clique, { ...defaultLimits })).toThrow(
      expect.objectContaining({
        code: 'GRAPH_TOO_COMPLEX',
        facts: { limit: defaultLimits.maxCanonicalSteps, what: 'steps' },
      }),
    )
    expect(performance.now() - start).toBeLessThan(20_000)
  })
})

describeCorpus('the RDFC-1.0 test suite of the W3C', () => {
  const { entries } = JSON.parse(readCorpus(`${folder}/manifest.jsonld`).toString()) as {
    readonly entries: readonly SuiteEntry[]
  }
  const read = (path: string): string => readCorpus(`${folder}/${path}`).toString('utf8')
  const hashOf = ({ hashAlgorithm }: SuiteEntry): HashName => (hashAlgorithm === 'SHA384' ? 'SHA-384' : 'SHA-256')
  const ofType = (type: string): readonly SuiteEntry[] => entries.filter((entry) => entry.type === `rdfc:${type}`)

  it('is there as a whole', () => {
    expect(entries).toHaveLength(86)
  })

  it.each(ofType('RDFC10EvalTest').map((entry) => [entry.id, entry.name, entry] as const))('%s %s', (_, __, entry) => {
    expect(canonicalizeQuads(parseNQuads(read(entry.action)), limits, { hash: hashOf(entry) })).toBe(
      read(entry.result!),
    )
  })

  it.each(ofType('RDFC10MapTest').map((entry) => [entry.id, entry.name, entry] as const))('%s %s', (_, __, entry) => {
    const labels = new Map<string, string>()
    canonicalizeQuads(parseNQuads(read(entry.action)), limits, { hash: hashOf(entry), labels })
    expect(Object.fromEntries(labels)).toEqual(JSON.parse(read(entry.result!)))
  })

  it.each(ofType('RDFC10NegativeEvalTest').map((entry) => [entry.id, entry.name, entry] as const))(
    '%s %s is refused',
    (_, __, entry) => {
      expect(() => canonicalizeQuads(parseNQuads(read(entry.action)), limits)).toThrow(
        expect.objectContaining({ code: 'GRAPH_TOO_COMPLEX' }),
      )
    },
  )
})

describe(`datasets at random (${count}, GENERATED_SEED=${seed})`, () => {
  it('come to what other software makes of them', { timeout: 30_000 + count * 20 }, async () => {
    let hard = 0
    for (let index = 0; index < count; index++) {
      const text = randomDataset(new Random(seed * 1_000_000 + index))
      const theirs = await rdfCanonize.canonize(rdfCanonize.NQuads.parse(text), {
        algorithm: 'RDFC-1.0',
        format: 'application/n-quads',
        maxDeepIterations: 100_000,
      })
      expect(canonicalizeQuads(parseNQuads(text), { ...defaultLimits, maxCanonicalSteps: 1_000_000 }), text).toBe(
        theirs,
      )
      if (/_:c14n3 /.test(theirs)) hard += 1
    }
    expect(hard).toBeGreaterThan(count / 4)
  })
})

/** A few nodes without names that are hard to tell apart: like words, in rings, trees, lists and graphs of their own. */
function randomDataset(random: Random): string {
  const nodes = Array.from({ length: 2 + random.below(6) }, (_, index) => `_:n${index}`)
  const others = ['<urn:a>', '<urn:b>', '"x"', '"y"']
  const graphs = ['', '', '', ' <urn:g>', ` ${random.pick(nodes)}`, ` ${random.pick(nodes)}`]
  const lines = Array.from({ length: 1 + random.below(14) }, () => {
    const subject = random.chance(0.8) ? random.pick(nodes) : random.pick(others.slice(0, 2))
    const object = random.chance(0.6) ? random.pick(nodes) : random.pick(others)
    return `${subject} <urn:p${random.below(2)}> ${object}${random.pick(graphs)} .\n`
  })
  // The same once more with other labels: whatever there is, there are two that are alike.
  const twin = random.chance(0.4) ? lines.map((line) => line.replaceAll('_:n', '_:m')) : []
  return [...lines, ...twin].join('')
}
