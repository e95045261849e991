/** Documents without any valid signature whose only purpose is to cost time. */
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/json/json.js'
import { badgeContexts, badgeOf, ed25519Key, proofOf } from '../support/foreign-signer.js'
import { codesOf, expectGenuine } from './genuine.js'

const key = ed25519Key(1)

/** A badge with the proof of another. */
async function unsigned(changes: JsonObject): Promise<JsonObject> {
  return { ...badgeOf(key.did, changes), proof: await proofOf(badgeOf(key.did), key) }
}

describe('a document that only costs time', () => {
  it('is refused for nodes that stand inside each other in every order', async () => {
    const ids = Array.from({ length: 12 }, (_, index) => `urn:example:node:${index}`)
    const evidence = ids.map((id) => ({
      id,
      type: ['Evidence', 'Achievement'],
      name: 'x',
      related: ids.filter((other) => other !== id).map((other) => ({ id: other, type: ['Related'] })),
    }))
    expect(await codesOf(await unsigned({ evidence }))).toContain('GRAPH_TOO_COMPLEX')
    await expectGenuine()
  })

  it.each([
    ['one node with hundreds', 1, 400],
    ['hundreds of nodes with one', 300, 1],
  ])('is refused for its nested contexts: %s', async (_, nodes, contexts) => {
    const context = Array.from({ length: contexts }, (_each, index) => badgeContexts[index % 2]!)
    const endorsement = Array.from({ length: nodes }, (_each, index) => ({
      '@context': context,
      id: `urn:example:endorsement:${index}`,
      type: ['VerifiableCredential', 'EndorsementCredential'],
    }))
    expect(await codesOf(await unsigned({ endorsement }))).toContain('GRAPH_TOO_COMPLEX')
    await expectGenuine()
  })

  it('is refused for its contexts, inline contexts and inline terms', async () => {
    const inline = (terms: number): JsonObject =>
      Object.fromEntries(Array.from({ length: terms }, (_, index) => [`t${index}`, `https://x.example/#t${index}`]))
    for (const context of [
      [...badgeContexts, ...Array.from({ length: 9 }, () => badgeContexts[1]!)],
      [...badgeContexts, inline(1), inline(1), inline(1)],
      [...badgeContexts, inline(101)],
    ]) {
      expect(await codesOf(await unsigned({ '@context': context }))).toContain('GRAPH_TOO_COMPLEX')
    }
    await expectGenuine()
  })
})
