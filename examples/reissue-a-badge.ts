/** A badge is issued anew: the same badge, valid for longer, and first awarded when it was. */
import {
  compareCredentials,
  createDataIntegritySigner,
  createIssuer,
  createVerifier,
  didKeyOf,
  generateKey,
  OpenBadgesError,
  type Issuer,
} from 'openbadges-kit'

const key = await generateKey()
const board = didKeyOf(key.publicKey) ?? ''

/** The board on a day; in a program of your own, `now` is the clock and need not be given. */
function on(day: string): Issuer {
  return createIssuer({
    profile: { id: board, name: 'Example Board' },
    signer: createDataIntegritySigner(key),
    status: 'none',
    now: () => new Date(day),
  })
}

const first = await on('2023-03-01T09:00:00Z').issue({
  achievement: { name: 'Welder', description: 'Welds to standard.', criteria: 'Pass the test.' },
  recipient: { email: 'kari@example.org' },
  expiresAfter: { years: 3 },
})

// Nobody had to keep what the badge said: the badge itself is enough.
const renewed = await on('2026-03-02T09:00:00Z').reissue(first, { expiresAfter: { years: 3 } })

const verifier = createVerifier({ trustedIssuers: [board], now: () => new Date('2026-04-01T00:00:00Z') })
console.log('first:', (await verifier.verify(first)).verdict)
console.log('renewed:', (await verifier.verify(renewed)).verdict)
if (renewed.format === 'data-integrity') {
  const { awardedDate, validFrom, validUntil } = renewed.document
  console.log('first awarded', awardedDate, '| valid from', validFrom, 'until', validUntil)
}
console.log('renewed, compared with first:', await compareCredentials(renewed, first))

// A badge that somebody has changed is not signed again.
try {
  const changed = renewed.format === 'jwt' ? renewed : { ...renewed.document, name: 'Master welder' }
  await on('2026-05-01T09:00:00Z').reissue(changed)
} catch (error) {
  console.log('changed by somebody:', error instanceof OpenBadgesError ? error.code : error)
}
