/**
 * B7: what a context says decides what every word means. Its host changes it, somebody serves another one in its place,
 * or the holder names the contexts in another order, or others.
 */
import { describe, expect, it } from 'vitest'
import {
  credentialsV1Context,
  credentialsV2Context,
  dataIntegrityV1Context,
  newestOpenBadgesContext,
  openBadgesContexts,
  openBadgesExtensionsContext,
} from '../../src/model/contexts.js'
import { bundledContextUrls } from '../../src/jsonld/bundled-urls.generated.js'
import { anyIssuer } from '../../src/verify/trust.js'
import type { VerificationReport } from '../../src/verify/report.js'
import { createVerifier } from '../../src/verify/verifier.js'
import { placesViewOf } from '../support/application-view.js'
import { badgeContexts, badgeOf, ed25519Key, signBadgeAsToken, signDocument } from '../support/foreign-signer.js'
import { judgedAt } from '../support/signed-badges.js'
import type { JsonObject } from '../../src/json/json.js'
import { fullDocument, fullVerifier } from './full-badge.js'
import { codesOf, expectGenuine, genuineDocument, signToken, verifier, victimBadge, type Loose } from './genuine.js'

const OWN = 'https://academy.example/context.json'
const key = ed25519Key(1)

/** Contexts as an attacker would have them: the end of a badge means nothing, its name something else. */
const swapped = {
  '@context': {
    id: '@id',
    type: '@type',
    validUntil: null,
    name: 'https://attacker.example/name',
    '@vocab': 'https://attacker.example/',
  },
}

describe('a context of the standard', () => {
  it('is taken from no host, whatever it serves', async () => {
    const asked: string[] = []
    const served = createVerifier({
      trustedIssuers: anyIssuer,
      now: () => judgedAt,
      cache: 'off',
      fetch: (address) => {
        asked.push(address)
        return Promise.resolve(Response.json(swapped))
      },
    })
    await expectGenuine(undefined, served)
    await expectGenuine(await signToken(victimBadge()), served)
    for (const url of bundledContextUrls) {
      await served.verify({
        ...(await genuineDocument()),
        '@context': [credentialsV2Context, newestOpenBadgesContext, url],
      })
    }
    expect(asked).toEqual([])
  })

  it.each([...bundledContextUrls])('%s cannot be replaced by the owner of the verifier either', (url) => {
    const replace = (): unknown =>
      createVerifier({ trustedIssuers: anyIssuer, contexts: { [url]: JSON.stringify(swapped) } })
    expect(replace).toThrow(expect.objectContaining({ code: 'OPTIONS_INVALID' }) as Error)
  })

  it.each([
    newestOpenBadgesContext.replace('https:', 'http:'),
    newestOpenBadgesContext.replace('purl', 'PURL'),
    newestOpenBadgesContext.replace('imsglobal.org', 'imsglobal.org:443'),
    newestOpenBadgesContext.replace('imsglobal.org', 'imsglobal.org.'),
    newestOpenBadgesContext.replace('imsglobal', 'imsg1obal'),
    newestOpenBadgesContext.replace('/ob/', '/ob/../ob/'),
    `${newestOpenBadgesContext}#`,
    `${newestOpenBadgesContext}?`,
    `${newestOpenBadgesContext} `,
    `https://attacker.example/${newestOpenBadgesContext}`,
    'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.9.json',
    'data:application/ld+json,{"@context":{}}',
    'file:///etc/passwd',
    'context-3.0.3.json',
  ])('is not found under the address %s', async (address) => {
    const document = await genuineDocument()
    document['@context'][1] = address
    const codes = await codesOf(document)
    expect(codes.filter((code) => code === 'CONTEXT_UNKNOWN' || code === 'CONTEXT_CONFLICT')).toHaveLength(1)
    expect(['CONTEXT_ORDER', 'VERSION_NOT_SUPPORTED']).toContain(codes[0])
  })
})

describe('a context that nobody here knows', () => {
  const badge = badgeOf(key.did, { '@context': [...badgeContexts, OWN], level: 'beginner' })
  const text = JSON.stringify({ '@context': { level: 'https://academy.example/terms#level' } })
  const knowing = (context: string): ReturnType<typeof createVerifier> =>
    createVerifier({ trustedIssuers: anyIssuer, now: () => judgedAt, contexts: { [OWN]: context } })

  it('is never fetched, and what it defines is unknown in a document', async () => {
    const asked: string[] = []
    const asking = createVerifier({
      trustedIssuers: anyIssuer,
      now: () => judgedAt,
      fetch: (url) => {
        asked.push(url)
        return Promise.resolve(new Response(text))
      },
    })
    const document = await signDocument(badge, key, { contexts: { [OWN]: text } })
    const report = await asking.verify(document)
    expect([report.verdict, asked]).toEqual(['unknown', []])
    expect(await codesOf(document, {}, asking)).toEqual(['CONTEXT_UNKNOWN'])
    await expectGenuine(document, knowing(text))
  })

  it('is never fetched for a token, in which the words themselves are signed', async () => {
    const report = await verifier.verify(signBadgeAsToken(badge, key))
    expect([report.verdict, report.evidence.fetches]).toEqual(['verified', []])
  })

  it.each<[string, JsonObject]>([
    ['another meaning of the word', { level: 'https://academy.example/terms#rank' }],
    ['another type of its value', { level: { '@id': 'https://academy.example/terms#level', '@type': '@id' } }],
    ['no meaning of the word', { other: 'https://academy.example/terms#level' }],
    ['the word without a meaning', { level: null }],
    ['the word as another name of a keyword', { level: '@index' }],
    ['words for everything', { '@vocab': 'https://academy.example/words#' }],
  ])('is refused with other bytes than those of its issuer: %s', async (_, context) => {
    const document = await signDocument(badge, key, { contexts: { [OWN]: text } })
    expect((await codesOf(document, {}, knowing(JSON.stringify({ '@context': context })))).length).toBeGreaterThan(0)
  })
})

describe('the contexts of a badge', () => {
  const three = [credentialsV2Context, newestOpenBadgesContext, openBadgesExtensionsContext]

  it('control: verify in the order of the standard', async () => {
    await expectGenuine(await signedWith(three))
  })

  it.each(permutationsOf(three).filter((order) => order.join() !== three.join()))(
    'are refused in another order: %s, %s, %s',
    async (...order) => {
      const document = await signedWith(three)
      expect(await codesOf({ ...document, '@context': order })).toContain('CONTEXT_ORDER')
      // So is a token, although its issuer signed that very order.
      const token = await signToken({ ...victimBadge(), '@context': order })
      expect(await codesOf(token)).toContain('CONTEXT_ORDER')
    },
  )

  it.each<[string, unknown]>([
    ['none', undefined],
    ['null', null],
    ['a list with nothing in it', []],
    ['the first only, as text', credentialsV2Context],
    ['the first only', [credentialsV2Context]],
    ['the second only', [newestOpenBadgesContext]],
    ['the first twice', [credentialsV2Context, credentialsV2Context]],
    ['an inline context first', [{ name: 'https://attacker.example/name' }, ...three]],
    [
      'an inline context between',
      [credentialsV2Context, { name: 'https://attacker.example/name' }, newestOpenBadgesContext],
    ],
    ['null between', [credentialsV2Context, null, newestOpenBadgesContext]],
    ['a list in the list', [[credentialsV2Context, newestOpenBadgesContext]]],
    ['an object of both', { '@context': [credentialsV2Context, newestOpenBadgesContext] }],
    ['those of the older data model', [credentialsV1Context, newestOpenBadgesContext]],
  ])('are refused as %s', async (_, contexts) => {
    const { '@context': __, ...document } = await genuineDocument()
    const changed = { ...(contexts === undefined ? {} : { '@context': contexts }), ...document }
    expect((await codesOf(changed))[0]).toMatch(
      /^(?:CONTEXT_ORDER|PROPERTY_|JSON_LD_|NOT_COMPACTED|ID_NOT_ABSOLUTE|VALUE_)/,
    )
  })

  it.each(openBadgesContexts.map(({ url }) => url).filter((url) => url !== newestOpenBadgesContext))(
    'are refused with %s in place of the one signed with',
    async (url) => {
      const document = await genuineDocument()
      document['@context'][1] = url
      expect((await codesOf(document)).at(-1)).toMatch(/^(?:SIGNATURE_INVALID|CONTEXT_CONFLICT)$/)
    },
  )

  it('are refused beside one that contradicts them, and say the same beside the others', async () => {
    const harmless: string[] = []
    for (const url of bundledContextUrls) {
      const document = fullDocument()
      document['@context'].push(url)
      const report = await fullVerifier.verify(document)
      if (report.verified) harmless.push(url)
      else expect(await codesOf(document, {}, fullVerifier)).toEqual(['CONTEXT_CONFLICT'])
      if (report.verified)
        expect(placesViewOf(jsonOf(report))).toBe(placesViewOf(jsonOf(await fullVerifier.verify(fullDocument()))))
    }
    const contradicting = [...bundledContextUrls].filter((url) => !harmless.includes(url))
    expect(contradicting.sort()).toEqual(
      [
        credentialsV1Context,
        dataIntegrityV1Context,
        ...openBadgesContexts.map(({ url }) => url).filter((url) => url !== newestOpenBadgesContext),
      ].sort(),
    )
  })
})

async function signedWith(contexts: readonly string[]): Promise<Loose> {
  return signDocument({ ...badgeOf(key.did), '@context': [...contexts] }, key)
}

function jsonOf({ credential }: VerificationReport): JsonObject {
  return credential as unknown as JsonObject
}

function permutationsOf(items: readonly string[]): readonly (readonly string[])[] {
  if (items.length < 2) return [items]
  return items.flatMap((first) =>
    permutationsOf(items.filter((item) => item !== first)).map((rest) => [first, ...rest]),
  )
}
