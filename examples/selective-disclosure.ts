/** Issues a badge whose holder shows a part of it: the achievement and one result, but not the other. */
import {
  anyIssuer,
  createIssuer,
  createSelectiveDisclosureSigner,
  createVerifier,
  deriveCredential,
  didKeyOf,
  generateKey,
} from 'openbadges-kit'

// The issuer, once: a P-256 key, which this suite needs.
const key = await generateKey({ algorithm: 'ES256' })
const issuer = createIssuer({
  profile: { id: didKeyOf(key.publicKey) ?? '', name: 'Example Academy' },
  signer: createSelectiveDisclosureSigner(key, { mandatoryPointers: ['/name'] }),
  status: 'none',
})

// For the holder, and nobody else: whoever has it can show any part of it.
const badge = await issuer.issue({
  name: 'First Aid',
  achievement: { name: 'First Aid', description: 'Helps in the first minutes.', criteria: 'Passed the test.' },
  recipient: { id: 'did:example:ada' },
  evidence: [
    { name: 'Practical test', narrative: 'Revived a doll.' },
    { name: 'Written test', narrative: '31 of 40 points.' },
  ],
  expiresAfter: { years: 2 },
})

// The holder: no key is needed, and nothing is sent.
const shown = await deriveCredential(badge, { disclose: ['/evidence/0'] })

// Whoever is shown it.
const verifier = createVerifier({ trustedIssuers: anyIssuer })
const report = await verifier.verify(shown)
console.log(report.verdict)
console.log(JSON.stringify(shown.document['evidence']))
for (const { code } of report.findings) console.log(code)

const whole = await verifier.verify(badge)
for (const check of whole.checks) if ('problems' in check) console.log(check.check, check.problems[0].code)
