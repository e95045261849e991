/** Puts a badge into a picture, and verifies the picture. */
import {
  bakeImage,
  createDataIntegritySigner,
  createIssuer,
  createVerifier,
  didKeyOf,
  extractFromImage,
  generateKey,
} from 'openbadges-kit'

const key = await generateKey()
const academy = didKeyOf(key.publicKey) ?? ''
const issuer = createIssuer({
  profile: { id: academy, name: 'Example Academy' },
  signer: createDataIntegritySigner(key),
  status: 'none',
})
const badge = await issuer.issue({
  achievement: {
    name: 'First Aid',
    description: 'Helps in the first minutes.',
    criteria: 'Passed the practical test.',
  },
  recipient: { email: 'ada@example.org' },
})

// The bytes of a PNG do as well, and the picture that comes out is always bytes: write them to a file.
const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle cx="5" cy="5" r="4" fill="tomato"/></svg>'
const picture = bakeImage(drawing, badge)

// A verifier takes the picture itself.
const verifier = createVerifier({ trustedIssuers: [academy] })
const report = await verifier.verify(picture)
console.log(report.verdict, report.evidence.container)

// What is inside, without judging it.
const { text, standard } = await extractFromImage(picture)
console.log(standard, text.slice(0, 12))

// A badge that was renewed takes the place of the old one.
const renewed = await issuer.issue({
  achievement: {
    name: 'First Aid',
    description: 'Helps in the first minutes.',
    criteria: 'Passed the practical test.',
  },
  recipient: { email: 'ada@example.org' },
  expiresAfter: { years: 2 },
})
console.log((await verifier.verify(bakeImage(picture, renewed, { whenBaked: 'replace' }))).verdict)

// A picture that lost its badge on the way is not verified, and the code says why.
const lost = await verifier.verify(drawing)
const [format] = lost.checks
console.log(lost.verdict, format?.outcome === 'failed' ? format.problems[0].code : '')
