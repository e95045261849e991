/** The contests on status lists: 131,072 entries, every hundredth of them set. */
import { gunzipSync } from 'node:zlib'
import * as peer from '@digitalbazaar/vc-bitstring-status-list'
import { createStatusList, decodeStatusList, createDataIntegritySigner, signStatusList } from 'openbadges-kit'
import { checkStatus } from '../src/verify/check-status.js'
import { openInquiry } from '../src/verify/inquiry.js'
import { readVerifierOptions } from '../src/verify/options.js'
import { readPolicy } from '../src/verify/policy.js'
import { checkStatusWithPeer } from '../test/support/peer-stack.js'
import { judgedAt, signedAt } from '../test/support/signed-badges.js'
import { assert, type Contest } from './contests.js'
import type { Keys } from './inputs.js'

/** All contests on status lists. */
export async function statusContests(keys: Keys): Promise<readonly Contest[]> {
  let list = createStatusList({ purpose: 'revocation' })
  for (let index = 0; index < list.length; index += 100) list = list.set(index)
  const encodedList = await list.encode()
  const theirs = await peer.decodeList({ encodedList })
  const signer = createDataIntegritySigner(keys.signingKey)
  const signed = await signStatusList(list, { url, issuer: keys.issuer, signer, now: () => signedAt })
  if (signed.format !== 'data-integrity') throw new Error('signed in another format')
  const { document } = signed
  const text = JSON.stringify(document)
  const once = statusOf(keys, text, 'off')
  const again = statusOf(keys, text, 'memory')
  const withPeer = async (): Promise<void> =>
    assert((await checkStatusWithPeer(credential(keys.issuer), { [url]: document }))[0] === false)
  return [
    {
      name: 'decode a list, read an entry',
      programs: {
        'openbadges-kit decodeStatusList': async () =>
          assert((await decodeStatusList(encodedList, { purpose: 'revocation' })).isSet(100)),
        '@digitalbazaar/vc-bitstring-status-list': async () =>
          assert((await peer.decodeList({ encodedList })).getStatus(100)),
        'node:zlib gunzipSync': () => assert(gunzipSync(Buffer.from(encodedList.slice(1), 'base64url')).length > 0),
      },
    },
    {
      name: 'encode a list',
      programs: {
        'openbadges-kit encode': () => list.encode(),
        '@digitalbazaar/vc-bitstring-status-list': () => theirs.encode(),
      },
    },
    {
      name: 'the status of a badge, its list served and not read before (its proof too)',
      programs: { 'openbadges-kit checkStatus': once, '@digitalbazaar/vc-bitstring-status-list': withPeer },
    },
    {
      name: 'the status of a badge, its list read before (the other keeps none)',
      programs: { 'openbadges-kit checkStatus': again, '@digitalbazaar/vc-bitstring-status-list': withPeer },
    },
  ]
}

/** Judges the status of one badge, as the verifier does once a badge is genuine. */
function statusOf({ issuer }: Keys, list: string, cache: 'memory' | 'off'): () => Promise<void> {
  const now = judgedAt.getTime()
  const fetch = (): Promise<Response> => Promise.resolve(new Response(list))
  const setup = readVerifierOptions({ trustedIssuers: [issuer], fetch, now: () => now, cache })
  return async () => {
    const inquiry = openInquiry(setup, readPolicy({}, now), now)
    const { outcome } = await checkStatus(credential(issuer), () => inquiry.statusOf(issuer))
    assert(outcome.outcome === 'passed')
  }
}

function credential(issuer: string): Record<string, never> {
  const entry = {
    type: 'BitstringStatusListEntry',
    statusPurpose: 'revocation',
    statusListIndex: '101',
    statusListCredential: url,
  }
  const context = ['https://www.w3.org/ns/credentials/v2']
  const type = ['VerifiableCredential']
  const subject = { id: 'did:example:learner' }
  const badge = { '@context': context, id: 'urn:uuid:badge', type, issuer, credentialSubject: subject }
  return { ...badge, credentialStatus: entry } as unknown as Record<string, never>
}

const url = 'https://school.example/status/1'
