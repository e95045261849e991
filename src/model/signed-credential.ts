import type { OpenBadgeCredential } from './credential.js'
import type { OneOrMany } from './primitives.js'
import type { EndorsementCredential } from './profile.js'
import type { DataIntegrityProof } from './proof.js'
import type { BitstringStatusListCredential } from './status-list.js'

/** A signed credential, as it is handed out, stored, or baked into a picture. */
export type SignedCredential<Credential = OpenBadgeCredential> =
  | {
      readonly format: 'jwt'
      /** The compact JWS. As a file: `.jwt`, served as `text/plain`. */
      readonly token: string
    }
  | {
      readonly format: 'data-integrity'
      /**
       * The credential with its proof, or with several where a proof set was made. As a file: `.json`,
       * served as `application/vc+ld+json`.
       */
      readonly document: Credential & { readonly proof: OneOrMany<DataIntegrityProof> }
    }

/** A signed endorsement, as it is handed out, or put into what is endorsed. */
export type SignedEndorsement = SignedCredential<EndorsementCredential>

/** A signed status list, as it is published. */
export type SignedStatusList = SignedCredential<BitstringStatusListCredential>
