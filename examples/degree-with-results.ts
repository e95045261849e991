/** A degree with its results: a grade, a rubric with levels and a status, each named by its name. */
import {
  achievementKinds,
  buildAchievement,
  createDataIntegritySigner,
  createIssuer,
  createVerifier,
  didKeyOf,
  generateKey,
  tryBuildCredential,
} from 'openbadges-kit'

const key = await generateKey()
const university = didKeyOf(key.publicKey) ?? ''
const issuer = createIssuer({
  profile: { id: university, name: 'University of Example' },
  signer: createDataIntegritySigner(key),
  status: 'none',
  onHint: ({ message }) => console.log('hint:', message),
})

const degree = buildAchievement(
  achievementKinds.bachelorDegree({
    id: 'https://curricula.example/bachelor-of-nursing',
    name: 'Bachelor of Nursing',
    description: 'Three years of study and practice.',
    criteria: 'https://curricula.example/bachelor-of-nursing/requirements',
    // Who made up the programme. Several universities award it, each as issuer of its own badges.
    creator: { id: 'https://curricula.example/council', name: 'Example Curriculum Council' },
    creditsAvailable: 180,
    fieldOfStudy: 'Nursing',
    resultDescription: [
      {
        name: 'Final grade',
        resultType: 'LetterGrade',
        // From the lowest to the highest.
        allowedValue: ['F', 'E', 'D', 'C', 'B', 'A'],
        requiredValue: 'E',
      },
      {
        name: 'Thesis',
        resultType: 'RubricCriterionLevel',
        rubricCriterionLevel: [
          { name: 'Insufficient', level: '0', description: 'The question is not answered.' },
          { name: 'Sound', level: '1', description: 'The question is answered with known methods.' },
          { name: 'Independent', level: '2', description: 'The methods are chosen and defended.' },
        ],
        requiredLevel: 'Sound',
      },
      { name: 'Practice', resultType: 'Status' },
    ],
  }),
)

const recipient = { name: 'Kari Nordmann', email: 'kari@student.example' }
const badge = await issuer.issue({
  achievement: degree,
  recipient,
  creditsEarned: 180,
  results: [
    { resultDescription: 'Final grade', value: 'B' },
    { resultDescription: 'Thesis', achievedLevel: 'Independent' },
    { resultDescription: 'Practice', status: 'Completed' },
  ],
})

const report = await createVerifier({ trustedIssuers: [university] }).verify(badge)
console.log(report.verdict)

// In the badge the names have become ids. This is how a reader finds its way back.
if (report.verified) {
  const { achievement, result = [] } = report.credential.credentialSubject
  console.log(achievement.name, '| created by', achievement.creator?.name, '| awarded by', issuer.profile.name)
  for (const { resultDescription, value, achievedLevel, status } of result) {
    const asked = achievement.resultDescription?.find(({ id }) => id === resultDescription)
    const level = asked?.rubricCriterionLevel?.find(({ id }) => id === achievedLevel)
    console.log(`  ${asked?.name ?? ''}: ${value ?? level?.name ?? status ?? ''}`)
  }
}

// What does not fit the achievement is refused, each at its place.
const wrong = tryBuildCredential({
  issuer: issuer.profile,
  achievement: degree,
  recipient,
  results: [
    { resultDescription: 'Final grade', value: 'B+' },
    { resultDescription: 'Thesis', achievedLevel: 'Independant' },
    { resultDescription: 'Practice' },
  ],
})
if (!wrong.ok) for (const { code, path, facts } of wrong.problems) console.log(code, path, facts.suggestion ?? '-')
