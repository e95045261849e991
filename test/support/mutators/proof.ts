/** Changes proofs, and puts others in their place. */
import { fromBase58, toBase58 } from '../../../src/platform/bytes.js'
import { otherHalf } from './ecdsa.js'
import { NotApplicable } from './random.js'
import { copyOf, isNode, many, remove, rename, set, type Node, type NodeMutators, type Value } from './mutator.js'
import type { Random } from './random.js'

/** Mutators of proofs. */
export const proofMutators: NodeMutators = {
  'proof field deleted': (badge, { random }) => {
    const proof = someProof(badge, random)
    remove(proof, random.pick(Object.keys(proof)))
  },
  'proof field changed': (badge, { random }) => {
    const proof = someProof(badge, random)
    const [field, value] = random.pick(CHANGES)
    set(proof, field, value)
  },
  'proof value respelled': (badge, { random }) => {
    const proof = someProof(badge, random)
    const value = String(proof['proofValue'])
    const at = 1 + random.below(value.length - 1)
    proof['proofValue'] = random.pick([
      `${value}1`,
      `${value.charAt(0)}1${value.slice(1)}`,
      ` ${value}`,
      `${value}\n`,
      value.slice(1),
      `${value.startsWith('u') ? 'z' : 'u'}${value.slice(1)}`,
      value.slice(0, -1),
      `${value.slice(0, at)}2${value.slice(at + 1)}`,
      value.toUpperCase(),
      value.charAt(0),
    ])
  },
  'proof value of another signature': (badge, { random }) => {
    const proof = someProof(badge, random)
    const signature = signatureIn(String(proof['proofValue']))
    const zero = Buffer.alloc(1)
    const half = signature.length / 2
    const other = random.pick<Uint8Array>([
      otherHalf(signature),
      Buffer.concat([zero, signature]),
      Buffer.concat([signature, zero]),
      Buffer.concat([signature.subarray(half), signature.subarray(0, half)]),
      Buffer.alloc(signature.length),
    ])
    proof['proofValue'] = `z${toBase58(other)}`
  },
  'proof field added': (badge, { random }) => {
    const proof = someProof(badge, random)
    const field = random.pick([
      'domain',
      'challenge',
      'nonce',
      'expires',
      'id',
      'previousProof',
      'forged',
      'name',
      'jws',
    ])
    set(
      proof,
      field,
      random.pick<Value>(['forged', '2099-01-01T00:00:00Z', 'urn:uuid:1', '__proto__', { id: 'urn:x' }]),
    )
  },
  'proof respelled': (badge, { random }) => {
    const proof = someProof(badge, random)
    const key = random.pick(Object.keys(proof).filter((name) => name !== '@context'))
    const value = proof[key] ?? null
    const respell = random.pick<() => void>([
      () => rename(proof, key, `https://w3id.org/security#${key}`),
      () => rename(proof, key, `@${key}`),
      () => set(proof, key, { '@value': value }),
      () => set(proof, key, { id: value }),
      () => set(proof, key, [value]),
      () => set(proof, '@index', 'forged'),
    ])
    respell()
  },
  'proof context': (badge, { random }) => {
    const contexts = many(badge['@context'])
    someProof(badge, random)['@context'] = random.pick<Value>([
      contexts,
      contexts.slice(0, 1),
      contexts.slice(1),
      contexts[0] ?? null,
      [],
      null,
      { forged: '@index' },
      [...contexts, { forged: '@index' }],
      'https://w3id.org/security/data-integrity/v2',
    ])
  },
  'proof twice': (badge, { random }) => {
    const proofs = many(badge['proof'])
    badge['proof'] = [...proofs, copyOf(random.pick(proofs))]
  },
  'proof in another form': (badge, { random }) => {
    const proofs = many(badge['proof'])
    badge['proof'] = random.pick<Value>([
      proofs,
      [proofs],
      { '@graph': proofs },
      [...proofs, {}],
      [...proofs, null],
      [...proofs, 'proof'],
      [],
      {},
      proofs.length === 1 ? proofs : random.shuffle(proofs),
    ])
  },
  'proof at another place': (badge, { random }) => {
    const proof = badge['proof'] ?? []
    remove(badge, 'proof')
    const place = random.pick(['https://w3id.org/security#proof', '@graph', '@included', 'Proof', 'proofs', 'evidence'])
    set(badge, place, proof)
  },
  'one of several proofs deleted': (badge, { random }) => {
    const proofs = many(badge['proof'])
    if (proofs.length < 2) throw new NotApplicable()
    badge['proof'] = [random.pick(proofs)]
  },
  'proof of another badge instead or beside': (badge, { random, foreignProofs }) => {
    place(badge, copyOf(random.pick(foreignProofs)), random)
  },
  'proof by the attacker instead or beside': (badge, { random, attackerProofs }) => {
    place(badge, copyOf(random.pick(attackerProofs)), random)
  },
  'forgery with a proof by the attacker': (badge, { random, forgeries }) => {
    const forgery = copyOf(random.pick(forgeries))
    const own = many(badge['proof'])
    for (const key of Object.keys(badge)) remove(badge, key)
    Object.assign(badge, forgery)
    if (random.chance(0.5)) badge['proof'] = random.shuffle([...own, ...many(badge['proof'])])
  },
  'proof of an unknown suite beside': (badge, { random }) => {
    const proof = { ...someProof(badge, random) }
    const [field, value] = random.pick<readonly [string, string]>([
      ['cryptosuite', 'eddsa-rdfc-2099'],
      ['cryptosuite', String(proof['cryptosuite']).toUpperCase()],
      ['type', 'Ed25519Signature2018'],
      ['proofPurpose', 'authentication'],
    ])
    badge['proof'] = random.shuffle([...many(badge['proof']), { ...proof, [field]: value }])
  },
}

function someProof(badge: Node, random: Random): Node {
  return random.pick(many(badge['proof']).filter((proof) => isNode(proof)))
}

function place(badge: Node, proof: Node, random: Random): void {
  badge['proof'] = random.chance(0.5) ? proof : random.shuffle([...many(badge['proof']), proof])
}

function signatureIn(proofValue: string): Uint8Array {
  if (!/^z[1-9A-HJ-NP-Za-km-z]{80,140}$/.test(proofValue)) throw new NotApplicable()
  const signature = fromBase58(proofValue.slice(1), 140)
  if (signature === undefined) throw new NotApplicable()
  return signature
}

/** Every suite that is verified, and one that is not. */
const SUITES = [
  ...['eddsa-rdfc-2022', 'eddsa-2022', 'eddsa-jcs-2022', 'ecdsa-rdfc-2019', 'ecdsa-jcs-2019', 'ecdsa-sd-2023'],
  'bbs-2023',
]

const CHANGES: readonly (readonly [string, Value])[] = [
  ['created', '2026-02-01T00:00:01Z'],
  ['created', '2026-02-01T00:00:00.000Z'],
  ['created', '2026-02-01T00:00:00'],
  ['created', '2099-01-01T00:00:00Z'],
  ['expires', '2026-03-01T00:00:00Z'],
  ['proofPurpose', 'authentication'],
  ['proofPurpose', 'https://w3id.org/security#assertionMethod'],
  ['proofPurpose', ['assertionMethod']],
  ...SUITES.map((suite): readonly [string, Value] => ['cryptosuite', suite]),
  ['cryptosuite', ['eddsa-rdfc-2022']],
  ['type', ['DataIntegrityProof']],
  ['type', 'https://w3id.org/security#DataIntegrityProof'],
  ['type', 'Ed25519Signature2020'],
  ['verificationMethod', 'did:key:z6MkvAFaoiUMKDL4bfPkiKvfNunp44NuxLnTTbx5UULdmVV7'],
  ['verificationMethod', 'https://evil.example/keys/1'],
  ['verificationMethod', { id: 'https://evil.example/keys/1' }],
  ['verificationMethod', '#key-1'],
  ['proofValue', ''],
  ['previousProof', 'urn:uuid:none'],
  ['previousProof', '__proto__'],
]
