/** A school under a did:web, its badge and its list, and hosts that serve them. */
import { expect } from 'vitest'
import { createJwtSigner } from '../../../src/issue/signer.js'
import { didWebDocument } from '../../../src/keys/publish.js'
import { generateKey, type LocalSigningKey } from '../../../src/keys/signing-key.js'
import type { FetchFunction } from '../../../src/net/network.js'
import type { VerificationRecord } from '../../../src/verify/evidence/verification-record.js'
import type { VerifierOptions } from '../../../src/verify/options.js'
import type { VerifyPolicy } from '../../../src/verify/policy.js'
import type { VerificationReport } from '../../../src/verify/report.js'
import { createVerifier, type Verifier } from '../../../src/verify/verifier.js'
import { smallBadge } from '../../support/badges.js'
import { encodedBits, listCredential, signList, statusEntry } from '../../support/status-lists.js'
import { signedAt } from '../../support/signed-badges.js'

export const school = 'did:web:school.example'
const key: LocalSigningKey = await generateKey({ id: `${school}#key-1` })
export const listUrl = 'https://school.example/status/1'

export const sign = async (credential: object, by: LocalSigningKey = key): Promise<string> => {
  const signed = await createJwtSigner(by).sign(JSON.parse(JSON.stringify(credential)) as never, signedAt.getTime())
  return signed.format === 'jwt' ? signed.token : ''
}
export const badge: string = await sign({ ...smallBadge(school), credentialStatus: statusEntry() })
export const list = (set: readonly number[] = [], credential: object = {}): Promise<string> =>
  signList(
    listCredential(school, { credential: { id: listUrl, ...credential }, subject: { encodedList: encodedBits(set) } }),
    key,
  )
export const clear: string = await list()
const didDocument = JSON.stringify(didWebDocument(school, [key]))

/** Hosts whose answers can be changed, and who was asked. */
export function hosts(): {
  readonly served: Record<string, string | undefined>
  readonly asked: string[]
  readonly fetch: FetchFunction
} {
  const served: Record<string, string | undefined> = {
    'https://school.example/.well-known/did.json': didDocument,
    [listUrl]: clear,
  }
  const asked: string[] = []
  const fetch: FetchFunction = (url) => {
    asked.push(url)
    const body = served[url]
    return Promise.resolve(new Response(body ?? 'nothing', { status: body === undefined ? 404 : 200 }))
  }
  return { served, asked, fetch }
}

export const start: number = Date.parse('2026-06-01T00:00:00.123Z')
export const trusting = (options: Partial<VerifierOptions>): Verifier =>
  createVerifier({ trustedIssuers: [school], now: () => start, ...options })
/** Nobody is there, and the clock shows another day: a replay must need neither. */
export const offline: Verifier = trusting({
  fetch: () => Promise.reject(new Error('a replay asked the network')),
  now: () => Date.parse('2031-01-01T00:00:00Z'),
})

/** What a replay must not differ in. */
export function told(report: VerificationReport): string {
  const { findings } = report
  const others = findings.filter(({ code }) => code !== 'EVIDENCE_NOT_FETCHED_HERE')
  const contained = report.contained.map(({ path, report: inside }) => [path, told(inside)])
  return JSON.stringify({ ...report, source: 'live', findings: others, contained })
}

export async function recorded(
  verifier: Verifier,
  input: unknown,
  policy: VerifyPolicy = {},
): Promise<{ report: VerificationReport; record: VerificationRecord }> {
  const { report, record } = await verifier.verifyRecorded(input, policy)
  return { report, record: record ?? expect.fail('no record') }
}
