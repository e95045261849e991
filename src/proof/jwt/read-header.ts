import { OpenBadgesError } from '../../errors.js'
import { describeJson, isJsonObject, type JsonObject, type JsonValue } from '../../json/json.js'
import type { KeyReference, ProofPurpose } from '../../keys/candidate.js'
import { readPublicKey, type PublicKey } from '../../keys/public-key.js'
import type { Limits } from '../../limits.js'
import { finding, type Finding } from '../../messages/problem.js'
import { signatureNames, type SignatureAlgorithm } from '../../platform/algorithms.js'

/** The header of a token, as far as it is used. */
export interface TokenHeader {
  /** As it is written: `EdDSA` and `Ed25519` are two names of one algorithm. */
  readonly alg: string
  readonly algorithm: SignatureAlgorithm
  readonly reference: KeyReference
  readonly findings: readonly Finding[]
}

/**
 * Reads the header of a token (Open Badges 3.0, "JOSE Header"; RFC 8725).
 *
 * Algorithms without a public key, extensions that must be understood, and addresses of keys chosen
 * by the token are refused; parameters that are not used give a finding.
 *
 * @param header - of the token
 * @param purpose - what the key must be published for: the token of a presentation shows who one is
 * @param limits - for keys and their names
 * @throws OpenBadgesError `ALGORITHM_NOT_ALLOWED`, `ALGORITHM_NOT_SUPPORTED`, `JWT_HEADER_NOT_ALLOWED`,
 *   `JWT_MALFORMED`, `KEY_…` for the embedded key
 */
export function readHeader(header: JsonObject, purpose: ProofPurpose, limits: Limits): TokenHeader {
  const alg = header['alg']
  if (typeof alg !== 'string') throw new OpenBadgesError('JWT_MALFORMED', { found: 'a header without "alg"' })
  for (const parameter of REFUSED_PARAMETERS) {
    if (header[parameter] !== undefined) throw new OpenBadgesError('JWT_HEADER_NOT_ALLOWED', { parameter })
  }
  const algorithm = algorithmOf(alg)
  const { kid, jwk } = header
  if (kid !== undefined && typeof kid !== 'string') {
    throw new OpenBadgesError('JWT_MALFORMED', { found: `${describeJson(kid)} as "kid"` })
  }
  if (typeof kid === 'string' && kid.length > limits.maxDidJwkLength) {
    throw new OpenBadgesError('JWT_MALFORMED', { found: `a "kid" of ${kid.length} characters` })
  }
  const embedded = jwk === undefined ? undefined : readEmbeddedKey(jwk, limits)
  return {
    alg,
    algorithm,
    reference: { method: kid, embedded, path: '', purpose },
    findings: findingsOn(header, purpose),
  }
}

function algorithmOf(alg: string): SignatureAlgorithm {
  const algorithm = ALGORITHMS.get(alg)
  if (algorithm !== undefined) return algorithm
  if (OTHER_PUBLIC_KEY_ALGORITHMS.has(alg)) {
    throw new OpenBadgesError('ALGORITHM_NOT_SUPPORTED', { algorithm: alg, supported: [...ALGORITHMS.keys()] })
  }
  throw new OpenBadgesError('ALGORITHM_NOT_ALLOWED', { found: JSON.stringify(alg) })
}

function readEmbeddedKey(jwk: JsonObject[string], limits: Limits): PublicKey {
  if (!isJsonObject(jwk)) throw new OpenBadgesError('JWT_MALFORMED', { found: `${describeJson(jwk)} as "jwk"` })
  return readPublicKey(jwk, limits)
}

function findingsOn({ typ, cty, ...header }: JsonObject, purpose: ProofPurpose): Finding[] {
  const what = purpose === 'authentication' ? 'vp' : 'vc'
  const isUsual = typ === undefined || USUAL_TYPES.some((usual) => mediaTypeOf(typ) === usual.replace('*', what))
  const unusualType = isUsual ? [] : [finding('JWT_TYP_UNUSUAL', { found: describeJson(typ) })]
  // VC-JOSE-COSE, section 3.1.3, has the type of the content, too.
  const isUsualContent = cty === undefined || (typeof typ === 'string' && mediaTypeOf(cty) === what)
  const unusual = [
    ...(isUsualContent ? [] : ['cty']),
    ...Object.keys(header).filter((parameter) => !USED_PARAMETERS.has(parameter)),
  ]
  return [...unusualType, ...unusual.map((parameter) => finding('JWT_HEADER_UNUSUAL', { parameter }))]
}

/** Media types are written without `application/`, in any case (RFC 7515, section 4.1.9). */
function mediaTypeOf(value: JsonValue): string | undefined {
  return typeof value === 'string' ? value.toLowerCase().replace(/^application\//, '') : undefined
}

const ALGORITHMS: ReadonlyMap<string, SignatureAlgorithm> = new Map([
  ...signatureNames.map((name) => [name, name] as const),
  ['EdDSA', 'Ed25519'],
])

/** Sound algorithms that this version does not verify. Any other name is refused. */
const OTHER_PUBLIC_KEY_ALGORITHMS: ReadonlySet<string> = new Set([
  'ES256K',
  'Ed448',
  'ESB256',
  'ESB320',
  'ESB384',
  'ESB512',
  'ML-DSA-44',
  'ML-DSA-65',
  'ML-DSA-87',
])

const REFUSED_PARAMETERS = ['crit', 'b64', 'zip', 'enc', 'jku', 'x5u', 'x5c'] as const

const USED_PARAMETERS: ReadonlySet<string> = new Set(['alg', 'kid', 'jwk'])

/** `*` stands for `vc` or `vp`. */
const USUAL_TYPES = ['jwt', '*+jwt', '*+ld+jwt', '*-ld+jwt'] as const
