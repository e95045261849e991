import { createPrivateKey, createPublicKey } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { importPublicJwk } from '../../../src/keys/public-material.js'
import { didWebDocument, jwksOf } from '../../../src/keys/publish.js'
import { generateKey, type LocalSigningKey } from '../../../src/keys/signing-key.js'
import type { SignatureAlgorithm } from '../../../src/platform/algorithms.js'
import { toBase58, toUtf8 } from '../../../src/platform/bytes.js'
import { runCommand, temporaryFile, temporaryFolder } from '../run-command.js'

const did = 'did:web:academy.example'
const algorithms: readonly SignatureAlgorithm[] = ['Ed25519', 'ES256', 'ES384', 'RS256']
const keys = new Map<SignatureAlgorithm, LocalSigningKey>()
for (const algorithm of algorithms) {
  keys.set(algorithm, await generateKey({ algorithm, rsaBits: 2_048, id: `${did}#${algorithm}` }))
}
const keyFor = (algorithm: SignatureAlgorithm): LocalSigningKey => keys.get(algorithm)!
const fileOf = (key: LocalSigningKey): string =>
  temporaryFile('key.jwk', JSON.stringify({ kid: key.id, ...key.exportPrivateJwk() }))
const pemOf = (key: LocalSigningKey): string =>
  String(
    createPrivateKey({ key: key.exportPrivateJwk() as never, format: 'jwk' }).export({ format: 'pem', type: 'pkcs8' }),
  )
const parsed = (text: string): unknown => JSON.parse(text)

describe('openbadges keys did', () => {
  it('prints the document that the library writes, and nothing else', async () => {
    const all = algorithms.map(keyFor)
    const { exitCode, stdout, stderr } = await runCommand(['keys', 'did', '--id', did, ...all.map(fileOf)])
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
    expect(parsed(stdout)).toEqual(didWebDocument(did, all))
  })

  it('says when keys were given up, and when they end', async () => {
    const [stolen, old] = [fileOf(keyFor('ES256')), fileOf(keyFor('Ed25519'))]
    const ends = ['--revoked', `${stolen}=2026-01-01T01:00:00+01:00`, '--expires', `${old}=2027-01-01T00:00:00Z`]
    const { stdout } = await runCommand(['keys', 'did', '--id', did, stolen, old, ...ends])
    const expected = [
      { ...keyFor('ES256'), revoked: '2026-01-01T00:00:00Z' },
      { ...keyFor('Ed25519'), expires: '2027-01-01T00:00:00Z' },
    ]
    expect(parsed(stdout)).toEqual(didWebDocument(did, expected))
  })

  it('names keys as it is told, and says which it named itself', async () => {
    const [first, second] = [
      temporaryFile('a.pem', pemOf(keyFor('ES256'))),
      temporaryFile('b.pem', pemOf(keyFor('ES384'))),
    ]
    const { stdout, stderr } = await runCommand(['keys', 'did', '--id', did, first, second, '--name', `${first}=2026`])
    expect(parsed(stdout)).toMatchObject({ assertionMethod: [`${did}#2026`, `${did}#key-2`] })
    expect(stderr).toContain(`b.pem is called ${did}#key-2 by its place`)
    expect(stderr).not.toContain('a.pem')
  })

  it('writes to a file, and leaves one alone that is there already, unless forced', async () => {
    const out = join(temporaryFolder(), 'did.json')
    const words = ['keys', 'did', '--id', did, fileOf(keyFor('Ed25519')), '--out', out]
    expect(await runCommand(words)).toMatchObject({ exitCode: 0, stdout: '' })
    expect(parsed(readFileSync(out, 'utf8'))).toEqual(didWebDocument(did, [keyFor('Ed25519')]))
    expect((await runCommand(words)).exitCode).toBe(2)
    expect((await runCommand([...words, '--force'])).exitCode).toBe(0)
  })
})

describe('openbadges keys jwks', () => {
  it('prints the key set that the library writes, and nothing else', async () => {
    const all = algorithms.map(keyFor)
    const { exitCode, stdout, stderr } = await runCommand(['keys', 'jwks', ...all.map(fileOf)])
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
    expect(parsed(stdout)).toEqual(jwksOf(all))
  })

  it('says whose keys they are, and names them under it', async () => {
    const issuer = 'https://academy.example/issuers/7'
    const pem = temporaryFile('a.pem', pemOf(keyFor('RS256')))
    const { stdout } = await runCommand(['keys', 'jwks', '--issuer', issuer, pem, '--name', `${pem}=2026`])
    expect(parsed(stdout)).toEqual(jwksOf([{ ...keyFor('RS256'), id: `${issuer}#2026` }], { issuer }))
  })
})

describe('openbadges keys export', () => {
  it.each(algorithms)('prints a public JWK of %s by default', async (algorithm) => {
    const { exitCode, stdout, stderr } = await runCommand(['keys', 'export', fileOf(keyFor(algorithm))])
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
    expect(parsed(stdout)).toEqual(keyFor(algorithm).publicKey)
  })

  it.each(
    algorithms.flatMap((algorithm) =>
      ['jwk', 'multikey', 'did-key', 'did-jwk', 'pem']
        .filter((format) => algorithm !== 'RS256' || ['jwk', 'did-jwk', 'pem'].includes(format))
        .map((format) => [algorithm, format] as const),
    ),
  )('prints a key of %s as %s, which it reads again', async (algorithm, format) => {
    const { stdout } = await runCommand(['keys', 'export', fileOf(keyFor(algorithm)), '--format', format])
    expect(importPublicJwk(stdout)).toEqual(keyFor(algorithm).publicKey)
    const again = await runCommand(['keys', 'export', temporaryFile('key', stdout), '--format', format])
    expect(again.stdout).toBe(stdout)
  })

  it('prints PEM that node:crypto reads', async () => {
    const { stdout } = await runCommand(['keys', 'export', fileOf(keyFor('ES256')), '--format', 'pem'])
    expect(createPublicKey(stdout).export({ format: 'jwk' })).toEqual(keyFor('ES256').publicKey)
  })

  it('reads standard input', async () => {
    // eslint-disable-next-line @typescript-eslint/require-await
    const stdin = (async function* (): AsyncGenerator<Uint8Array> {
      yield toUtf8(pemOf(keyFor('ES256')))
    })()
    const { stdout } = await runCommand(['keys', 'export', '-'], { stdin })
    expect(parsed(stdout)).toEqual(keyFor('ES256').publicKey)
  })

  it('writes to a file', async () => {
    const out = join(temporaryFolder(), 'key.pem')
    await runCommand(['keys', 'export', fileOf(keyFor('ES256')), '--format', 'pem', '--out', out])
    expect(importPublicJwk(readFileSync(out))).toEqual(keyFor('ES256').publicKey)
  })
})

describe('openbadges keys, used wrongly', () => {
  const key = keyFor('Ed25519')
  const rsa = keyFor('RS256')
  it.each<[string, () => readonly string[]]>([
    ['no command of its own', () => []],
    ['a command that is none', () => ['frobnicate']],
    ['no id', () => ['did', fileOf(key)]],
    ['no files', () => ['did', '--id', did]],
    ['an id that is no DID', () => ['did', '--id', 'academy.example', fileOf(key)]],
    ['a DID of another method', () => ['did', '--id', 'did:key:z6Mk', fileOf(key)]],
    ['a did:web that nobody could resolve', () => ['did', '--id', 'did:web:Academy.example', fileOf(key)]],
    ['a did:web with a fragment', () => ['did', '--id', `${did}#a`, fileOf(key)]],
    ['a file that is not there', () => ['did', '--id', did, 'missing.jwk']],
    ['a folder', () => ['did', '--id', did, '.']],
    ['a file with no key in it', () => ['did', '--id', did, temporaryFile('key', 'hello')]],
    ['a weak key', () => ['jwks', temporaryFile('key', `{"kty":"OKP","crv":"Ed25519","x":"${'A'.repeat(43)}"}`)]],
    ['the same key file twice', () => ['did', '--id', did, ...new Array<string>(2).fill(fileOf(key))]],
    ['a name under another DID', () => named('did:web:other.example#a')],
    ['a name for no file', () => ['did', '--id', did, fileOf(key), '--name', 'a']],
    ['a revocation on no day', () => ends('--revoked', '2026-02-30T00:00:00Z')],
    ['a revocation without a zone', () => ends('--revoked', '2026-02-03T00:00:00')],
    ['an end that is a word', () => ends('--expires', 'tomorrow')],
    ['an issuer that is no https: URL', () => ['jwks', '--issuer', 'http://academy.example', fileOf(key)]],
    ['an issuer that is a DID', () => ['jwks', '--issuer', did, fileOf(key)]],
    ['a form that is none', () => ['export', fileOf(key), '--format', 'der']],
    ['an RSA key as did:key', () => ['export', fileOf(rsa), '--format', 'did-key']],
    ['an RSA key as multikey', () => ['export', fileOf(rsa), '--format', 'multikey']],
    ['two keys to export', () => ['export', fileOf(key), fileOf(rsa)]],
  ])('ends with 2 for %s, and says why on standard error only', async (_, words) => {
    const { exitCode, stdout, stderr } = await runCommand(['keys', ...words()])
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' })
    expect(stderr).not.toBe('')
    expect(stderr).not.toMatch(/^\s+at /m)
  })

  it.each<[string, () => readonly string[], string]>([
    ['--id', () => ['did', '--id', 'academy.example', fileOf(key)], 'OPTIONS_INVALID'],
    ['--name', () => named('did:web:other.example#a'), 'OPTIONS_INVALID'],
    ['--revoked', () => ends('--revoked', 'yesterday'), 'OPTIONS_INVALID'],
    ['--expires', () => ends('--expires', 'tomorrow'), 'OPTIONS_INVALID'],
    ['--issuer', () => ['jwks', '--issuer', did, fileOf(key)], 'OPTIONS_INVALID'],
    ['--format', () => ['export', fileOf(rsa), '--format', 'did-key'], 'OPTIONS_INVALID'],
  ])('says one sentence that names %s', async (flag, words, code) => {
    const { stderr } = await runCommand(['keys', ...words()])
    expect(stderr).toMatch(new RegExp(`^openbadges: .*"${flag}".*\\(${code}\\)\n$`))
  })

  it('says which of the files has no key in it', async () => {
    const bad = temporaryFile('bad.pem', 'hello')
    const { stderr } = await runCommand(['keys', 'jwks', fileOf(key), bad])
    expect(stderr).toMatch(/^openbadges: .*KEY_INVALID at .*bad\.pem\)\n$/)
  })

  it('writes no file then', async () => {
    const out = join(temporaryFolder(), 'did.json')
    await runCommand(['keys', 'did', '--id', 'academy.example', fileOf(key), '--out', out])
    expect(readdirSync(dirname(out))).toEqual([])
  })

  function named(name: string): readonly string[] {
    const file = fileOf(key)
    return ['did', '--id', did, file, '--name', `${file}=${name}`]
  }

  function ends(flag: string, moment: string): readonly string[] {
    const file = fileOf(key)
    return ['did', '--id', did, file, flag, `${file}=${moment}`]
  }
})

describe('the private part of a key', () => {
  const files = algorithms.flatMap((algorithm) => {
    const key = keyFor(algorithm)
    const { d } = key.exportPrivateJwk()
    const secret = Buffer.from(d, 'base64url')
    const whole: readonly (readonly [string, string])[] = [
      ['a JWK', JSON.stringify(key.exportPrivateJwk())],
      ['PEM', pemOf(key)],
      ['a JWK that is cut off', JSON.stringify(key.exportPrivateJwk()).slice(0, -1)],
      ['a JWK with a broken public part', JSON.stringify({ ...key.exportPrivateJwk(), x: 'AA', n: 'AA' })],
    ]
    const multikey = `z${toBase58(Uint8Array.of(0x80, 0x26, ...secret))}`
    const more = algorithm === 'Ed25519' ? ([['a secret multikey', multikey]] as const) : []
    return [...whole, ...more].map(([what, text]) => ({ algorithm, what, text, secrets: secretsOf(key, text) }))
  })

  it.each(files)('of $algorithm as $what is in nothing that is printed', async ({ text, secrets }) => {
    const file = temporaryFile('key', text)
    const calls = [
      ['did', '--id', did, file],
      ['jwks', file],
      ...['jwk', 'multikey', 'did-key', 'did-jwk', 'pem'].map((format) => ['export', file, '--format', format]),
    ]
    for (const words of calls) {
      const { stdout, stderr } = await runCommand(['keys', ...words, '--debug'])
      const encoded = stdout.startsWith('did:jwk:') ? Buffer.from(stdout.slice(8), 'base64url').toString() : ''
      for (const secret of secrets) expect(stdout + stderr + encoded).not.toContain(secret)
    }
    expect(secrets.length).toBeGreaterThan(0)
  })

  /** Stretches of it in each of its spellings, long enough not to be there by chance. */
  function secretsOf(key: LocalSigningKey, text: string): readonly string[] {
    const { d, p } = key.exportPrivateJwk()
    const bytes = Buffer.from(d, 'base64url')
    const spellings = [d, bytes.toString('hex'), bytes.toString('base64'), ...(p === undefined ? [] : [p])]
    const multikey = text.startsWith('z') ? [text.slice(8, 28)] : []
    return [...spellings.map((spelling) => spelling.slice(4, 24)), ...multikey, ...secretLines(key, text)]
  }

  /** PKCS#8 ends with the secret, but that of a curve with the public point, long after it. */
  function secretLines({ algorithm }: LocalSigningKey, text: string): readonly string[] {
    if (!text.startsWith('-----')) return []
    const lines = text.trim().split('\n').slice(1, -1)
    const line = algorithm.startsWith('ES') ? lines[0] : lines.at(-1)
    return [line!.slice(-24)]
  }
})
