/**
 * Issues a badge in both formats with keys that nobody can take away, and verifies both.
 *
 *     node scripts/run.mjs examples/pkcs11/issue-from-token.ts [path of libsofthsm2.so]
 */
import {
  createDataIntegritySigner,
  createIssuer,
  createJwtSigner,
  createVerifier,
  didWebDocument,
  type Award,
} from 'openbadges-kit'
import { openToken } from './pkcs11-key.js'
import { labels, makeSoftToken } from './soft-token.js'

const academy = 'did:web:academy.example'
const profile = { id: academy, name: 'Example Academy' }
const award: Award = {
  achievement: {
    name: 'First Aid',
    description: 'Helps in the first minutes.',
    criteria: 'Passed the practical test.',
  },
  recipient: { email: 'ada@example.org' },
  expiresAfter: { years: 2 },
}

const softToken = makeSoftToken(process.argv[2] ?? '/usr/lib/softhsm/libsofthsm2.so')
const token = openToken(softToken)
const embeddedKey = token.signingKey({ label: labels.ed25519, id: `${academy}#hsm-ed25519` })
const tokenKey = token.signingKey({ label: labels.p256, id: `${academy}#hsm-p256` })
const signers = [createDataIntegritySigner(embeddedKey), createJwtSigner(tokenKey)]
const badges = await Promise.all(
  signers.map((signer) => createIssuer({ profile, signer, status: 'none' }).issue(award)),
).finally(() => {
  token.close()
  softToken.remove()
})

// What https://academy.example/.well-known/did.json answers; the verifier asks it as it would ask the host.
const didDocument = didWebDocument(academy, [embeddedKey, tokenKey])
const verifier = createVerifier({
  trustedIssuers: [academy],
  fetch: () => Promise.resolve(Response.json(didDocument)),
})
for await (const { report } of verifier.verifyAll(badges)) {
  console.log(report.verdict, report.evidence.format, report.evidence.proof?.suite)
}
