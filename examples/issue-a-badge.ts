/** Issues a badge that is valid for two years. The issuer is a did:key: there is nothing to publish. */
import { createDataIntegritySigner, createIssuer, didKeyOf, generateKey } from 'openbadges-kit'

// Once. Keep what `key.exportPrivateJwk()` returns where only the issuer can read it; `importKey` reads it back.
const key = await generateKey()

const issuer = createIssuer({
  profile: { id: didKeyOf(key.publicKey) ?? '', name: 'Example Academy', url: 'https://academy.example' },
  signer: createDataIntegritySigner(key),
  status: 'none',
})

const badge = await issuer.issue({
  achievement: {
    id: 'https://academy.example/achievements/first-aid',
    name: 'First Aid',
    description: 'Helps in the first minutes.',
    criteria: 'Passed the practical test.',
    achievementType: 'Certificate',
  },
  // The address is hashed with a random salt; the name is shown.
  recipient: { name: 'Ada Example', email: 'ada@example.org' },
  expiresAfter: { years: 2 },
})

// What is stored, sent and shown: a document that carries its proof.
if (badge.format === 'data-integrity') console.log(JSON.stringify(badge.document, null, 2))
