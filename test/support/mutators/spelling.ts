/** Says the same in other words: what JSON-LD allows and the compacted form does not. */
import { NotApplicable } from './random.js'
import {
  addContext,
  isNode,
  isScalar,
  many,
  remove,
  rename,
  set,
  someNode,
  someProperty,
  type NodeMutators,
  type Value,
} from './mutator.js'
import { iriOf, irisOfTerm, termsOfIri } from './terms.js'

/** Mutators that change how something is written. Most leave the graph, and so the signature, as they are. */
export const spellingMutators: NodeMutators = {
  'full IRI as key': (badge, { random }) => {
    const { node, key } = someProperty(badge, random, (_value, name) => irisOfTerm.has(name))
    rename(node, key, iriOf(key))
  },
  'compact IRI as key': (badge, { random }) => {
    const { node, key } = someProperty(badge, random, (_value, name) => irisOfTerm.has(name))
    const iri = iriOf(key)
    const cut = Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1
    const prefix = random.chance(0.5) ? iri.slice(0, cut) : { '@id': iri.slice(0, cut), '@prefix': true }
    addContext(badge, { short: prefix })
    rename(node, key, `short:${iri.slice(cut)}`)
  },
  'compact IRI as value': (badge, { random }) => {
    const { node, key, value } = someProperty(badge, random, (each) => typeof each === 'string' && each.includes(':'))
    const iri = String(value)
    const cut = Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/'), iri.lastIndexOf(':')) + 1
    addContext(badge, { short: random.chance(0.5) ? iri.slice(0, cut) : { '@id': iri.slice(0, cut), '@prefix': true } })
    node[key] = `short:${iri.slice(cut)}`
  },
  'another term for the same': (badge, { random }) => {
    const others = (key: string): string[] =>
      (irisOfTerm.get(key) ?? []).flatMap((iri) => termsOfIri.get(iri) ?? []).filter((term) => term !== key)
    const { node, key } = someProperty(badge, random, (_value, name) => others(name).length > 0)
    rename(node, key, random.pick(others(key)))
  },
  'keyword as key': (badge, { random }) => {
    const { node, key } = someProperty(badge, random, (_value, name) => name === 'id' || name === 'type')
    rename(node, key, `@${key}`)
  },
  'full IRI as type': (badge, { random }) => {
    const { node } = someProperty(badge, random, (_value, name) => name === 'type')
    const types = many(node['type'] ?? [])
    const index = random.below(types.length)
    node['type'] = types.map((type, at) => (at === index && typeof type === 'string' ? iriOf(type) : type))
  },
  'value object': (badge, { random }) => {
    const { node, key, value } = someProperty(badge, random, isScalar)
    const extra = random.pick<Readonly<Record<string, Value>>>([
      {},
      { '@type': 'http://www.w3.org/2001/XMLSchema#string' },
      { '@type': 'http://www.w3.org/2001/XMLSchema#dateTime' },
      { '@type': '@json' },
      { '@language': 'en' },
      { '@direction': 'ltr' },
      { '@index': 'forged' },
    ])
    node[key] = { '@value': value, ...extra }
  },
  '@set, @list and @graph': (badge, { random }) => {
    const { node, key, value } = someProperty(badge, random)
    node[key] = { [random.pick(['@set', '@list', '@graph'])]: random.chance(0.5) ? many(value) : value }
  },
  '@included, @nest and @reverse': (badge, { random }) => {
    const { node, key, value } = someProperty(badge, random)
    remove(node, key)
    const keyword = random.pick(['@included', '@nest', '@reverse'])
    const holder = keyword === '@included' && random.chance(0.7) ? badge : node
    const part =
      keyword === '@included' && typeof node['id'] === 'string' ? { id: node['id'], [key]: value } : { [key]: value }
    set(holder, keyword, random.chance(0.5) ? [part] : part)
  },
  'whole node into @included': (badge, { random }) => {
    const { node, key, value } = someProperty(badge, random, (each) => isNode(each) && typeof each['id'] === 'string')
    if (!isNode(value)) throw new NotApplicable()
    node[key] = random.chance(0.5) ? { id: value['id'] ?? '' } : (value['id'] ?? '')
    set(badge, '@included', [value])
  },
  '@index and @none': (badge, { random }) => {
    const node = someNode(badge, random)
    set(node, random.pick(['@index', '@none', '@language', '@direction', '@value']), random.pick(['forged', 'en', 1]))
  },
  'JSON literal': (badge, { random }) => {
    const { node, key, value } = someProperty(badge, random)
    node[key] = { '@value': value, '@type': '@json' }
  },
  'language or index map': (badge, { random }) => {
    const { node, key, value } = someProperty(badge, random)
    node[key] = { [random.pick(['en', '@none', 'forged'])]: value }
  },
  'text as reference': (badge, { random }) => {
    const { node, key, value } = someProperty(badge, random, (each) => typeof each === 'string')
    node[key] = { id: value }
  },
  'reference as text': (badge, { random }) => {
    const { node, key, value } = someProperty(badge, random, (each) => isNode(each) && typeof each['id'] === 'string')
    if (isNode(value)) node[key] = value['id'] ?? ''
  },
  'array or single': (badge, { random }) => {
    const { node, key, value } = someProperty(badge, random, (each) => !Array.isArray(each) || each.length === 1)
    node[key] = Array.isArray(value) ? (value[0] ?? []) : [value]
  },
  'array in array': (badge, { random }) => {
    const { node, key, value } = someProperty(badge, random)
    node[key] = [random.chance(0.5) ? many(value) : [value]]
  },
  'null beside or instead': (badge, { random }) => {
    const { node, key, value } = someProperty(badge, random)
    node[key] = random.pick<Value>([null, [null, value], [...many(value), null], []])
  },
  'number as text or text as number': (badge, { random }) => {
    const { node, key, value } = someProperty(badge, random, isRespellable)
    node[key] = typeof value === 'string' ? Number(value) : String(value)
  },
  'boolean as text or number': (badge, { random }) => {
    const { node, key, value } = someProperty(badge, random, (each) => typeof each === 'boolean')
    node[key] = random.pick<Value>([String(value), value === true ? 1 : 0, value === true ? '1' : '0'])
  },
}

function isRespellable(value: Value): boolean {
  return typeof value === 'number' || (typeof value === 'string' && /^\d+(\.\d+)?$/.test(value))
}
