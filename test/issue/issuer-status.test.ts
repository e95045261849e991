import { describe, expect, it } from 'vitest'
import {
  createIssuer,
  type Award,
  type Issuer,
  type IssuerOptions,
  type StatusAllocator,
} from '../../src/issue/issuer.js'
import type { SignedCredential } from '../../src/model/signed-credential.js'
import { createDataIntegritySigner, createJwtSigner } from '../../src/issue/signer.js'
import type { JsonObject } from '../../src/json/json.js'
import type { BitstringStatusListEntry } from '../../src/model/credential-status.js'
import { createStatusList } from '../../src/status/status-list.js'
import {
  createStatusRegister,
  type StatusRegister,
  type StatusRegisterOptions,
} from '../../src/status/status-register.js'
import { fixedKey } from '../support/fixed-keys.js'
import { seededRandom } from '../support/seeded-random.js'
import { issuerOf } from '../support/signed-badges.js'
import { thrownBy } from '../support/thrown-by.js'

const key = await fixedKey('school')
const url = 'https://school.example/status/1'
const now = (): number => Date.UTC(2026, 10, 22)

const award: Award = {
  achievement: { name: 'First Aid', description: 'Helps in the first minutes.', criteria: 'Passed the test.' },
  recipient: { id: 'did:example:ada' },
}

function issuerWith(status: IssuerOptions['status'], signer = createJwtSigner(key)): Issuer {
  return createIssuer({ profile: { id: issuerOf(key), name: 'The School' }, signer, status, now })
}

function registerWith(length = 1_000, save: StatusRegisterOptions['save'] = 'memory-only'): StatusRegister {
  const list = createStatusList({ purpose: 'revocation', length, allowShort: true })
  return createStatusRegister({ url, list, save, random: seededRandom('issuer') })
}

/** What was signed, as JSON. */
function documentOf(signed: SignedCredential): JsonObject {
  if (signed.format === 'data-integrity') return signed.document
  return JSON.parse(Buffer.from(signed.token.split('.')[1]!, 'base64url').toString()) as JsonObject
}

describe('an issuer with a register', () => {
  it.each([
    ['a token', createJwtSigner(key)],
    ['a document', createDataIntegritySigner(key)],
  ])('puts the place that was allocated into %s', async (_, signer) => {
    const register = registerWith()
    const { credentialStatus } = documentOf(await issuerWith(register, signer).issue(award))
    const { statusListIndex } = credentialStatus as BitstringStatusListEntry
    expect(credentialStatus).toEqual({
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex,
      statusListCredential: url,
    })
    expect([register.list.allocated, register.list.isAllocated(Number(statusListIndex))]).toEqual([1, true])
    await register.set(credentialStatus as BitstringStatusListEntry)
    expect(register.list.isSet(Number(statusListIndex))).toBe(true)
  })

  it('puts messages into the badge, where an entry has more than one bit', async () => {
    const messages = ['red', 'green', 'blue', 'none']
    const list = createStatusList({ purpose: 'message', length: 100, allowShort: true, statusSize: 2, messages })
    const register = createStatusRegister({ url, list, save: 'memory-only' })
    const badge = await issuerWith(register, createDataIntegritySigner(key)).issue(award)
    expect(documentOf(badge)['credentialStatus']).toMatchObject({
      statusSize: 2,
      statusMessage: messages.map((message, value) => ({ status: `0x${value}`, message })),
    })
  })

  it('gives every badge a place of its own, and its own content, when many are issued at once', async () => {
    const register = registerWith()
    const issuer = issuerWith(register)
    const ids = Array.from({ length: 30 }, (_, index) => `did:example:learner-${index}`)
    const badges = await Promise.all(ids.map((id) => issuer.issue({ ...award, recipient: { id } })))
    const documents = badges.map(documentOf)
    const places = documents.map(
      ({ credentialStatus }) => (credentialStatus as BitstringStatusListEntry).statusListIndex,
    )
    expect(new Set(places).size).toBe(30)
    expect(register.list.allocated).toBe(30)
    expect(documents.map(({ credentialSubject }) => (credentialSubject as JsonObject)['id'])).toEqual(ids)
  })

  // Fails: the award is read once more after a place was waited for. In a loop, the last one gets all badges.
  it('awards what it was told to when it was called, whatever becomes of the award meanwhile', async () => {
    const issuer = issuerWith(registerWith())
    const changing = { ...award, recipient: { id: '' } }
    const ids = ['did:example:ada', 'did:example:bob', 'did:example:eve']
    const issued = ids.map((id) => {
      changing.recipient.id = id
      return issuer.issue(changing)
    })
    const subjects = (await Promise.all(issued)).map((badge) => documentOf(badge)['credentialSubject'] as JsonObject)
    expect(subjects.map(({ id }) => id)).toEqual(ids)
  })

  it.each<[string, object]>([
    ['an award without achievement', { achievement: undefined }],
    ['an award to nobody', { recipient: undefined }],
    ['an award with another issuer', { issuer: { id: 'did:web:other.example' } }],
    ['an award with a status of its own', { credentialStatus: { type: 'BitstringStatusListEntry' } }],
    ['an award that ends before it begins', { validFrom: '2027-01-01T00:00:00Z', validUntil: '2026-01-01T00:00:00Z' }],
    ['an award with a member that nobody knows', { favouriteColour: 'blue' }],
  ])('spends no place on %s', async (_, wrong) => {
    const register = registerWith()
    const error = await thrownBy(() => issuerWith(register).issue({ ...award, ...wrong }))
    expect(error.code).toBe('INPUT_INVALID')
    expect(register.list.allocated).toBe(0)
  })

  it('spends no place where the clock tells no time', async () => {
    const register = registerWith()
    const profile = { id: issuerOf(key), name: 'A' }
    const issuer = createIssuer({ profile, signer: createJwtSigner(key), status: register, now: () => Number.NaN })
    expect((await thrownBy(() => issuer.issue(award))).code).toBe('OPTIONS_INVALID')
    expect(register.list.allocated).toBe(0)
  })

  it('loses the place of a badge that could not be signed, and never gives it out again', async () => {
    const register = registerWith()
    const locked = { ...key, sign: () => Promise.reject(new Error('locked')) }
    const error = await thrownBy(() => issuerWith(register, createJwtSigner(locked)).issue(award))
    expect([error.code, register.list.allocated]).toEqual(['SIGNING_FAILED', 1])
  })

  it('issues nothing where the list is full: STATUS_LIST_FULL', async () => {
    const issuer = issuerWith(registerWith(1))
    await issuer.issue(award)
    expect((await thrownBy(() => issuer.issue(award))).code).toBe('STATUS_LIST_FULL')
  })

  it('issues nothing where the place cannot be kept, and says why', async () => {
    const failure = new Error('disk full')
    const register = registerWith(1_000, () => Promise.reject(failure))
    await expect(issuerWith(register).issue(award)).rejects.toBe(failure)
    expect(register.list.allocated).toBe(0)
  })
})

describe('an issuer with an allocator of one’s own', () => {
  const entry: BitstringStatusListEntry = {
    type: 'BitstringStatusListEntry',
    statusPurpose: 'suspension',
    statusListIndex: '7',
    statusListCredential: url,
  }

  it('puts what it allocates into the badge', async () => {
    const badge = await issuerWith({ allocate: () => Promise.resolve(entry) }).issue(award)
    expect(documentOf(badge)['credentialStatus']).toEqual(entry)
  })

  it('may be an object of a class', async () => {
    class Allocator implements StatusAllocator {
      private next = 40
      allocate(): Promise<BitstringStatusListEntry> {
        return Promise.resolve({ ...entry, statusListIndex: String(this.next++) })
      }
    }
    const issuer = issuerWith(new Allocator())
    const places = [await issuer.issue(award), await issuer.issue(award)].map(
      (badge) => documentOf(badge)['credentialStatus'],
    )
    expect(places).toMatchObject([{ statusListIndex: '40' }, { statusListIndex: '41' }])
  })

  it.each<[string, unknown]>([
    ['/credentialStatus', null],
    ['/credentialStatus/index', { index: 7 }],
    ['/credentialStatus', 'https://school.example/status/1#7'],
    ['/credentialStatus/statusListIndex', { ...entry, statusListIndex: 7 }],
    ['/credentialStatus/statusPurpose', { ...entry, statusPurpose: 'revoked' }],
    ['/credentialStatus/statusListCredential', { ...entry, statusListCredential: 'status/1' }],
    ['/credentialStatus/statusMessage', { ...entry, statusSize: 2 }],
  ])('issues nothing with a wrong entry: INPUT_INVALID at %s', async (path, wrong) => {
    const issuer = issuerWith({ allocate: () => Promise.resolve(wrong as BitstringStatusListEntry) })
    await expect(issuer.issue(award)).rejects.toMatchObject({ code: 'INPUT_INVALID', path })
  })
})

describe('an issuer whose allocator answers nothing', () => {
  // Fails: the badge is issued without a status. It can never be revoked, and nobody knows.
  it('issues nothing: INPUT_INVALID', async () => {
    const issuer = issuerWith({ allocate: () => Promise.resolve(undefined as never) })
    await expect(issuer.issue(award)).rejects.toMatchObject({ code: 'INPUT_INVALID', path: '/credentialStatus' })
  })
})

describe('the option status', () => {
  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['another word', 'None'],
    ['true', true],
    ['a URL', url],
    ['an empty object', {}],
    ['a function', () => Promise.resolve()],
    ['an allocator that is none', { allocate: 'BitstringStatusListEntry' }],
  ])('is refused where it is %s: OPTIONS_INVALID', (_, status) => {
    const error = thrownBy(() => issuerWith(status as 'none'))
    expect(error).toMatchObject({ code: 'OPTIONS_INVALID', facts: { option: 'status' } })
  })
})
