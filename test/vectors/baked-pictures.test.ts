import { describe, expect, it } from 'vitest'
import { extractFromImage } from '../../src/bake/extract-from-image.js'
import type { OpenBadgesError } from '../../src/errors.js'
import { createVerifier } from '../../src/verify/verifier.js'
import { anyIssuer } from '../../src/verify/trust.js'
import type { VerificationReport } from '../../src/verify/report.js'
import {
  corpusEntries,
  corpusFetch,
  describeCorpus,
  hasCorpusFile,
  readCorpus,
  type CorpusEntry,
} from '../support/corpus.js'

const bytesOf = ({ path }: CorpusEntry): Uint8Array => new Uint8Array(readCorpus(path))

/** What the makers of the corpus took out of a picture, if anything. */
function unbaked({ path }: CorpusEntry): string | undefined {
  const name = path.replace(/^files\//, '').replaceAll('/', '__')
  const [found] = ['json', 'jwt'].map((ending) => `files/_unbaked/${name}.${ending}`).filter(hasCorpusFile)
  return found === undefined ? undefined : readCorpus(found).toString('utf8')
}

async function codeOf(entry: CorpusEntry): Promise<string> {
  return extractFromImage(bytesOf(entry)).then(
    ({ standard }) => standard,
    (error: unknown) => (error as OpenBadgesError).code,
  )
}

function verify(entry: CorpusEntry): Promise<VerificationReport> {
  const now = (): number => Date.parse(entry.evaluateAt)
  return createVerifier({ trustedIssuers: anyIssuer, fetch: corpusFetch, now }).verify(bytesOf(entry))
}

describeCorpus('the pictures of the corpus', () => {
  const pictures = corpusEntries().filter(({ format, testable }) => testable && ['png', 'svg'].includes(format))
  const expecting = (verdict: string): readonly CorpusEntry[] =>
    pictures.filter(({ expected }) => expected.verdict === verdict)

  const known = pictures.filter((entry) => unbaked(entry) !== undefined)

  it('are there', () => {
    expect([pictures.length >= 50, known.length]).toEqual([true, 16])
  })

  it.each(known)('$path holds what others took out of it', async (entry) => {
    const { text } = await extractFromImage(bytesOf(entry))
    // Some were taken out by other programs that end lines otherwise.
    expect(text).toBe(
      unbaked(entry)
        ?.trim()
        .replaceAll('\r\n', entry.format === 'svg' ? '\n' : '\r\n'),
    )
  })

  it('hold a credential of Open Badges 3.0 where their makers say that it is valid', async () => {
    const valid = expecting('valid').filter(({ scope }) => scope === 'core')
    expect(valid.length).toBeGreaterThanOrEqual(9)
    for (const entry of valid) expect(await codeOf(entry), entry.path).toBe('open-badges-3')
  })

  it('hold nothing where they say so', async () => {
    const empty = expecting('unbake-none')
    expect(empty.length).toBeGreaterThanOrEqual(10)
    for (const entry of empty) {
      expect(await codeOf(entry), entry.path).toBe('NOTHING_BAKED')
      expect((await verify(entry)).verdict, entry.path).toBe('invalid')
    }
  })

  it('hold older badges where they say so, which are refused by their name', async () => {
    const older = expecting('unbake-ok-ob2')
    expect(older.length).toBeGreaterThanOrEqual(5)
    for (const entry of older) {
      expect(await codeOf(entry), entry.path).toBe('open-badges-2')
      const { verdict, checks } = await verify(entry)
      expect([verdict, JSON.stringify(checks[0])], entry.path).toEqual([
        'unknown',
        expect.stringContaining('OLDER_OPEN_BADGE'),
      ])
    }
  })

  it('hold badges baked under an older name, which are read, with a finding', async () => {
    const odd = expecting('unbake-quirk')
    expect(odd.length).toBeGreaterThanOrEqual(3)
    for (const entry of odd) {
      expect(await codeOf(entry), entry.path).toBe('open-badges-2')
      const { evidence, findings } = await verify(entry)
      expect(evidence.container, entry.path).toBe(entry.format)
      expect(
        findings.map(({ code }) => code),
        entry.path,
      ).toContain('BAKED_UNUSUALLY')
    }
  })

  it('come with the picture in the evidence', async () => {
    const [png, svg] = ['png', 'svg'].map((format) =>
      expecting('valid').find((entry) => entry.format === format && entry.scope === 'core'),
    )
    for (const entry of [png!, svg!]) {
      const { evidence } = await verify(entry)
      expect(evidence.container).toBe(entry.format)
      expect(evidence.sha256).toMatch(/^[0-9a-f]{64}$/)
    }
  })
})

describe('a verdict on a picture', () => {
  it('is a report like any other, whatever the bytes', async () => {
    const { checks, verdict } = await createVerifier({ trustedIssuers: anyIssuer }).verify(
      Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    )
    expect([verdict, checks.length]).toEqual(['invalid', 9])
  })
})
