/** A badge in Norwegian, and the same achievement in English. */
import {
  achievementKinds,
  buildAchievement,
  createDataIntegritySigner,
  createIssuer,
  createVerifier,
  didKeyOf,
  generateKey,
  tryBuildAchievement,
} from 'openbadges-kit'

const key = await generateKey()
const school = didKeyOf(key.publicKey) ?? ''
const issuer = createIssuer({
  profile: { id: school, name: 'Eksempelskolen' },
  signer: createDataIntegritySigner(key),
  status: 'none',
  onHint: ({ message }) => console.log('hint:', message),
})

const idOf = { nb: 'https://skolen.example/kurs/forstehjelp/nb', en: 'https://skolen.example/kurs/forstehjelp/en' }

const norwegian = buildAchievement(
  achievementKinds.course({
    id: idOf.nb,
    name: 'Førstehjelp',
    description: 'Hjelper i de første minuttene.',
    criteria: 'Delta på to kvelder og bestå den praktiske prøven.',
    inLanguage: 'nb',
    tag: ['førstehjelp', 'hjerte- og lungeredning'],
    related: [{ id: idOf.en, inLanguage: 'en' }],
  }),
)

const english = buildAchievement(
  achievementKinds.course({
    id: idOf.en,
    name: 'First Aid',
    description: 'Helps in the first minutes.',
    criteria: 'Take part in two evenings and pass the practical test.',
    inLanguage: 'en',
    tag: ['first aid', 'resuscitation'],
    related: [{ id: idOf.nb, inLanguage: 'nb' }],
  }),
)

const verifier = createVerifier({ trustedIssuers: [school] })
for (const achievement of [norwegian, english]) {
  const badge = await issuer.issue({ achievement, recipient: { name: 'Åse Ødegård', email: 'aase@example.org' } })
  const { verdict } = await verifier.verify(badge)
  const [other] = achievement.related ?? []
  console.log(`${achievement.inLanguage ?? ''}: ${achievement.name}, ${verdict}; see also ${other?.inLanguage ?? ''}`)
}

// A text for each language in one property, as a translation file has it.
const map: unknown = { ...norwegian, name: { nb: 'Førstehjelp', en: 'First Aid' } }
const result = tryBuildAchievement(map as typeof norwegian)
if (!result.ok) for (const { path, message } of result.problems) console.log(path, message)
