import { describe, expect, it } from 'vitest'
import { anyIssuer } from '../../src/index.js'
import { trustOf, type TrustFlags } from '../../src/cli/trust-flags.js'
import { didKeyOf } from '../../src/keys/publish.js'
import { generateKey } from '../../src/keys/signing-key.js'
import type { TrustedIssuer } from '../../src/verify/trust.js'
import { thrownBy } from '../support/thrown-by.js'
import { silentIo as io, temporaryFile } from './run-command.js'

const trust = (flags: TrustFlags, before: readonly TrustedIssuer[] = []): ReturnType<typeof trustOf> =>
  trustOf(flags, before, io)
const { publicKey } = await generateKey({ id: 'https://example.org/keys/1' })
const school = 'https://school.example'

describe('whom the flags trust', () => {
  it('is nobody where nobody is named, and anybody where that is said', async () => {
    expect(await trust({})).toEqual([])
    expect(await trust({ anyIssuer: true }, [school])).toBe(anyIssuer)
  })

  it('is whoever is named, each once, beside those of a policy', async () => {
    expect(
      await trust({ trust: [school, 'did:web:a.example'] }, [{ id: school, from: '2026-01-01T00:00:00Z' }]),
    ).toEqual([{ id: school, from: '2026-01-01T00:00:00Z' }, 'did:web:a.example'])
  })

  it('is whom files name: an id a line, with remarks', async () => {
    const file = temporaryFile('trusted.txt', `\uFEFF# ours\r\n${school} # since 2020\r\n\r\ndid:web:a.example#x\n`)
    expect(await trust({ trust: [file] })).toEqual([school, 'did:web:a.example#x'])
  })

  it('is whom files name: JSON', async () => {
    const issuers = [school, { id: 'did:web:a.example', until: '2027-01-01T00:00:00Z' }]
    expect(await trust({ trust: [temporaryFile('trusted.json', JSON.stringify(issuers))] })).toEqual(issuers)
  })

  it('has the keys that are pinned: of the one issuer, or of the one that is named, from files or as they are', async () => {
    const file = temporaryFile('key=1.jwk', JSON.stringify(publicKey))
    expect(await trust({ trust: [school], pin: [file] })).toMatchObject([{ id: school, keys: [{ x: publicKey['x'] }] }])
    const inline = didKeyOf(publicKey)!
    const pinned = await trust({
      trust: [school, 'did:web:a.example'],
      pin: [`${school}=${inline}`, `${school}=${file}`],
    })
    expect(pinned).toMatchObject([
      { id: school, keys: [{ x: publicKey['x'] }, { x: publicKey['x'] }] },
      'did:web:a.example',
    ])
  })

  it.each<readonly [string, () => TrustFlags]>([
    ['a file that is not there', () => ({ trust: ['nowhere.txt'] })],
    ['a file with something else in it', () => ({ trust: [temporaryFile('a.txt', 'the school')] })],
    ['a file with broken JSON in it', () => ({ trust: [temporaryFile('a.json', '[')] })],
    ['a key for one of several', () => ({ trust: [school, 'did:web:a.example'], pin: [didKeyOf(publicKey)!] })],
    ['a key for nobody', () => ({ pin: [didKeyOf(publicKey)!] })],
    ['a key where any issuer counts', () => ({ anyIssuer: true, pin: [didKeyOf(publicKey)!] })],
  ])('refuses %s', async (_, flags) => {
    expect((await thrownBy(() => trust(flags()))).code).toBe('OPTIONS_INVALID')
  })

  it('refuses a key that is none, and says where', async () => {
    expect(await thrownBy(() => trust({ trust: [school], pin: ['did:key:zNone'] }))).toMatchObject({ path: '--pin' })
  })
})
