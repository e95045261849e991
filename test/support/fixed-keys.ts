/** Keys that are the same in every run, so that a failure can be had again. Never use them for anything else. */
import { createECDH, createHash, createPrivateKey } from 'node:crypto'
import { importKey, type LocalSigningKey } from '../../src/keys/signing-key.js'
import type { PrivateJwk } from '../../src/platform/algorithms.js'

/**
 * Makes a signing key out of its name.
 *
 * @param name - any text; another name is another key
 * @param options - the algorithm, and the verification method if it is not the key's own did:key
 */
export async function fixedKey(
  name: string,
  options: { readonly algorithm?: 'Ed25519' | 'ES256' | 'ES384' | 'ES512'; readonly id?: string } = {},
): Promise<LocalSigningKey> {
  const { algorithm = 'Ed25519', id } = options
  const jwk = algorithm === 'Ed25519' ? ed25519(name) : elliptic(name, algorithm)
  return importKey(jwk, id === undefined ? {} : { id })
}

/** The 32 bytes that the Ed25519 key of a name is made of. */
export function seedOf(name: string): Uint8Array {
  return createHash('sha256').update(name).digest()
}

function ed25519(name: string): PrivateJwk {
  const der = Buffer.concat([PKCS8_ED25519, seedOf(name)])
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  return key.export({ format: 'jwk' }) as unknown as PrivateJwk
}

function elliptic(name: string, algorithm: 'ES256' | 'ES384' | 'ES512'): PrivateJwk {
  const { crv, curve, hash, size } = CURVES[algorithm]
  const agreement = createECDH(curve)
  const digest = createHash(hash).update(name).digest()
  const d = Buffer.concat([Buffer.alloc(size - digest.length), digest])
  agreement.setPrivateKey(d)
  const point = agreement.getPublicKey().subarray(1)
  const half = point.length / 2
  return {
    kty: 'EC',
    crv,
    x: point.subarray(0, half).toString('base64url'),
    y: point.subarray(half).toString('base64url'),
    d: d.toString('base64url'),
  }
}

const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex')

const CURVES = {
  ES256: { crv: 'P-256', curve: 'prime256v1', hash: 'sha256', size: 32 },
  ES384: { crv: 'P-384', curve: 'secp384r1', hash: 'sha384', size: 48 },
  ES512: { crv: 'P-521', curve: 'secp521r1', hash: 'sha512', size: 66 },
} as const
