/**
 * How a status list of 100,000,000 entries behaves, and what 100,000 badges of one list cost. Prints
 * milliseconds, and the memory of the whole process.
 *
 *     node scripts/run.mjs bench/large-list.ts
 */
import {
  createDataIntegritySigner,
  createJwtSigner,
  createStatusList,
  createVerifier,
  signStatusList,
} from 'openbadges-kit'
import { checkStatus } from '../src/verify/check-status.js'
import { openInquiry } from '../src/verify/inquiry.js'
import { readVerifierOptions } from '../src/verify/options.js'
import { readPolicy } from '../src/verify/policy.js'
import { fixedKey } from '../test/support/fixed-keys.js'
import { issuerOf, judgedAt, signedAt } from '../test/support/signed-badges.js'
import { assert } from './contests.js'

const ENTRIES = 100_000_000
const SET = 100_000
const BADGES = 100_000
const url = 'https://school.example/status/1'
const key = await fixedKey('school')
const issuer = issuerOf(key)
const now = judgedAt.getTime()

report('at the start', performance.now())
let began = performance.now()
let list = createStatusList({ purpose: 'revocation', length: ENTRIES })
report(`a list of ${ENTRIES.toLocaleString('en')} entries`, began)

began = performance.now()
// Spread evenly, and none next to another.
for (let count = 0; count < SET; count++) list = list.set((count * 7_919_003) % ENTRIES)
report(`${SET.toLocaleString('en')} entries set, one after the other`, began)

for (const [name, signer] of [
  ['token', createJwtSigner(key)],
  ['document', createDataIntegritySigner(key)],
] as const) {
  began = performance.now()
  const signed = await signStatusList(list, { url, issuer, signer, now: () => signedAt })
  const text = signed.format === 'jwt' ? signed.token : JSON.stringify(signed.document)
  report(`signed as a ${name} of ${text.length.toLocaleString('en')} bytes, and checked`, began)

  began = performance.now()
  const verifier = createVerifier({ trustedIssuers: [issuer], now: () => now })
  assert((await verifier.verify(text, { accept: ['status-list'] })).verified)
  report(`verified as a ${name}`, began)

  const fetch = (): Promise<Response> => Promise.resolve(new Response(text))
  const setup = readVerifierOptions({ trustedIssuers: [issuer], fetch, now: () => now })
  for (const badges of [1, BADGES]) {
    began = performance.now()
    let revoked = 0
    for (let index = 0; index < badges; index++) revoked += (await isRevoked(index, setup)) ? 1 : 0
    report(`the status of ${badges.toLocaleString('en')} badge(s), ${revoked} of them revoked`, began)
  }
}

async function isRevoked(index: number, setup: ReturnType<typeof readVerifierOptions>): Promise<boolean> {
  const inquiry = openInquiry(setup, readPolicy({}, now), now)
  const entry = { type: 'BitstringStatusListEntry', statusPurpose: 'revocation', statusListCredential: url }
  const credentialStatus = { ...entry, statusListIndex: String(index) }
  const { outcome } = await checkStatus({ id: `urn:uuid:${index}`, credentialStatus }, () => inquiry.statusOf(issuer))
  assert(outcome.outcome === 'passed' || outcome.outcome === 'failed')
  return outcome.outcome === 'failed'
}

function report(what: string, since: number): void {
  const { rss } = process.memoryUsage()
  const milliseconds = (performance.now() - since).toFixed(1).padStart(9)
  console.log(`${milliseconds} ms  ${(rss / 1e6).toFixed(0).padStart(4)} MB  ${what}`)
}
