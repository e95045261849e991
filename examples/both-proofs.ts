/** One badge with two proofs: a token for those who read tokens, and inside it a proof for those who read JSON-LD. */
import {
  createDataIntegritySigner,
  createIssuer,
  createJwtSigner,
  createVerifier,
  generateKey,
  inspectCredential,
} from 'openbadges-kit'

const academy = 'did:web:academy.example'
const tokenKey = await generateKey({ algorithm: 'RS256', id: `${academy}#key-1` })
const proofKey = await generateKey({ algorithm: 'ES256', id: `${academy}#key-2` })

// The proof is made first, the token is wrapped around it, and both are checked before the badge is handed out.
const issuer = createIssuer({
  profile: { id: academy, name: 'Example Academy' },
  signer: createJwtSigner(tokenKey, { embed: createDataIntegritySigner(proofKey) }),
  status: 'none',
})
const badge = await issuer.issue({
  achievement: {
    name: 'First Aid',
    description: 'Helps in the first minutes.',
    criteria: 'Passed the practical test.',
  },
  recipient: { email: 'ada@example.org' },
})
for (const { suite, key } of (await inspectCredential(badge)).proofs) console.log(suite, key)

// Whoever reads tokens verifies the token.
const keys = [tokenKey.publicKey, proofKey.publicKey]
const verifier = createVerifier({ trustedIssuers: [{ id: academy, keys }] })
const asToken = await verifier.verify(badge)
console.log('token:', asToken.verdict, asToken.evidence.proof?.suite)

// Whoever reads embedded proofs takes away what the token added.
const payload = badge.format === 'jwt' ? (badge.token.split('.')[1] ?? '') : ''
const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>
for (const claim of ['iss', 'sub', 'jti', 'nbf', 'exp', 'iat']) Reflect.deleteProperty(claims, claim)
const inside = await verifier.verify(claims)
console.log('inside:', inside.verdict, inside.evidence.proof?.suite)
