/** The contests: each sets programs that do the same work side by side, the bare cryptography last. */
import { sign, verify } from 'node:crypto'
import { CompactSign, compactVerify } from 'jose'
import {
  buildCredential,
  createDataIntegritySigner,
  createIssuer,
  createJwtSigner,
  createVerifier,
  type Award,
  type OpenBadgeCredential,
} from 'openbadges-kit'
import { createContextLibrary } from '../src/jsonld/context-library.js'
import { translate } from '../src/jsonld/translate.js'
import { defaultLimits } from '../src/limits.js'
import { canonizeWithPeer, createPeerIssuer, verifyWithPeer } from '../test/support/peer-stack.js'
import { judgedAt, signedAt } from '../test/support/signed-badges.js'
import type { Input, Keys } from './inputs.js'

/** One piece of work, by several programs. */
export interface Contest {
  readonly name: string
  /** Name → the work. The first is the library, the last what the others are held against. */
  readonly programs: Readonly<Record<string, () => unknown>>
}

/** All contests on one credential. */
export async function contestsOn(input: Input, keys: Keys): Promise<readonly Contest[]> {
  const { award } = input
  return [
    verifyDocument(input, keys),
    verifyToken(input, keys),
    await signDocument(input, keys),
    ...(award === undefined
      ? []
      : [
          await issueDocument({ ...input, award }, keys),
          issueToken({ ...input, award }, keys),
          build(input.badge, award),
        ]),
    canonicalise(input),
  ]
}

/** An input that the builders make. */
type Awarded = Input & { readonly award: Award }

function verifyDocument({ kind, document, documentHash, documentSignature }: Input, keys: Keys): Contest {
  const verifier = createVerifier({ trustedIssuers: [keys.issuer], now: () => judgedAt })
  return {
    name: 'verify a document (eddsa-rdfc-2022)',
    programs: {
      'openbadges-kit verify': async () => assert((await verifier.verify(document, { accept: [kind] })).verified),
      '@digitalbazaar/vc verifyCredential': async () =>
        assert((await verifyWithPeer(JSON.parse(document) as object, judgedAt)).verified),
      'node:crypto verify': () => assert(verify(null, documentHash, keys.publicKey, documentSignature)),
    },
  }
}

function verifyToken({ kind, token, tokenMessage, tokenSignature }: Input, keys: Keys): Contest {
  const verifier = createVerifier({ trustedIssuers: [keys.issuer], now: () => judgedAt })
  return {
    name: 'verify a token (EdDSA)',
    programs: {
      'openbadges-kit verify': async () => assert((await verifier.verify(token, { accept: [kind] })).verified),
      'jose compactVerify': async () => assert((await compactVerify(token, keys.publicKey)).payload.length > 0),
      'node:crypto verify': () => assert(verify(null, tokenMessage, keys.publicKey, tokenSignature)),
    },
  }
}

async function signDocument({ badge, documentHash }: Input, keys: Keys): Promise<Contest> {
  const signer = createDataIntegritySigner(keys.signingKey)
  const issueWithPeer = await createPeerIssuer('school', keys.issuer)
  return {
    name: 'sign a document (eddsa-rdfc-2022)',
    programs: {
      'openbadges-kit sign': () => signer.sign(badge, signedAt.getTime()),
      '@digitalbazaar/vc issue': () => issueWithPeer(badge, signedAt),
      'node:crypto sign': () => sign(null, documentHash, keys.privateKey),
    },
  }
}

async function issueDocument({ badge, award, documentHash }: Awarded, keys: Keys): Promise<Contest> {
  const signer = createDataIntegritySigner(keys.signingKey)
  const issuer = createIssuer({ profile: badge.issuer as never, signer, status: 'none', now: () => signedAt })
  const issueWithPeer = await createPeerIssuer('school', keys.issuer)
  return {
    name: 'issue a document (build, sign, check)',
    programs: {
      'openbadges-kit issue': () => issuer.issue(award),
      '@digitalbazaar/vc issue': () => issueWithPeer(badge, signedAt),
      'node:crypto sign and verify': () => {
        const signature = sign(null, documentHash, keys.privateKey)
        assert(verify(null, documentHash, keys.publicKey, signature))
      },
    },
  }
}

function issueToken({ badge, award, tokenMessage }: Awarded, keys: Keys): Contest {
  const signer = createJwtSigner(keys.signingKey)
  const issuer = createIssuer({ profile: badge.issuer as never, signer, status: 'none', now: () => signedAt })
  const encoder = new TextEncoder()
  return {
    name: 'issue a token (build, sign, check)',
    programs: {
      'openbadges-kit issue': () => issuer.issue(award),
      'openbadges-kit sign': () => signer.sign(badge, signedAt.getTime()),
      'jose CompactSign': () =>
        new CompactSign(encoder.encode(JSON.stringify(badge)))
          .setProtectedHeader({ alg: 'EdDSA', kid: keys.signingKey.id, typ: 'JWT' })
          .sign(keys.privateKey),
      'node:crypto sign': () => sign(null, tokenMessage, keys.privateKey),
    },
  }
}

/** No cryptography and no JSON-LD: checked, completed, held against the schema; beside it, the least that any copy costs. */
function build(badge: OpenBadgeCredential, award: Award): Contest {
  const input = { ...award, issuer: badge.issuer as never }
  return {
    name: 'build a badge',
    programs: {
      'openbadges-kit buildCredential': () => buildCredential(input),
      'JSON.parse(JSON.stringify(it))': () => JSON.parse(JSON.stringify(badge)) as unknown,
    },
  }
}

/** Without any cryptography. The library also proves that the JSON read is the graph. */
function canonicalise({ badge }: Input): Contest {
  const library = createContextLibrary(new Map())
  return {
    name: 'canonicalise (JSON-LD, RDFC-1.0)',
    programs: {
      'openbadges-kit translate': () => translate(badge, library, defaultLimits),
      'jsonld and rdf-canonize': () => canonizeWithPeer(badge),
    },
  }
}

/** A benchmark of something that fails would be fast. */
export function assert(holds: boolean): void {
  if (!holds) throw new Error('The measured work came to the wrong result.')
}
