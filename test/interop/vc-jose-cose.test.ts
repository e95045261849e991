/** The command for the suite of VC-JOSE-COSE: what it was given to issue and to verify, and what it may not know. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { describeCorpus, readCorpus } from '../support/corpus.js'
import { fixedKey } from '../support/fixed-keys.js'
import { answerSuite, runSuiteCommand, type SuiteResult } from './vc-jose-cose.js'

const now = Date.parse('2026-11-21T00:00:00Z')

describe('with a key of our own', async () => {
  const signingKey = await fixedKey('vc-jose-cose', { algorithm: 'ES256' })
  const controller = 'https://issuer.example/about'
  const key = JSON.stringify({
    id: `${controller}#key-1`,
    type: 'JsonWebKey',
    controller,
    publicKeyJwk: signingKey.publicKey,
    secretKeyJwk: signingKey.exportPrivateJwk(),
  })
  const credential = {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    type: ['VerifiableCredential'],
    issuer: controller,
    validFrom: '2026-01-01T00:00:00Z',
    credentialSubject: { id: 'did:example:ada', name: 'Ada' },
  }
  const feature = 'credential_jose'
  const ask = (fn: string, input: string, asked = feature): Promise<SuiteResult> =>
    answerSuite({ fn, input, key, feature: asked }, now)

  it('a credential that is issued verifies', async () => {
    const { result, data } = await ask('issue', JSON.stringify(credential))
    expect(result).toBe('success')
    expect(await ask('verify', data)).toEqual({ result: 'success', data: 'verified' })
  })

  it('a token whose payload was changed is a failure', async () => {
    const { data } = await ask('issue', JSON.stringify(credential))
    const [header, , signature] = data.split('.')
    const changed = Buffer.from(JSON.stringify({ ...credential, id: 'urn:example:1' })).toString('base64url')
    const { result, data: why } = await ask('verify', [header, changed, signature].join('.'))
    expect(result).toBe('failure')
    expect(why).toContain('SIGNATURE_INVALID')
  })

  it('a credential of an issuer whose keys cannot be had is indeterminate', async () => {
    const { data } = await ask('issue', JSON.stringify({ ...credential, issuer: 'https://other.example' }))
    const { result, data: why } = await ask('verify', data)
    expect(result).toBe('indeterminate')
    expect(why).toContain('KEY_UNREACHABLE')
  })

  it('a signed token that is no credential of the data model is a failure', async () => {
    const { result: issued, data } = await ask('issue', JSON.stringify({ ...credential, issuer: undefined }))
    expect(issued).toBe('failure')
    expect(data).toContain('/issuer')
    // As a presentation it is signed without a look at its shape.
    const { data: token } = await ask('issue', JSON.stringify({ ...credential, type: [] }), 'presentation_jose')
    const { result, data: why } = await ask('verify', token)
    expect(result).toBe('failure')
    expect(why).toContain('/type MALFORMED_VALUE_ERROR')
  })

  it('input that is no JSON is a failure', async () => {
    expect((await ask('issue', 'no JSON')).result).toBe('failure')
    expect((await ask('verify', 'no token')).result).toBe('failure')
  })

  it.each(['credential_cose', 'credential_sdjwt', 'presentation_cose', 'presentation_sdjwt'])(
    '%s is indeterminate',
    async (asked) => {
      expect((await ask('issue', JSON.stringify(credential), asked)).result).toBe('indeterminate')
      expect((await ask('verify', 'abc', asked)).result).toBe('indeterminate')
    },
  )

  it('the command reads its files and writes the result', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'vc-jose-cose-'))
    const at = (name: string): string => join(folder, name)
    await writeFile(at('key.json'), key)
    await writeFile(at('in.json'), JSON.stringify(credential))
    const files = ['--key', at('key.json'), '--feature', feature, '--output', at('out.json')]
    const written = async (fn: string, input: string): Promise<SuiteResult> => {
      await runSuiteCommand([fn, '--input', at(input), ...files], now)
      return JSON.parse(await readFile(at('out.json'), 'utf8')) as SuiteResult
    }
    const { result, data } = await written('issue', 'in.json')
    expect(result).toBe('success')
    await writeFile(at('token.txt'), `${data}\n`)
    expect(await written('verify', 'token.txt')).toEqual({ result: 'success', data: 'verified' })
    await expect(runSuiteCommand(['verify', ...files], now)).rejects.toThrow(TypeError)
    await expect(runSuiteCommand(['--input', at('in.json'), ...files], now)).rejects.toThrow(TypeError)
    await rm(folder, { recursive: true })
  })

  it('a function or a feature that the suite does not have is refused', async () => {
    await expect(ask('derive', '{}')).rejects.toThrow(TypeError)
    await expect(ask('issue', '{}', 'credential_paper')).rejects.toThrow(TypeError)
  })
})

describeCorpus('what the suite of VC-JOSE-COSE gives', () => {
  const read = (file: string): string =>
    readCorpus(`files/w3c+vc-jose-cose-test-suite/tests/input/${file}`).toString('utf8')
  const run = (fn: string, file: string, key: string, feature: string, moment = now): Promise<SuiteResult> =>
    answerSuite({ fn, input: read(file), key: read(`vm-${key}.json`), feature }, moment)

  it.each([
    ['credential-minimal.json', 'p256', 'credential_jose', 'success', 'verified'],
    // It names a status list of which it does not say where it is.
    ['credential-full.json', 'p384', 'credential_jose', 'indeterminate', 'STATUS_ENTRY_INVALID'],
    // The token inside has a first letter missing.
    ['presentation-single.json', 'p256', 'presentation_jose', 'failure', 'JWT_MALFORMED'],
    // The members are signed with other keys, and in other formats.
    ['presentation-multiple.json', 'p521', 'presentation_jose', 'indeterminate', 'FORMAT_NOT_SUPPORTED'],
  ])('%s is issued with %s as %s, and verifying it is a %s', async (file, key, feature, expected, why) => {
    const { result, data } = await run('issue', file, key, feature)
    expect(result).toBe('success')
    const again = await answerSuite({ fn: 'verify', input: data, key: read(`vm-${key}.json`), feature }, now)
    expect(again.result).toBe(expected)
    expect(again.data).toContain(why)
  })

  const whileFresh = Date.parse('2024-12-15T12:00:00Z')

  it.each([
    ['credential-jose-minimal.txt', 'p256', 'credential_jose', 'success', 'verified', now],
    ['credential-issuer-match-signed.txt', 'ed25519', 'credential_jose', 'success', 'verified', now],
    ['credential-jose-bad-signature.txt', 'ed25519', 'credential_jose', 'failure', 'SIGNATURE_INVALID', now],
    ['credential-jose-bad-media-type.txt', 'ed25519', 'credential_jose', 'failure', 'JWT_TYP_UNUSUAL', now],
    ['credential-jose-vc-vp-claims.txt', 'ed25519', 'credential_jose', 'failure', 'JWT_PAYLOAD_AMBIGUOUS', now],
    ['presentation-jose-bad-credential.txt', 'ed25519', 'presentation_jose', 'failure', 'JWT_MALFORMED', whileFresh],
    ['credential-jose-minimal.txt', 'p256', 'presentation_jose', 'failure', 'NOT_AN_OPEN_BADGE', now],
    ['presentation-jose-bad-credential.txt', 'ed25519', 'credential_jose', 'failure', 'KIND_NOT_ACCEPTED', whileFresh],
    // The holder's proof holds; of the members, one is by another key and two are in other formats.
    [
      'presentation-jose-multiple.txt',
      'p384',
      'presentation_jose',
      'indeterminate',
      'FORMAT_NOT_SUPPORTED',
      whileFresh,
    ],
    ['presentation-jose-multiple.txt', 'p384', 'presentation_jose', 'failure', 'EXPIRED', now],
    ['credential-cose-minimal-not-base64.txt', 'p256', 'credential_cose', 'indeterminate', 'not supported', now],
  ])('%s with %s, verified as %s, is a %s: %s', async (file, key, feature, expected, why, moment) => {
    const { result, data } = await run('verify', file, key, feature, moment)
    expect([result, data]).toEqual([expected, expect.stringContaining(why)])
  })
})
