import { expect, it } from 'vitest'
import { readAddedContexts } from '../../src/jsonld/added-contexts.js'
import { defaultLimits, limitsForStatusLists } from '../../src/limits.js'
import type { FetchRequest } from '../../src/net/exchange.js'
import { toGateMeans, type GateFacts } from '../../src/verify/gate-means.js'
import { fakeSession } from '../support/fake-session.js'
import { fixedKey } from '../support/fixed-keys.js'

const facts: GateFacts = { at: 1, checkedAt: 2, accept: ['badge'], sizes: 'badge', challenge: 'c', domain: 'd' }
const supplies = { limits: defaultLimits, contexts: readAddedContexts({}), schemas: new Map() }
const web = 'did:web:school.example'
const url = 'https://school.example/schema.json'

function meansOf(changes: Partial<GateFacts> = {}) {
  const requests: (FetchRequest & { readonly by: string })[] = []
  const desk = {
    pinnedKeys: () => Promise.resolve([]),
    sessionFor: (by: string) =>
      Promise.resolve({
        request(request: FetchRequest) {
          requests.push({ by, ...request })
          return fakeSession({ [url]: { type: 'object' } }).request(request)
        },
      }),
  }
  return { means: toGateMeans({ ...facts, ...changes }, supplies, desk), requests }
}

it('the means say what is asked', () => {
  const { means } = meansOf()
  expect(means).toMatchObject({ at: 1, checkedAt: 2, accept: ['badge'], challenge: 'c', domain: 'd' })
  expect(means.limits).toEqual(defaultLimits)
  expect(meansOf({ sizes: 'status-list' }).means.limits).toEqual(limitsForStatusLists(defaultLimits))
})

it('a key is looked for on behalf of its issuer', async () => {
  const { means, requests } = meansOf()
  const reference = { method: `${web}#1`, embedded: undefined, path: '/proof', purpose: 'assertionMethod' } as const
  await expect(means.findKey(web, reference, () => true)).rejects.toMatchObject({ code: 'ISSUER_PUBLISHES_NO_KEYS' })
  expect(requests).toMatchObject([{ by: web, url: 'https://school.example/.well-known/did.json' }])
})

it('a key that is its own issuer is found without a request', async () => {
  const { publicKey, id } = await fixedKey('school')
  const issuer = id.split('#')[0] ?? ''
  const { means, requests } = meansOf()
  const reference = { method: id, embedded: undefined, path: '/proof', purpose: 'assertionMethod' } as const
  expect((await means.findKey(issuer, reference, () => true)).key.jwk.x).toBe(publicKey.x)
  expect(requests).toEqual([])
})

it('a schema is fetched on behalf of the issuer, and no larger than it may be', async () => {
  const { means, requests } = meansOf()
  await means.schemas?.fetch(url, web)
  expect(requests).toMatchObject([{ by: web, url, maxBytes: defaultLimits.maxCredentialSchemaBytes }])
})
