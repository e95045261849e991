/** Verifies a badge and shows what every check found. */
import { createDataIntegritySigner, createIssuer, createVerifier, didKeyOf, generateKey } from 'openbadges-kit'

const key = await generateKey()
const academy = didKeyOf(key.publicKey) ?? ''
const badge = await createIssuer({
  profile: { id: academy, name: 'Example Academy' },
  signer: createDataIntegritySigner(key),
  status: 'none',
}).issue({
  achievement: {
    name: 'First Aid',
    description: 'Helps in the first minutes.',
    criteria: 'Passed the practical test.',
  },
  recipient: { email: 'ada@example.org' },
  expiresAfter: { years: 2 },
})

// Once per deployment: whom it trusts.
const verifier = createVerifier({ trustedIssuers: [academy] })

// Per badge: a file's bytes or text, or an object; and what this call expects.
const report = await verifier.verify(badge, {
  expectedRecipient: { type: 'emailAddress', value: 'ada@example.org' },
})
console.log(report.verdict)
for (const check of report.checks) {
  if (check.outcome === 'failed' || check.outcome === 'unknown') {
    for (const problem of check.problems) console.log(check.check, check.outcome, problem.code, problem.message)
  } else {
    console.log(check.check, check.outcome)
  }
}

// Only a verified report is sure to have a credential. Show that, never the file: it is what was signed.
if (report.verified) console.log(report.credential.name)

// The same badge in three years.
const later = await verifier.verify(badge, { asOf: new Date(Date.now() + 3 * 365 * 24 * 60 * 60 * 1000) })
console.log(later.verdict)
