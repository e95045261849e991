/** S9: a badge is revoked in a list of an older kind, which is written so that a reader misses it, or names it in words of its own. */
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { createVerifier } from '../../src/verify/verifier.js'
import { problemCodesOf } from '../support/problem-codes.js'
import { issuerOf, judgedAt } from '../support/signed-badges.js'
import { listBy, listHost, listUrl, statusEntry, type HostedAnswer } from '../support/status-lists.js'
import { attacker, signToken, victim, victimBadge, type Loose } from './genuine.js'

const school = issuerOf(victim)
const id = victimBadge()['id'] as string
const entryOfIds = { id: listUrl, type: '1EdTechRevocationList' }
const other = { id: 'urn:uuid:00000000-0000-4000-8000-000000000000' }

interface Said {
  readonly verdict: string
  readonly codes: readonly string[]
  readonly findings: readonly string[]
}

async function judge(answer: HostedAnswer, entry: unknown = entryOfIds): Promise<Said> {
  const host = listHost({ [listUrl]: answer })
  const verifier = createVerifier({ trustedIssuers: [school], fetch: host.fetch, now: () => judgedAt })
  const report = await verifier.verify(await signToken({ ...victimBadge(), credentialStatus: entry }))
  const status = report.checks.find(({ check }) => check === 'status')!
  return {
    verdict: report.verdict,
    codes: problemCodesOf(status),
    findings: report.findings.map(({ code }) => code),
  }
}

const idList = (revokedCredential: unknown, more: Loose = { issuer: school }): string =>
  JSON.stringify({ id: listUrl, ...more, revokedCredential })

describe('a list of ids', () => {
  it.each<[string, unknown]>([
    ['is empty', []],
    ['names others', [other, { id: `${id}0` }]],
    ['says that the badge is not revoked', [{ id, revoked: false }]],
  ])('clears a badge where it %s, and tells that nobody signed it', async (_, members) => {
    expect(await judge(idList(members))).toEqual({ verdict: 'verified', codes: [], findings: ['STATUS_LIST_UNSIGNED'] })
  })

  it.each<[string, unknown]>([
    ['says no more than its id', [{ id }]],
    ['says that it is', [{ id, revoked: true }]],
    ['gives a reason', [{ id, revocationReason: 'Issued by mistake' }]],
    ['names it last of a thousand', [...Array.from({ length: 999 }, (_, index) => ({ id: `urn:x:${index}` })), { id }]],
    ['says first that it is not', [{ id, revoked: false }, { id }]],
    ['says later that it is not', [{ id }, { id, revoked: false }]],
  ])('revokes a badge where it %s', async (_, members) => {
    expect(await judge(idList(members))).toMatchObject({ verdict: 'revoked', codes: ['REVOKED'] })
  })

  it.each([
    ['in capitals', id.toUpperCase()],
    ['with a space behind it', `${id} `],
    ['with a slash behind it', `${id}/`],
    ['with less of it', id.slice(0, -1)],
    ['with percent signs', id.replace('5f', '%35f')],
    ['without its scheme', id.replace('urn:uuid:', '')],
  ])('does not take another id for the badge’s: %s', async (_, written) => {
    expect(await judge(idList([{ id: written }]))).toMatchObject({ verdict: 'verified' })
  })

  it.each<[string, string]>([
    ['its members are missing', JSON.stringify({ id: listUrl, issuer: school })],
    ['its members are null', idList(null)],
    ['its members are one object', idList({ id })],
    ['its members are one text', idList(id)],
    ['a member is text', idList([id])],
    ['a member is null', idList([null])],
    ['a member is an array', idList([[id]])],
    ['a member has no id', idList([{ credential: id }])],
    ['the id of a member is an array', idList([{ id: [id] }])],
    ['a member is revoked in words', idList([{ id: 'urn:x:1', revoked: 'true' }])],
    ['a member is revoked by a number', idList([{ id: 'urn:x:1', revoked: 1 }])],
    ['a member is revoked by null', idList([{ id: 'urn:x:1', revoked: null }])],
    ['it is an array', JSON.stringify([{ id }])],
    ['a key stands twice', `{"revokedCredential":[{"id":"${id}"}],"revokedCredential":[]}`],
    ['a key stands twice, once escaped', `{"revokedCredential":[{"id":"${id}"}],"revoked\\u0043redential":[]}`],
    ['it has a key that changes prototypes', '{"__proto__":{},"revokedCredential":[]}'],
    ['something follows', `${idList([])}{}`],
    ['a comma too much', '{"revokedCredential":[],}'],
  ])('that can be read in two ways clears nobody: %s', async (_, list) => {
    expect(await judge(list)).toMatchObject({ verdict: 'unknown', codes: ['STATUS_LIST_INVALID'] })
  })

  it('that says somebody else wrote it clears nobody, and revokes all the same', async () => {
    const stranger = { issuer: issuerOf(attacker) }
    expect(await judge(idList([], stranger))).toMatchObject({
      verdict: 'unknown',
      codes: ['STATUS_ISSUER_NOT_AUTHORIZED'],
    })
    expect(await judge(idList([{ id }], stranger))).toMatchObject({ verdict: 'revoked' })
  })

  it('that calls itself otherwise is told of', async () => {
    expect((await judge(idList([], { id: 'https://school.example/other' }))).findings).toContain(
      'STATUS_LIST_ID_DIFFERS',
    )
  })
})

describe('a list of the forerunner', () => {
  const entry = statusEntry({ type: 'StatusList2021Entry' })
  const list = (encodedList: string): Promise<string> =>
    listBy(victim, {
      subject: { type: 'StatusList2021', encodedList },
      credential: { type: ['VerifiableCredential', 'StatusList2021Credential'] },
    })
  const bitsOf = (isSet: boolean): Buffer => {
    const bits = new Uint8Array(16_384)
    if (isSet) bits[94_567 >> 3] = 128 >> (94_567 & 7)
    return gzipSync(bits)
  }

  it.each<[string, (bits: Buffer) => string]>([
    ['base64url', (bits) => bits.toString('base64url')],
    ['base64url with a letter before it', (bits) => `u${bits.toString('base64url')}`],
    ['base64', (bits) => bits.toString('base64')],
  ])('is read the same in %s', async (_, write) => {
    expect(await judge(await list(write(bitsOf(false))), entry)).toMatchObject({ verdict: 'verified', codes: [] })
    expect(await judge(await list(write(bitsOf(true))), entry)).toMatchObject({ verdict: 'revoked' })
  })

  it.each<[string, (bits: Buffer) => string]>([
    ['hexadecimal', (bits) => `f${bits.toString('hex')}`],
    ['base64url with white space in it', (bits) => `u${bits.toString('base64url').replace(/^.{20}/, '$& ')}`],
    ['half of it', (bits) => bits.toString('base64url').slice(0, 40)],
    ['bits that are not compressed', () => Buffer.alloc(16_384).toString('base64url')],
    ['nothing', () => ''],
  ])('in %s clears nobody', async (_, write) => {
    expect(await judge(await list(write(bitsOf(false))), entry)).toMatchObject({
      verdict: 'unknown',
      codes: ['STATUS_LIST_ENCODING_INVALID'],
    })
  })
})

describe('an entry of a type that is not read', () => {
  it.each<[string, unknown]>([
    ['nobody defined', 'ExampleStatus2030'],
    ['was read once', 'RevocationList2020Status'],
    ['is one in small letters', 'bitstringstatuslistentry'],
    ['is one with a space', 'BitstringStatusListEntry '],
    ['is one as an address', 'https://www.w3.org/ns/credentials/status#BitstringStatusListEntry'],
    ['is that of the list', 'BitstringStatusList'],
    ['is the revocation list in other letters', '1edTechRevocationList'],
    ['is what every object has', 'constructor'],
  ])('leaves it unknown, where the type %s', async (_, type) => {
    // In the list, the badge is clear.
    expect(await judge(await listBy(victim), { ...statusEntry(), type })).toMatchObject({
      verdict: 'unknown',
      codes: ['STATUS_NOT_SUPPORTED'],
    })
  })

  it.each<[string, unknown]>([
    ['two types', ['BitstringStatusListEntry', 'ExampleStatus2030']],
    ['a number', 1],
    ['none', undefined],
  ])('is not even looked at where it is %s', async (_, type) => {
    expect((await judge(await listBy(victim), { ...statusEntry(), type })).verdict).toBe('invalid')
  })
})
