/** I3: a private key gets into what an issuer publishes, prints or keeps beside it, where anybody can pick it up. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { createIssuer } from '../../src/issue/issuer.js'
import { createDataIntegritySigner, createJwtSigner } from '../../src/issue/signer.js'
import { didWebDocument, jwksOf } from '../../src/keys/publish.js'
import { generateKey, importKey, type SigningKey } from '../../src/keys/signing-key.js'
import type { PrivateJwk } from '../../src/platform/algorithms.js'
import { toBase58 } from '../../src/platform/bytes.js'
import { pngOf } from '../support/pictures.js'
import { issuerOf, signedAt } from '../support/signed-badges.js'
import { listHost } from '../support/status-lists.js'
import { anyIssuer } from '../../src/verify/trust.js'
import { createVerifier } from '../../src/verify/verifier.js'
import { runCommand, temporaryFolder } from '../cli/run-command.js'
import { victim, victimBadge } from './genuine.js'

/** Stretches of every secret of a key in every spelling, long enough not to be anywhere by chance. */
function secretsOf(jwk: PrivateJwk): readonly string[] {
  const { d, p, q, dp, dq, qi } = jwk
  return [d, p, q, dp, dq, qi].flatMap((secret) => {
    if (secret === undefined) return []
    const bytes = Buffer.from(secret, 'base64url')
    const hex = bytes.toString('hex')
    const middle = bytes.subarray(4, 28)
    return [
      secret.slice(4, 24),
      bytes.toString('base64').slice(4, 24),
      hex.slice(8, 40),
      hex.toUpperCase().slice(8, 40),
      toBase58(bytes).slice(-20),
      JSON.stringify([...middle]).slice(1, -1),
      inspect(Buffer.from(middle)).slice(8, -1),
    ]
  })
}

/** Every secret that is found in a text, or in what is written in base64 in it. */
function foundIn(text: string, secrets: readonly string[]): readonly string[] {
  const decoded = [...text.matchAll(/[A-Za-z0-9_+/-]{24,}/g)].map(([part]) =>
    Buffer.from(part, 'base64').toString('latin1'),
  )
  const whole = [text, ...decoded].join('\n')
  return secrets.filter((secret) => whole.includes(secret))
}

const award = {
  issuer: { name: 'Example Academy' },
  achievement: { name: 'First Aid', description: 'Helps.', criteria: 'Passed the test.' },
  recipient: { id: 'did:example:ada' },
}

const algorithms = ['ed25519', 'es256', 'es384', 'rs256'] as const

it('the measure of these tests finds a key that is published', () => {
  const jwk = victim.exportPrivateJwk()
  const secrets = secretsOf(jwk)
  for (const leak of [
    JSON.stringify(jwk),
    Buffer.from(JSON.stringify(jwk)).toString('base64url'),
    Buffer.from(jwk.d, 'base64url').toString('hex'),
    inspect(Buffer.from(jwk.d, 'base64url')),
    JSON.stringify([...Buffer.from(jwk.d, 'base64url')]),
  ]) {
    expect(foundIn(leak, secrets)).not.toEqual([])
  }
  expect(foundIn(JSON.stringify(victim.publicKey), secrets)).toEqual([])
})

describe.each(algorithms)('all that a command leaves and says, with a key of %s', (algorithm) => {
  it('has nothing of the private part in it, but for the key file, which only its owner can read', async () => {
    const folder = temporaryFolder()
    const path = (name: string): string => join(folder, name)
    const said: string[] = []
    const run = async (...words: readonly string[]): Promise<number> => {
      const { exitCode, stdout, stderr } = await runCommand(['--debug', ...words])
      said.push(`${words.join(' ')}\n${stdout}\n${stderr}`)
      return exitCode
    }
    const [key, badge, list, register] = ['key.jwk', 'badge.json', 'status.json', 'register.json'].map(path) as [
      string,
      string,
      string,
      string,
    ]
    const did = 'did:web:academy.example'
    const url = 'https://academy.example/status/1'
    writeFileSync(path('award.json'), JSON.stringify(award))
    writeFileSync(
      path('statement.json'),
      JSON.stringify({ issuer: { name: 'A' }, name: 'B', subject: { id: 'urn:x:1' } }),
    )
    writeFileSync(path('design.png'), pngOf())
    expect(await run('keygen', '--algorithm', algorithm, '--id', `${did}#key-1`, '--out', key)).toBe(0)
    expect(statSync(key).mode & 0o777).toBe(0o600)
    const good = [
      ['keys', 'did', '--id', did, key, '--out', path('did.json')],
      ['keys', 'jwks', key, '--out', path('jwks.json')],
      ['keys', 'export', key, '--format', 'pem', '--out', path('key.pem')],
      ['status', 'create', '--url', url, '--issuer', did, '--out', register],
      ['issue', path('award.json'), '--key', key, '--register', register, '--out', badge],
      ['endorse', path('statement.json'), '--key', key, '--out', path('endorsement.json')],
      ['bake', badge, '--into', path('design.png'), '--out', path('badge.png')],
      ['status', 'sign', '--register', register, '--key', key, '--out', list],
      ['inspect', badge],
      ['canonicalize', badge],
    ]
    for (const words of good) expect([words[0], await run(...words)]).toEqual([words[0], 0])
    // Files in each other's place, and a key that is broken.
    const jwk = JSON.parse(readFileSync(key, 'utf8')) as PrivateJwk
    writeFileSync(path('broken.jwk'), JSON.stringify({ ...jwk, kty: 'odd', crv: 'odd' }))
    writeFileSync(path('cut.jwk'), JSON.stringify(jwk).slice(0, -1))
    const swapped = [
      ['issue', key, '--key', path('award.json')],
      ['issue', key, '--key', key],
      ['issue', path('award.json'), '--key', path('broken.jwk')],
      ['issue', path('award.json'), '--key', path('cut.jwk')],
      ['issue', path('award.json'), '--key', key, '--register', key],
      ['issue', path('award.json'), '--key', key, '--key-id', 'did:web:other.example'],
      ['endorse', key, '--key', key],
      ['inspect', key],
      ['bake', badge, '--into', key, '--out', path('x.png')],
      ['verify', key, '--any-issuer', '--offline'],
      ['verify', badge, '--any-issuer', '--offline', '--policy', key],
      ['extract', key],
      ['canonicalize', key],
      ['diff', badge, badge, '--json'],
      ['status', 'set', key, '--register', register],
      ['status', 'sign', '--register', key, '--key', key, '--out', path('x.json')],
      ['revoke', badge, '--register', key, '--key', key, '--out', path('x.json')],
    ]
    for (const words of swapped) await run(...words)
    const kept = readdirSync(folder).filter((name) => !name.endsWith('.jwk'))
    expect(kept.length).toBeGreaterThanOrEqual(11)
    const secrets = secretsOf(jwk)
    for (const name of kept) expect([name, foundIn(readFileSync(path(name), 'latin1'), secrets)]).toEqual([name, []])
    for (const each of said) expect([each.split('\n')[0], foundIn(each, secrets)]).toEqual([each.split('\n')[0], []])
  })
})

describe('all that the library makes of a key', () => {
  it.each(['Ed25519', 'ES256', 'ES384'] as const)('has nothing of the private part in it: %s', async (algorithm) => {
    const key = await generateKey({ algorithm })
    const id = issuerOf(key)
    const made: unknown[] = [
      key,
      didWebDocument('did:web:a.example', [{ ...key, id: 'did:web:a.example#1' }]),
      jwksOf([key]),
    ]
    for (const signer of [createJwtSigner(key), createDataIntegritySigner(key)]) {
      const issuer = createIssuer({ profile: { id, name: 'A' }, signer, status: 'none' })
      const plain = await issuer.issue({ achievement: award.achievement, recipient: award.recipient })
      const report = await createVerifier({ trustedIssuers: [id] }).verify(plain)
      expect(report.verdict).toBe('verified')
      made.push(signer, issuer, plain, report)
    }
    const locked: SigningKey = { ...key, sign: () => Promise.reject(new Error('locked')) }
    made.push(
      await createJwtSigner(locked)
        .sign(victimBadge() as never, signedAt.getTime())
        .catch((error: unknown) => error),
    )
    for (const changes of [{ kty: 'odd' }, { x: 'AAAA' }, { crv: 'odd' }, { use: 'enc' }, { d: 7 }]) {
      made.push(await importKey({ ...key.exportPrivateJwk(), ...changes } as never).catch((error: unknown) => error))
    }
    const secrets = secretsOf(key.exportPrivateJwk())
    for (const each of made) {
      const shown = `${inspect(each, { depth: Infinity, showHidden: true, getters: true })}\n${JSON.stringify(each)}`
      expect(foundIn(shown, secrets)).toEqual([])
    }
  })

  it('is not in the report on a badge whose issuer published it', async () => {
    const secret = victim.exportPrivateJwk()
    const school = 'https://school.example/issuer'
    const badge = { ...victimBadge(), issuer: { id: school, type: ['Profile'], name: 'School' } }
    const named = await importKey(secret, { id: `${school}#1` })
    const token = await createJwtSigner(named).sign(badge as never, signedAt.getTime())
    const { fetch } = listHost({
      'https://school.example/.well-known/jwks.json': () => Response.json({ keys: [{ ...secret, kid: named.id }] }),
      [school]: () => new Response('', { status: 404 }),
    })
    const report = await createVerifier({ trustedIssuers: anyIssuer, fetch, now: () => signedAt }).verify(token)
    expect(foundIn(JSON.stringify(report), secretsOf(secret))).toEqual([])
    const proof = report.checks.find(({ check }) => check === 'proof')
    expect([report.verdict, proof]).toMatchObject(['invalid', { problems: [{ code: 'KEY_MALFORMED' }] }])
  })
})
