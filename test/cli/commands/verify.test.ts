import { describe, expect, it, onTestFinished } from 'vitest'
import { bakeImage } from '../../../src/bake/bake-image.js'
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

const academy = await newIssuer()
const text = JSON.stringify(await signed(badgeOf(academy.did), academy))
const badge = (content: string | Uint8Array = text): string => temporaryFile('badge.json', content)
const reportOf = (stdout: string): VerificationReport => JSON.parse(stdout) as VerificationReport
const codesOf = ({ checks }: VerificationReport): readonly string[] =>
  checks.flatMap((check) => ('problems' in check ? check.problems.map(({ code }) => code) : []))

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
      return [exitCode, codesOf(reportOf(stdout))]
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
    expect(codesOf(reportOf(stdout))).toEqual(['SIGNATURE_INVALID'])
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
    expect(codesOf(reportOf(stdout))).toEqual(['INPUT_TOO_LARGE'])
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
