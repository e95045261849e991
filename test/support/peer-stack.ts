/** The other implementation: `@digitalbazaar/vc` with the suite eddsa-rdfc-2022, offline. */
import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey'
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import { issue, verifyCredential } from '@digitalbazaar/vc'
import { checkStatus } from '@digitalbazaar/vc-bitstring-status-list'
import { bundledContexts } from '../../src/jsonld/contexts.generated.js'
import { seedOf } from './fixed-keys.js'

/** What the other implementation says of a credential. */
export interface PeerVerdict {
  readonly verified: boolean
  /** The messages of its errors. */
  readonly errors: readonly string[]
}

/**
 * Verifies a credential whose issuer is a did:key.
 *
 * @param suite - that of its proof; default: eddsa-rdfc-2022
 * @param served - address → further documents that are served, such as those of a did:web
 */
export async function verifyWithPeer(
  credential: object,
  now: Date,
  suite: object = new DataIntegrityProof({ cryptosuite }),
  served: Readonly<Record<string, object>> = {},
): Promise<PeerVerdict> {
  const { verified, error } = await verifyCredential({
    credential,
    suite,
    documentLoader: (url) => peerLoader(url, served),
    now,
  })
  return { verified, errors: (error?.errors ?? []).map(({ message }) => message) }
}

/**
 * Makes an issuer of the other implementation, whose did:key is that of `fixedKey` of the same name.
 *
 * @returns a function that signs a credential as at a moment
 */
export async function createPeerIssuer(
  name: string,
  did: string,
): Promise<(credential: object, now: Date) => Promise<Readonly<Record<string, unknown>>>> {
  const key = await Ed25519Multikey.generate({ controller: did, seed: seedOf(name) })
  return (credential, now) =>
    issue({
      // It writes the proof into what it is given.
      credential: structuredClone(credential),
      suite: new DataIntegrityProof({ signer: key.signer(), date: now, cryptosuite }),
      documentLoader: (url) => peerLoader(url),
      now,
    })
}

/**
 * Has the other implementation sign a credential with a suite of its own, as at a moment.
 *
 * @param suite - with its signer and its date
 */
export function issueWithPeer(
  credential: object,
  suite: object,
  now: Date,
): Promise<Readonly<Record<string, unknown>>> {
  // It writes the proof into what it is given.
  return issue({ credential: structuredClone(credential), suite, documentLoader: (url) => peerLoader(url), now })
}

/** Canonicalises as the other implementation does, proof left out. */
export async function canonizeWithPeer(document: object): Promise<string> {
  return cryptosuite.canonize(document, { documentLoader: (url) => peerLoader(url) })
}

/**
 * Looks up with the other implementation whether a credential is revoked or suspended.
 *
 * @param served - address → the list that is served there
 * @returns whether each entry is set; an error message if that could not be found out
 */
export async function checkStatusWithPeer(
  credential: object,
  served: Readonly<Record<string, object>>,
): Promise<readonly boolean[] | string> {
  const suite = new DataIntegrityProof({ cryptosuite })
  const documentLoader = (url: string): Promise<object> => peerLoader(url, served)
  const { results, error } = await checkStatus({ credential, suite, documentLoader })
  return results?.map(({ status }) => status) ?? error?.message ?? 'no answer'
}

/** Serves the bundled contexts, documents of did:keys, and what a test adds; nothing else. */
export function peerLoader(url: string, served: Readonly<Record<string, object>> = {}): Promise<object> {
  const document = served[url] ?? contexts.get(url) ?? didKeyDocument(url)
  if (document === undefined) return Promise.reject(new Error(`${url} is not served in this test.`))
  return Promise.resolve({ contextUrl: null, documentUrl: url, document, tag: 'static' })
}

function didKeyDocument(url: string): object | undefined {
  const [, multikey, fragment] = /^did:key:(z[^#]+)(?:#(.*))?$/.exec(url) ?? []
  if (multikey === undefined) return undefined
  const controller = `did:key:${multikey}`
  const method = {
    '@context': 'https://w3id.org/security/multikey/v1',
    id: `${controller}#${multikey}`,
    type: 'Multikey',
    controller,
    publicKeyMultibase: multikey,
  }
  if (fragment !== undefined) return method
  return {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
    id: controller,
    verificationMethod: [method],
    assertionMethod: [method.id],
  }
}

const contexts: ReadonlyMap<string, object> = new Map(
  [...bundledContexts].map(([url, text]) => [url, JSON.parse(text) as object]),
)
