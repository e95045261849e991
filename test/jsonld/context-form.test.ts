import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../../src/json/json.js'
import { contextFormFault } from '../../src/jsonld/context-form.js'

const colour = 'https://example.org/colour'

describe('contextFormFault', () => {
  it.each<JsonValue>([
    {},
    { '@version': 1.1, '@protected': true, '@propagate': false, '@vocab': null },
    { '@vocab': 'https://example.org/', colour: null },
    { id: '@id', type: '@type', colour, shade: 'colour', ex: 'https://example.org/', hue: 'ex:hue' },
    { colour: { '@id': colour, '@type': '@id', '@container': '@set', '@protected': true, '@prefix': false } },
    { colour: { '@id': colour, '@type': 'ex:Colour', '@container': ['@graph', '@set'] } },
    {
      colours: {
        '@id': colour,
        '@type': '@json',
        '@container': '@list',
        '@context': [null, 'urn:other', { a: 'urn:a' }],
      },
    },
  ])('has nothing to say of %j', (context) => {
    expect(contextFormFault(context as Record<string, JsonValue>)).toBeUndefined()
  })

  it.each<[JsonValue, string]>([
    [{ '@version': 1 }, '@version in a context'],
    [{ '@protected': 'yes' }, '@protected in a context'],
    [{ '@vocab': 'relative' }, '@vocab in a context'],
    [{ '@vocab': '' }, '@vocab in a context'],
    [{ '@language': 'en' }, '@language in a context'],
    [{ '@import': 'https://example.org/context' }, '@import in a context'],
    [{ '@base': null }, '@base in a context'],
    [{ '@direction': 'ltr' }, '@direction in a context'],
    [{ '@nothing': 'urn:a' }, '@nothing in a context'],
    [{ '': 'urn:a' }, ' in a context'],
    [{ 'ex:colour': colour }, 'ex:colour in a context'],
    [{ 'a/b': colour }, 'a/b in a context'],
    [{ colour: 7 }, 'neither text nor an object for the term colour'],
    [{ colour: [colour] }, 'neither text nor an object for the term colour'],
    [{ colour: '' }, 'the IRI  for the term colour'],
    [{ colour: '@graph' }, 'the IRI @graph for the term colour'],
    [{ colour: '@nothing' }, 'the IRI @nothing for the term colour'],
    [{ colour: '_:b0' }, 'the IRI _:b0 for the term colour'],
    [{ colour: { '@id': 7 } }, 'an unusual @id for the term colour'],
    [{ colour: { '@reverse': colour } }, '@reverse for the term colour'],
    [{ colour: { '@id': colour, '@index': 'urn:i' } }, '@index for the term colour'],
    [{ colour: { '@id': colour, '@nest': 'n' } }, '@nest for the term colour'],
    [{ colour: { '@id': colour, '@language': null } }, '@language for the term colour'],
    [{ colour: { '@id': colour, unknown: true } }, 'unknown for the term colour'],
    [{ colour: { '@id': colour, '@type': null } }, 'an unusual @type for the term colour'],
    [{ colour: { '@id': colour, '@type': '@list' } }, 'an unusual @type for the term colour'],
    [{ colour: { '@id': colour, '@type': '_:b0' } }, 'an unusual @type for the term colour'],
    [{ colour: { '@id': colour, '@container': null } }, 'an unusual @container for the term colour'],
    [{ colour: { '@id': colour, '@container': [] } }, 'an unusual @container for the term colour'],
    [{ colour: { '@id': colour, '@container': ['@list', '@set'] } }, 'an unusual @container for the term colour'],
    [{ colour: { '@id': colour, '@container': '@language' } }, 'an unusual @container for the term colour'],
    [{ colour: { '@id': colour, '@protected': null } }, 'an unusual @protected for the term colour'],
    [{ colour: { '@id': colour, '@prefix': 'yes' } }, 'an unusual @prefix for the term colour'],
    [
      { colour: { '@id': colour, '@context': 7 } },
      'a scoped context that is neither text nor an object for the term colour',
    ],
    [
      { colour: { '@id': colour, '@context': { shade: 7 } } },
      'neither text nor an object for the term shade for the term colour',
    ],
  ])('finds in %j %s', (context, fault) => {
    expect(contextFormFault(context as Record<string, JsonValue>)).toBe(fault)
    expect(contextFormFault(context as Record<string, JsonValue>)).toBe(fault)
  })
})
