import { describe, expect, it } from 'vitest'
import { checkOwnSignature } from '../../src/issue/self-check.js'
import { createIssuer } from '../../src/issue/issuer.js'
import type { SignedCredential } from '../../src/model/signed-credential.js'
import { createDataIntegritySigner, createJwtSigner, type Signer } from '../../src/issue/signer.js'
import { signStatusList } from '../../src/issue/status-list.js'
import type { JsonObject } from '../../src/json/json.js'
import type { SigningKey } from '../../src/keys/signing-key.js'
import { createStatusList } from '../../src/status/status-list.js'
import { fixedKey } from '../support/fixed-keys.js'
import { issuerOf } from '../support/signed-badges.js'

const key = await fixedKey('school')
const at = Date.UTC(2026, 10, 22)
const now = (): number => at

/** What a signer signs: a badge, and a list. */
async function signedBy(
  signer: Signer,
): Promise<Readonly<Record<'badge' | 'status-list', SignedCredential<JsonObject>>>> {
  const id = issuerOf(signer.key)
  const issuer = createIssuer({ profile: { id, name: 'A' }, signer, status: 'none', now })
  const badge = await issuer.issue({
    achievement: { name: 'A', description: 'B', criteria: 'C' },
    recipient: { id: 'did:example:ada' },
  })
  const publication = { url: 'https://school.example/status/1', issuer: id, signer, now }
  return { badge, 'status-list': await signStatusList(createStatusList({ purpose: 'revocation' }), publication) }
}

/** The same with another signature, which somebody else could have made. */
function changed(signed: SignedCredential<JsonObject>): SignedCredential<JsonObject> {
  if (signed.format === 'jwt') return { format: 'jwt', token: `${signed.token.slice(0, -4)}AAAA` }
  return { format: 'data-integrity', document: { ...signed.document, name: 'Another' } }
}

describe.each([
  ['a token', createJwtSigner],
  ['a document', createDataIntegritySigner],
])('checkOwnSignature of %s', (_, createSigner) => {
  const signer = createSigner(key)

  it.each(['badge', 'status-list'] as const)('lets a good %s pass, and refuses the same one changed', async (kind) => {
    const { [kind]: signed } = await signedBy(signer)
    await expect(checkOwnSignature(signed, signer, { at, kind })).resolves.toBeUndefined()
    const refused = { code: 'SELF_CHECK_FAILED', facts: { code: 'SIGNATURE_INVALID' } }
    await expect(checkOwnSignature(changed(signed), signer, { at, kind })).rejects.toMatchObject(refused)
  })

  it('says that the signature is wrong where a key elsewhere signs with another than it names', async () => {
    const other = await fixedKey('delegate')
    const wrong = createSigner({ ...key, id: 'did:web:school.example#key-1', sign: other.sign.bind(other) })
    await expect(signedBy(wrong)).rejects.toMatchObject({
      code: 'SELF_CHECK_FAILED',
      facts: { code: 'SIGNATURE_INVALID' },
    })
  })

  it('refuses what is signed well and is of another kind', async () => {
    const { badge, 'status-list': list } = await signedBy(signer)
    const refused = { code: 'SELF_CHECK_FAILED' }
    await expect(checkOwnSignature(badge, signer, { at, kind: 'status-list' })).rejects.toMatchObject(refused)
    await expect(checkOwnSignature(list, signer, { at, kind: 'badge' })).rejects.toMatchObject(refused)
  })
})

describe('checkOwnSignature of a token with a proof inside', () => {
  const id = 'did:web:school.example'
  const named = (own: SigningKey, fragment: string): SigningKey => ({ ...own, id: `${id}#${fragment}` })

  async function issueWith(outer: SigningKey, inner: SigningKey): Promise<SignedCredential> {
    const signer = createJwtSigner(outer, { embed: createDataIntegritySigner(inner) })
    return createIssuer({ profile: { id, name: 'A' }, signer, status: 'none', now }).issue({
      achievement: { name: 'A', description: 'B', criteria: 'C' },
      recipient: { id: 'did:example:ada' },
    })
  }

  it('lets it pass where both hold', async () => {
    const other = await fixedKey('delegate', { algorithm: 'ES256' })
    await expect(issueWith(named(other, 'key-1'), named(key, 'key-2'))).resolves.toMatchObject({ format: 'jwt' })
  })

  it('refuses it where only the token holds', async () => {
    const [other, third] = [await fixedKey('delegate', { algorithm: 'ES256' }), await fixedKey('third')]
    const wrong = { ...named(key, 'key-2'), sign: third.sign.bind(third) }
    await expect(issueWith(named(other, 'key-1'), wrong)).rejects.toMatchObject({
      code: 'SELF_CHECK_FAILED',
      facts: { code: 'SIGNATURE_INVALID' },
    })
  })

  it('refuses it where only the proof inside holds', async () => {
    const [other, third] = [await fixedKey('delegate'), await fixedKey('third')]
    const wrong = { ...named(other, 'key-1'), sign: third.sign.bind(third) }
    await expect(issueWith(wrong, named(key, 'key-2'))).rejects.toMatchObject({ code: 'SELF_CHECK_FAILED' })
  })

  it('refuses one whose credential was changed between the two', async () => {
    const signer = createDataIntegritySigner(key)
    const { badge } = await signedBy(signer)
    if (badge.format === 'jwt') throw new Error('a token')
    const jwt = createJwtSigner(key)
    const token = await jwt.sign<JsonObject>({ ...badge.document, name: 'Another' }, at)
    await expect(checkOwnSignature(token, jwt, { at, kind: 'badge' })).rejects.toMatchObject({
      code: 'SELF_CHECK_FAILED',
      facts: { code: 'SIGNATURE_INVALID' },
    })
  })
})

it('checkOwnSignature refuses a proof beside the own one that nobody could look at', async () => {
  const signer = createDataIntegritySigner(key)
  const { badge } = await signedBy(signer)
  if (badge.format === 'jwt') throw new Error('a token')
  const { proof } = badge.document
  const odd = { ...proof, cryptosuite: 'odd-2030' }
  const document = { ...badge.document, proof: [proof, odd].flat() } as typeof badge.document
  await expect(
    checkOwnSignature({ format: 'data-integrity', document }, signer, { at, kind: 'badge' }),
  ).rejects.toMatchObject({ code: 'SELF_CHECK_FAILED', facts: { code: 'PROOF_NOT_CHECKED' } })
})
