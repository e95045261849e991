import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { replay } from '../examples/support/key-service.js'
import type { VerificationReport } from '../src/verify/report.js'
import { madeOnPages, printedOnPages } from './docs/example-blocks.js'
import { readPages } from './docs/markdown.js'
import { problemCodesIn } from './support/problem-codes.js'

const folder = fileURLToPath(new URL('../examples/', import.meta.url))
const pages = readPages(fileURLToPath(new URL('..', import.meta.url)))

/** Runs an example in this process, on the sources, and says what it printed. */
async function run(name: string): Promise<string> {
  const printed: string[] = []
  vi.spyOn(console, 'log').mockImplementation((...words: readonly unknown[]) => void printed.push(words.join(' ')))
  await import(`../examples/${name}.ts`)
  return printed.join('\n')
}

/** Every example, and what it is known by. */
const examples: Readonly<Record<string, (printed: string) => void>> = {
  'issue-a-badge': (printed) => {
    const badge = JSON.parse(printed) as Record<string, Record<string, unknown>>
    expect(badge['proof']?.['cryptosuite']).toBe('eddsa-rdfc-2022')
    expect(badge['name']).toBe('First Aid')
  },
  'verify-a-badge': (printed) => {
    expect(printed.split('\n')).toEqual([
      'verified',
      ...['format', 'schema', 'proof', 'issuer', 'validity'].map((check) => `${check} passed`),
      ...['status', 'refresh', 'endorsements'].map((check) => `${check} skipped`),
      'recipient passed',
      'First Aid',
      'expired',
    ])
  },
  'show-a-badge': (printed) => {
    const [page = '', forgery = ''] = printed.split(/(?=<p><strong>)/)
    expect(page).toContain('<strong>verified</strong>')
    expect(page).toContain('<h1><bdi>First Aid &lt;1&gt;</bdi></h1>')
    expect(page).toContain('<a href="https://academy.example/first-aid" rel="nofollow noopener noreferrer">')
    expect(page).toContain('(picture not shown: A red cross)')
    expect(forgery).toMatch(/^<p><strong>invalid<\/strong> Do not rely on it: [^<]*<\/p>\n?$/)
    expect(printed).not.toContain('Doctor')
  },
  'revoke-a-badge': (printed) => {
    expect(printed.split('\n')).toEqual([
      'not published: unknown',
      'published: verified',
      'revoked: revoked',
      'after a restart: 1 of 131072 entries given out',
    ])
  },
  'both-proofs': (printed) => {
    expect(printed.split('\n')).toEqual([
      'RS256 did:web:academy.example#key-1',
      'ecdsa-rdfc-2019 did:web:academy.example#key-2',
      'token: verified RS256',
      'inside: verified ecdsa-rdfc-2019',
    ])
  },
  'reissue-a-badge': (printed) => {
    expect(printed.split('\n')).toEqual([
      'first: expired',
      'renewed: verified',
      'first awarded 2023-03-01T09:00:00Z | valid from 2026-03-02T09:00:00Z until 2029-03-02T09:00:00Z',
      'renewed, compared with first: newer',
      'changed by somebody: PREVIOUS_NOT_VERIFIED',
    ])
  },
  'selective-disclosure': (printed) => {
    expect(printed.split('\n')).toEqual([
      'verified',
      '[{"type":["Evidence"],"name":"Practical test","narrative":"Revived a doll."}]',
      'SHOWN_IN_PART',
      'MAY_BE_HIDDEN',
      'TRUST_NOT_ASKED',
      'proof PROOF_NOT_DERIVED',
    ])
  },
  'trust-lookup': (printed) => {
    expect(printed.split('\n')).toEqual(['accredited: verified', 'not accredited: untrusted'])
  },
  'verify-token': (printed) => {
    expect(printed.split('\n')).toEqual(['verified: First Aid', 'refused: NOT_VERIFIED invalid'])
  },
  'cloud-kms': (printed) => {
    expect(printed.split('\n')).toEqual(['message verified ES256', 'digest verified ES256'])
  },
  'publish-keys': (printed) => {
    expect(printed).toContain('"revoked": "2026-03-01T00:00:00Z"')
    expect(printed).toContain('"iss": "https://academy.example"')
  },
  'bake-a-picture': asOnPages('bake-a-picture'),
  'from-zero': (printed) => {
    asOnPages('from-zero')(printed)
    const badge: unknown = JSON.parse(readFileSync('badge.json', 'utf8'))
    expect(badge).toEqual(withAnythingForEllipses(madeOnPages(pages, 'examples/from-zero.ts')))
    expect(readFileSync('issuer.jwk', 'utf8')).toContain('"d"')
  },
  'course-badge': asOnPages('course-badge'),
  'certification-tiers': asOnPages('certification-tiers'),
  'degree-with-results': asOnPages('degree-with-results'),
  'endorse-a-school': asOnPages('endorse-a-school'),
  'norwegian-badge': asOnPages('norwegian-badge'),
}

/** All that is printed stands on a page of the documentation, word for word. */
function asOnPages(name: string): (printed: string) => void {
  return (printed) => {
    expect(printed).not.toBe('')
    expect(`${printed}\n`).toBe(printedOnPages(pages, `examples/${name}.ts`))
  }
}

/** Ids, dates and signatures differ each time; a page cuts them short. */
function withAnythingForEllipses(value: unknown): unknown {
  if (typeof value === 'string') return value.includes('…') ? expect.any(String) : value
  if (Array.isArray(value)) return value.map(withAnythingForEllipses)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withAnythingForEllipses(each)]))
}

describe('the examples', () => {
  const home = process.cwd()
  const output = mkdtempSync(join(tmpdir(), 'openbadges-examples-'))

  // Some write files where they are run.
  beforeAll(() => {
    process.chdir(output)
  })

  afterEach(() => void vi.restoreAllMocks())

  afterAll(() => {
    process.chdir(home)
    rmSync(output, { recursive: true, force: true })
  })

  it('are all run here', () => {
    const names = readdirSync(folder).flatMap((name) => (name.endsWith('.ts') ? [name.replace('.ts', '')] : []))
    expect(names.sort()).toEqual([...Object.keys(examples), 'demo'].sort())
  })

  it.each(Object.keys(examples))('%s does what it says', async (name) => {
    examples[name]?.(await run(name))
    expect.hasAssertions()
  })
})

describe('the recorded key service', () => {
  const recordings = new URL('../examples/recordings/cloud-kms.json', import.meta.url)
  const service = replay(recordings)
  const request = {
    KeyId: 'alias/badges',
    Message: new Uint8Array(32),
    MessageType: 'DIGEST',
    SigningAlgorithm: 'ECDSA_SHA_256',
  } as const

  it('refuses what was not recorded', async () => {
    await expect(service.sign(request)).rejects.toMatchObject({ name: 'NotRecorded' })
    await expect(service.getPublicKey({ KeyId: 'alias/other' })).rejects.toMatchObject({ name: 'NotRecorded' })
  })

  it('says that no live service was asked', () => {
    expect(readFileSync(recordings, 'utf8')).toContain('No live service was asked')
  })
})

describe('the demo', () => {
  const output = mkdtempSync(join(tmpdir(), 'openbadges-demo-'))
  const { argv, exitCode } = process
  let printed = ''
  let demoExitCode: unknown

  beforeAll(async () => {
    process.argv = [...argv.slice(0, 2), output]
    printed = await run('demo')
    demoExitCode = process.exitCode
    vi.restoreAllMocks()
  })

  afterAll(() => {
    process.argv = argv
    process.exitCode = exitCode
    rmSync(output, { recursive: true, force: true })
  })

  it('comes to the verdicts that it announces', () => {
    expect(printed).toContain('All 16 verdicts are as they should be')
    expect(demoExitCode).toBe(0)
  })

  it('keeps a report of each, with the reason that it should have', () => {
    expect(readdirSync(join(output, 'reports')).map(reasonOf)).toEqual([
      ['verified'],
      ['verified'],
      ['invalid', 'SIGNATURE_INVALID'],
      ['invalid', 'SIGNATURE_INVALID'],
      ['invalid', 'NOT_COMPACTED'],
      ['invalid', 'SIGNATURE_INVALID'],
      ['expired', 'EXPIRED', 'STATUS_NOT_YET_KNOWN'],
      ['expired', 'EXPIRED', 'STATUS_NOT_YET_KNOWN'],
      ['untrusted', 'ISSUER_NOT_TRUSTED'],
      ['untrusted', 'ISSUER_NOT_TRUSTED'],
      ['revoked', 'REVOKED'],
      ['suspended', 'SUSPENDED'],
      ['revoked', 'REVOKED'],
      ['verified'],
      ['revoked', 'REVOKED'],
      ['unknown', 'STATUS_LIST_UNREACHABLE', 'STATUS_LIST_STALE'],
    ])
  })

  it('keeps what it made, but no private key', () => {
    const files = readdirSync(output).filter((name) => name !== 'reports')
    expect(files).toEqual(expect.arrayContaining(['badge.json', 'badge.jwt', 'did.json']))
    for (const name of files) expect(readFileSync(join(output, name), 'utf8')).not.toMatch(/"d"|PRIVATE KEY/)
  })

  function reasonOf(name: string): readonly string[] {
    const text = readFileSync(join(output, 'reports', name), 'utf8')
    const { verdict, checks } = JSON.parse(text) as VerificationReport
    return [verdict, ...problemCodesIn({ checks })]
  }
})
