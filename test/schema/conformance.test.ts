import { Ajv2019 } from 'ajv/dist/2019.js'
import { expect, it } from 'vitest'
import type { JsonObject } from '../../src/json/json.js'
import { checkDocument } from '../../src/schema/check-document.js'
import { formats } from '../../src/schema/formats.js'
import { corpusEntries, describeCorpus, readCorpus, type CorpusEntry } from '../support/corpus.js'

/** Badges that their makers call valid and that the data model forbids: entry → code and place of each problem. */
const notWhatTheModelSays: Readonly<Record<string, readonly string[]>> = {
  // R-21 is a MUST; these name the recipient in no way that Open Badges knows.
  ...Object.fromEntries(
    ['C0273', 'C0293', 'C0299', 'C0321', 'C0345', 'C0368', 'C0369', 'C0377'].map((id) => [
      id,
      ['SUBJECT_UNIDENTIFIED /credentialSubject'],
    ]),
  ),
  // The same, and "Program" is no type of achievement.
  ...Object.fromEntries(
    ['C0275', 'C0287'].map((id) => [
      id,
      ['SUBJECT_UNIDENTIFIED /credentialSubject', 'VALUE_NOT_ALLOWED /credentialSubject/achievement/achievementType'],
    ]),
  ),
  // T-36: derived with too little disclosed; the certification guide asks for every required property.
  C1432: ['name', 'description', 'criteria'].map(() => 'PROPERTY_MISSING /credentialSubject/achievement'),
}

/** Where our schema says no and 1EdTech's says yes: entry → the only codes, with the trap or rule that it misses. */
const onlyOursRefuses: Readonly<Record<string, string>> = {
  // 1EdTech's schema does not ask that the subject is identified.
  ...Object.fromEntries(
    [
      ['C0267', 'C0269', 'C0273', 'C0293', 'C0295', 'C0297', 'C0299', 'C0301', 'C0309', 'C0311', 'C0321', 'C0335'],
      ['C0339', 'C0341', 'C0343', 'C0345', 'C0356', 'C0367', 'C0368', 'C0369', 'C0374', 'C0377'],
    ]
      .flat()
      .map((id) => [id, 'SUBJECT_UNIDENTIFIED']),
  ),
  // T-15: it does not look at a type that is a single text.
  C0018: 'VALUE_NOT_ALLOWED',
  C0021: 'VALUE_NOT_ALLOWED',
  // T-11: it takes any text for an id.
  C0028: 'ID_NOT_ABSOLUTE',
}

describeCorpus('other people’s documents', () => {
  it('that are called valid are what the data model says, but for the exceptions named', () => {
    const valid = readDocuments().filter(({ entry }) => ['valid', 'warning'].includes(entry.expected.verdict))
    const refused = new Map(
      valid
        .map(({ entry, document }) => [entry.id, problemsOf(entry, document)] as const)
        .filter(([, problems]) => problems.length > 0),
    )
    expect(Object.fromEntries(refused)).toEqual(notWhatTheModelSays)
    expect(valid.length).toBeGreaterThan(40)
    console.log(`valid documents: ${valid.length - refused.size} accepted, ${refused.size} excepted`)
  })

  it('that are called invalid for their shape have problems', () => {
    const aboutShape = ['schema', 'structure', 'subject-type', 'issuer-type', 'evidence-type', 'type', 'context']
    const misshapen = readDocuments().filter(
      ({ entry: { expected } }) =>
        expected.verdict === 'invalid' && expected.failing.some((step) => aboutShape.includes(step)),
    )
    const accepted = misshapen.filter(({ entry, document }) => problemsOf(entry, document).length === 0)
    // C0004: 1EdTech refuses it for a schema that an endorsement inside names and that is nowhere to be found.
    expect(accepted.map(({ entry }) => entry.id)).toEqual(['C0004'])
    expect(misshapen.length).toBeGreaterThan(5)
    console.log(`invalid for their shape: ${misshapen.length - accepted.length} refused, ${accepted.length} excepted`)
  })

  it('C0011 with context 3.0.2 is accepted with a finding', () => {
    const { document } = readDocuments().find(({ entry }) => entry.id === 'C0011')!
    const { problems, findings } = checkDocument(document, 'badge')
    expect(problems).toEqual([])
    expect(findings.map(({ code }) => code)).toEqual(['CONTEXT_VERSION_OLD'])
  })

  it('are judged as 1EdTech’s schema judges them, but for its holes', () => {
    const official = compileOfficial()
    const badges = readDocuments().filter(({ entry }) => entry.profile === 'OB3')
    const differences = badges.flatMap(({ entry, document }): [string, string][] => {
      const codes = new Set(checkDocument(document, 'badge').problems.map(({ code }) => code))
      const ours = codes.size === 0
      return official(document) === ours ? [] : [[entry.id, ours ? 'only theirs refuses' : [...codes].join()]]
    })
    expect(Object.fromEntries(differences)).toEqual(onlyOursRefuses)
    expect(badges.length).toBeGreaterThan(80)
    console.log(`official schema: ${badges.length - differences.length} agreed, ${differences.length} excepted`)
  })
})

function problemsOf(entry: CorpusEntry, document: JsonObject): string[] {
  const kind = entry.profile === 'OB3-Endorsement' ? 'endorsement' : 'badge'
  return checkDocument(document, kind).problems.map(({ code, path }) => `${code} ${path ?? 'nowhere'}`)
}

function compileOfficial(): (document: JsonObject) => boolean {
  const path = 'purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json'
  const schema = JSON.parse(readCorpus(`files/_remote/${path}`).toString('utf8')) as JsonObject
  const { date, 'date-time': dateTime } = formats
  return new Ajv2019({ strict: false, formats: { date, 'date-time': dateTime } }).compile(schema)
}

/** Every Open Badge and endorsement of data model 2.0 that is JSON or a token, with its credential. */
function readDocuments(): { readonly entry: CorpusEntry; readonly document: JsonObject }[] {
  return corpusEntries()
    .filter(({ profile, vcdm }) => (profile === 'OB3' || profile === 'OB3-Endorsement') && vcdm === '2.0')
    .filter(({ format }) => ['json-ld-di', 'json-unsigned', 'jwt'].includes(format))
    .map((entry) => ({ entry, document: readDocument(entry) }))
}

function readDocument({ format, path }: CorpusEntry): JsonObject {
  const text = readCorpus(path).toString('utf8')
  const json = format === 'jwt' ? Buffer.from(text.split('.')[1]!, 'base64url').toString('utf8') : text
  return JSON.parse(json) as JsonObject
}
