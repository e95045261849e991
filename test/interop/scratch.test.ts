import { it } from 'vitest'
import { fullBadge } from '../schema/documents.js'
import { generateKey } from '../../src/keys/signing-key.js'
import { createDataIntegritySigner } from '../../src/issue/signer.js'
it('x', async () => {
  const key = await generateKey()
  const { proof: _p, credentialStatus: _s, termsOfUse: _t, ...rest } = fullBadge as any
  console.log(JSON.stringify(rest).length)
  try { const s = await createDataIntegritySigner(key).sign(rest, Date.now()); console.log(JSON.stringify(s).length) } catch (e: any) { console.log(e.code, e.message, e.path) }
})
