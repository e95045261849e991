/** A certification of three tiers with an examination; after three years a new version of a tier, and a renewal. */
import {
  achievementKinds,
  buildAchievement,
  createDataIntegritySigner,
  createIssuer,
  createVerifier,
  didKeyOf,
  generateKey,
} from 'openbadges-kit'
import type { Achievement, AlignmentInput, ResultDescriptionInput, SignedCredential } from 'openbadges-kit'

// The clock is set by hand, so that three years pass in a second. Leave `now` out in a program of your own.
let today = '2023-03-01T09:00:00Z'
const now = (): Date => new Date(today)

const key = await generateKey()
const board = didKeyOf(key.publicKey) ?? ''
const issuer = createIssuer({
  profile: { id: board, name: 'Example Certification Board' },
  signer: createDataIntegritySigner(key),
  status: 'none',
  now,
  onHint: ({ message }) => console.log('hint:', message),
})
const verifier = createVerifier({ trustedIssuers: [board], now })

const associate = buildAchievement(
  achievementKinds.certification({
    id: 'https://board.example/network-technician/associate/2022',
    name: 'Network Technician, Associate',
    description: 'Sets up the network of a home or a small office.',
    criteria: 'Reach 60 % in the examination.',
    version: '2022',
    resultDescription: [examination('60')],
  }),
)

const professional = buildAchievement(
  achievementKinds.certification({
    id: 'https://board.example/network-technician/professional/2022',
    name: 'Network Technician, Professional',
    description: 'Runs the network of a company.',
    criteria: 'Hold the Associate tier. Reach 70 % in the examination.',
    version: '2022',
    alignment: [prerequisite(associate)],
    resultDescription: [examination('70')],
  }),
)

const expert = buildAchievement(
  achievementKinds.certification({
    id: 'https://board.example/network-technician/expert/2022',
    name: 'Network Technician, Expert',
    description: 'Designs networks of any size.',
    criteria: 'Hold the Professional tier. Reach 80 % in the examination.',
    version: '2022',
    alignment: [prerequisite(professional)],
    resultDescription: [examination('80')],
  }),
)

for (const { name, alignment = [] } of [associate, professional, expert]) {
  console.log(name, '| needs:', alignment[0]?.targetName ?? 'nothing')
}

// What stays the same when the badge is renewed.
const kari = {
  id: 'https://board.example/badges/20230301-17',
  recipient: { name: 'Kari Nordmann', email: 'kari@example.org' },
  awardedDate: today,
}

const first = await issuer.issue({
  ...kari,
  achievement: professional,
  results: [{ resultDescription: 'Examination', value: '84' }],
  expiresAfter: { years: 3 },
})
await show('first', first)

today = '2026-03-02T09:00:00Z'
await show('first', first)

// By then the tier has a new version: a new id, and a pointer to the version before.
const professional2026 = buildAchievement({
  ...professional,
  id: 'https://board.example/network-technician/professional/2026',
  criteria: 'Hold the Associate tier. Reach 75 % in the examination.',
  version: '2026',
  related: [{ id: professional.id, version: '2022' }],
  resultDescription: [examination('75')],
})

const renewed = await issuer.issue({
  ...kari,
  achievement: professional2026,
  results: [{ resultDescription: 'Examination', value: '91' }],
  validFrom: today,
  expiresAfter: { years: 3 },
})
await show('renewed', renewed)

/** The test, and what must at least be reached in it. */
function examination(requiredValue: string): ResultDescriptionInput {
  return { name: 'Examination', resultType: 'Percent', valueMin: '0', valueMax: '100', requiredValue }
}

/** The tier below. It is another achievement, so it is not `related`: that is the same one in another version. */
function prerequisite({ name, id }: Achievement): AlignmentInput {
  return { targetName: name, targetUrl: id, targetType: 'ext:Prerequisite' }
}

async function show(label: string, badge: SignedCredential): Promise<void> {
  const { verdict } = await verifier.verify(badge)
  console.log(`${day(today)} ${label}: ${verdict}`)
  if (badge.format !== 'data-integrity') return
  const { awardedDate = '', validFrom, validUntil = '' } = badge.document
  console.log(`  awarded ${day(awardedDate)}, valid from ${day(validFrom)} until ${day(validUntil)}`)
}

function day(moment: string): string {
  return moment.slice(0, 10)
}
