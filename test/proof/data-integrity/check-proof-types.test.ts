import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../src/json/json.js'
import { readAddedContexts } from '../../../src/jsonld/added-contexts.js'
import { defaultLimits as limits } from '../../../src/limits.js'
import { credentialsV1Context, credentialsV2Context } from '../../../src/model/contexts.js'
import { checkProofTypes } from '../../../src/proof/data-integrity/check-proof-types.js'

const contexts = (): ReturnType<ReturnType<typeof readAddedContexts>['library']> => readAddedContexts({}).library()

const check = (proofs: readonly JsonObject[], context: JsonObject[string] = [credentialsV2Context]): Promise<void> =>
  checkProofTypes(
    proofs.map((proof, index) => ({ proof, path: `/proof/${index}` })),
    { '@context': context },
    { contexts, limits },
  )

describe('checkProofTypes', () => {
  it.each<[string, JsonObject, JsonObject[string]]>([
    ['a suite that we know', { type: 'DataIntegrityProof', cryptosuite: 'eddsa-rdfc-2022' }, [credentialsV2Context]],
    ['a suite that we do not know', { type: 'DataIntegrityProof', cryptosuite: 'bbs-2023' }, [credentialsV2Context]],
    ['a type that a context defines', { type: 'Ed25519Signature2018' }, [credentialsV1Context]],
    ['a type by its IRI', { type: 'https://example.org/Proof' }, [credentialsV2Context]],
    [
      'a type with contexts of its own',
      { type: 'Strange', '@context': 'https://example.org/' },
      [credentialsV2Context],
    ],
    ['no type at all, which others refuse', {}, [credentialsV2Context]],
  ])('lets a proof of %s alone', async (_, proof, context) => {
    await expect(check([proof], context)).resolves.toBeUndefined()
  })

  it('refuses a type that no context defines, and says where', async () => {
    const known = { type: 'DataIntegrityProof', cryptosuite: 'eddsa-rdfc-2022' }
    await expect(check([known, { type: 'SomeProofType' }])).rejects.toMatchObject({
      code: 'TERM_UNDEFINED',
      facts: { term: 'SomeProofType' },
      path: '/proof/1/type',
    })
  })

  it('loads no contexts where every suite is known', async () => {
    const none = (): never => expect.fail('contexts were loaded')
    const proof = { type: 'DataIntegrityProof', cryptosuite: 'eddsa-jcs-2022' }
    await checkProofTypes([{ proof, path: '/proof' }], {}, { contexts: none, limits })
  })
})
