/**
 * Issues badges with a key in a cloud's key service, which gives its public key as SPKI and its
 * signatures in DER, and never gives the private key.
 *
 *     node scripts/run.mjs examples/cloud-kms.ts
 *     node scripts/run.mjs examples/cloud-kms.ts --record    makes the recordings anew
 *
 * The service here is a double that replays recordings, made with `node:crypto` and not with a live
 * service (see `support/key-service.ts`).
 */
import { createIssuer, createJwtSigner, createRemoteKey, createVerifier, type SigningKey } from 'openbadges-kit'
import { record, replay, type KeyService } from './support/key-service.js'

/** The adapter: all that has to be written for a service. Names of operations and members differ between them. */
async function keyInCloud(
  service: KeyService,
  { keyId, id, signs }: { readonly keyId: string; readonly id: string; readonly signs: 'message' | 'digest' },
): Promise<SigningKey> {
  const { PublicKey } = await service.getPublicKey({ KeyId: keyId })
  return createRemoteKey({
    id,
    publicKey: PublicKey,
    signs,
    signatureFormat: 'der',
    sign: async (input) => {
      const { Signature } = await service.sign({
        KeyId: keyId,
        Message: input,
        MessageType: signs === 'digest' ? 'DIGEST' : 'RAW',
        SigningAlgorithm: 'ECDSA_SHA_256',
      })
      return Signature
    },
  })
}

const recordings = new URL('./recordings/cloud-kms.json', import.meta.url)
const service = process.argv.includes('--record') ? record(recordings) : replay(recordings)
const academy = 'did:web:academy.example'
const at = Date.parse('2026-01-01T00:00:00Z')

// Services take messages of a few kilobytes; a badge may have more. A digest always fits.
for (const signs of ['message', 'digest'] as const) {
  const key = await keyInCloud(service, { keyId: 'alias/badges', id: `${academy}#kms-1`, signs })
  const issuer = createIssuer({
    profile: { id: academy, name: 'Example Academy' },
    signer: createJwtSigner(key),
    status: 'none',
    // Fixed only because a recording answers one request: leave both out, so that each badge has an id of its own.
    now: () => at,
    random: (length) => new Uint8Array(length).fill(7),
  })
  const badge = await issuer.issue({
    achievement: {
      id: 'https://academy.example/achievements/first-aid',
      name: 'First Aid',
      description: 'Helps in the first minutes.',
      criteria: 'Passed the practical test.',
    },
    recipient: { id: 'did:example:ada' },
    expiresAfter: { years: 2 },
  })
  // Whoever verifies finds the key in the academy's DID document; here it is pinned, which asks nobody.
  const verifier = createVerifier({ trustedIssuers: [{ id: academy, keys: [key.publicKey] }], now: () => at })
  const { verdict, evidence } = await verifier.verify(badge)
  console.log(signs, verdict, evidence.proof?.suite)
}
