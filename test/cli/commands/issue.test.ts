import { createPrivateKey } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../src/json/json.js'
import { generateKey } from '../../../src/keys/signing-key.js'
import type { SignatureAlgorithm } from '../../../src/platform/algorithms.js'
import { anyIssuer } from '../../../src/verify/trust.js'
import { createVerifier } from '../../../src/verify/verifier.js'
import type { VerificationReport } from '../../../src/verify/report.js'
import { readRegister } from '../../../src/cli/register-file.js'
import { foundProgramme, must, type Programme } from '../programme.js'
import { runCommand, temporaryFile, temporaryFolder, type CommandResult } from '../run-command.js'

const award = {
  achievement: { name: 'First Aid', description: 'Helps in the first minutes.', criteria: 'Passed the test.' },
  recipient: { email: 'ada@example.org' },
  expiresAfter: { years: 2 },
}

async function keyFile(algorithm: SignatureAlgorithm = 'Ed25519', id?: string): Promise<string> {
  const key = await generateKey({ algorithm, rsaBits: 2048, ...(id === undefined ? {} : { id }) })
  return temporaryFile('key.jwk', JSON.stringify({ ...key.exportPrivateJwk(), kid: key.id }))
}

async function pemFile(): Promise<string> {
  const key = createPrivateKey({ key: (await generateKey()).exportPrivateJwk() as never, format: 'jwk' })
  return temporaryFile('key.pem', key.export({ format: 'pem', type: 'pkcs8' }))
}

async function issue(input: object | string, key: string, ...words: readonly string[]): Promise<CommandResult> {
  const file = temporaryFile('award.json', typeof input === 'string' ? input : JSON.stringify(input))
  return runCommand(['issue', file, '--key', key, ...words])
}

async function judge(text: string): Promise<VerificationReport<'badge'>> {
  const now = (): number => Date.parse('2026-06-02T00:00:00Z')
  return createVerifier({ trustedIssuers: anyIssuer, now }).verify(text)
}

describe('openbadges issue', () => {
  it('prints a badge that verifies, and nothing else on standard output', async () => {
    const { exitCode, stdout, stderr } = await issue(award, await keyFile(), '--issuer-name', 'Example Academy')
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
    const report = await judge(stdout)
    expect(report).toMatchObject({ verdict: 'verified', evidence: { format: 'data-integrity' } })
  })

  it('says what is probably not meant, and issues all the same', async () => {
    const achievement = { ...award.achievement, achievementType: 'Certification' }
    const { exitCode, stderr } = await issue({ ...award, achievement }, await keyFile(), '--issuer-name', 'Academy')
    expect(exitCode).toBe(0)
    expect(stderr).toMatch(/^Hint: .* \(CERTIFICATION_WITHOUT_ASSESSMENT at \/achievement\)\n$/)
  })

  it('takes the moment and the period by the clock it is given', async () => {
    const { stdout } = await issue(award, await keyFile())
    const { credential } = await judge(stdout)
    expect(credential).toMatchObject({ validFrom: '2026-06-01T12:00:00Z', validUntil: '2028-06-01T12:00:00Z' })
  })

  it('issues in the name of the key unless told otherwise', async () => {
    const key = await keyFile()
    const { credential } = await judge((await issue(award, key)).stdout)
    const { kid } = JSON.parse(readFileSync(key, 'utf8')) as { kid: string }
    expect(credential?.issuer).toMatchObject({ id: kid.split('#')[0] })
  })

  it('takes the issuer of the award', async () => {
    const key = await keyFile('Ed25519', 'did:web:academy.example#key-1')
    const issuer = { name: 'Example Academy', url: 'https://academy.example' }
    const { stdout } = await issue({ ...award, issuer }, key)
    expect((JSON.parse(stdout) as JsonObject)['issuer']).toMatchObject({ id: 'did:web:academy.example', ...issuer })
  })

  it('prefers the issuer of the command line', async () => {
    const key = await keyFile('Ed25519', 'https://academy.example/keys/1')
    const issuer = { id: 'https://other.example', name: 'Other' }
    const words = ['--issuer-id', 'https://academy.example', '--issuer-name', 'Example Academy']
    const { stdout } = await issue({ ...award, issuer }, key, ...words)
    const expected = { id: 'https://academy.example', name: 'Example Academy' }
    expect((JSON.parse(stdout) as JsonObject)['issuer']).toMatchObject(expected)
  })

  it('names the key as it is told, and issues in the name of its DID', async () => {
    const keyId = 'did:web:academy.example#key-1'
    for (const key of [await keyFile(), await pemFile()]) {
      const { exitCode, stdout } = await issue(award, key, '--key-id', keyId)
      expect(exitCode).toBe(0)
      const badge = JSON.parse(stdout) as Readonly<Record<string, JsonObject>>
      expect(badge['issuer']?.['id']).toBe('did:web:academy.example')
      expect(badge['proof']?.['verificationMethod']).toBe(keyId)
    }
  })

  it('names a key by its address, for an https: issuer', async () => {
    const keyId = 'https://academy.example/keys/1'
    const words = ['--key-id', keyId, '--format', 'jwt', '--issuer-id', 'https://academy.example']
    const { stdout } = await issue(award, await pemFile(), ...words)
    const header = JSON.parse(Buffer.from(stdout.split('.')[0] ?? '', 'base64url').toString()) as JsonObject
    expect(header['kid']).toBe(keyId)
  })

  it('issues what the document of "keys did" lets verify', async () => {
    const key = await pemFile()
    const { stdout: text } = await runCommand(['keys', 'did', '--id', 'did:web:academy.example', key])
    const { stdout: badge } = await issue(award, key, '--key-id', 'did:web:academy.example#key-1')
    const verifier = createVerifier({
      trustedIssuers: ['did:web:academy.example'],
      fetch: () => Promise.resolve(new Response(text)),
      now: () => Date.parse('2026-06-02T00:00:00Z'),
    })
    expect(await verifier.verify(badge)).toMatchObject({
      verdict: 'verified',
      evidence: { proof: { keySource: 'key-document' } },
    })
  })

  it('signs a token if told to', async () => {
    const { stdout } = await issue(award, await keyFile(), '--format', 'jwt')
    expect(await judge(stdout)).toMatchObject({ verdict: 'verified', evidence: { proof: { suite: 'EdDSA' } } })
  })

  it.each(['ES256', 'ES384', 'RS256'] as const)('signs a token with a key of %s', async (algorithm) => {
    const { stdout } = await issue(award, await keyFile(algorithm))
    expect(await judge(stdout)).toMatchObject({ verdict: 'verified', evidence: { proof: { suite: algorithm } } })
  })

  it('writes to a file', async () => {
    const out = join(temporaryFolder(), 'badge.json')
    const { exitCode, stdout } = await issue(award, await keyFile(), '--out', out)
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: '' })
    expect((await judge(readFileSync(out, 'utf8'))).verdict).toBe('verified')
  })

  it('leaves a file alone that is there already, unless forced', async () => {
    const out = temporaryFile('badge.json', 'the only copy')
    expect((await issue(award, await keyFile(), '--out', out)).exitCode).toBe(2)
    expect(readFileSync(out, 'utf8')).toBe('the only copy')
    expect((await issue(award, await keyFile(), '--out', out, '--force')).exitCode).toBe(0)
    expect(readFileSync(out, 'utf8')).toContain('eddsa-rdfc-2022')
  })
})

describe('openbadges issue, used wrongly', () => {
  it.each([
    ['an award that is no JSON', 'First Aid'],
    ['an award that is an array', []],
    ['an issuer that is no object', { ...award, issuer: 'did:web:academy.example' }],
    ['no achievement', { recipient: award.recipient }],
    ['no recipient', { achievement: award.achievement }],
    ['a word that means nothing', { ...award, expires: '2028-01-01T00:00:00Z' }],
    ['a date without a zone', { ...award, expiresAfter: undefined, validUntil: '2028-01-01T00:00:00' }],
  ])('ends with 2 for %s, and writes nothing', async (_name, input) => {
    const out = join(temporaryFolder(), 'badge.json')
    const { exitCode, stdout, stderr } = await issue(input, await keyFile(), '--out', out)
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' })
    expect(stderr).toMatch(/^openbadges: [^\n]* \([A-Z_]+(?: at \/\w+)?\)\n$/)
    expect(readdirSync(dirname(out))).toEqual([])
  })

  it('says everything that is wrong, each on a line with its place', async () => {
    const input = { ...award, expiry: { years: 2 }, achievement: { ...award.achievement, name: null } }
    const { exitCode, stderr } = await issue(input, await keyFile())
    expect(exitCode).toBe(2)
    expect(stderr.trimEnd().split('\n')).toEqual([
      'openbadges: 2 things are wrong with the input:',
      expect.stringMatching(/^ {2}.*\(VALUE_NULL at \/achievement\/name\)$/),
      expect.stringMatching(/^ {2}.*"validUntil".*\(NAME_UNKNOWN at \/expiry\)$/),
    ])
  })

  it('says where in the award', async () => {
    const { stderr } = await issue({ ...award, achievement: { ...award.achievement, name: 7 } }, await keyFile())
    expect(stderr).toContain('/achievement/name')
  })

  it.each([
    ['that is text', 'not a key'],
    ['that is JSON, but no key', '{"kty":"OKP"}'],
  ])('ends with 2 for a key %s, and does not print it', async (_name, text) => {
    const { exitCode, stdout, stderr } = await issue(award, temporaryFile('key', text))
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' })
    expect(stderr).not.toContain(text)
  })

  it('ends with 2 for a key that cannot sign the format', async () => {
    expect((await issue(award, await keyFile('RS256'), '--format', 'data-integrity')).exitCode).toBe(2)
  })

  it('ends with 2 for an issuer that the key is not named under', async () => {
    const { exitCode, stderr } = await issue(award, await keyFile(), '--issuer-id', 'did:web:academy.example')
    expect(exitCode).toBe(2)
    expect(stderr).toContain('--key')
  })

  it.each(['key-1', 'did:web:academy.example', 'http://academy.example/key', ''])(
    'ends with 2 for the key name "%s", and says which option',
    async (keyId) => {
      const { exitCode, stdout, stderr } = await issue(award, await pemFile(), '--key-id', keyId)
      expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' })
      expect(stderr).toMatch(/^openbadges: .*"--key-id".*OPTIONS_INVALID.*\n$/)
    },
  )

  it('ends with 2 for a key name that is not under the issuer', async () => {
    const words = ['--key-id', 'did:web:academy.example#key-1', '--issuer-id', 'did:web:other.example']
    expect((await issue(award, await pemFile(), ...words)).exitCode).toBe(2)
  })

  it('ends with 2 for a key at an https: address without a word about the issuer', async () => {
    const key = await keyFile('Ed25519', 'https://academy.example/keys/1')
    expect((await issue(award, key)).exitCode).toBe(2)
  })

  it('prints nothing of the key with --debug either', async () => {
    const key = await keyFile()
    const { d } = JSON.parse(readFileSync(key, 'utf8')) as { d: string }
    writeFileSync(key, `${readFileSync(key, 'utf8')},`)
    const { exitCode, stderr } = await issue(award, key, '--debug')
    expect(exitCode).toBe(2)
    expect(stderr).not.toContain(d)
    expect(existsSync(key)).toBe(true)
  })
})

describe('openbadges issue --register', () => {
  it('gives each badge an entry of its own, in either format', async () => {
    const { award: file, key, register, url, did } = await foundProgramme({ url: 'https://academy.example/status/1' })
    const badges = []
    for (const format of ['jwt', 'data-integrity', 'jwt']) {
      badges.push((await must(['issue', file, '--key', key, '--register', register, '--format', format])).stdout)
    }
    const now = (): number => Date.parse('2026-06-02T00:00:00Z')
    const fetch = (): Promise<Response> => Promise.reject(new TypeError('nobody answers'))
    const verifier = createVerifier({ trustedIssuers: [did], now, fetch })
    const reports = await Promise.all(badges.map((badge) => verifier.verify(badge)))
    const entries = reports.map(({ credential }) => credential?.credentialStatus as JsonObject | undefined)
    for (const entry of entries) expect(entry).toMatchObject({ statusPurpose: 'revocation', statusListCredential: url })
    expect(new Set(entries.map((entry) => entry?.['statusListIndex'])).size).toBe(3)
    expect((await readRegister(register)).list.allocated).toBe(3)
  })

  it('gives out nothing for an award that is wrong', async () => {
    const { key, register, path } = await foundProgramme({ url: 'https://academy.example/status/1' })
    writeFileSync(path('wrong.json'), JSON.stringify({ ...award, recipient: {} }))
    expect((await runCommand(['issue', path('wrong.json'), '--key', key, '--register', register])).exitCode).toBe(2)
    expect((await readRegister(register)).list.allocated).toBe(0)
  })

  it('says which entry it gave, on standard error', async () => {
    const { award: file, key, register, url } = await foundProgramme({ url: 'https://academy.example/status/1' })
    const { stdout, stderr } = await must(['issue', file, '--key', key, '--register', register])
    const { credentialStatus } = JSON.parse(stdout) as { credentialStatus: { statusListIndex: string } }
    expect(stderr).toContain(`for revocation is number ${credentialStatus.statusListIndex} of ${url}`)
  })

  it('issues in the name of the issuer of the register, whose key is published elsewhere', async () => {
    const path = (name: string): string => `${folder}/${name}`
    const folder = temporaryFolder()
    const issuer = 'https://academy.example/issuers/7'
    const url = 'https://academy.example/status/1'
    await must(['keygen', '--id', 'https://academy.example/keys/1', '--out', path('key.jwk')])
    await must(['status', 'create', '--url', url, '--issuer', issuer, '--out', path('register.json')])
    writeFileSync(path('award.json'), JSON.stringify({ ...award, issuer: { name: 'Example Academy' } }))
    const words = ['issue', path('award.json'), '--key', path('key.jwk')]
    const { stdout } = await must([...words, '--register', path('register.json')])
    expect(JSON.parse(stdout)).toMatchObject({ issuer: { id: issuer } })
    const without = await runCommand(words)
    expect(without.exitCode).toBe(2)
    expect(without.stderr).toContain('--issuer-id')
  })

  it('says that the register is another issuer’s, not that the key is wrong', async () => {
    const programme = await foundProgramme({ url: 'https://academy.example/status/1' })
    const stranger = await foundProgramme({ url: programme.url })
    const { exitCode, stderr } = await runCommand([
      ...['issue', programme.award, '--key', programme.key, '--register', stranger.register],
    ])
    expect(exitCode).toBe(2)
    expect(stderr).toContain(`"--register" to be one of ${programme.did}`)
  })

  it.each<[string, (programme: Programme) => readonly string[]]>([
    ['another issuer than that of the register', () => ['--issuer-id', 'https://stranger.example']],
    ['a file that is there already', ({ path }) => (writeFileSync(path('old'), ''), ['--out', path('old')])],
    ['the award as the place for the badge', ({ award: file }) => ['--out', file, '--force']],
    ['the key as the place for the badge', ({ key }) => ['--out', key, '--force']],
    ['the register as the place for the badge', ({ register }) => ['--out', register, '--force']],
  ])('gives out nothing with %s', async (_, words) => {
    const programme = await foundProgramme({ url: 'https://academy.example/status/1' })
    const { award: file, key, register } = programme
    const more = words(programme)
    const before = [file, key].map((path) => readFileSync(path, 'utf8'))
    const { exitCode, stderr } = await runCommand(['issue', file, '--key', key, '--register', register, ...more])
    expect([exitCode, stderr.slice(0, 12)]).toEqual([2, 'openbadges: '])
    expect([file, key].map((path) => readFileSync(path, 'utf8'))).toEqual(before)
    expect((await readRegister(register)).list.allocated).toBe(0)
  })

  it('ends with 2 for a register that is not there', async () => {
    const { stderr, exitCode } = await issue(award, await keyFile(), '--register', 'missing.json')
    expect(exitCode).toBe(2)
    expect(stderr).toContain('missing.json')
  })
})
