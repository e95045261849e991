import { describe, expect, it } from 'vitest'
import { checkOwnSignature } from '../../src/issue/self-check.js'
import { createIssuer } from '../../src/issue/issuer.js'
import { createJwtSigner } from '../../src/issue/signer.js'
import { didKeyOf } from '../../src/keys/publish.js'
import { generateKey } from '../../src/keys/signing-key.js'

describe('checkOwnSignature', () => {
  it('lets a good badge pass, and refuses the same one changed', async () => {
    const key = await generateKey()
    const signer = createJwtSigner(key)
    const issuer = createIssuer({ profile: { id: didKeyOf(key.publicKey) ?? '', name: 'A' }, signer, status: 'none' })
    const badge = await issuer.issue({
      achievement: { name: 'A', description: 'B', criteria: 'C' },
      recipient: { id: 'did:example:ada' },
    })
    if (badge.format !== 'jwt') throw new Error('no token')
    await expect(checkOwnSignature(badge, signer, Date.now())).resolves.toBeUndefined()
    const changed = { format: 'jwt' as const, token: `${badge.token.slice(0, -4)}AAAA` }
    await expect(checkOwnSignature(changed, signer, Date.now())).rejects.toMatchObject({ code: 'SELF_CHECK_FAILED' })
  })
})
