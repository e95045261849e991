/** I4: the clock of an issuer, or of a verifier, is set back, so that what was said last looks older than what was said before. */
import { describe, expect, it } from 'vitest'
import { createIssuer, type Issuer } from '../../src/issue/issuer.js'
import { createDataIntegritySigner, createJwtSigner } from '../../src/issue/signer.js'
import { signStatusList } from '../../src/issue/status-list.js'
import type { SignedCredential } from '../../src/model/signed-credential.js'
import { createStatusList } from '../../src/status/status-list.js'
import { createStatusRegister, type StatusRegister } from '../../src/status/status-register.js'
import { createVerifier, type Verifier } from '../../src/verify/verifier.js'
import { issuerOf } from '../support/signed-badges.js'
import { listHost, listUrl, type ListHost } from '../support/status-lists.js'
import { thrownBy } from '../support/thrown-by.js'
import { victim } from './genuine.js'

const school = issuerOf(victim)
const start = Date.parse('2026-06-15T12:00:00Z')
const [second, hour, day] = [1_000, 3_600_000, 86_400_000]
const award = {
  achievement: { name: 'Welder', description: 'Welds.', criteria: 'Welded.' },
  recipient: { id: 'did:example:learner-7' },
}

interface Scene {
  /** The clocks of the issuer and of the verifier. */
  readonly clocks: { issuer: number; verifier: number }
  readonly register: StatusRegister
  readonly issuer: Issuer
  readonly verifier: Verifier
  readonly host: ListHost
  readonly publish: () => Promise<void>
  readonly verdictOn: (badge: SignedCredential) => Promise<string>
}

/** An issuer that publishes its list at once, and a verifier that asks each time. */
function scene(format: 'jwt' | 'data-integrity', purpose: 'revocation' | 'suspension' = 'revocation'): Scene {
  const clocks = { issuer: start, verifier: start }
  const signer = format === 'jwt' ? createJwtSigner(victim) : createDataIntegritySigner(victim)
  const register = createStatusRegister({ url: listUrl, list: createStatusList({ purpose }), save: 'memory-only' })
  const now = (): number => clocks.issuer
  const issuer = createIssuer({ profile: { id: school, name: 'School' }, signer, status: register, now })
  const host = listHost({})
  const verifier = createVerifier({ trustedIssuers: [school], fetch: host.fetch, now: () => clocks.verifier })
  const publish = async (): Promise<void> => {
    const signed = await signStatusList(register.list, { url: listUrl, issuer: school, signer, ttlSeconds: 0, now })
    host.pages[listUrl] = signed.format === 'jwt' ? signed.token : JSON.stringify(signed.document)
  }
  const verdictOn = async (badge: SignedCredential): Promise<string> => (await verifier.verify(badge)).verdict
  return { clocks, register, issuer, verifier, host, publish, verdictOn }
}

const entryIn = (badge: SignedCredential): number => {
  const text = badge.format === 'jwt' ? Buffer.from(badge.token.split('.')[1] ?? '', 'base64url').toString() : ''
  const credential = badge.format === 'jwt' ? (JSON.parse(text) as object) : badge.document
  const { credentialStatus } = credential as { credentialStatus: { statusListIndex: string } }
  return Number(credentialStatus.statusListIndex)
}

describe.each(['jwt', 'data-integrity'] as const)('an issuer whose clock was set back, with lists as %s', (format) => {
  it('control: with a clock that goes on, what was said last counts', async () => {
    const { clocks, register, issuer, publish, verdictOn } = scene(format)
    const [badge, other] = [await issuer.issue(award), await issuer.issue(award)]
    await publish()
    expect([await verdictOn(badge), await verdictOn(other)]).toEqual(['verified', 'verified'])
    clocks.issuer += second
    clocks.verifier += second
    await register.set(entryIn(badge))
    await publish()
    expect([await verdictOn(badge), await verdictOn(other)]).toEqual(['revoked', 'verified'])
  })

  it.each([
    ['a second', second],
    ['an hour', hour],
    ['a year', 365 * day],
  ])('by %s revokes all the same, and clears nobody until it is right again', async (_, back) => {
    const { clocks, register, issuer, publish, verdictOn, verifier } = scene(format)
    const [badge, other] = [await issuer.issue(award), await issuer.issue(award)]
    await publish()
    expect(await verdictOn(badge)).toBe('verified')
    clocks.issuer = start - back
    await register.set(entryIn(badge))
    await publish()
    expect([await verdictOn(badge), await verdictOn(other)]).toEqual(['revoked', 'unknown'])
    const report = await verifier.verify(other)
    expect(report.checks.find(({ check }) => check === 'status')).toMatchObject({
      problems: [{ code: 'STATUS_LIST_REPLAYED' }],
    })
    clocks.issuer = start + second
    clocks.verifier = start + second
    await publish()
    expect([await verdictOn(badge), await verdictOn(other)]).toEqual(['revoked', 'verified'])
  })

  it('lifts no suspension by a list that looks older than the one that suspended', async () => {
    const { clocks, register, issuer, publish, verdictOn } = scene(format, 'suspension')
    const badge = await issuer.issue(award)
    await register.set(entryIn(badge))
    await publish()
    expect(await verdictOn(badge)).toBe('suspended')
    clocks.issuer = start - hour
    await register.clear(entryIn(badge))
    await publish()
    expect(await verdictOn(badge)).toBe('suspended')
    clocks.issuer = clocks.verifier = start + second
    await publish()
    expect(await verdictOn(badge)).toBe('verified')
  })

  it('issues no badge anew that would look older than the one before', async () => {
    const { clocks, issuer } = scene(format)
    const badge = await issuer.issue(award)
    clocks.issuer = start - second
    await expect(issuer.reissue(badge)).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      problems: [{ code: 'NOT_NEWER' }],
    })
    clocks.issuer = start + second
    await expect(issuer.reissue(badge)).resolves.toMatchObject({ format })
  })
})

it('a register orders its changes by itself: it has no clock', async () => {
  const { register } = scene('jwt')
  const index = Number((await register.allocate()).statusListIndex)
  const order: string[] = []
  const changes = [
    register.set(index).then(() => order.push('set')),
    register.clear(index).then(() => order.push('clear')),
    register.set(index).then(() => order.push('set again')),
  ]
  await Promise.all(changes)
  expect([order, register.list.isSet(index)]).toEqual([['set', 'clear', 'set again'], true])
  const options = { url: listUrl, list: register.list, save: 'memory-only', now: () => 0 } as const
  expect(thrownBy(() => createStatusRegister(options)).code).toBe('OPTIONS_INVALID')
})

it('a verifier whose clock was set back asks again, and does not take the older list for the newer one', async () => {
  const { clocks, register, issuer, publish, verdictOn, host } = scene('jwt')
  const badge = await issuer.issue(award)
  await publish()
  const old = host.pages[listUrl]
  clocks.issuer += second
  clocks.verifier += second
  await register.set(entryIn(badge))
  await publish()
  expect(await verdictOn(badge)).toBe('revoked')
  clocks.verifier = start - hour
  host.pages[listUrl] = old
  expect(await verdictOn(badge)).toBe('revoked')
})
