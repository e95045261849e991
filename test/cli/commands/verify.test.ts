import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { bakeImage } from '../../../src/bake/bake-image.js'
import { Interruption } from '../../../src/cli/failure.js'
import type { JsonObject } from '../../../src/json/json.js'
import type { VerificationReport } from '../../../src/verify/report.js'
import { createVerifier } from '../../../src/verify/verifier.js'
import { didWebDocument } from '../../../src/keys/publish.js'
import { generateKey } from '../../../src/keys/signing-key.js'
import { startHttpsServer } from '../../support/https-server.js'
import { chunkOf, pngOf } from '../../support/pictures.js'
import { badgeOf, newIssuer, signed, signedToken } from '../badges.js'
import { foundProgramme, issueInto, must, publish, type Programme } from '../programme.js'
import { runCommand, temporaryFile, temporaryFolder, type CommandResult } from '../run-command.js'
import { problemCodesIn } from '../../support/problem-codes.js'

const academy = await newIssuer()
const text = JSON.stringify(await signed(badgeOf(academy.did), academy))
const badge = (content: string | Uint8Array = text): string => temporaryFile('badge.json', content)
const reportOf = (stdout: string): VerificationReport => JSON.parse(stdout) as VerificationReport

async function* streamOf(...texts: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const each of texts) yield await Promise.resolve(new TextEncoder().encode(each))
}

describe('openbadges verify', () => {
  it('ends with 0 for a badge of a trusted issuer', async () => {
    const { exitCode, stdout, stderr } = await runCommand(['verify', badge(), '--trust', academy.did])
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
    expect(stdout).toMatch(/^✓ VERIFIED/)
  })

  it('takes several trusted issuers', async () => {
    const trust = ['--trust', 'did:web:academy.example', '--trust', academy.did]
    expect((await runCommand(['verify', badge(), ...trust])).exitCode).toBe(0)
  })

  it('ends with 0 where any issuer will do', async () => {
    expect((await runCommand(['verify', badge(), '--any-issuer'])).exitCode).toBe(0)
  })

  it('judges a token', async () => {
    const token = temporaryFile('badge.jwt', `${await signedToken(badgeOf(academy.did), academy)}\n`)
    expect((await runCommand(['verify', token, '--trust', academy.did])).exitCode).toBe(0)
  })

  it('judges a badge inside a picture, and says that it was in one', async () => {
    const picture = temporaryFile('badge.png', bakeImage(pngOf(), text))
    const { exitCode, stdout } = await runCommand(['verify', picture, '--trust', academy.did])
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(/Picture +PNG/)
    const json = await runCommand(['verify', picture, '--trust', academy.did, '--json'])
    expect(reportOf(json.stdout).evidence.container).toBe('png')
  })

  it('ends with 1 for a picture without a badge, and with 3 for a badge of Open Badges 2.0', async () => {
    const older = JSON.stringify({
      '@context': 'https://w3id.org/openbadges/v2',
      type: 'Assertion',
      badge: 'https://a.example/',
    })
    const results = [pngOf(), pngOf([chunkOf('tEXt', `openbadges\0${older}`)])].map(async (picture) => {
      const { exitCode, stdout } = await runCommand([
        'verify',
        temporaryFile('badge.png', picture),
        '--any-issuer',
        '--json',
      ])
      return [exitCode, problemCodesIn(reportOf(stdout))]
    })
    expect(await Promise.all(results)).toEqual([
      [1, ['NOTHING_BAKED']],
      [3, ['OLDER_OPEN_BADGE']],
    ])
  })

  it('ends with 3 and a hint of one line where nobody said whom to trust', async () => {
    const { exitCode, stdout, stderr } = await runCommand(['verify', badge(), '--json'])
    expect(exitCode).toBe(3)
    expect(reportOf(stdout).verdict).toBe('untrusted')
    expect(stderr).toMatch(/^openbadges: .*--trust.*--any-issuer.*\n$/)
  })

  it('ends with 3 without a hint where the issuer is not on the list', async () => {
    const { exitCode, stderr } = await runCommand(['verify', badge(), '--trust', 'did:web:academy.example'])
    expect({ exitCode, stderr }).toEqual({ exitCode: 3, stderr: '' })
  })

  it('ends with 1 for a badge that was changed', async () => {
    const changed = badge(text.replaceAll('Welding', 'Surgery'))
    const { exitCode, stdout } = await runCommand(['verify', changed, '--any-issuer', '--json'])
    expect(exitCode).toBe(1)
    expect(problemCodesIn(reportOf(stdout))).toEqual(['SIGNATURE_INVALID'])
  })

  it('ends with 1 as of a moment after its end', async () => {
    const words = ['verify', badge(), '--trust', academy.did, '--as-of', '2029-01-01T00:00:00Z', '--json']
    const { exitCode, stdout } = await runCommand(words)
    expect(exitCode).toBe(1)
    expect(reportOf(stdout)).toMatchObject({ verdict: 'expired', at: '2029-01-01T00:00:00Z' })
  })

  it.each([
    ['an empty file', ''],
    ['text', 'not a credential'],
    ['a cut file', text.slice(0, 200)],
    ['bytes', new Uint8Array([0xff, 0xfe, 0])],
  ])('ends with 1 for %s', async (_name, content) => {
    const { exitCode, stdout } = await runCommand(['verify', badge(content), '--any-issuer', '--json'])
    expect(exitCode).toBe(1)
    expect(reportOf(stdout).verdict).toBe('invalid')
  })

  it('reads standard input for -', async () => {
    const stdin = streamOf(text.slice(0, 300), text.slice(300))
    expect((await runCommand(['verify', '-', '--any-issuer'], { stdin })).exitCode).toBe(0)
  })

  it('does not read to the end what is too large', async () => {
    const endless = async function* (): AsyncGenerator<Uint8Array> {
      for (;;) yield await Promise.resolve(new Uint8Array(1_000_000))
    }
    const { exitCode, stdout } = await runCommand(['verify', '-', '--any-issuer', '--json'], { stdin: endless() })
    expect(exitCode).toBe(1)
    expect(problemCodesIn(reportOf(stdout))).toEqual(['INPUT_TOO_LARGE'])
  })

  it('prints with --json the very report of the verifier', async () => {
    const { stdout } = await runCommand(['verify', badge(), '--trust', academy.did, '--json'])
    const now = (): number => Date.parse('2026-06-01T12:00:00Z')
    const report = await createVerifier({ trustedIssuers: [academy.did], now }).verify(new TextEncoder().encode(text))
    expect(reportOf(stdout)).toEqual(JSON.parse(JSON.stringify(report)))
  })

  it('lets no text of a badge reach the terminal as more than text, with --json either', async () => {
    const hostile = await signed(badgeOf(academy.did, { name: '\u001b]0;x\u0007\r\n\u2028\u202E\u009b' }), academy)
    const path = badge(JSON.stringify(hostile))
    for (const words of [['--json'], []]) {
      const { exitCode, stdout } = await runCommand(['verify', path, '--trust', academy.did, ...words])
      expect(exitCode).toBe(0)
      expect(stdout).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u2028\u202E]/)
    }
  })

  it('colours on a terminal only', async () => {
    const words = ['verify', badge(), '--trust', academy.did]
    expect((await runCommand(words, { isTTY: true })).stdout).toContain('\u001b[')
    expect((await runCommand(words)).stdout).not.toContain('\u001b[')
    expect((await runCommand(words, { isTTY: true, env: { NO_COLOR: '1' } })).stdout).not.toContain('\u001b[')
  })
})

describe('openbadges verify, asked whose it is', () => {
  const identifier = [
    { type: 'IdentityObject', hashed: false, identityHash: 'a=b@example.org', identityType: 'emailAddress' },
  ]
  const subject = { ...(badgeOf(academy.did)['credentialSubject'] as JsonObject), identifier }
  const verify = async (...words: readonly string[]): Promise<number> => {
    const awarded = await signed(badgeOf(academy.did, { credentialSubject: subject }), academy)
    return (await runCommand(['verify', badge(JSON.stringify(awarded)), '--trust', academy.did, ...words])).exitCode
  }

  it('ends with 0 for the right id', async () => {
    expect(await verify('--recipient-id', 'did:example:holder')).toBe(0)
  })

  it('ends with 1 for another id', async () => {
    expect(await verify('--recipient-id', 'did:example:other')).toBe(1)
  })

  it('ends with 0 for the right identifier, an equals sign in it and all', async () => {
    expect(await verify('--recipient', 'emailAddress=a=b@example.org')).toBe(0)
  })

  it('ends with 1 for another identifier', async () => {
    expect(await verify('--recipient', 'emailAddress=ada@example.org')).toBe(1)
  })

  it.each(['ada@example.org', '=ada@example.org', 'emailAddress='])('ends with 2 for "%s"', async (recipient) => {
    expect(await verify('--recipient', recipient)).toBe(2)
  })

  it('ends with 2 for both at once', async () => {
    expect(await verify('--recipient', 'name=Ada', '--recipient-id', 'did:example:holder')).toBe(2)
  })
})

describe('openbadges verify, used wrongly', () => {
  it.each([
    ['a trusted issuer that is no id', ['--trust', 'academy.json']],
    ['trusted issuers and any issuer', ['--trust', 'did:web:academy.example', '--any-issuer']],
    ['a date without a time', ['--any-issuer', '--as-of', '2029-01-01']],
    ['a date without a zone', ['--any-issuer', '--as-of', '2029-01-01T00:00:00']],
    ['a certificate that is none', ['--any-issuer', '--ca', badgeFile()]],
    ['an origin that is none', ['--any-issuer', '--allow-private-origin', 'localhost']],
    ['two moments', ['--any-issuer', '--as-of', '2029-01-01T00:00:00Z', '--as-of', '2028-01-01T00:00:00Z']],
    ['a choice that is none', ['--any-issuer', '--endorsements', 'ignore']],
  ])('ends with 2 for %s', async (_name, words) => {
    const { exitCode, stdout, stderr } = await runCommand(['verify', badge(), ...words])
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' })
    expect(stderr).toMatch(/^openbadges: .*--/)
  })

  function badgeFile(): string {
    return new URL('../../../package.json', import.meta.url).pathname
  }
})

describe('openbadges verify, with a did:web', () => {
  async function serveBadge(): Promise<{ path: string; did: string; origin: string; ca: string }> {
    const routes: Record<string, JsonObject> = {}
    const server = await startHttpsServer(routes)
    onTestFinished(server.close)
    const did = `did:web:localhost%3A${server.port}`
    const key = await generateKey({ id: `${did}#key-1` })
    routes['/.well-known/did.json'] = didWebDocument(did, [key])
    const document = await signed(badgeOf(did), { did, key })
    return { path: badge(JSON.stringify(document)), did, origin: server.origin, ca: temporaryFile('ca.pem', server.ca) }
  }

  it('asks an origin that is not public if it is told to, and says so', async () => {
    const { path, did, origin, ca } = await serveBadge()
    const words = ['verify', path, '--trust', did, '--ca', ca, '--allow-private-origin', origin, '--json']
    const { exitCode, stdout } = await runCommand(words)
    expect(exitCode).toBe(0)
    expect(reportOf(stdout).findings.map(({ code }) => code)).toContain('PRIVATE_NETWORK_ALLOWED')
  })

  it('ends with 3 if it is not told to', async () => {
    const { path, did } = await serveBadge()
    const { exitCode, stdout } = await runCommand(['verify', path, '--trust', did])
    expect(exitCode).toBe(3)
    expect(stdout).toContain('--allow-private-origin')
  })

  it('asks nobody with --offline, and ends with 3', async () => {
    const { path, did } = await serveBadge()
    const { exitCode, stdout } = await runCommand(['verify', path, '--trust', did, '--offline', '--json'])
    expect(exitCode).toBe(3)
    expect(reportOf(stdout).evidence.fetches.map(({ outcome }) => outcome)).not.toContain('fetched')
  })

  it('needs nobody for an issuer that is its own key', async () => {
    expect((await runCommand(['verify', badge(), '--trust', academy.did, '--offline'])).exitCode).toBe(0)
  })

  it('ends with 2 for a certificate file that is not there', async () => {
    expect((await runCommand(['verify', badge(), '--any-issuer', '--ca', temporaryFolder()])).exitCode).toBe(2)
  })
})

describe('openbadges verify, of a badge with a status', () => {
  const verify = ({ did, reach }: Programme, badge: string, ...words: readonly string[]): Promise<CommandResult> =>
    runCommand(['verify', badge, '--trust', did, ...reach, ...words])

  it('ends with 0 while it is not revoked, shows the list, and says until when that is known', async () => {
    const programme = await foundProgramme()
    const badge = await issueInto(programme)
    await publish(programme)
    const { exitCode, stdout } = await verify(programme, badge)
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(/✓ status +not revoked\n/)
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(`Status list ${programme.url}, as of 2026-06-01T12:00:00Z`)
  })

  it('ends with 3 and names the address where the network fails', async () => {
    const programme = await foundProgramme()
    const badge = await issueInto(programme)
    await publish(programme)
    await programme.close()
    const { exitCode, stdout } = await verify(programme, badge)
    expect(exitCode).toBe(3)
    expect(stdout).toMatch(/^\? UNKNOWN/)
    expect(stdout.replaceAll(/\s+/g, '')).toContain(
      `${programme.url}couldnotbefetched:itshostrefusedtheconnection(FETCH_FAILED)`,
    )
    expect((await verify(programme, badge, '--when-status-unknown', 'accept')).exitCode).toBe(0)
  })

  it('ends with 3 with --offline, which names the way out', async () => {
    const { did, ...programme } = await foundProgramme({ url: 'https://academy.example/status/1' })
    const badge = await issueInto({ did, ...programme })
    const { exitCode, stdout } = await runCommand(['verify', badge, '--trust', did, '--offline'])
    expect(exitCode).toBe(3)
    expect(stdout).toContain('Try again without --offline.')
  })

  it('hears another issuer of lists only if told to', async () => {
    const programme = await foundProgramme()
    const registrar = await foundProgramme({ url: programme.url })
    const badge = await issueInto(programme)
    const { register, published } = programme
    const sign = ['--register', register, '--key', registrar.key, '--list-issuer', registrar.did, '--out', published]
    await must(['status', 'sign', ...sign])
    const { exitCode, stdout } = await verify(programme, badge)
    expect(exitCode).toBe(3)
    expect(stdout).toContain('STATUS_ISSUER_NOT_AUTHORIZED')
    expect(stdout).toContain('--status-issuer')
    expect((await verify(programme, badge, '--status-issuer', registrar.did)).exitCode).toBe(0)
    expect((await verify(programme, badge, '--status-issuer', 'did:example:other')).exitCode).toBe(3)
  })

  it.each([
    ['--when-status-unknown', 'ignore'],
    ['--status-issuer', 'registrar'],
  ])('ends with 2 for %s %s', async (...words) => {
    const { exitCode, stderr } = await runCommand(['verify', badge(), '--any-issuer', ...words])
    expect(exitCode).toBe(2)
    expect(stderr).toContain(words[0])
  })
})

describe('openbadges verify, many at once', () => {
  /** A folder with a badge, a forgery, a picture, and a file that is none. */
  function folder(): { readonly path: (name: string) => string; readonly inputs: string } {
    const inputs = temporaryFolder()
    const path = (name: string): string => join(inputs, name)
    writeFileSync(path('a.json'), text)
    writeFileSync(path('b.json'), text.replace('Joins', 'Melts'))
    writeFileSync(path('c.png'), bakeImage(pngOf(), text))
    writeFileSync(path('notes.md'), '')
    return { path, inputs }
  }

  it('tells of each in a line, and ends with 1 for one that is not verified', async () => {
    const { inputs, path } = folder()
    const { exitCode, stdout, stderr } = await runCommand(['verify', inputs, '--trust', academy.did])
    expect(exitCode).toBe(1)
    expect(stdout.split('\n').map((line) => line.split(/ {2,}/).slice(0, 2).join(' '))).toEqual([
      `✓ verified ${path('a.json')}`,
      `✗ invalid ${path('b.json')}`,
      `✓ verified ${path('c.png')}`,
      '',
      expect.stringMatching(/^3 judged: 2 verified, 1 invalid in \d+\.\d s$/),
      '',
    ])
    expect(stderr).toBe(
      `Not looked at, since no badge is called so, or since it is hidden or a link: 1 (${path('notes.md')}).\n`,
    )
  })

  it('goes on past what cannot be read, and ends with 2 where nothing is worse', async () => {
    const { path } = folder()
    const words = ['verify', path('gone.json'), path('a.json'), '--trust', academy.did, '--format', 'jsonl']
    const { exitCode, stdout, stderr } = await runCommand(words)
    expect(exitCode).toBe(2)
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => Object.keys(JSON.parse(line) as object)),
    ).toEqual([
      ['source', 'error'],
      ['source', 'report'],
    ])
    expect(stderr).toBe('1 judged: 1 verified; 1 could not be read\n')
  })

  it.each(['json', 'csv', 'junit', 'html'])('writes %s to a file, and only says where it is', async (format) => {
    const { inputs } = folder()
    const out = join(temporaryFolder(), 'report')
    const words = ['verify', inputs, '--trust', academy.did, '--format', format, '--out', out]
    const { exitCode, stdout, stderr } = await runCommand(words)
    expect([exitCode, stdout]).toEqual([1, ''])
    expect(stderr).toContain(`The report is in ${out}.\n3 judged: 2 verified, 1 invalid\n`)
    expect(readFileSync(out, 'utf8')).toContain('SIGNATURE_INVALID')
    expect((await runCommand(words)).exitCode).toBe(2)
    expect((await runCommand([...words, '--force'])).exitCode).toBe(1)
  })

  it('writes the report on one badge to a file, without colours', async () => {
    const { path } = folder()
    const out = join(temporaryFolder(), 'report.txt')
    const words = ['verify', path('a.json'), '--trust', academy.did, '--out', out]
    expect(await runCommand(words, { isTTY: true })).toMatchObject({ exitCode: 0, stdout: '' })
    expect(readFileSync(out, 'utf8')).toMatch(/^✓ VERIFIED/)
  })

  it('does not write over what it reads', async () => {
    const { path } = folder()
    const words = ['verify', path('a.json'), '--any-issuer', '--force', '--out', path('a.json')]
    expect(await runCommand(words)).toMatchObject({ exitCode: 2 })
    expect(readFileSync(path('a.json'), 'utf8')).toBe(text)
  })

  it('shows on a terminal how far it is, and takes that away again', async () => {
    const { inputs } = folder()
    const { stderr } = await runCommand(['verify', inputs, '--trust', academy.did], { isTTY: true })
    expect(stderr).toContain('[######--------------] 1/3')
    expect(stderr.slice(0, stderr.indexOf('Not looked at'))).toMatch(/\r\u001b\[K$/)
  })

  it('says with --fail-on which verdicts count', async () => {
    const { inputs } = folder()
    const run = async (failOn: string): Promise<number> =>
      (await runCommand(['verify', inputs, '--trust', academy.did, '--fail-on', failOn])).exitCode
    expect([await run('revoked,unknown'), await run('invalid'), await run('none'), await run('nothing')]).toEqual([
      0, 1, 0, 2,
    ])
  })

  it('takes trust and expectations from a policy file, which flags go before', async () => {
    const { inputs } = folder()
    const policy = temporaryFile(
      'policy.json',
      JSON.stringify({ trustedIssuers: [academy.did], asOf: '2035-01-01T00:00:00Z' }),
    )
    const all = await runCommand(['verify', inputs, '--policy', policy])
    expect(all.stdout).toContain('3 judged: 2 expired, 1 invalid')
    expect(all.stderr).not.toContain('--trust')
    const now = await runCommand(['verify', inputs, '--policy', policy, '--as-of', '2027-01-01T00:00:00Z'])
    expect(now.stdout).toContain('3 judged: 2 verified, 1 invalid')
    const anybody = temporaryFile('any.json', JSON.stringify({ trustedIssuers: 'any-issuer' }))
    expect((await runCommand(['verify', inputs, '--policy', anybody])).stdout).toContain('2 verified')
  })

  it('asks an address by the rules for all others', async () => {
    const site = await startHttpsServer({ '/badge.json': (_request, response) => response.end(text) })
    onTestFinished(() => site.close())
    const reach = ['--ca', temporaryFile('ca.pem', site.ca), '--allow-private-origin', site.origin]
    const words = ['verify', `${site.origin}/badge.json`, '--trust', academy.did, '--json']
    const allowed = await runCommand([...words, ...reach])
    expect([allowed.exitCode, reportOf(allowed.stdout).evidence.fetches.map(({ url }) => url)]).toEqual([
      0,
      [`${site.origin}/badge.json`],
    ])
    const refused = await runCommand(words)
    expect([refused.exitCode, problemCodesIn(reportOf(refused.stdout))]).toEqual([3, ['URL_NOT_ALLOWED']])
  })

  it('judges other kinds where they will do', async () => {
    const list = badge(
      JSON.stringify(
        await signed(badgeOf(academy.did, { type: ['VerifiableCredential', 'EndorsementCredential'] }), academy),
      ),
    )
    const words = ['verify', list, '--trust', academy.did, '--json']
    expect(problemCodesIn(reportOf((await runCommand(words)).stdout))).toEqual(['KIND_NOT_ACCEPTED'])
    expect(problemCodesIn(reportOf((await runCommand([...words, '--accept', 'any'])).stdout))).not.toContain(
      'KIND_NOT_ACCEPTED',
    )
  })

  it('ends where it is interrupted, and leaves no half a report', async () => {
    const { inputs } = folder()
    const out = join(temporaryFolder(), 'report.csv')
    const signal = AbortSignal.abort(new Interruption())
    const words = ['verify', inputs, '--any-issuer', '--format', 'csv', '--out', out]
    expect(await runCommand(words, { signal })).toMatchObject({
      exitCode: 130,
      stdout: '',
      stderr: 'openbadges: Interrupted.\n',
    })
    expect(existsSync(out)).toBe(false)
  })

  it.each([['0'], ['65'], ['many']])('ends with 2 for --concurrency %s', async (threads) => {
    expect((await runCommand(['verify', badge(), '--any-issuer', '--concurrency', threads])).exitCode).toBe(2)
  })
})

describe('openbadges verify, with evidence', () => {
  it('keeps it, goes on where it was interrupted, and judges again by it', async () => {
    const programme = await foundProgramme()
    const path = await issueInto(programme)
    await publish(programme)
    const evidence = join(temporaryFolder(), 'audit')
    const words = ['verify', path, '--trust', programme.did, ...programme.reach, '--evidence', evidence]
    const first = await runCommand([...words, '--json'], { now: new Date().toISOString() })
    expect(first.exitCode).toBe(0)
    expect(programme.requests).toHaveLength(1)
    expect(first.stderr).toMatch(/^The evidence is in .*audit; the SHA-256 of its cases is [0-9a-f]{64}\.\n$/)
    expect(await runCommand(words)).toMatchObject({ exitCode: 2, stdout: '' })
    // As if it had been interrupted before its end.
    rmSync(join(evidence, 'complete.json'))
    const again = await runCommand([...words, '--json'])
    expect(again.stdout).toBe(first.stdout)
    expect(again.stderr).toMatch(/^1 are kept of a run that was interrupted; the first was judged at 20\d\d-/)
    await programme.close()
    const replayed = await runCommand(['verify', '--replay', evidence, '--json'])
    expect([replayed.exitCode, replayed.stderr]).toEqual([0, 'Every report is as it was kept.\n'])
    const { source, findings, ...rest } = reportOf(replayed.stdout)
    expect(source).toBe('replayed')
    expect(findings.map(({ code }) => code)).toContain('EVIDENCE_NOT_FETCHED_HERE')
    const { source: live, findings: before, ...kept } = reportOf(first.stdout)
    expect([live, rest, findings.filter(({ code }) => code !== 'EVIDENCE_NOT_FETCHED_HERE')]).toEqual([
      'live',
      kept,
      before,
    ])
    const later = await runCommand(['verify', '--replay', evidence, '--as-of', '2040-01-01T00:00:00Z', '--json'])
    expect([later.exitCode, reportOf(later.stdout).verdict, later.stderr]).toEqual([1, 'expired', ''])
    const nobody = await runCommand(['verify', '--replay', evidence, '--trust', 'did:web:other.example', '--json'])
    expect(reportOf(nobody.stdout).verdict).toBe('untrusted')
  })

  it('says what a folder does not have: cases, inputs that could not be read, an end', async () => {
    const evidence = join(temporaryFolder(), 'audit')
    const words = [
      'verify',
      badge(),
      join(temporaryFolder(), 'gone.json'),
      '--trust',
      academy.did,
      '--evidence',
      evidence,
    ]
    expect((await runCommand(words)).exitCode).toBe(2)
    const replay = async (...flags: string[]): Promise<CommandResult> =>
      runCommand(['verify', '--replay', evidence, ...flags])
    expect(await replay()).toMatchObject({
      exitCode: 2,
      stdout: expect.stringContaining('1 could not be read') as string,
    })
    expect((await replay('--fail-on', 'none', '--as-of', 'yesterday')).stderr).toContain('--as-of')
    const policy = temporaryFile('policy.json', '{"statusIssuers":[]}')
    expect((await replay('--policy', policy)).stderr).not.toContain('as it was kept')
    rmSync(join(evidence, 'complete.json'))
    const cases = readFileSync(join(evidence, 'cases.jsonl'), 'utf8')
    writeFileSync(join(evidence, 'cases.jsonl'), cases.slice(0, cases.indexOf('\n') + 1))
    const partly = await replay()
    expect([partly.exitCode, partly.stderr]).toEqual([3, expect.stringContaining('interrupted')])
    writeFileSync(join(evidence, 'cases.jsonl'), '')
    expect((await replay()).stderr).toContain('EVIDENCE_INVALID')
  })

  it('writes over nothing that it reads', async () => {
    const evidence = join(temporaryFolder(), 'audit')
    const trust = temporaryFile('trust.txt', academy.did)
    await runCommand(['verify', badge(), '--trust', trust, '--evidence', evidence])
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'a.json'), text)
    for (const words of [
      [folder, '--trust', trust, '--out', join(folder, 'a.json')],
      [folder, '--trust', trust, '--out', trust],
      ['--replay', evidence, '--out', join(evidence, 'cases.jsonl')],
    ]) {
      expect((await runCommand(['verify', ...words, '--force'])).exitCode).toBe(2)
    }
    expect(readFileSync(join(folder, 'a.json'), 'utf8')).toBe(text)
  })

  it('goes on with a run that asked others, or nobody, in its own folder only', async () => {
    const evidence = join(temporaryFolder(), 'audit')
    const words = ['verify', badge(), '--any-issuer', '--evidence', evidence]
    expect((await runCommand(words)).exitCode).toBe(0)
    rmSync(join(evidence, 'complete.json'))
    const site = await startHttpsServer({})
    onTestFinished(() => site.close())
    for (const flags of [['--offline'], ['--ca', temporaryFile('ca.pem', site.ca)]]) {
      expect((await runCommand([...words, ...flags])).stderr).toContain('--evidence')
    }
    expect((await runCommand(words)).exitCode).toBe(0)
  })

  it('keeps nothing of a question that is wrong', async () => {
    const evidence = join(temporaryFolder(), 'audit')
    const words = ['verify', badge(), '--any-issuer', '--evidence', evidence]
    expect((await runCommand([...words, '--as-of', 'yesterday'])).exitCode).toBe(2)
    expect(existsSync(evidence)).toBe(false)
    expect((await runCommand(words)).exitCode).toBe(0)
  })

  it.each([
    ['inputs beside a replay', ['badge.json', '--replay', 'audit']],
    ['evidence of a replay', ['--replay', 'audit', '--evidence', 'other']],
    ['no inputs', ['--any-issuer']],
    ['a replay of nothing', ['--replay', 'nowhere']],
  ])('ends with 2 for %s', async (_, words) => {
    expect((await runCommand(['verify', ...words])).exitCode).toBe(2)
  })
})
