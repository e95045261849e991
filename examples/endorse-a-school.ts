/** A guild endorses a school: the endorsement on its own, and inside the badges of the school. */
import { createDataIntegritySigner, createIssuer, createVerifier, didKeyOf, generateKey } from 'openbadges-kit'

const guildKey = await generateKey()
const guildId = didKeyOf(guildKey.publicKey) ?? ''
const schoolKey = await generateKey()
const school = didKeyOf(schoolKey.publicKey) ?? ''

// The guild gives its word.
const guild = createIssuer({
  profile: { id: guildId, name: 'Example Guild of Welders' },
  signer: createDataIntegritySigner(guildKey),
  status: 'none',
})
const endorsement = await guild.endorse({
  subject: { id: school, comment: 'Teaches to the standard of the guild.' },
  name: 'Accredited school',
  expiresAfter: { years: 5 },
})

// Anybody verifies it, and says that an endorsement is what they expect.
const verifier = createVerifier({ trustedIssuers: [school, guildId] })
const asked = await verifier.verify(endorsement, { accept: ['endorsement'] })
console.log('the endorsement:', asked.verdict)
console.log('taken for a badge:', (await verifier.verify(endorsement)).verdict)

// The school shows it in its profile, and so in each of its badges.
const issuer = createIssuer({
  profile: { id: school, name: 'Example School', endorsements: [endorsement] },
  signer: createDataIntegritySigner(schoolKey),
  status: 'none',
  onHint: ({ message }) => console.log('hint:', message),
})
const badge = await issuer.issue({
  achievement: { name: 'Welding I', description: 'Ten evenings.', criteria: 'Weld a fillet joint.' },
  recipient: { email: 'kari@example.org' },
})

// The badge is verified; what the guild says inside it is not judged by this version.
const report = await verifier.verify(badge)
console.log('the badge:', report.verdict)
for (const check of report.checks) {
  if (check.outcome !== 'unknown') continue
  console.log(`  ${check.check}: ${check.outcome}`)
  for (const { code, message } of check.problems) console.log(`  ${code}: ${message}`)
}
for (const { code } of report.findings) console.log(`  finding: ${code}`)
console.log('the badge, endorsements required:', (await verifier.verify(badge, { endorsements: 'require' })).verdict)

// Until it is, whoever needs it verifies the endorsement by itself, and sees that it speaks of this issuer.
if (report.verified && report.kind === 'badge' && typeof report.credential.issuer === 'object') {
  const { id, endorsement: inside = [] } = report.credential.issuer
  for (const each of inside) {
    const { verdict } = await verifier.verify(each, { accept: ['endorsement'] })
    console.log('taken out of the badge:', verdict, '| speaks of the issuer:', each.credentialSubject.id === id)
  }
}
