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

// The endorsement inside is judged like any credential, with a report of its own.
const report = await verifier.verify(badge, { endorsements: 'require' })
console.log('the badge:', report.verdict)
for (const { path, report: inside } of report.contained) console.log('inside:', path, inside.kind, inside.verdict)
for (const { code } of report.findings) console.log('finding:', code)
