/**
 * The library as a server of the VC API, so that the test suites of the W3C can be pointed at it.
 *
 *     node scripts/run.mjs test/interop/vc-api.ts [port] [contexts.json]
 *
 * It listens on this machine only, and its keys are known to everybody: it is for tests and nothing else.
 * `contexts.json` holds further JSON-LD contexts, URL → context. Routes, all of them POST:
 *
 * - `/issuers/<name>/credentials/issue`: `{ credential, options }`; `options.mandatoryPointers` for ecdsa-sd-2023.
 *   The issuer puts its own id into the credential. The answer is the credential; with `?wrapped`, it stands in
 *   `verifiableCredential`. Without `/issuers/<name>`, the first issuer answers.
 * - `/credentials/verify`: `{ verifiableCredential }`. 200 if it is verified, 400 if not, whatever `options.checks` asks.
 * - `/presentations/verify`: `{ verifiablePresentation, options }`, likewise; every member must be verified, too.
 *   `options.challenge` and `options.domain` are what the presentation was asked for. Credentials are not made for an
 *   occasion: whoever asks it of one is refused, since it would not be compared.
 * - `/credentials/derive`: `{ verifiableCredential, options: { selectivePointers } }`. The answer as for issuing.
 */
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pathToFileURL } from 'node:url'
import { isOpenBadgesError } from '../../src/errors.js'
import { isJsonObject, toArray, type JsonObject, type JsonValue } from '../../src/json/json.js'
import type { FetchFunction } from '../../src/net/network.js'
import { deriveCredential } from '../../src/proof/derive-credential.js'
import type { Occasion } from '../../src/verify/policy.js'
import { anyIssuer } from '../../src/verify/trust.js'
import { createVerifier, type Verifier } from '../../src/verify/verifier.js'
import {
  checkGenericCredential,
  judgeCredential,
  judgePresentation,
  reasonOf,
  within,
  documentIn,
  parseJson,
  V1_CONTEXT,
  type GenericJudgement,
  type Reason,
} from '../support/generic-credentials.js'
import { createSuiteIssuers, type SuiteIssuer } from '../support/suite-issuers.js'

/** How the server is set up. */
export interface VcApiOptions {
  /** Default: a free one. */
  readonly port?: number
  /** Further contexts, URL → JSON text. */
  readonly contexts?: Readonly<Record<string, string>>
  /** Carries the verifier's requests. Default: the library's own client. */
  readonly fetch?: FetchFunction
  /** The clock, in milliseconds. Default: the system's. */
  readonly now?: () => number
}

/** A server that runs. */
export interface VcApi {
  /** Its address, without a slash at the end. */
  readonly url: string
  readonly issuers: readonly SuiteIssuer[]
  close(): Promise<void>
}

/** Starts the server on this machine's own address. */
export async function startVcApi(options: VcApiOptions = {}): Promise<VcApi> {
  const { port = 0, fetch, now = Date.now } = options
  const contexts = { ...EXAMPLE_CONTEXTS, ...options.contexts }
  const issuers = await createSuiteIssuers(contexts)
  const verifier = createVerifier({
    trustedIssuers: anyIssuer,
    contexts,
    now,
    ...(fetch === undefined ? {} : { fetch }),
  })
  const desk: Desk = { issuers, verifier, contexts, now }
  const server = createServer((request, response) => {
    void answer(request, desk).then((given) => write(response, given))
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    issuers,
    close: async () => {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

interface Desk {
  readonly issuers: readonly SuiteIssuer[]
  readonly verifier: Verifier
  readonly contexts: Readonly<Record<string, string>>
  readonly now: () => number
}

interface Answer {
  readonly status: number
  readonly body: object
}

/** What is asked, with its body. */
interface Question {
  readonly body: JsonObject
  readonly options: JsonObject
  /** The issuer that the path names. */
  readonly issuer: SuiteIssuer
}

async function answer(request: IncomingMessage, desk: Desk): Promise<Answer> {
  try {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost')
    const [, name, route = ''] = /^(?:\/issuers\/([^/]+))?(\/.*)$/.exec(pathname) ?? []
    const issuer = name === undefined ? desk.issuers[0] : desk.issuers.find((each) => each.name === name)
    const respond = ROUTES[route]
    if (respond === undefined || issuer === undefined) throw new Refusal(404, 'NOT_FOUND', `Nothing is at ${pathname}.`)
    if (request.method !== 'POST') throw new Refusal(405, 'METHOD_NOT_ALLOWED', 'Use POST.')
    const body = await readBody(request)
    const given = await respond({ body, options: objectIn(body, 'options', {}), issuer }, desk)
    const isWrapped = given.status === 201 && searchParams.has('wrapped')
    return isWrapped ? { ...given, body: { verifiableCredential: given.body } } : given
  } catch (error) {
    if (error instanceof Refusal) return refusal(error.status, error.reasons)
    // What the library refuses, it refuses on account of what it was given.
    if (isOpenBadgesError(error)) return refusal(400, error.problems?.map(reasonOf) ?? [reasonOf(error)])
    return refusal(500, [{ title: 'INTERNAL_ERROR', detail: String(error) }])
  }
}

const ROUTES: Readonly<Record<string, (question: Question, desk: Desk) => Promise<Answer>>> = {
  '/credentials/issue': issue,
  '/credentials/verify': verifyCredential,
  '/presentations/verify': verifyPresentation,
  '/credentials/derive': derive,
}

async function issue({ body, options, issuer }: Question, { now }: Desk): Promise<Answer> {
  const credential = objectIn(body, 'credential')
  const reasons = checkGenericCredential(credential)
  if (reasons.length > 0) throw new Refusal(400, within('/credential', reasons))
  if (toArray(credential['@context'])[0] === V1_CONTEXT) {
    throw new Refusal(400, 'MALFORMED_VALUE_ERROR', 'Expected data model 2.0.', '/credential/@context')
  }
  if (credential['proof'] !== undefined) {
    throw new Refusal(400, 'MALFORMED_VALUE_ERROR', 'Expected a credential without a proof.', '/credential/proof')
  }
  const { mandatoryPointers } = options
  if (mandatoryPointers !== undefined && !issuer.isSelective) {
    throw new Refusal(
      400,
      'OPTIONS_INVALID',
      `${issuer.suite} has no mandatory pointers.`,
      '/options/mandatoryPointers',
    )
  }
  const signing = mandatoryPointers === undefined ? {} : { mandatoryPointers: pointersIn(options, 'mandatoryPointers') }
  return {
    status: 201,
    body: await issuer.sign({ ...credential, issuer: signedBy(credential, issuer) }, now(), signing),
  }
}

/** The suites send credentials of whatever issuer; this one signs for itself alone. */
function signedBy({ issuer }: JsonObject, { did }: SuiteIssuer): JsonValue {
  return isJsonObject(issuer) ? { ...issuer, id: did } : did
}

async function verifyCredential({ body, options }: Question, { verifier }: Desk): Promise<Answer> {
  const input = objectIn(body, 'verifiableCredential')
  const [asked] = Object.keys(occasionIn(options))
  if (asked !== undefined) {
    throw new Refusal(400, 'OPTIONS_INVALID', `Expected no "${asked}" for a credential.`, `/options/${asked}`)
  }
  const report = await verifier.verify(input, { accept: ['badge', 'endorsement', 'clr', 'status-list'] })
  return verdictOn(judgeCredential(report, documentIn(input)))
}

async function verifyPresentation({ body, options }: Question, { verifier }: Desk): Promise<Answer> {
  const input = objectIn(body, 'verifiablePresentation')
  const occasion = occasionIn(options)
  const asked = Object.keys(occasion).length === 0 ? {} : { presentedFor: occasion }
  const report = await verifier.verify(input, { accept: ['presentation'], ...asked })
  return verdictOn(judgePresentation(report, documentIn(input)))
}

async function derive({ body, options }: Question, { contexts }: Desk): Promise<Answer> {
  const credential = objectIn(body, 'verifiableCredential')
  const disclose = pointersIn(options, 'selectivePointers')
  return { status: 201, body: (await deriveCredential(credential, { disclose, contexts })).document }
}

function verdictOn({ verdict, reasons }: GenericJudgement): Answer {
  const isVerified = verdict === 'verified'
  return { status: isVerified ? 200 : 400, body: { verified: isVerified, verdict, problemDetails: reasons } }
}

async function readBody(request: IncomingMessage): Promise<JsonObject> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Uint8Array>) {
    size += chunk.length
    if (size > MOST_BYTES) throw new Refusal(413, 'TOO_LARGE', `Expected at most ${MOST_BYTES} bytes.`)
    chunks.push(chunk)
  }
  const value = parseJson(Buffer.concat(chunks).toString('utf8'))
  if (isJsonObject(value)) return value
  throw new Refusal(400, 'PARSING_ERROR', 'Expected a JSON object.', '')
}

function objectIn(body: JsonObject, name: string, otherwise?: JsonObject): JsonObject {
  const value = body[name] ?? otherwise
  if (isJsonObject(value)) return value
  throw new Refusal(400, 'MALFORMED_VALUE_ERROR', `Expected an object as "${name}".`, `/${name}`)
}

function pointersIn(options: JsonObject, name: string): readonly string[] {
  const value = options[name]
  if (Array.isArray(value) && value.every((entry) => typeof entry === 'string')) return value
  throw new Refusal(400, 'OPTIONS_INVALID', `Expected an array of JSON pointers as "${name}".`, `/options/${name}`)
}

/** What a presentation was asked for, as far as the options say. */
function occasionIn(options: JsonObject): Occasion {
  const given = (['challenge', 'domain'] as const).filter((name) => options[name] !== undefined)
  return Object.fromEntries(given.map((name) => [name, textIn(options, name)]))
}

function textIn(options: JsonObject, name: string): string {
  const value = options[name]
  if (typeof value === 'string' && value !== '') return value
  throw new Refusal(400, 'OPTIONS_INVALID', `Expected a text that is not empty as "${name}".`, `/options/${name}`)
}

/** A request that is refused before the library looks at it. */
class Refusal extends Error {
  readonly status: number
  readonly reasons: readonly Reason[]

  constructor(status: number, title: string | readonly Reason[], detail = '', pointer?: string) {
    super(detail)
    this.status = status
    const own = (name: string): Reason => ({ title: name, detail, ...(pointer === undefined ? {} : { pointer }) })
    this.reasons = typeof title === 'string' ? [own(title)] : title
  }
}

function refusal(status: number, problemDetails: readonly Reason[]): Answer {
  const [first] = problemDetails
  return { status, body: { ...first, status, problemDetails } }
}

function write(response: ServerResponse, { status, body }: Answer): void {
  // What is left of a request that was too large is not waited for.
  const connection = status === 413 ? { connection: 'close' } : {}
  response.writeHead(status, { 'content-type': 'application/json', ...connection }).end(JSON.stringify(body))
}

const MOST_BYTES = 1_000_000

/** The context of examples, which the suites' credentials use: it gives every word a meaning. */
const EXAMPLE_CONTEXTS: Readonly<Record<string, string>> = {
  'https://www.w3.org/ns/credentials/examples/v2': JSON.stringify({
    '@context': { '@vocab': 'https://www.w3.org/ns/credentials/examples#' },
  }),
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [port = '0', contextsFile] = process.argv.slice(2)
  const read = contextsFile === undefined ? {} : (JSON.parse(readFileSync(contextsFile, 'utf8')) as object)
  const contexts = Object.fromEntries(Object.entries(read).map(([url, context]) => [url, JSON.stringify(context)]))
  const { url, issuers } = await startVcApi({ port: Number(port), contexts })
  console.log(`POST ${url}/credentials/verify\nPOST ${url}/presentations/verify\nPOST ${url}/credentials/derive`)
  for (const { name, did } of issuers) console.log(`POST ${url}/issuers/${name}/credentials/issue  ${did}`)
}
