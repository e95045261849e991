/** The JSON-LD processor in its thread, as the library runs it when it is built. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defaultLimits } from '../../src/limits.js'
import { compileLibrary, type CompiledLibrary } from '../support/compiled-library.js'
import { canonizeByPackages } from '../support/peer-here.js'
import { badge, library } from './support.js'

let compiled: CompiledLibrary

beforeAll(() => {
  compiled = compileLibrary()
}, 60_000)

afterAll(() => compiled.remove())

/** Runs a program that is given `translate(document, milliseconds?)` and `outcome`, and prints one JSON value. */
function run(program: string): unknown {
  const { stdout, stderr, status } = compiled.run(`
    import { translateByPeer } from './dist/jsonld/peer-node.js'
    import { makePeerTask } from './dist/jsonld/peer-task.js'
    import { createContextLibrary } from './dist/jsonld/context-library.js'
    import { defaultLimits } from './dist/limits.js'
    const library = createContextLibrary(new Map())
    const taskOf = (document, limits = {}) =>
      makePeerTask(document, library, { form: 'canonical', limits: { ...defaultLimits, ...limits } })
    const translate = (document, milliseconds = 20000, limits) => translateByPeer(taskOf(document, limits), milliseconds)
    const outcome = (promise) => promise.then((nquads) => nquads.length > 0, ({ code, facts }) => ({ code, facts }))
    const badge = ${JSON.stringify(badge())}
    ${program}`)
  expect(stderr).toBe('')
  expect(status).toBe(0)
  return JSON.parse(stdout)
}

describe('translateByPeer', () => {
  it('gives what the packages give, for one after another, and lets the program end', async () => {
    const printed = run(`console.log(JSON.stringify(await Promise.all([translate(badge), translate(badge)])))`)
    const nquads = await canonizeByPackages(badge(), library, defaultLimits)
    expect(printed).toEqual([nquads, nquads])
  })

  it('says what the packages say of a document that is none', () => {
    const printed = run(`
      console.log(JSON.stringify([
        await outcome(translate({ ...badge, honours: 'x' })),
        await outcome(translate(badge, 20000, { maxQuads: 5 })),
        await outcome(translate({ '@context': 'https://example.org/unknown', id: 'urn:a' })),
      ]))`)
    expect(printed).toEqual([
      { code: 'JSON_LD_INVALID', facts: { reason: 'invalid property' } },
      { code: 'GRAPH_TOO_COMPLEX', facts: { limit: 5, what: 'statements' } },
      { code: 'JSON_LD_INVALID', facts: { reason: 'loading remote context failed' } },
    ])
  })

  it('comes to an end by its deadline, and does the next document in a new thread', () => {
    const printed = run(`
      const nodes = Array.from({ length: 9 }, (_, node) => node)
      const clique = {
        '@context': { to: { '@id': 'urn:to', '@type': '@id' }, graph: '@graph', id: '@id' },
        graph: nodes.map((node) => ({ id: '_:n' + node, to: nodes.filter((other) => other !== node).map((other) => '_:n' + other) })),
      }
      const endless = outcome(translate(clique, 1500, { maxCanonicalSteps: 1e9 }))
      const next = outcome(translate(badge))
      console.log(JSON.stringify([await endless, await next]))`)
    expect(printed).toEqual([{ code: 'DOCUMENT_NOT_TRANSLATED', facts: { reason: 'more than 1500 ms' } }, true])
  })

  it('comes to an end by its memory, and the program lives on', () => {
    const printed = run(`
      const node = (depth) => ({ type: ['Achievement'], id: 'urn:' + depth, related: depth === 0 ? [] : Array.from({ length: 40 }, (_, i) => node(depth - 1)) })
      const huge = { ...badge, evidence: Array.from({ length: 400000 }, (_, i) => ({ id: 'urn:e' + i, type: ['Evidence'], name: 'x'.repeat(200) })) }
      const first = await outcome(translate(huge, 60000, { maxQuads: 1e9 }))
      console.log(JSON.stringify([first, await outcome(translate(badge))]))`)
    expect(printed).toEqual([{ code: 'DOCUMENT_NOT_TRANSLATED', facts: { reason: 'ERR_WORKER_OUT_OF_MEMORY' } }, true])
  })

  it('has no key that leads beyond an object, and changes none of ours', () => {
    const printed = run(`
      const document = JSON.parse('{ "@context": { "@vocab": "urn:v:", "id": "@id" }, "id": "urn:a", "__proto__": { "polluted": "yes" }, "b": "c" }')
      const before = Object.getOwnPropertyNames(Object.prototype).join()
      const made = await outcome(translate(document))
      console.log(JSON.stringify([made, {}.polluted === undefined, Object.getOwnPropertyNames(Object.prototype).join() === before]))`)
    expect(printed).toEqual([expect.anything(), true, true])
  })
})
