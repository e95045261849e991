import type { OpenBadgeCredential } from '../model/credential.js'
import type { DataIntegrityProof } from '../model/proof.js'
import type { BitstringStatusListCredential } from '../model/status-list.js'

/** A signed credential, as it is handed out, stored, or baked into a picture. */
export type SignedCredential<Credential = OpenBadgeCredential> =
  | {
      readonly format: 'jwt'
      /** The compact JWS. As a file: `.jwt`, served as `text/plain`. */
      readonly token: string
    }
  | {
      readonly format: 'data-integrity'
      /** The credential with its proof. As a file: `.json`, served as `application/vc+ld+json`. */
      readonly document: Credential & { readonly proof: DataIntegrityProof }
    }

/** A signed status list, as it is published. */
export type SignedStatusList = SignedCredential<BitstringStatusListCredential>
