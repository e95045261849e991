/** Issues a badge as a token (VC-JWT) and verifies it. The verifier loads no JSON-LD for that. */
import { createIssuer, createJwtSigner } from 'openbadges-kit/issue'
import { didJwkOf, generateKey } from 'openbadges-kit/keys'
import { assertVerified, createVerifier, OpenBadgesError } from 'openbadges-kit/verify'

// RS256 is what certification asks of tokens; an RSA key has no did:key, so its own name is a did:jwk.
const key = await generateKey({ algorithm: 'RS256' })
const academy = didJwkOf(key.publicKey)
const issuer = createIssuer({
  profile: { id: academy, name: 'Example Academy' },
  signer: createJwtSigner(key),
  status: 'none',
})
const badge = await issuer.issue({
  achievement: {
    name: 'First Aid',
    description: 'Helps in the first minutes.',
    criteria: 'Passed the practical test.',
  },
  recipient: { id: 'did:example:ada' },
  expiresAfter: { years: 2 },
})
const token = badge.format === 'jwt' ? badge.token : ''

const verifier = createVerifier({ trustedIssuers: [academy] })
const report = await verifier.verify(token)
assertVerified(report)
console.log('verified:', report.credential.name)

// One character of the payload is another.
const [header = '', payload = '', signature = ''] = token.split('.')
const middle = Math.floor(payload.length / 2)
const flipped = `${payload.slice(0, middle)}${payload[middle] === 'A' ? 'B' : 'A'}${payload.slice(middle + 1)}`
try {
  assertVerified(await verifier.verify([header, flipped, signature].join('.')))
} catch (error) {
  if (error instanceof OpenBadgesError) console.log('refused:', error.code, error.facts['verdict'])
}
