import { describe, expect, it } from 'vitest'
import { readAddedContexts } from '../../src/jsonld/added-contexts.js'
import { credentialsV2Context } from '../../src/model/contexts.js'

const url = 'https://example.org/context.json'

describe('readAddedContexts', () => {
  it('adds a context to the bundled ones, as the same object every time', async () => {
    const library = await readAddedContexts({ [url]: '{"@context":{"x":"https://example.org/x"}}' }).library()
    expect(library.find(url)).toEqual({ '@context': { x: 'https://example.org/x' } })
    expect(library.find(url)).toBe(library.find(url))
    expect(library.find(credentialsV2Context)).toBeDefined()
    expect(library.find('https://example.org/other')).toBeUndefined()
  })

  it.each([
    ['a bundled URL', { [credentialsV2Context]: '{"@context":{}}' }],
    ['text that is no JSON', { [url]: '{' }],
    ['JSON that is no context', { [url]: '{"a":1}' }],
    ['JSON that is no object', { [url]: '[]' }],
  ])('refuses %s at once', (_, added) => {
    expect(() => readAddedContexts(added)).toThrow(expect.objectContaining({ code: 'OPTIONS_INVALID' }) as Error)
  })
})
