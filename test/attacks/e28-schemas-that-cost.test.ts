/** E28, F1, F2, F3: schemas that take for ever, take all memory, reach into the network, or find what every object inherits. */
import { describe, expect, it } from 'vitest'
import type { FetchFunction } from '../../src/net/network.js'
import { createVerifier } from '../../src/verify/verifier.js'
import { problemCodesIn } from '../support/problem-codes.js'
import { issuerOf, judgedAt } from '../support/signed-badges.js'
import { signToken, victim, victimBadge, type Loose } from './genuine.js'

const $schema = 'https://json-schema.org/draft/2020-12/schema'
const url = 'https://school.example/schema.json'
const good = 'https://school.example/good.json'
const long = 'a'.repeat(100_000)

const doublings = Object.fromEntries(
  Array.from({ length: 60 }, (_, index) => {
    const next = { $ref: `#/$defs/d${index + 1}` }
    return [`d${index}`, { anyOf: [next, next] }]
  }),
)

const deepList = (depth: number): string => `${'{"not":'.repeat(depth)}{}${'}'.repeat(depth)}`

async function judgeBy(
  schema: object | string,
  changes: Loose = {},
): Promise<{ codes: string[]; asked: string[]; next: string[] }> {
  const asked: string[] = []
  const served: Readonly<Record<string, string>> = {
    [url]: typeof schema === 'string' ? schema : JSON.stringify({ $schema, ...schema }),
    [good]: JSON.stringify({ $schema, required: ['name'] }),
  }
  const fetch: FetchFunction = (address) => {
    asked.push(address)
    return Promise.resolve(new Response(served[address] ?? '', { status: address in served ? 200 : 404 }))
  }
  const verifier = createVerifier({ trustedIssuers: [issuerOf(victim)], fetch, now: () => judgedAt })
  const badge = async (id: string): Promise<string> => signToken(named(id))
  const report = await verifier.verify(await signToken({ ...named(url), ...changes }))
  expect(report.verified).toBe(false)
  const next: string[] = []
  const genuine = await badge(good)
  for (let count = 0; count < 100; count++) next.push((await verifier.verify(genuine)).verdict)
  const codes = problemCodesIn(report)
  return { codes: [...new Set(codes)], asked: asked.filter((address) => address !== good), next }
}

function named(id: string): Loose {
  return { ...victimBadge(), description: long, credentialSchema: { id, type: 'JsonSchema' } }
}

describe('a schema with', () => {
  it.each<[string, string, object | string]>([
    [
      'an exponential pattern',
      'CREDENTIAL_SCHEMA_TOO_COSTLY',
      { properties: { description: { pattern: '^(a+)+$|(a|a)*b' } } },
    ],
    [
      'exponential alternatives',
      'CREDENTIAL_SCHEMA_TOO_COSTLY',
      { $ref: '#/$defs/d0', $defs: { ...doublings, d60: false } },
    ],
    ['references in a circle', 'CREDENTIAL_SCHEMA_TOO_COSTLY', { allOf: [{ $ref: '#' }, { $ref: '#' }] }],
    [
      'patterns that grow',
      'CREDENTIAL_SCHEMA_TOO_COSTLY',
      { allOf: Array.from({ length: 3_000 }, (_, index) => ({ pattern: `((a{9}){9}){40}${index}` })) },
    ],
    ['one pattern that grows', 'CREDENTIAL_SCHEMA_NOT_SUPPORTED', { pattern: '((a{1000}){1000}){1000}' }],
    [
      'long texts compared again and again',
      'CREDENTIAL_SCHEMA_TOO_COSTLY',
      { allOf: Array.from({ length: 5_000 }, () => ({ properties: { description: { const: 'b' } } })) },
    ],
    [
      'members compared again and again',
      'CREDENTIAL_SCHEMA_TOO_COSTLY',
      {
        allOf: Array.from({ length: 1_000 }, () => ({
          properties: { '@context': { uniqueItems: true }, description: { enum: [1] } },
        })),
      },
    ],
    ['more levels than a stack holds', 'CREDENTIAL_SCHEMA_INVALID', deepList(30_000)],
    ['more bytes than are read', 'CREDENTIAL_SCHEMA_UNREACHABLE', { $comment: 'a'.repeat(300_000) }],
    ['what every object inherits', 'CREDENTIAL_SCHEMA_MISMATCH', { required: ['constructor', 'toString'] }],
    [
      'a key that changes prototypes',
      'CREDENTIAL_SCHEMA_INVALID',
      `{"$schema":"${$schema}","properties":{"__proto__":{"polluted":true}}}`,
    ],
    [
      'a reference to the network',
      'CREDENTIAL_SCHEMA_NOT_SUPPORTED',
      { properties: { never: { $ref: 'http://canary.example/schema.json' } } },
    ],
    [
      'a reference to a machine inside',
      'CREDENTIAL_SCHEMA_NOT_SUPPORTED',
      { $ref: 'http://169.254.169.254/latest/meta-data/' },
    ],
    ['a version of its own', 'CREDENTIAL_SCHEMA_NOT_SUPPORTED', { $schema: 'https://canary.example/meta' }],
  ])('%s is %s, and the next hundred badges are judged', { timeout: 60_000 }, async (_, code, schema) => {
    const { codes, asked, next } = await judgeBy(schema)
    expect(codes).toEqual([code])
    // Its own address, and no other.
    expect(asked).toEqual([url])
    expect(next.every((verdict) => verdict === 'verified')).toBe(true)
  })

  it('a program where it asks for an address does not take it for one', async () => {
    const schema = { properties: { description: { format: 'uri' } } }
    const { codes } = await judgeBy(schema, { description: 'javascript:alert(document.cookie)' })
    expect(codes).toEqual(['CREDENTIAL_SCHEMA_MISMATCH'])
  })
})
