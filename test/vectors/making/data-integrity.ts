/** Every step of the suites that sign two hashes. */
import type { JsonObject } from '../../../src/json/json.js'
import { readAddedContexts } from '../../../src/jsonld/added-contexts.js'
import { defaultLimits } from '../../../src/limits.js'
import { signatureAlgorithms } from '../../../src/platform/algorithms.js'
import { hashForm } from '../../../src/proof/data-integrity/hash-suite.js'
import { jcs } from '../../../src/proof/data-integrity/jcs.js'
import { toProofValue } from '../../../src/proof/data-integrity/proof-value.js'
import { rdfc } from '../../../src/proof/data-integrity/rdfc.js'
import { signDataIntegrity } from '../../../src/proof/data-integrity/sign-data-integrity.js'
import type { SuiteMeans } from '../../../src/proof/data-integrity/suite.js'
import { createSuiteMeans } from '../../../src/proof/data-integrity/suite-means.js'
import type { IssuedSuite } from '../../../src/proof/issued-suites.js'
import { signWith } from '../../../src/proof/sign-with.js'
import { richBadge, signedAt } from './documents.js'
import { hex, pretty, type Files } from './files.js'
import type { Parties, Party } from './keys.js'

/** One row of the index: what the steps are, and where they stand. */
export interface StepsEntry {
  readonly name: string
  readonly about: string
  readonly shows: readonly string[]
  /** The name of the key in `keys.json`. */
  readonly key: string
  readonly files: Readonly<Record<string, string>>
}

/** Steps, with what was signed in the end. */
export interface Steps {
  readonly entry: StepsEntry
  readonly files: Files
}

/** Contexts and limits as they ship. */
export const means: SuiteMeans = createSuiteMeans({
  contexts: () => readAddedContexts({}).library(),
  limits: defaultLimits,
})

/** Signs with an embedded proof. */
export async function embed(
  credential: JsonObject,
  { key }: Party,
  suite: IssuedSuite = 'eddsa-rdfc-2022',
  created: string = signedAt,
): Promise<JsonObject> {
  return signDataIntegrity(credential, key, { suite, created, contexts: await means.contexts(), limits: defaultLimits })
}

/** The steps of each suite, with each kind of key. */
export function makeDataIntegritySteps(parties: Parties): Promise<readonly Steps[]> {
  return Promise.all(SUITES.map((each) => makeSteps(each, parties[each.party])))
}

async function makeSteps({ folder, suite, shows }: SuiteToShow, party: Party): Promise<Steps> {
  const unsecured = richBadge(party.issuer)
  const secured = await embed(unsecured, party, suite)
  const { proofValue, ...proof } = secured['proof'] as JsonObject
  const isJcs = suite.includes('jcs')
  const placed = { proof, path: '/proof' }
  const { algorithm } = party.key
  const { hash = 'SHA-256' } = signatureAlgorithms[algorithm]
  const form = await (isJcs ? jcs : rdfc)({ placed, document: unsecured }, means, hash)
  const signed = hashForm(form, algorithm)
  const signature = await signWith(party.key, signed)
  if (toProofValue(signature) !== proofValue) throw new TypeError(`the steps of ${folder} lead elsewhere`)
  const ending = isJcs ? 'jcs' : 'nq'
  const options = { ...proof, '@context': unsecured['@context'] ?? null }
  const half = signed.length / 2
  const contents = {
    unsecured: ['unsecured.json', pretty(unsecured)],
    proofOptions: ['proof-options.json', pretty(options)],
    canonicalDocument: [`document.${ending}`, form.document],
    canonicalProofOptions: [`proof-options.${ending}`, form.options],
    steps: [
      'steps.json',
      pretty({
        hash,
        proofOptionsHash: hex(signed.subarray(0, half)),
        documentHash: hex(signed.subarray(half)),
        signed: hex(signed),
        signature: hex(signature),
        proofValue,
      }),
    ],
    secured: ['secured.json', pretty(secured)],
  } as const
  const about = `Every step of ${suite} with a key for ${algorithm}.`
  return toSteps({ name: folder, about, shows, key: party.name }, contents)
}

/** Puts the files of a vector into its folder, and names them in its row. */
export function toSteps(
  about: Omit<StepsEntry, 'files'>,
  contents: Readonly<Record<string, readonly [file: string, content: string]>>,
): Steps {
  const placed = Object.entries(contents).map(([role, [file, content]]) => ({
    role,
    path: `steps/${about.name}/${file}`,
    content,
  }))
  return {
    entry: { ...about, files: Object.fromEntries(placed.map(({ role, path }) => [role, path])) },
    files: Object.fromEntries(placed.map(({ path, content }) => [path, content])),
  }
}

interface SuiteToShow {
  readonly folder: string
  readonly suite: IssuedSuite
  readonly party: keyof Parties
  readonly shows: readonly string[]
}

const eddsa = 'Data Integrity EdDSA Cryptosuites 1.0'
const ecdsa = 'Data Integrity ECDSA Cryptosuites 1.0'

const SUITES: readonly SuiteToShow[] = [
  { folder: 'eddsa-rdfc-2022', suite: 'eddsa-rdfc-2022', party: 'school', shows: [`${eddsa}, section 3.2`] },
  { folder: 'eddsa-jcs-2022', suite: 'eddsa-jcs-2022', party: 'school', shows: [`${eddsa}, section 3.3`] },
  { folder: 'ecdsa-rdfc-2019-p256', suite: 'ecdsa-rdfc-2019', party: 'schoolP256', shows: [`${ecdsa}, section 3.2`] },
  { folder: 'ecdsa-rdfc-2019-p384', suite: 'ecdsa-rdfc-2019', party: 'schoolP384', shows: [`${ecdsa}, section 3.2`] },
  { folder: 'ecdsa-jcs-2019-p256', suite: 'ecdsa-jcs-2019', party: 'schoolP256', shows: [`${ecdsa}, section 3.3`] },
  { folder: 'ecdsa-jcs-2019-p384', suite: 'ecdsa-jcs-2019', party: 'schoolP384', shows: [`${ecdsa}, section 3.3`] },
]
