import { describe, expect, it } from 'vitest'
import { checkOwnSignature } from '../../src/issue/self-check.js'
import { createIssuer } from '../../src/issue/issuer.js'
import type { SignedCredential } from '../../src/issue/signed-credential.js'
import { createDataIntegritySigner, createJwtSigner, type Signer } from '../../src/issue/signer.js'
import { signStatusList } from '../../src/issue/status-list.js'
import type { JsonObject } from '../../src/json/json.js'
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
