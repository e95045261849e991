/** From zero to a signed badge: the program of docs/from-zero.md, whose blocks are this file in order. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { didKeyOf, generateKey, importKey } from 'openbadges-kit'

// The first time a new key, from then on the one that was kept. The file is secret.
if (!existsSync('issuer.jwk')) {
  const newKey = await generateKey()
  writeFileSync('issuer.jwk', JSON.stringify(newKey.exportPrivateJwk()), { mode: 0o600 })
}
const key = await importKey(readFileSync('issuer.jwk', 'utf8'))

// The id of the issuer. `undefined` only for RSA keys, which did:key cannot write.
const academy = didKeyOf(key.publicKey) ?? ''
console.log(academy.slice(0, 12))

import { achievementKinds, buildAchievement } from 'openbadges-kit'

const firstAid = buildAchievement(
  achievementKinds.certificate({
    id: 'https://academy.example/achievements/first-aid',
    name: 'First Aid',
    description: 'Helps in the first minutes.',
    criteria: 'Take part in two evenings and pass the practical test.',
    tag: ['first aid', 'resuscitation'],
  }),
)
console.log(firstAid.achievementType, firstAid.criteria.narrative)

import { tryBuildAchievement } from 'openbadges-kit'

// As a form on a web page might send it.
const form = {
  name: 'First Aid',
  description: 'Helps in the first minutes.',
  criteria: 'Take part in two evenings and pass the practical test.',
  inLanguage: 'english',
  image: 'first-aid.png',
  tags: ['first aid', 'resuscitation'],
}
const result = tryBuildAchievement(form)
if (!result.ok) {
  for (const { code, path, message } of result.problems) console.log(code, path, message)
}

import { createDataIntegritySigner, createIssuer, OpenBadgesError } from 'openbadges-kit'

const issuer = createIssuer({
  profile: { id: academy, name: 'Example Academy', url: 'https://academy.example/' },
  signer: createDataIntegritySigner(key),
  status: 'none',
})

try {
  await issuer.issue({
    achievement: firstAid,
    recipient: { id: 'ada@example.org' },
    validFrom: '2026-11-02T09:00:00',
    validUntil: '2028-11-02',
  })
} catch (error) {
  if (!(error instanceof OpenBadgesError)) throw error
  console.log(error.code)
  console.log(error.message)
}

const badge = await issuer.issue({
  achievement: firstAid,
  recipient: { name: 'Ada Example', email: 'ada@example.org' },
  expiresAfter: { years: 2 },
})
if (badge.format === 'data-integrity') {
  writeFileSync('badge.json', JSON.stringify(badge.document, null, 2))
}

import { createVerifier } from 'openbadges-kit'

const file = readFileSync('badge.json', 'utf8')
const verifier = createVerifier({ trustedIssuers: [academy] })

const report = await verifier.verify(file)
console.log(report.verdict)
for (const { check, outcome } of report.checks) console.log(`  ${check} ${outcome}`)
if (report.verified) console.log(report.credential.name)

const changed = await verifier.verify(file.replaceAll('First Aid', 'Surgery'))
console.log('changed:', changed.verdict)

const elsewhere = await createVerifier({ trustedIssuers: ['did:web:college.example'] }).verify(file)
console.log('verified by somebody who does not trust the academy:', elsewhere.verdict)

const bob = await verifier.verify(file, { expectedRecipient: { type: 'emailAddress', value: 'bob@example.org' } })
console.log('shown by Bob:', bob.verdict)
