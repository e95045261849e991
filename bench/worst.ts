/**
 * The worst that a document can cost: badges that were made to take time, each with a proof that is none, beside an ordinary
 * badge of the same size. Within the limits nothing should cost a hundred times as much.
 *
 *     npm run bench -- 0 worst
 */
import { createDataIntegritySigner, createVerifier, type OpenBadgeCredential, type Verifier } from 'openbadges-kit'
import { defaultLimits as limits } from '../src/limits.js'
import { fixedKey } from '../test/support/fixed-keys.js'
import { badgesOf, issuerOf, judgedAt, signedAt } from '../test/support/signed-badges.js'
import { badgeOfSize } from './growth.js'

/** What one document costs. */
export interface Worst {
  readonly what: string
  readonly bytes: number
  /** The first time, and the median of several. */
  readonly firstMilliseconds: number
  readonly milliseconds: number
  readonly ordinaryMilliseconds: number
  readonly times: number
  /** The codes of its problems. */
  readonly codes: readonly string[]
}

/** Measures every document, and prints a line for each. */
export async function measureWorst(): Promise<readonly Worst[]> {
  const key = await fixedKey('school')
  const issuer = issuerOf(key)
  const { small } = await badgesOf(issuer)
  const signer = createDataIntegritySigner(key)
  const signed = await signer.sign(small, signedAt.getTime())
  if (signed.format !== 'data-integrity') throw new Error('signed in another format')
  const genuine = signed.document
  const verifier = createVerifier({ trustedIssuers: [issuer], now: () => judgedAt })
  await measure(JSON.stringify(genuine), verifier, 2_000)
  console.log('\nthe worst documents: bytes; first time and median, milliseconds; times an ordinary badge of that size')
  const all: Worst[] = []
  for (const [what, changes] of Object.entries(worstOf(genuine))) {
    const text = JSON.stringify({ ...genuine, ...changes })
    const found = await measure(text, verifier, 15)
    const ordinary = await signer.sign(badgeOfSize(small, text.length), signedAt.getTime())
    const usual = await measure(JSON.stringify(ordinary.format === 'jwt' ? {} : ordinary.document), verifier, 15)
    const times = found.milliseconds / usual.milliseconds
    all.push({ what, bytes: text.length, ...found, ordinaryMilliseconds: usual.milliseconds, times })
    const figures = [found.firstMilliseconds, found.milliseconds].map((each) => each.toFixed(1).padStart(8)).join('')
    console.log(
      `  ${what.padEnd(48)} ${String(text.length).padStart(8)}${figures}   ${times.toFixed(1)}  ${found.codes.join(' ')}`,
    )
  }
  return all
}

type Changes = Readonly<Record<string, unknown>>

/** Name → what is changed in a genuine badge. */
function worstOf(genuine: OpenBadgeCredential): Readonly<Record<string, Changes>> {
  const many = <Value>(count: number, make: (index: number) => Value): readonly Value[] =>
    Array.from({ length: count }, (_, index) => make(index))
  const [proof] = [genuine.proof].flat()
  const ids = many(12, (index) => `urn:example:node:${index}`)
  const inline = Object.fromEntries(
    many(limits.maxInlineTerms, (index) => [`t${index}`, `https://x.example/#t${index}`]),
  )
  const chain = (depth: number): Changes =>
    depth === 0 ? { type: ['Profile'] } : { type: ['Profile'], parentOrg: chain(depth - 1) }
  const { issuer, credentialSubject: subject } = genuine
  const { achievement } = subject
  const identifiers = many(200, () => ({ type: ['IdentifierEntry'], identifier: '7', identifierType: 'systemId' }))
  const described = (index: number): Changes => ({
    id: `urn:example:result:${index}`,
    type: ['ResultDescription'],
    name: 'x',
    resultType: 'Status',
    alignment: [{ id: 'urn:example:one', type: ['Alignment'], targetName: `Name ${index}` }],
  })
  const endorsement = (index: number): Changes => ({
    '@context': genuine['@context'],
    id: `urn:example:endorsement:${index}`,
    type: ['VerifiableCredential', 'EndorsementCredential'],
    issuer: genuine.issuer,
    validFrom: genuine.validFrom,
    credentialSubject: { id: genuine.id, type: ['EndorsementSubject'] },
    proof,
  })
  return {
    'pieces of evidence that are all alike': { evidence: many(limits.maxArrayLength, () => ({ type: ['Evidence'] })) },
    'a chain of like nodes': { issuer: { ...(issuer as object), parentOrg: chain(26) } },
    'like nodes inside like nodes': {
      issuer: { ...(issuer as object), otherIdentifier: identifiers },
      credentialSubject: {
        ...subject,
        identifier: identifiers,
        achievement: {
          ...achievement,
          otherIdentifier: identifiers,
          creator: { type: ['Profile'], otherIdentifier: identifiers },
        },
      },
    },
    'nodes that stand inside each other': {
      evidence: ids.map((id) => ({
        id,
        type: ['Evidence', 'Achievement'],
        related: ids.filter((other) => other !== id).map((other) => ({ id: other, type: ['Related'] })),
      })),
    },
    'one node described hundreds of times': {
      credentialSubject: {
        ...subject,
        achievement: { ...(achievement as object), resultDescription: many(300, described) },
      },
    },
    'inline contexts, as many terms as may be': { '@context': [...genuine['@context'], inline] },
    'as many proofs as may be': { proof: many(limits.maxProofs, () => proof) },
    'as many endorsements as may be': { endorsement: many(limits.maxEndorsements, endorsement) },
    'endorsements beyond those that are looked into': { endorsement: many(200, endorsement) },
    'text of escapes alone': { description: '\\"\u0007'.repeat(40_000) },
    'text of one kind of letter': { description: 'ø'.repeat(250_000) },
    'as many values as may be': {
      evidence: many(450, (index) => ({ id: `urn:x:${index}`, type: many(8, (n) => `T${n}`) })),
    },
    'many languages of one text': { tag: many(500, (index) => `tag ${index}`) },
    depth: { evidence: JSON.parse('['.repeat(25) + ']'.repeat(25)) as unknown },
    'keys that nobody defines': Object.fromEntries(many(200, (index) => [`k${index}`, index])),
    'a proof value as long as may be': {
      proof: { ...proof, proofValue: `z${'2'.repeat(limits.maxProofValueLength - 1)}` },
    },
    'a key name as long as may be': { proof: { ...proof, verificationMethod: `did:key:z${'2'.repeat(15_000)}` } },
  }
}

async function measure(
  input: string,
  verifier: Verifier,
  runs: number,
): Promise<Pick<Worst, 'firstMilliseconds' | 'milliseconds' | 'codes'>> {
  const times: number[] = []
  const codes = new Set<string>()
  for (let run = 0; run < runs; run++) {
    const start = performance.now()
    const { checks } = await verifier.verify(input)
    times.push(performance.now() - start)
    for (const check of checks) if ('problems' in check) for (const { code } of check.problems) codes.add(code)
  }
  const [firstMilliseconds = NaN] = times
  const warm = times.slice(Math.floor(runs / 3)).sort((a, b) => a - b)
  return { firstMilliseconds, milliseconds: warm[Math.floor(warm.length / 2)] ?? NaN, codes: [...codes] }
}
