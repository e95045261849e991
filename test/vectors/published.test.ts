/** The published vectors: what comes of each, that all are there, and that they can be made again. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../../src/json/json.js'
import type { VerificationReport } from '../../src/verify/report.js'
import { publishedBytes, publishedIndex, publishedJson, publishedPaths } from '../support/published-vectors.js'
import { signDeterministically } from './making/deterministic-ecdsa.js'
import { judge, problemsIn } from './making/judge.js'
import { makeVectors } from './making/vectors.js'

const { steps, lists, pictures, reports, contexts } = publishedIndex

describe('the published vectors', () => {
  it.each(reports)('$name: the report is the one that stands in its file', async (entry) => {
    const report = await judge(entry, publishedBytes)
    expect(report).toEqual(publishedJson(entry.report))
    expect({ verdict: report.verdict, problems: problemsIn(report) }).toEqual({
      verdict: entry.verdict,
      problems: entry.problems,
    })
    expect(report.findings.map(({ code }) => code)).toEqual(expect.arrayContaining([...(entry.findings ?? [])]))
  })

  it('show every verdict, each by a name of its own', () => {
    const verdicts = reports.map(({ verdict }) => verdict)
    const all: readonly VerificationReport['verdict'][] = [
      ...(['verified', 'invalid', 'revoked', 'suspended', 'wrong-recipient', 'expired', 'not-yet-valid'] as const),
      ...(['endorsement-failed', 'untrusted', 'unknown'] as const),
    ]
    expect([...new Set(verdicts)].sort()).toEqual([...all].sort())
    expect(new Set(reports.map(({ name }) => name)).size).toBe(reports.length)
  })

  it('are all named in the index, and the index names nothing else', () => {
    const named = stringsIn([steps, lists, pictures, reports].map((rows) => rows as unknown as JsonValue))
    const files = publishedPaths().filter((path) => !['README.md', 'vectors.json'].includes(path))
    expect(named.filter((text) => /^[\w-]+\/[\w./-]+$/.test(text)).sort()).toEqual(
      files.filter((path) => path !== publishedIndex.keys),
    )
    expect(files).toContain(publishedIndex.keys)
  })

  it('name the contexts that the library is pinned to', () => {
    const pins = JSON.parse(readFileSync('scripts/context-pins.json', 'utf8')) as Record<string, string>
    expect(contexts).toEqual(Object.fromEntries(Object.keys(contexts).map((url) => [url, pins[url]])))
    expect(Object.keys(contexts)).not.toEqual([])
  })

  it('are made again, byte for byte', async () => {
    const made = await makeVectors()
    expect([...made.keys(), 'README.md'].sort()).toEqual(publishedPaths())
    for (const [path, content] of made) {
      expect(Buffer.from(content).equals(publishedBytes(path)), `${path} has changed: npm run vectors`).toBe(true)
    }
  })

  it('take no more than 600 kB', () => {
    const sizes = publishedPaths().map((path) => publishedBytes(path).length)
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(600_000)
  })
})

/** RFC 6979, appendices A.2.5 and A.2.6. */
describe('signDeterministically', () => {
  const p256 = 'C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721'
  const p384 = '6B9D3DAD2E1B8C1C05B19875B6659F4DE23C3B667BF297BA9AA47740787137D8' + '96D5724E4C70A825F872C9EA60D2EDF5'

  it.each([
    [
      'ES256',
      'sample',
      p256,
      'EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716' +
        'F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8',
    ],
    [
      'ES256',
      'test',
      p256,
      'F1ABB023518351CD71D881567B1EA663ED3EFCF6C5132B354F28D3B0B7D38367' +
        '019F4113742A2B14BD25926B49C649155F267E60D3814B4C0CC84250E46F0083',
    ],
    [
      'ES384',
      'sample',
      p384,
      '94EDBB92A5ECB8AAD4736E56C691916B3F88140666CE9FA73D64C4EA95AD133C81A648152E44ACF96E36DD1E80FABE46' +
        '99EF4AEB15F178CEA1FE40DB2603138F130E740A19624526203B6351D0A3A94FA329C145786E679E7B82C71A38628AC8',
    ],
  ] as const)('gives by %s of "%s" what RFC 6979 gives', (algorithm, message, secret, signature) => {
    const signed = signDeterministically(Buffer.from(message), Buffer.from(secret, 'hex'), algorithm)
    expect(Buffer.from(signed).toString('hex')).toBe(signature.toLowerCase())
  })
})

/** Every text in a value, each once. */
function stringsIn(value: JsonValue): readonly string[] {
  const found = new Set<string>()
  JSON.stringify(value, (_, each: unknown) => {
    if (typeof each === 'string') found.add(each)
    return each
  })
  return [...found]
}
