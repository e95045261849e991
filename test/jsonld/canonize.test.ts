import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/json/json.js'
import { canonizeByPackages as canonize } from '../support/peer-here.js'
import { defaultLimits } from '../../src/limits.js'
import { badge, library } from './support.js'

describe('translateWithPackages', () => {
  it('gives the same lines whatever the order of keys', async () => {
    const document = badge()
    const turned = Object.fromEntries(Object.entries(document).reverse())
    const nquads = await canonize(document, library, defaultLimits)
    expect(await canonize(turned, library, defaultLimits)).toBe(nquads)
    expect(nquads.split('\n').length).toBeGreaterThan(10)
  })

  it('refuses in safe mode what would be dropped', async () => {
    await expect(canonize(badge({ honours: 'x' }), library, defaultLimits)).rejects.toMatchObject({
      code: 'JSON_LD_INVALID',
    })
  })

  it('refuses a context that it does not know', async () => {
    const document = badge({ '@context': ['https://example.org/unknown'] })
    await expect(canonize(document, library, defaultLimits)).rejects.toMatchObject({ code: 'JSON_LD_INVALID' })
  })

  it('refuses more statements than the limit', async () => {
    await expect(canonize(badge(), library, { ...defaultLimits, maxQuads: 5 })).rejects.toMatchObject({
      code: 'GRAPH_TOO_COMPLEX',
      facts: { limit: 5 },
    })
  })

  it('ends on a poison graph within its budget (E20)', async () => {
    const nodes = Array.from({ length: 10 }, (_, index) => index)
    const clique: JsonObject = {
      '@context': { to: { '@id': 'urn:to', '@type': '@id' }, graph: '@graph', id: '@id' },
      graph: nodes.map((node) => ({
        id: `_:n${node}`,
        to: nodes.filter((other) => other !== node).map((other) => `_:n${other}`),
      })),
    }
    await expect(canonize(clique, library, defaultLimits)).rejects.toMatchObject({ code: 'GRAPH_TOO_COMPLEX' })
  })
})
