/** E19: a badge names a schema that claims the address of the official one, or of another issuer's, to be taken for it. */
import { expect, it } from 'vitest'
import type { FetchFunction } from '../../src/net/network.js'
import { createVerifier, type Verifier } from '../../src/verify/verifier.js'
import { issuerOf, judgedAt } from '../support/signed-badges.js'
import { attacker, signDocument, victim, victimBadge, type Loose } from './genuine.js'

const official = 'https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json'
const evil = 'https://evil.example/schema.json'
const own = 'https://school.example/schema.json'
const type = '1EdTechJsonSchemaValidator2019'
const extensions = 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json'

const asks: unknown[] = []

/** What each address serves. */
const schemas: Readonly<Record<string, object>> = {
  [own]: { $id: own, required: ['name'], properties: { issuer: { type: 'object' } } },
  [evil]: {
    $id: official,
    not: {},
    $defs: {
      another: { $id: own, not: {} },
      pinned: { $id: 'https://evil.example/pinned.json', $anchor: 'a', not: {} },
    },
  },
}

const fetch: FetchFunction = (url) => {
  asks.push(url)
  const schema = schemas[url]
  return Promise.resolve(new Response(JSON.stringify(schema ?? {}), { status: schema === undefined ? 404 : 200 }))
}

const verifier: Verifier = createVerifier({
  trustedIssuers: [issuerOf(victim), issuerOf(attacker)],
  fetch,
  now: () => judgedAt,
})

function badge(schema: readonly string[], key = victim): Promise<Loose> {
  const { '@context': contexts, ...rest } = victimBadge()
  const credentialSchema = schema.map((id) => ({ id, type }))
  return signDocument(
    { '@context': [...(contexts as string[]), extensions], ...rest, issuer: issuerIn(rest, key), credentialSchema },
    key,
  )
}

function issuerIn({ issuer }: Loose, key: typeof victim): Loose {
  return { ...(issuer as Loose), id: issuerOf(key) }
}

it('a schema that claims official addresses harms its own badge, and none before or after it', async () => {
  const genuine = await badge([official, own])
  const plain = await badge([official])
  const hostile = await badge([evil], attacker)
  for (const round of [1, 2, 3]) {
    for (const good of [genuine, plain])
      expect([round, (await verifier.verify(good)).verdict]).toEqual([round, 'verified'])
    const report = await verifier.verify(hostile)
    expect(report.verdict).toBe('invalid')
    expect(report.checks[1]).toMatchObject({
      check: 'schema',
      problems: [{ code: 'CREDENTIAL_SCHEMA_MISMATCH', url: evil }],
    })
  }
  for (let count = 0; count < 100; count++) expect((await verifier.verify(genuine)).verdict).toBe('verified')
})

it('the official schema is never fetched', async () => {
  asks.length = 0
  expect((await verifier.verify(await badge([official]))).verdict).toBe('verified')
  expect(asks).toEqual([])
})

it('a schema that lets everything pass does not make a wrong badge right', async () => {
  const lax = 'https://evil.example/lax.json'
  const lenient: FetchFunction = () => Promise.resolve(new Response(JSON.stringify({ $id: official }), { status: 200 }))
  const trusting = createVerifier({ trustedIssuers: [issuerOf(victim)], fetch: lenient, now: () => judgedAt })
  const { credentialSubject: _, ...rest } = victimBadge()
  const wrong = await signDocument({
    ...rest,
    credentialSubject: { type: 'AchievementSubject' },
    credentialSchema: { id: lax, type: 'JsonSchema' },
  })
  expect((await trusting.verify(wrong)).verdict).toBe('invalid')
})
