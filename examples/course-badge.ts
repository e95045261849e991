/** A badge for a course: credits, tags, an alignment, a picture given as bytes, evidence, and two ways to write whose it is. */
import {
  achievementKinds,
  alignments,
  buildAchievement,
  createDataIntegritySigner,
  createIssuer,
  createVerifier,
  didKeyOf,
  generateKey,
} from 'openbadges-kit'
import type { RecipientInput, SignedCredential } from 'openbadges-kit'

const key = await generateKey()
const academy = didKeyOf(key.publicKey) ?? ''
const issuer = createIssuer({
  profile: { id: academy, name: 'Example Academy' },
  signer: createDataIntegritySigner(key),
  status: 'none',
  onHint: ({ message }) => console.log('hint:', message),
})

// In a program of your own: the bytes of a file, as `await readFile('welding.svg')` gives them.
const picture = new TextEncoder().encode(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><path d="M32 4 60 60H4Z" fill="#c60"/></svg>',
)

const welding = buildAchievement(
  achievementKinds.course({
    id: 'https://academy.example/courses/welding-1',
    name: 'Welding I',
    description: 'Ten evenings of welding with a covered electrode.',
    criteria: 'Take part in at least eight evenings and weld a fillet joint that passes inspection.',
    humanCode: 'W-101',
    creditsAvailable: 5,
    tag: ['welding', 'steel', 'evening course'],
    alignment: [
      alignments.caseItem({
        name: 'Welds a fillet joint in flat position',
        url: 'https://frameworks.example/uri/0f6b2a52-6a0c-4b2f-9a53-3c0a3a5f7d10',
        code: 'WELD.2.1',
        framework: 'Example Welding Framework',
      }),
    ],
    image: { bytes: picture, caption: 'A glowing weld' },
  }),
)

function award(recipient: RecipientInput): Promise<SignedCredential> {
  return issuer.issue({
    achievement: welding,
    recipient,
    creditsEarned: 5,
    term: 'Autumn 2025',
    activityStartDate: '2025-09-02T18:00:00+02:00',
    activityEndDate: '2025-11-04T21:00:00+01:00',
    evidence: [
      {
        id: 'https://portfolio.example/kari/fillet-joint',
        name: 'Fillet joint, 8 mm plate',
        narrative: 'Welded on the last evening. Inspected by the teacher.',
        genre: 'Photograph',
      },
    ],
  })
}

const hashed = await award({ name: 'Kari Nordmann', email: 'kari@example.org' })
const plain = await award({ name: 'Kari Nordmann', email: 'kari@example.org', identifiersAs: 'plain' })

const verifier = createVerifier({ trustedIssuers: [academy] })
const kari = { type: 'emailAddress', value: 'kari@example.org' } as const
console.log('hashed:', (await verifier.verify(hashed, { expectedRecipient: kari })).verdict)
console.log('plain:', (await verifier.verify(plain, { expectedRecipient: kari })).verdict)
console.log(
  'of Ola:',
  (await verifier.verify(hashed, { expectedRecipient: { ...kari, value: 'ola@example.org' } })).verdict,
)

console.log('picture:', welding.image?.id.slice(0, 26))
console.log('hashed address in the file:', JSON.stringify(hashed).includes('kari@example.org'))
console.log('plain address in the file:', JSON.stringify(plain).includes('kari@example.org'))
