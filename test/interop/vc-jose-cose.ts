/**
 * The library as a command of the test suite of VC-JOSE-COSE.
 *
 *     node scripts/run.mjs test/interop/vc-jose-cose.ts issue|verify --input FILE --key FILE --feature NAME --output FILE
 *
 * The key file holds a verification method with `publicKeyJwk` and `secretKeyJwk`. What is written to the output is
 * `{ result, data }`: `success` with the token or the verdict, `failure` with the reasons, or `indeterminate` with what
 * could not be looked at. The library knows `credential_jose` and `presentation_jose`, neither COSE nor SD-JWT.
 *
 * Ends with 0 once the output is written, whatever the result, and with 1 for wrong arguments and files that cannot be read.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { isOpenBadgesError } from '../../src/errors.js'
import { createJwtSigner } from '../../src/issue/signer.js'
import { isJsonObject, type JsonObject } from '../../src/json/json.js'
import { importKey } from '../../src/keys/signing-key.js'
import type { FetchFunction } from '../../src/net/network.js'
import type { PrivateJwk, Jwk } from '../../src/platform/algorithms.js'
import type { Verdict } from '../../src/verify/report.js'
import { createVerifier } from '../../src/verify/verifier.js'
import {
  checkGenericCredential,
  documentIn,
  judgeCredential,
  judgePresentation,
  reasonOf,
  type Reason,
} from '../support/generic-credentials.js'

/** What the suite reads. */
export interface SuiteResult {
  readonly result: 'success' | 'failure' | 'indeterminate'
  readonly data: string
}

/** One call of the command. Files are given by what they hold. */
export interface SuiteCall {
  readonly fn: string
  readonly input: string
  readonly key: string
  readonly feature: string
}

/**
 * Does what the suite asks.
 *
 * @param at - the moment to sign at, or to judge, in milliseconds
 * @throws TypeError if the call is none of the suite's
 */
export async function answerSuite({ fn, input, key, feature }: SuiteCall, at: number): Promise<SuiteResult> {
  if (fn !== 'issue' && fn !== 'verify') throw new TypeError(`Expected "issue" or "verify", found "${fn}".`)
  if (!FEATURES.test(feature)) throw new TypeError(`Expected a feature of the suite, found "${feature}".`)
  if (!feature.endsWith('_jose')) return { result: 'indeterminate', data: `${feature} is not supported` }
  const method = JSON.parse(key) as VerificationMethod
  const isPresentation = feature.startsWith('presentation')
  try {
    return fn === 'issue'
      ? await issue(JSON.parse(input) as unknown, method, isPresentation, at)
      : await verify(input.trim(), method, isPresentation, at)
  } catch (error) {
    if (!isOpenBadgesError(error) && !(error instanceof SyntaxError)) throw error
    return { result: 'failure', data: error.message }
  }
}

/** As the suite's key files have it. */
interface VerificationMethod {
  readonly id: string
  readonly type: string
  readonly controller: string
  readonly publicKeyJwk: Jwk
  readonly secretKeyJwk: PrivateJwk
}

async function issue(
  document: unknown,
  { id, secretKeyJwk }: VerificationMethod,
  isPresentation: boolean,
  at: number,
): Promise<SuiteResult> {
  if (!isJsonObject(document as JsonObject)) return { result: 'failure', data: 'the input is no JSON object' }
  const given = document as JsonObject
  const reasons = isPresentation ? [] : checkGenericCredential(given)
  if (reasons.length > 0) return refused(reasons, 'invalid')
  // `EdDSA` is what tokens call Ed25519; the key says by its curve what it is.
  const { alg: _alg, ...material } = secretKeyJwk
  const signed = await createJwtSigner(await importKey(material as PrivateJwk, { id })).sign(given, at)
  if (signed.format !== 'jwt') throw new TypeError('a signer of tokens made a document')
  return { result: 'success', data: signed.token }
}

/** The key speaks for its controller and nobody else. */
async function verify(
  token: string,
  method: VerificationMethod,
  isPresentation: boolean,
  at: number,
): Promise<SuiteResult> {
  const verifier = createVerifier({
    trustedIssuers: [{ id: method.controller, keys: [publicKeyOf(method)] }],
    fetch: serving(method),
    now: () => at,
  })
  const accept = isPresentation
    ? (['presentation'] as const)
    : (['badge', 'endorsement', 'clr', 'status-list'] as const)
  const report = await verifier.verify(token, { accept })
  const { verdict, reasons } = (isPresentation ? judgePresentation : judgeCredential)(report, documentIn(token))
  // The suite asks for the media types of VC-JOSE-COSE, which the verifier only remarks on.
  const unusual = report.findings.filter(({ code }) => code === 'JWT_TYP_UNUSUAL')
  if (verdict !== 'verified') return refused(reasons, verdict)
  if (unusual.length > 0) return refused(unusual.map(reasonOf), 'invalid')
  return { result: 'success', data: verdict }
}

function publicKeyOf({ publicKeyJwk }: VerificationMethod): Jwk {
  const { alg: _alg, ...material } = publicKeyJwk as Jwk & { readonly alg?: string }
  return material
}

/**
 * The suite publishes nothing under the addresses of its controllers, and gives one key. That key is served by the
 * names that tokens use for it; what other keys there are cannot be known here, so nothing is said of them.
 */
function serving({ controller, id, publicKeyJwk }: VerificationMethod): FetchFunction {
  const address = URL.canParse('/.well-known/jwks.json', controller)
    ? new URL('/.well-known/jwks.json', controller).href
    : undefined
  const keys = [publicKeyJwk, { ...publicKeyJwk, kid: id }]
  const headers = { 'content-type': 'application/json' }
  return (url) =>
    url === address
      ? Promise.resolve(new Response(JSON.stringify({ keys }), { headers }))
      : Promise.reject(new Error('the suite serves nothing'))
}

/** What could not be looked at, such as members in other formats, is neither good nor bad. */
function refused(reasons: readonly Reason[], verdict: Verdict): SuiteResult {
  const sentences = reasons.map(({ title, detail, pointer = '' }) => `${pointer} ${title}: ${detail}`.trim())
  return { result: verdict === 'unknown' ? 'indeterminate' : 'failure', data: [verdict, ...sentences].join('\n') }
}

/**
 * Runs the command: reads the files that the arguments name, and writes the output.
 *
 * @param given - the arguments
 * @param at - as for `answerSuite`
 * @throws TypeError for arguments that are none of the suite's
 */
export async function runSuiteCommand(given: readonly string[], at: number): Promise<void> {
  const text = { type: 'string' } as const
  const options = { input: text, key: text, feature: text, output: text }
  const { values, positionals } = parseArgs({ args: [...given], options, allowPositionals: true })
  const { input, key, feature, output } = values
  const [fn, ...others] = positionals
  const isIncomplete = input === undefined || key === undefined || feature === undefined || output === undefined
  if (fn === undefined || others.length > 0 || isIncomplete) throw new TypeError(USAGE)
  const call = { fn, input: readFileSync(input, 'utf8'), key: readFileSync(key, 'utf8'), feature }
  writeFileSync(output, JSON.stringify(await answerSuite(call, at)))
}

const FEATURES = /^(?:credential|presentation)_(?:jose|cose|sdjwt)$/

const USAGE = 'Usage: issue|verify --input FILE --key FILE --feature NAME --output FILE'

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    await runSuiteCommand(process.argv.slice(2), Date.now())
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
