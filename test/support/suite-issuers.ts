/** One issuer for each suite and type of key, each its own did:key, the same in every run. */
import type { JsonObject } from '../../src/json/json.js'
import { createDataIntegritySigner, type Signer } from '../../src/issue/signer.js'
import { createSelectiveDisclosureSigner } from '../../src/issue/selective-disclosure-signer.js'
import type { LocalSigningKey } from '../../src/keys/signing-key.js'
import { fixedKey } from './fixed-keys.js'

/** What an issuer may be told of one credential. */
export interface SuiteSigning {
  /** JSON pointers to what holders must always show; of ecdsa-sd-2023 only. */
  readonly mandatoryPointers?: readonly string[]
}

/** An issuer of one suite and one type of key. */
export interface SuiteIssuer {
  /** The suite, and the curve where the suite has several. */
  readonly name: string
  readonly did: string
  readonly suite: string
  /** Whether holders derive from its credentials what they show. */
  readonly isSelective: boolean
  /**
   * Signs a credential as it stands.
   *
   * @param at - when it is signed, in milliseconds
   * @throws OpenBadgesError what the signer throws
   */
  sign(credential: JsonObject, at: number, signing: SuiteSigning): Promise<JsonObject>
}

/**
 * Makes the issuers.
 *
 * @param contexts - further contexts that credentials may use, URL → JSON text
 */
export async function createSuiteIssuers(contexts: Readonly<Record<string, string>>): Promise<readonly SuiteIssuer[]> {
  const embedding = EMBEDDED.map(async ([name, suite, algorithm]) => {
    const key = await fixedKey(`vc-api ${name}`, { algorithm })
    return issuerOf({ name, suite, key, isSelective: false }, () => createDataIntegritySigner(key, { suite, contexts }))
  })
  const key = await fixedKey('vc-api ecdsa-sd-2023', { algorithm: 'ES256' })
  const selective = issuerOf(
    { name: 'ecdsa-sd-2023', suite: 'ecdsa-sd-2023', key, isSelective: true },
    ({ mandatoryPointers = [] }) => createSelectiveDisclosureSigner(key, { mandatoryPointers, contexts }),
  )
  return [...(await Promise.all(embedding)), selective]
}

type Described = Pick<SuiteIssuer, 'name' | 'suite' | 'isSelective'> & { readonly key: LocalSigningKey }

function issuerOf({ key, ...about }: Described, signerFor: (signing: SuiteSigning) => Signer): SuiteIssuer {
  return {
    ...about,
    did: key.id.replace(/#.*$/, ''),
    sign: async (credential, at, signing) => {
      const signed = await signerFor(signing).sign(credential, at)
      if (signed.format !== 'data-integrity') throw new TypeError('a signer of embedded proofs made a token')
      return signed.document
    },
  }
}

const EMBEDDED = [
  ['eddsa-rdfc-2022', 'eddsa-rdfc-2022', 'Ed25519'],
  ['eddsa-jcs-2022', 'eddsa-jcs-2022', 'Ed25519'],
  ['ecdsa-rdfc-2019-p256', 'ecdsa-rdfc-2019', 'ES256'],
  ['ecdsa-rdfc-2019-p384', 'ecdsa-rdfc-2019', 'ES384'],
  ['ecdsa-jcs-2019-p256', 'ecdsa-jcs-2019', 'ES256'],
  ['ecdsa-jcs-2019-p384', 'ecdsa-jcs-2019', 'ES384'],
] as const
