/** The other implementation of ecdsa-sd-2023: `@digitalbazaar/ecdsa-sd-2023-cryptosuite`, offline. */
import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import * as EcdsaMultikey from '@digitalbazaar/ecdsa-multikey'
import {
  createDiscloseCryptosuite,
  createSignCryptosuite,
  createVerifyCryptosuite,
} from '@digitalbazaar/ecdsa-sd-2023-cryptosuite'
import { derive, issue, verifyCredential } from '@digitalbazaar/vc'
import type { LocalSigningKey } from '../../src/keys/signing-key.js'
import { peerLoader, type PeerVerdict } from './peer-stack.js'

/** What the other implementation does. */
export interface SelectivePeer {
  /** Signs for a holder, as at a moment. */
  sign(credential: object, mandatoryPointers: readonly string[], date: Date): Promise<object>
  /** Derives what a holder shows. */
  derive(signed: object, selectivePointers: readonly string[]): Promise<object>
  /** Verifies what a holder shows. */
  verify(shown: object, now: Date): Promise<PeerVerdict>
}

/** Makes an issuer, a holder and a verifier of the other implementation. */
export async function createSelectivePeer(key: LocalSigningKey): Promise<SelectivePeer> {
  const pair = await EcdsaMultikey.fromJwk({ jwk: key.exportPrivateJwk(), secretKey: true, id: key.id })
  const documentLoader = (url: string): Promise<object> => peerLoader(url)
  return {
    sign: (credential, mandatoryPointers, date) =>
      issue({
        credential: structuredClone(credential),
        suite: new DataIntegrityProof({
          signer: pair.signer(),
          date,
          cryptosuite: createSignCryptosuite({ mandatoryPointers }),
        }),
        documentLoader,
        now: date,
      }),
    derive: (verifiableCredential, selectivePointers) =>
      derive({
        verifiableCredential: structuredClone(verifiableCredential),
        suite: new DataIntegrityProof({ cryptosuite: createDiscloseCryptosuite({ selectivePointers }) }),
        documentLoader,
      }),
    verify: async (credential, now) => {
      const suite = new DataIntegrityProof({ cryptosuite: createVerifyCryptosuite() })
      const { verified, error } = await verifyCredential({ credential, suite, documentLoader, now })
      return { verified, errors: (error?.errors ?? []).map(({ message }) => message) }
    },
  }
}
