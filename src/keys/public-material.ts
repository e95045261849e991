import { OpenBadgesError } from '../errors.js'
import { copyJson } from '../json/copy-json.js'
import { isJsonObject } from '../json/json.js'
import { defaultLimits } from '../limits.js'
import type { Jwk, PrivateJwk } from '../platform/algorithms.js'
import { fromUtf8 } from '../platform/bytes.js'
import { derTags } from './der.js'
import { readDidJwk, readDidKey, splitFragment } from './did.js'
import { readMultikey } from './multikey.js'
import { privateMembers, readPublicKey, type PublicKey } from './public-key.js'
import { readSpki, readSpkiPem } from './spki.js'

/**
 * A public key in any of the forms that people have:
 *
 * - a JWK, as object or JSON text; of a private one, only the public members are taken
 * - SPKI: PEM (`BEGIN PUBLIC KEY`), or DER as bytes
 * - a multikey: `z6Mk…`, `zDn…`, `z82…`
 * - a did:key or did:jwk, alone or with its own fragment
 * - any of these texts as bytes, as a file has them
 */
export type PublicKeyMaterial = Jwk | PrivateJwk | string | Uint8Array

/**
 * Imports a public key, whatever form it has. Keys by which signatures could be forged are refused.
 *
 * Does not check whose key it is.
 *
 * @param material - the key
 * @returns only the members that make the key, all public, without `kid`
 * @throws OpenBadgesError `KEY_INVALID`, `KEY_MALFORMED`, `KEY_TYPE_NOT_SUPPORTED`, `KEY_WEAK`, `DID_MALFORMED`,
 *   `INPUT_NOT_JSON`, `JSON_…`; no private part is in any message
 * @example
 * const publicKey = importPublicJwk(await readFile('issuer.pem', 'utf8'))
 */
export function importPublicJwk(material: PublicKeyMaterial): Jwk {
  return Object.freeze(readMaterial(material).jwk)
}

function readMaterial(material: unknown): PublicKey {
  if (typeof material === 'string') return readText(material.trim())
  // A proxy may throw when it is asked for its class; nobody asks it whether it is a view.
  if (!ArrayBuffer.isView(material) || !(material instanceof Uint8Array)) return readJwkObject(material)
  // DER begins with the tag of a SEQUENCE, an ASCII 0, as none of the texts does.
  return material[0] === derTags.sequence ? readSpki(material, defaultLimits) : readText(textOf(material).trim())
}

function textOf(bytes: Uint8Array): string {
  const text = fromUtf8(bytes)
  if (text === undefined) throw invalid('a public key as SPKI or text', 'other bytes')
  return text
}

function readText(text: string): PublicKey {
  if (text.startsWith('{')) return readJwkObject(parse(text))
  if (text.startsWith('-----BEGIN PUBLIC KEY-----')) return readSpkiPem(text, defaultLimits)
  if (text.startsWith('-----BEGIN')) {
    throw invalid('SPKI (BEGIN PUBLIC KEY)', 'another kind of PEM; convert it with: openssl pkey -pubout')
  }
  if (text.startsWith('did:')) return readDid(text)
  // What else begins with z may be a secret, and is not to be quoted.
  if (PUBLIC_MULTIKEY.test(text)) return readMultikey(text, defaultLimits)
  throw invalid('a public key as JWK, SPKI, multikey, did:key or did:jwk', 'text that is none of these')
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    // The cause would quote the text, and there may be a private key in it.
    throw invalid('a JWK as JSON', 'text that is no JSON')
  }
}

function readJwkObject(material: unknown): PublicKey {
  const jwk = copyJson(material, defaultLimits)
  if (!isJsonObject(jwk)) throw invalid('a JWK', 'no object')
  const publicPart = Object.entries(jwk).filter(([member]) => !privateMembers.has(member))
  return readPublicKey(Object.fromEntries(publicPart), defaultLimits)
}

function readDid(text: string): PublicKey {
  const { did, fragment } = splitFragment(text)
  const isJwk = did.startsWith('did:jwk:')
  const name = isJwk ? '0' : did.slice('did:key:'.length)
  if ((!isJwk && !did.startsWith('did:key:')) || (fragment !== undefined && fragment !== name)) {
    throw invalid('a did:key or did:jwk, which are keys themselves', 'another DID URL')
  }
  return isJwk ? readDidJwk(did, defaultLimits) : readDidKey(did, defaultLimits)
}

function invalid(expected: string, found: string): OpenBadgesError {
  return new OpenBadgesError('KEY_INVALID', { expected, found })
}

/** Ed25519, P-256, P-384. */
const PUBLIC_MULTIKEY = /^z(?:6Mk|Dn|82)/
