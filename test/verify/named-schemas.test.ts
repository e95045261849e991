/** Schemas that a badge names, as the verifier has and judges them. */
import { describe, expect, it } from 'vitest'
import type { FetchFunction } from '../../src/net/network.js'
import type { VerifierOptions } from '../../src/verify/options.js'
import type { VerifyPolicy } from '../../src/verify/policy.js'
import type { VerificationReport } from '../../src/verify/report.js'
import { createVerifier } from '../../src/verify/verifier.js'
import { signToken, victim, victimBadge } from '../attacks/genuine.js'
import { issuerOf, judgedAt } from '../support/signed-badges.js'

const url = 'https://school.example/schema.json'
const $schema = 'https://json-schema.org/draft/2020-12/schema'
const good = JSON.stringify({ $schema, required: ['name'] })
const bad = JSON.stringify({ $schema, required: ['grade'] })
const credentialSchema = { id: url, type: 'JsonSchema' }

interface Setting {
  readonly served?: string
  readonly options?: Partial<VerifierOptions>
  readonly policy?: VerifyPolicy
  readonly changes?: object
}

async function verify({
  served,
  options,
  policy,
  changes,
}: Setting): Promise<VerificationReport & { asked: string[] }> {
  const asked: string[] = []
  const fetch: FetchFunction = (address) => {
    asked.push(address)
    return Promise.resolve(new Response(served ?? '', { status: served === undefined ? 404 : 200 }))
  }
  const verifier = createVerifier({ trustedIssuers: [issuerOf(victim)], fetch, now: () => judgedAt, ...options })
  const report = await verifier.verify(await signToken({ ...victimBadge(), credentialSchema, ...changes }), policy)
  return { ...report, asked }
}

const codesOf = ({ checks }: VerificationReport): string[] =>
  checks.flatMap((check) => ('problems' in check ? check.problems.map(({ code }) => `${check.check} ${code}`) : []))

describe('a badge that names a schema', () => {
  it('is verified where it keeps to it, and the report says what was fetched', async () => {
    const report = await verify({ served: good })
    expect(report.verdict).toBe('verified')
    expect(report.findings).toEqual([])
    expect(report.evidence.fetches).toMatchObject([{ url, outcome: 'fetched' }])
  })

  it('is invalid where it does not, and no credential is handed out', async () => {
    const report = await verify({ served: bad })
    expect([report.verdict, codesOf(report)]).toEqual(['invalid', ['schema CREDENTIAL_SCHEMA_MISMATCH']])
    expect(report.credential).toBeUndefined()
  })

  it('is unknown where it cannot be had', async () => {
    const report = await verify({})
    expect([report.verdict, codesOf(report)]).toEqual(['unknown', ['schema CREDENTIAL_SCHEMA_UNREACHABLE']])
    expect(report.credential).toBeUndefined()
  })

  it('is judged by what the caller gave, and nobody is asked', async () => {
    for (const [text, verdict] of [
      [good, 'verified'],
      [bad, 'invalid'],
    ] as const) {
      const report = await verify({ options: { schemas: { [url]: text } } })
      expect([report.verdict, report.asked]).toEqual([verdict, []])
    }
  })

  it('has nobody asked for an issuer that is not trusted, if the caller wants that', async () => {
    const setting = { served: good, options: { trustedIssuers: [] }, policy: { contact: 'trusted' } } as const
    const report = await verify(setting)
    expect([report.verdict, report.asked]).toEqual(['untrusted', []])
    expect(codesOf(report)).toEqual(['schema NOT_CONTACTED'])
  })

  it('has nobody asked where its shape is wrong; a finding says that the schema was not checked', async () => {
    const report = await verify({ served: good, changes: { name: 7 } })
    expect([report.verdict, report.asked]).toEqual(['invalid', []])
    expect(report.findings.map(({ code }) => code)).toEqual(['SCHEMA_NOT_CHECKED'])
  })

  it('is shown to the schema without the claims of its token', async () => {
    const names = [...Object.keys(victimBadge()), 'credentialSchema']
    const closed = {
      $schema,
      properties: Object.fromEntries(names.map((name) => [name, true])),
      additionalProperties: false,
    }
    expect((await verify({ served: JSON.stringify(closed) })).verdict).toBe('verified')
  })
})
