/** Everybody who signs in the published vectors, each with a key that is made out of a name. */
import { createHash } from 'node:crypto'
import { importKey, type LocalSigningKey, type SigningKey } from '../../../src/keys/signing-key.js'
import { toMultikey } from '../../../src/keys/multikey.js'
import { fixedKey } from '../../support/fixed-keys.js'
import { issuerOf } from '../../support/signed-badges.js'
import { signDeterministically } from './deterministic-ecdsa.js'
import { rsaKeyNamed } from './deterministic-rsa.js'

/** A key, and whose it is. */
export interface Party {
  readonly name: string
  /** One sentence. */
  readonly about: string
  /** The id of the issuer that the key speaks for. */
  readonly issuer: string
  readonly key: SigningKey
  /** Whole, as `keys.json` has it. */
  readonly privateJwk: object
}

/** The parties by their names. */
export type Parties = Readonly<Record<'school' | 'schoolP256' | 'schoolP384' | 'academy' | 'guild' | 'stranger', Party>>

/** The issuer that is an https address, and where its keys stand. */
export const academy = {
  issuer: 'https://academy.example/issuers/1',
  keyId: 'https://academy.example/issuers/1/keys/2026',
  keySetUrl: 'https://academy.example/.well-known/jwks.json',
} as const

/** Makes all keys anew; they are the same each time. */
export async function createParties(): Promise<Parties> {
  const named = (name: string, algorithm?: 'ES256' | 'ES384'): Promise<LocalSigningKey> =>
    fixedKey(`published vectors: ${name}`, algorithm === undefined ? {} : { algorithm })
  const rsa = await importKey(rsaKeyNamed('published vectors: academy'), { id: academy.keyId })
  return {
    school: party('school', 'Issues most badges and their status lists.', await named('school')),
    schoolP256: party('schoolP256', 'The school, as the issuer of a P-256 key.', await named('school', 'ES256')),
    schoolP384: party('schoolP384', 'The school, as the issuer of a P-384 key.', await named('school', 'ES384')),
    academy: {
      ...party('academy', `An issuer with an https address; its keys stand at ${academy.keySetUrl}.`, rsa),
      issuer: academy.issuer,
    },
    guild: party('guild', 'Endorses achievements.', await named('guild')),
    stranger: party('stranger', 'Nobody whom the vectors trust.', await named('stranger')),
  }
}

/** The parties as a file. */
export function keysFile(parties: Parties): object {
  return Object.values(parties).map(({ name, about, issuer, key, privateJwk }) => {
    const publicKeyMultibase = toMultikey(key.publicKey)
    return {
      name,
      about,
      issuer,
      verificationMethod: key.id,
      algorithm: key.algorithm,
      ...(publicKeyMultibase === undefined ? {} : { publicKeyMultibase }),
      privateKeyJwk: privateJwk,
    }
  })
}

/** What goes into the proofs of ecdsa-sd-2023, and is random elsewhere. */
export async function createFixedSecrets(): Promise<{
  readonly hmacKey: Uint8Array
  readonly statementKey: SigningKey
  readonly statementJwk: object
}> {
  const key = await fixedKey('published vectors: statements', { algorithm: 'ES256' })
  const hmacKey = createHash('sha256').update('published vectors: labels').digest()
  return { hmacKey, statementKey: deterministic(key), statementJwk: key.exportPrivateJwk() }
}

function party(name: string, about: string, key: LocalSigningKey): Party {
  return { name, about, issuer: issuerOf(key), key: deterministic(key), privateJwk: key.exportPrivateJwk() }
}

/** Ed25519 and PKCS#1 v1.5 always give the same signature; ECDSA is made to. */
function deterministic(key: LocalSigningKey): SigningKey {
  const { algorithm } = key
  if (algorithm !== 'ES256' && algorithm !== 'ES384') return key
  const secret = Buffer.from(key.exportPrivateJwk().d, 'base64url')
  return { ...key, sign: (message) => Promise.resolve(signDeterministically(message, secret, algorithm)) }
}
