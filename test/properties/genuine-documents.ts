/** The genuine badges with embedded proofs, of every suite, and what is forged of them. */
import type { JsonObject } from '../../src/json/json.js'
import { createDataIntegritySigner } from '../../src/issue/signer.js'
import type { LocalSigningKey } from '../../src/keys/signing-key.js'
import type { OpenBadgeCredential } from '../../src/model/credential.js'
import type { SignatureAlgorithm } from '../../src/platform/algorithms.js'
import { fixedKey } from '../support/fixed-keys.js'
import type { WrittenGenuine } from '../support/mutate.js'
import type { Node } from '../support/mutators/mutator.js'
import { makeProof, proofOptions } from '../support/proofs.js'
import { show, signForHolder } from '../support/selective-disclosure.js'
import { badgesOf, issuerOf, signedAt } from '../support/signed-badges.js'
import { withContext } from './odd-badges.js'

/** A badge to be signed, and how often it is taken. */
export interface DocumentPlan {
  readonly name: string
  readonly weight: number
  readonly badge: OpenBadgeCredential
  /** One proof by each. */
  readonly keys: readonly LocalSigningKey[]
  /** Default: eddsa-rdfc-2022. */
  readonly sign?: Sign
  /** Signs what is no attack and has proofs that may be put here. */
  readonly others?: () => Promise<readonly Node[]>
}

/** Makes a badge with one proof. */
export type Sign = (badge: OpenBadgeCredential, key: LocalSigningKey) => Promise<Node>

/** What comes of a plan. */
export interface Planned<Plan> {
  readonly plan: Plan
  readonly genuine: WrittenGenuine
}

/** A small badge for each of the other suites that are verified, by an issuer of its own. */
export async function planSuites(): Promise<readonly DocumentPlan[]> {
  const hashing = HASHING.map(async ({ suite, algorithm, weight, context }): Promise<DocumentPlan> => {
    const key = await fixedKey(`school ${suite}`, { algorithm })
    const { small } = await badgesOf(issuerOf(key))
    const badge = context === undefined ? small : withContext(small, context)
    return { name: `of ${suite}, ${algorithm}`, weight, badge, keys: [key], sign: signingIn(suite) }
  })
  return [...(await Promise.all(hashing)), await planDerived()]
}

/** A badge of which its holder shows everything, most of it signed statement by statement; and other selections. */
async function planDerived(): Promise<DocumentPlan> {
  const key = await fixedKey('school ecdsa-sd-2023', { algorithm: 'ES256' })
  const { small } = await badgesOf(issuerOf(key))
  const evidence = [
    { type: ['Evidence'], name: 'A' },
    { type: ['Evidence'], name: 'B' },
  ] as unknown as NonNullable<OpenBadgeCredential['evidence']>
  const badge = { ...small, evidence }
  const others = async (): Promise<readonly Node[]> => {
    const base = await signForHolder(badge, key, MANDATORY)
    const alone = await signForHolder(small, key, MANDATORY)
    const shown = [await show(base, []), await show(base, ['/name']), await show(alone, ['/name'])]
    return shown.map(({ proof }) => proof as unknown as Node)
  }
  return { name: 'derived, of ecdsa-sd-2023', weight: 8, badge, keys: [key], sign: signAndShow, others }
}

async function signAndShow(badge: OpenBadgeCredential, key: LocalSigningKey): Promise<Node> {
  const base = await signForHolder(badge, key, MANDATORY)
  return (await show(base, [''])) as unknown as Node
}

/** Signs in a suite of hashes, also in those that are not issued any more. */
function signingIn(suite: string): Sign {
  return async (badge, key) => {
    const standard = proofOptions(key.id)
    const isOld = suite === 'Ed25519Signature2020'
    const { cryptosuite: _, ...unnamed } = standard
    const options: JsonObject = {
      ...(isOld ? { ...unnamed, type: suite } : { ...standard, cryptosuite: suite }),
      ...(suite.includes('-jcs-') ? { '@context': badge['@context'] } : {}),
    }
    return { ...badge, proof: await makeProof(badge, key, options) } as unknown as Node
  }
}

const signUsually: Sign = async (badge, key) => {
  const signed = await createDataIntegritySigner(key).sign(badge, signedAt.getTime())
  if (signed.format === 'jwt') throw new Error('not a document')
  return signed.document as unknown as Node
}

/** Signs the badges, and has the attacker prepare. */
export async function signDocuments(plans: readonly DocumentPlan[]): Promise<Planned<DocumentPlan>[]> {
  const signed: { plan: DocumentPlan; document: Node; proofs: Node[] }[] = []
  for (const plan of plans) {
    const { badge, keys, sign = signUsually } = plan
    const documents: Node[] = []
    for (const key of keys) documents.push(await sign(badge, key))
    const proofs = documents.map(proofIn)
    const document = { ...documents[0], ...(proofs.length === 1 ? {} : { proof: proofs }) } as Node
    signed.push({ plan, document, proofs })
  }
  const planned: Planned<DocumentPlan>[] = []
  for (const { plan, document } of signed) {
    const foreignProofs = [
      ...signed.filter((other) => other.plan !== plan).flatMap(({ proofs }) => proofs),
      ...((await plan.others?.()) ?? []),
    ]
    const material = { foreignProofs, ...(await attack(plan)) }
    const name = `document ${plan.name}`
    planned.push({ plan, genuine: { name, format: 'data-integrity', input: JSON.stringify(document), material } })
  }
  return planned
}

/** What the attacker signs: the badge as it is, and with other claims, under every name there is. */
async function attack({ badge, keys, sign = signUsually }: DocumentPlan): Promise<{
  attackerProofs: Node[]
  forgeries: Node[]
}> {
  const algorithm = keys[0]?.algorithm ?? 'Ed25519'
  const ownName = (await fixedKey('attacker', { algorithm })).id
  const genuineName = keys[0]?.id ?? ''
  const all = [
    genuineName,
    ownName,
    genuineName.split('#', 1)[0] ?? '',
    `${genuineName.split('#', 1)[0] ?? ''}#${ownName.split('#')[1] ?? ''}`,
    `${EVIL}/keys/1`,
  ]
  // Signing what is large takes long, and is no other attack.
  const names = JSON.stringify(badge).length > MOST_SIGNED ? all.slice(0, 1) : all
  const attackerProofs: Node[] = []
  const forgeries: Node[] = []
  for (const id of names) {
    const key = await fixedKey('attacker', { id, algorithm })
    attackerProofs.push(proofIn(await sign(badge, key)))
    for (const forged of [
      { ...badge, name: 'PhD in Medicine' },
      { ...badge, validUntil: '2099-01-01T00:00:00Z' },
    ]) {
      forgeries.push(await sign(forged, key))
    }
  }
  return { attackerProofs, forgeries }
}

function proofIn({ proof }: Node): Node {
  return proof as Node
}

/** Where the attacker publishes. */
export const EVIL = 'https://evil.example'

const MOST_SIGNED = 10_000

const MANDATORY = ['/issuer', '/validFrom']

/** The suites that sign two hashes, but for the one that all other badges are signed in. */
const HASHING: readonly {
  readonly suite: string
  readonly algorithm: SignatureAlgorithm
  readonly weight: number
  readonly context?: string
}[] = [
  { suite: 'eddsa-2022', algorithm: 'Ed25519', weight: 1 },
  {
    suite: 'Ed25519Signature2020',
    algorithm: 'Ed25519',
    weight: 2,
    context: 'https://w3id.org/security/suites/ed25519-2020/v1',
  },
  { suite: 'ecdsa-rdfc-2019', algorithm: 'ES256', weight: 2 },
  { suite: 'ecdsa-rdfc-2019', algorithm: 'ES384', weight: 2 },
  { suite: 'eddsa-jcs-2022', algorithm: 'Ed25519', weight: 3 },
  { suite: 'ecdsa-jcs-2019', algorithm: 'ES256', weight: 2 },
  { suite: 'ecdsa-jcs-2019', algorithm: 'ES384', weight: 2 },
]
