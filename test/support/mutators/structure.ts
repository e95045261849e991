/** Says other things, or the same things at other places. */
import { NotApplicable } from './random.js'
import {
  copyOf,
  isNode,
  isScalar,
  many,
  placesOf,
  remove,
  set,
  someNode,
  someProperty,
  type Node,
  type NodeMutators,
  type Value,
} from './mutator.js'
import { iriOf, knownTerms } from './terms.js'

/** Mutators that move, add, change and remove what a badge says. */
export const structureMutators: NodeMutators = {
  'property moved': (badge, { random }) => {
    const { node, key, value } = someProperty(badge, random)
    const target = someNode(badge, random)
    if (target === node || target[key] !== undefined) throw new NotApplicable()
    remove(node, key)
    target[key] = value
  },
  'property moved to another description': (badge, { random }) => {
    const { from, to } = twoDescriptions(badge, random)
    const keys = random.shuffle(Object.keys(from).filter((key) => key !== 'id' && key !== 'type'))
    for (const key of keys.slice(0, 1 + random.below(3))) move(from, to, key, random.chance(0.3))
  },
  'all moved to another description': (badge, { random }) => {
    const { from, to } = twoDescriptions(badge, random)
    for (const key of Object.keys(from)) if (key !== 'id') move(from, to, key, false)
    if (badge['issuer'] === from && random.chance(0.5)) badge['issuer'] = from['id'] ?? ''
  },
  'reference added, then moved there': (badge, { random }) => {
    const { node, path } = random.pick(placesOf(badge).filter(({ node: each }) => typeof each['id'] === 'string'))
    const holder = random.pick(placesOf(badge).filter((place) => place.path.join() !== path.join())).node
    const twin: Node = { id: node['id'] ?? '' }
    for (const key of Object.keys(node)) if (key !== 'id' && random.chance(0.5)) move(node, twin, key, false)
    const property = random.pick([
      'creator',
      'related',
      'source',
      'parentOrg',
      'evidence',
      'endorsement',
      'image',
      'seeAlso',
    ])
    holder[property] = holder[property] === undefined ? twin : [...many(holder[property]), twin]
  },
  'subtree moved, reference left': (badge, { random }) => {
    const { node, key, value } = someProperty(badge, random, isNode)
    const target = someNode(badge, random)
    if (!isNode(value) || target === value || placesOf(value).some((place) => place.node === target)) {
      throw new NotApplicable()
    }
    node[key] = typeof value['id'] === 'string' ? { id: value['id'] } : 'urn:uuid:0'
    set(target, random.pick(knownTerms), value)
  },
  'node split in two': (badge, { random }) => {
    const { node, key, value } = someProperty(badge, random, isNode)
    if (!isNode(value)) throw new NotApplicable()
    const halves: [Node, Node] = [{}, {}]
    for (const [name, part] of Object.entries(value)) {
      if (name === 'id' || (name === 'type' && random.chance(0.5))) for (const half of halves) half[name] = part
      else halves[random.below(2) as 0 | 1][name] = part
    }
    node[key] = halves
  },
  'keys in another order': (badge, { random }) => {
    const node = someNode(badge, random)
    const entries = random.shuffle(Object.entries(node))
    for (const [key] of entries) remove(node, key)
    for (const [key, value] of entries) set(node, key, value)
  },
  'members in another order': (badge, { random }) => {
    const { node, key, value } = someProperty(badge, random, (each) => Array.isArray(each) && each.length > 1)
    node[key] = random.shuffle(many(value))
  },
  'member twice': (badge, { random }) => {
    const { node, key, value } = someProperty(badge, random)
    const members = many(value)
    node[key] = [...members, copyOf(random.pick(members))]
  },
  'property deleted': (badge, { random }) => {
    const { node, key } = someProperty(badge, random)
    remove(node, key)
  },
  'member deleted': (badge, { random }) => {
    const { node, key, value } = someProperty(badge, random, (each) => Array.isArray(each) && each.length > 0)
    const members = many(value)
    node[key] = members.filter((_member, index) => index !== random.below(members.length))
  },
  'what a verdict rests on deleted': (badge, { random }) => {
    remove(badge, random.pick(['validUntil', 'validFrom', 'credentialStatus', 'issuer', 'proof', 'refreshService']))
  },
  'undefined term added': (badge, { random }) => {
    const node = someNode(badge, random)
    node[random.pick(['forged', 'grade', 'honours', 'isRevoked', 'Name', 'naMe'])] = random.pick<Value>([
      'PhD',
      1,
      true,
      {},
    ])
  },
  'known term added': (badge, { random }) => {
    const node = someNode(badge, random)
    const term = random.pick(knownTerms)
    node[term] = random.pick<Value>(['forged', 'https://evil.example/', { id: 'https://evil.example/' }, 7, ['a', 'b']])
  },
  'text changed': (badge, { random }) => {
    const { node, key, value } = someProperty(badge, random, (each) => typeof each === 'string' && each !== '')
    const text = String(value)
    const at = random.below(text.length)
    node[key] = random.pick([
      `${text.slice(0, at)}x${text.slice(at + 1)}`,
      text.slice(0, at),
      `${text} `,
      ` ${text}`,
      text.toUpperCase(),
      text + text,
      '',
    ])
  },
  'date changed': (badge, { random }) => {
    const { node, key } = someProperty(badge, random, isDate)
    node[key] = random.pick(['2099-01-01T00:00:00Z', '2028-01-01T00:00:00', '2028-01-01T00:00:00.000Z', ...DATES])
  },
  'number changed': (badge, { random }) => {
    const { node, key, value } = someProperty(badge, random, (each) => typeof each === 'number')
    node[key] = Number(value) * random.pick([2, 10, -1, 0, 1 + Number.EPSILON, 1 - Number.EPSILON])
  },
  'values exchanged': (badge, { random }) => {
    const one = someProperty(badge, random, isScalar)
    const other = someProperty(badge, random, isScalar)
    one.node[one.key] = other.value
    other.node[other.key] = one.value
  },
  'type changed': (badge, { random }) => {
    const { node } = someProperty(badge, random, (_value, name) => name === 'type')
    const types = many(node['type'] ?? [])
    const other = random.pick([...CLASSES, iriOf('OpenBadgeCredential'), 'https://evil.example/Type'])
    node['type'] = random.chance(0.5)
      ? [...types, other]
      : types.map((type, at) => (at === types.length - 1 ? other : type))
  },
  'id changed': (badge, { random }) => {
    const { node } = someProperty(badge, random, (_value, name) => name === 'id')
    const ids = placesOf(badge).flatMap(({ node: each }) => (typeof each['id'] === 'string' ? [each['id']] : []))
    node['id'] = random.pick(['', '_:b0', 'relative', '#x', 'URN:UUID:0', '__proto__', 'constructor', ...ids])
  },
}

/** Two objects of one name, neither inside the other. */
function twoDescriptions(
  badge: Node,
  random: { pick: <Item>(items: readonly Item[]) => Item },
): { from: Node; to: Node } {
  const places = placesOf(badge).filter(({ node }) => typeof node['id'] === 'string')
  const pairs = places.flatMap((one) =>
    places
      .filter((other) => other.node !== one.node && other.node['id'] === one.node['id'])
      .map((other) => ({ from: one.node, to: other.node })),
  )
  return random.pick(pairs)
}

function move(from: Node, to: Node, key: string, keep: boolean): void {
  const value = from[key]
  if (value === undefined) return
  if (!keep) remove(from, key)
  to[key] = to[key] === undefined ? copyOf(value) : [...many(to[key]), ...many(copyOf(value))]
}

function isDate(value: Value): boolean {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)
}

const DATES = ['2028-01-01T01:00:00+01:00', '2028-01-01t00:00:00z', '2028-02-31T00:00:00Z', '9999-12-31T23:59:59Z', '']

const CLASSES = [
  'AchievementCredential',
  'OpenBadgeCredential',
  'EndorsementCredential',
  'VerifiableCredential',
  'VerifiablePresentation',
  'BitstringStatusListCredential',
  'Profile',
  'Criteria',
  'geo',
  'name',
]
