/** Keys that the makers of an entry hold to be its issuer's, although nobody but the entry itself says so. */
import { readMultikey } from '../../src/keys/multikey.js'
import { defaultLimits } from '../../src/limits.js'
import type { Jwk } from '../../src/platform/algorithms.js'
import { readCorpus, type CorpusEntry } from '../support/corpus.js'

/**
 * Entries that are good if their key is their issuer's. Nobody publishes it: a verifier that asks the
 * issuer refuses them, and must (decision 1, security.md A2; the README of the corpus says of a key in
 * a token's own header that it binds nothing). They are judged twice: as they are, and with the key
 * pinned, as by an auditor whom the issuer has told it.
 */
export const pinnedKeys: Readonly<Record<string, string>> = {
  C0131: 'the issuer is a urn:uuid, of which nobody can ask whose key speaks for it',
  C1443: '"kid" is a bare JWK at a URL of its own; the key set of the issuer’s origin lists another key',
  C1448: 'the key stands in the token’s own "jwk" header; the key set of the issuer’s origin lists two others',
  C1457: 'as C1448',
  C1455: 'the key stands in the token’s own "jwk" header; the endorser publishes no keys',
}

/** The issuer and the key of one of these, from wherever the entry has it. */
export function pinOf(entry: CorpusEntry): { readonly id: string; readonly keys: readonly [Jwk] } {
  const { id, issuer, proofs = [], urls = [], format, path } = entry
  const [proof] = proofs
  if (issuer === undefined || proof === undefined) throw new Error(`${id} names no issuer, or has no proof.`)
  const file = urls.find(({ role }) => role === 'jwt-kid')?.local
  if (typeof file === 'string') return { id: issuer, keys: [JSON.parse(readCorpus(file).toString()) as Jwk] }
  const name = (proof.verificationMethod ?? proof.kid ?? '').split('#').at(-1)
  if (name !== undefined && name !== '') return { id: issuer, keys: [readMultikey(name, defaultLimits).jwk] }
  if (format !== 'jwt') throw new Error(`${id} holds no key.`)
  const [header = ''] = readCorpus(path).toString().split('.')
  const { jwk } = JSON.parse(Buffer.from(header, 'base64url').toString()) as { readonly jwk: Jwk }
  return { id: issuer, keys: [jwk] }
}
