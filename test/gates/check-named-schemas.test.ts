import { describe, expect, it } from 'vitest'
import type { Envelope, PlacedProof } from '../../src/envelope/envelope.js'
import { checkNamedSchemas } from '../../src/gates/check-named-schemas.js'
import type { JsonObject } from '../../src/json/json.js'
import { defaultLimits } from '../../src/limits.js'
import type { Kind } from '../../src/model/kinds.js'
import { toUtf8 } from '../../src/platform/bytes.js'

const url = 'https://school.example/schema.json'
const document: JsonObject = {
  issuer: { id: 'did:example:school' },
  credentialSchema: { id: url, type: 'JsonSchema' },
}

function envelopeOf(kind: Kind, proofs: readonly PlacedProof[] = []): Envelope {
  return { kind, document, proofs, format: 'data-integrity' } as unknown as Envelope
}

async function check(envelope: Envelope, schema: object): Promise<{ codes?: string[] | undefined; asked: unknown[] }> {
  const asked: unknown[] = []
  const bytes = toUtf8(JSON.stringify({ $schema: 'https://json-schema.org/draft/2020-12/schema', ...schema }))
  const fetch = (...request: unknown[]): Promise<{ bytes: Uint8Array }> => {
    asked.push(request)
    return Promise.resolve({ bytes })
  }
  const verdict = await checkNamedSchemas(envelope, { known: new Map(), fetch }, defaultLimits)
  return { codes: verdict?.problems.map(({ code }) => code), asked }
}

describe('checkNamedSchemas', () => {
  it('asks on behalf of the issuer', async () => {
    expect(await check(envelopeOf('badge'), {})).toEqual({ codes: [], asked: [[url, 'did:example:school']] })
    expect((await check(envelopeOf('clr'), {})).codes).toEqual([])
    expect((await check(envelopeOf('endorsement'), { not: {} })).codes).toEqual(['CREDENTIAL_SCHEMA_MISMATCH'])
  })

  it.each<Kind>(['status-list', 'presentation', 'unrecognized'])('does not look at those of a %s', async (kind) => {
    expect(await check(envelopeOf(kind), { not: {} })).toEqual({ codes: undefined, asked: [] })
  })

  it('shows a schema the credential with its proofs, as they stood', async () => {
    const proof = { type: 'DataIntegrityProof' }
    const one = { properties: { proof: { type: 'object' } }, required: ['proof'] }
    const list = { properties: { proof: { type: 'array' } }, required: ['proof'] }
    expect((await check(envelopeOf('badge', [{ proof, path: '/proof' }]), one)).codes).toEqual([])
    expect((await check(envelopeOf('badge', [{ proof, path: '/proof/0' }]), list)).codes).toEqual([])
    expect((await check(envelopeOf('badge'), one)).codes).toEqual(['CREDENTIAL_SCHEMA_MISMATCH'])
  })
})
