/** Changes what words mean: contexts added, changed, scoped and put inside. */
import { bundledContexts } from '../../../src/jsonld/contexts.generated.js'
import { NotApplicable } from './random.js'
import {
  addContext,
  isNode,
  many,
  rename,
  set,
  someNode,
  someProperty,
  type Node,
  type NodeMutators,
  type Value,
} from './mutator.js'
import { iriOf, irisOfTerm, knownTerms } from './terms.js'

/** Mutators that change contexts, and some that use what they then mean. */
export const contextMutators: NodeMutators = {
  'alias of a keyword': (badge, { random }) => {
    const keyword = random.pick(KEYWORDS)
    addContext(badge, { forged: keyword })
    const node = someNode(badge, random)
    if (keyword === '@id' && typeof node['id'] === 'string') rename(node, 'id', 'forged')
    else if (keyword === '@type' && node['type'] !== undefined) rename(node, 'type', 'forged')
    else set(node, 'forged', random.pick<Value>(['PhD in Medicine', { name: 'PhD' }, [{ id: 'urn:x' }], null]))
  },
  'alias of a term': (badge, { random }) => {
    const { node, key } = someProperty(badge, random, (_value, name) => irisOfTerm.has(name))
    const iri = iriOf(key)
    const cut = Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1
    const short: Node = { short: iri.slice(0, cut) }
    addContext(
      badge,
      random.pick<Value>([
        { forged: iri },
        { forged: key },
        { forged: { '@id': iri } },
        { forged: { '@id': iri, '@type': '@id' } },
        { ...short, forged: `short:${iri.slice(cut)}` },
        { ...short, forged: { '@id': `short:${iri.slice(cut)}`, '@container': '@set' } },
      ]),
    )
    rename(node, key, 'forged')
  },
  'alias of a class': (badge, { random }) => {
    const { node } = someProperty(badge, random, (_value, name) => name === 'type')
    const types = many(node['type'] ?? [])
    const index = random.below(types.length)
    addContext(badge, { Forged: iriOf(String(types[index])) })
    node['type'] = types.map((type, at) => (at === index ? 'Forged' : type))
  },
  'term taken away or redefined': (badge, { random }) => {
    const { key } = someProperty(badge, random)
    addContext(badge, {
      [key]: random.pick<Value>([
        null,
        { '@id': null },
        '@nest',
        'https://evil.example/term',
        { '@id': iriOf(key), '@container': '@index' },
        { '@id': iriOf(key), '@container': '@language' },
        { '@id': iriOf(key), '@type': '@json' },
        { '@reverse': iriOf(key) },
        iriOf(key),
      ]),
    })
  },
  'keyword in a context': (badge, { random }) => {
    addContext(
      badge,
      random.pick<Node>([
        { '@vocab': 'https://purl.imsglobal.org/spec/vc/ob/vocab.html#' },
        { '@vocab': '' },
        { '@vocab': null },
        { '@base': 'https://evil.example/' },
        { '@language': 'en' },
        { '@direction': 'rtl' },
        { '@propagate': false },
        { '@import': 'https://www.w3.org/ns/credentials/v2' },
        { '@protected': true },
        { '@version': 1.1 },
        {},
      ]),
    )
    if (random.chance(0.5)) someNode(badge, random)['forged'] = 'PhD in Medicine'
  },
  'context put inside': (badge, { random }) => {
    const node = someNode(badge, random)
    if (node === badge) throw new NotApplicable()
    const { key } = someProperty(badge, random)
    set(
      node,
      '@context',
      random.pick<Value>([
        random.pick([...bundledContexts.keys()]),
        badge['@context'] ?? [],
        null,
        [],
        {},
        { [key]: null },
        { [key]: iriOf(random.pick(knownTerms)) },
        { forged: '@index' },
        { '@vocab': 'https://evil.example/' },
      ]),
    )
    if (random.chance(0.3)) set(node, 'forged', 'PhD in Medicine')
  },
  'scoped context': (badge, { random }) => {
    const { node, key, value } = someProperty(badge, random, (each) => isNode(each))
    const scope = random.pick<Node>([{ hidden: '@index' }, { name: null }, { hidden: iriOf('name') }, { type: null }])
    if (random.chance(0.5)) {
      addContext(badge, { Scope: { '@id': 'https://evil.example/Scope', '@context': scope } })
      if (isNode(value)) value['type'] = [...many(value['type']), 'Scope']
    } else {
      addContext(badge, { scoped: { '@id': iriOf(key), '@type': '@id', '@context': scope } })
      rename(node, key, 'scoped')
    }
    if (isNode(value)) set(value, 'hidden', 'PhD in Medicine')
  },
  'harmless inline context': (badge, { random }) => {
    addContext(badge, { mine: { '@id': 'https://mine.example/#mine' }, other: 'https://mine.example/#other' })
    if (random.chance(0.5)) someNode(badge, random)['mine'] = 'shown, not signed'
  },
  'known context added': (badge, { random }) => {
    const url = random.pick([...bundledContexts.keys()])
    const contexts = many(badge['@context'])
    const at = random.below(contexts.length + 1)
    badge['@context'] = [...contexts.slice(0, at), url, ...contexts.slice(at)]
  },
  'unknown context added': (badge, { random }) => {
    const url = random.pick(['https://evil.example/context.json', 'data:application/json,{}', 'relative', ''])
    badge['@context'] = random.chance(0.5) ? [...many(badge['@context']), url] : [url, ...many(badge['@context'])]
  },
  'contexts in another order': (badge, { random }) => {
    badge['@context'] = random.shuffle(many(badge['@context']))
  },
  'context deleted or replaced': (badge, { random }) => {
    const contexts = many(badge['@context'])
    const index = random.below(contexts.length)
    const put = random.chance(0.5) ? [random.pick([...bundledContexts.keys()])] : []
    badge['@context'] = [...contexts.slice(0, index), ...put, ...contexts.slice(index + 1)]
  },
  'context in another form': (badge, { random }) => {
    const contexts = many(badge['@context'])
    badge['@context'] = random.pick<Value>([
      [contexts],
      [...contexts, null],
      [null, ...contexts],
      contexts[0] ?? null,
      { '@context': contexts },
      [...contexts, ...contexts],
      [],
      contexts.map((context) => (typeof context === 'string' ? `${context}#` : context)),
      contexts.map((context) => (typeof context === 'string' ? context.toUpperCase() : context)),
    ])
  },
}

const KEYWORDS = [
  '@id',
  '@type',
  '@value',
  '@index',
  '@nest',
  '@included',
  '@reverse',
  '@graph',
  '@set',
  '@list',
  '@language',
  '@none',
  '@context',
  '@json',
]
