import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import type { CommandIo } from '../../src/cli/command-io.js'
import { findEntries } from '../../src/cli/register-entries.js'
import type { JsonObject } from '../../src/json/json.js'
import { createStatusList } from '../../src/status/status-list.js'
import { badgeOf, newIssuer, signed, signedToken } from './badges.js'
import { temporaryFile } from './run-command.js'

const academy = await newIssuer()
const stranger = await newIssuer()
const head = {
  url: 'https://academy.example/status/1',
  issuer: academy.did,
  publication: {},
  list: createStatusList({ purpose: 'revocation' }),
}
const noNetwork = { fetch: () => Promise.reject(new TypeError('nobody answers')) }

const entry = (changes: JsonObject = {}): JsonObject => ({
  type: 'BitstringStatusListEntry',
  statusPurpose: 'revocation',
  statusListIndex: '4711',
  statusListCredential: head.url,
  ...changes,
})

const io = (stdin: Readable = Readable.from([])): CommandIo => ({
  stdin,
  stdout: { write: () => true },
  stderr: { write: () => true },
  env: {},
  now: () => Date.parse('2026-06-01T12:00:00Z'),
})

const find = async (...words: readonly string[]): Promise<readonly number[]> =>
  (await findEntries(words, head, noNetwork, io())).flatMap(({ indexes }) => indexes)

const file = (badge: object | string): string =>
  temporaryFile('badge.json', typeof badge === 'string' ? badge : JSON.stringify(badge))

describe('findEntries', () => {
  it('takes numbers as they are', async () => {
    expect(await find('0', '131071')).toEqual([0, 131_071])
  })

  it('finds the entry of a badge, in either format, from a file or standard input', async () => {
    const badge = badgeOf(academy.did, { credentialStatus: entry() })
    const json = JSON.stringify(await signed(badge, academy))
    expect(await find(file(json), file(await signedToken(badge, academy)))).toEqual([4711, 4711])
    const [found] = await findEntries(['-'], head, noNetwork, io(Readable.from([Buffer.from(json)])))
    expect(found).toEqual({ indexes: [4711], name: '-' })
  })

  it('finds the one of this list among others', async () => {
    const other = entry({ statusListCredential: 'https://academy.example/status/2', statusListIndex: '12' })
    const badge = badgeOf(academy.did, { credentialStatus: [other, entry()] })
    expect(await find(file(await signed(badge, academy)))).toEqual([4711])
  })

  it('finds all of them, where the badge has several in this list', async () => {
    const badge = badgeOf(academy.did, { credentialStatus: [entry(), entry({ statusListIndex: '12' })] })
    expect(await find(file(await signed(badge, academy)))).toEqual([4711, 12])
  })

  it('does not call a badge false where only the keys of its issuer could not be had', async () => {
    const badge = await signed(badgeOf('did:web:academy.example', { credentialStatus: entry() }), academy)
    const refused = await find(file(badge)).catch((error: unknown) => error)
    expect(refused).toMatchObject({ code: 'INPUT_INVALID', message: expect.stringContaining('cannot be told') })
    expect(refused).toMatchObject({ message: expect.stringContaining('KEY_UNREACHABLE') })
  })

  it('finds that of a badge that has expired', async () => {
    const badge = badgeOf(academy.did, { credentialStatus: entry(), validUntil: '2026-02-01T00:00:00Z' })
    expect(await find(file(await signed(badge, academy)))).toEqual([4711])
  })

  it.each([
    ['a badge that was changed', { name: 'Surgery' }, 'SIGNATURE_INVALID'],
    ['a file that is no badge', undefined, 'NOT_AN_OPEN_BADGE'],
  ])('refuses %s, and says why', async (_name, change, code) => {
    const badge = await signed(badgeOf(academy.did, { credentialStatus: entry() }), academy)
    const path = file(change === undefined ? '{}' : { ...badge, ...change })
    const refused = await find(path).catch((error: unknown) => error)
    expect(refused).toMatchObject({ code: 'INPUT_INVALID', message: expect.stringContaining(code) })
    expect(refused).toMatchObject({ message: expect.not.stringContaining('instead') })
  })

  it("refuses another issuer's badge, though it names this list", async () => {
    const badge = await signed(badgeOf(stranger.did, { credentialStatus: entry() }), stranger)
    await expect(find(file(badge))).rejects.toMatchObject({ message: expect.stringContaining(stranger.did) })
  })

  it.each([
    ['without a status', {}],
    ['of another list', { credentialStatus: entry({ statusListCredential: 'https://academy.example/status/2' }) }],
    ['with an index that is none', { credentialStatus: entry({ statusListIndex: '-4711' }) }],
    ['for another purpose', { credentialStatus: entry({ statusPurpose: 'suspension' }) }],
  ])('refuses a badge %s', async (_name, changes) => {
    const badge = await signed(badgeOf(academy.did, changes), academy)
    await expect(find(file(badge))).rejects.toMatchObject({ code: 'INPUT_INVALID' })
  })
})
