import { describe, expect, it } from 'vitest'
import type { Envelope, PlacedProof } from '../../src/envelope/envelope.js'
import { checkNamedSchemas, namesSchemas, type NamingEnvelope } from '../../src/gates/check-named-schemas.js'
import type { JsonObject } from '../../src/json/json.js'
import { defaultLimits } from '../../src/limits.js'
import type { Kind } from '../../src/model/kinds.js'
import { toUtf8 } from '../../src/platform/bytes.js'

const url = 'https://school.example/schema.json'
const document: JsonObject = {
  issuer: { id: 'did:example:school' },
  credentialSchema: { id: url, type: 'JsonSchema' },
}

function envelopeOf(kind: Kind, proofs: readonly PlacedProof[] = []): NamingEnvelope {
  return { kind, document, proofs, format: 'data-integrity' } as unknown as NamingEnvelope
}

async function check(envelope: NamingEnvelope, schema: object): Promise<{ codes: string[]; asked: unknown[] }> {
  const asked: unknown[] = []
  const bytes = toUtf8(JSON.stringify({ $schema: 'https://json-schema.org/draft/2020-12/schema', ...schema }))
  const fetch = (...request: unknown[]): Promise<{ bytes: Uint8Array }> => {
    asked.push(request)
    return Promise.resolve({ bytes })
  }
  const verdict = await checkNamedSchemas(envelope, { known: new Map(), fetch }, defaultLimits)
  return { codes: verdict.problems.map(({ code }) => code), asked }
}

describe('checkNamedSchemas', () => {
  it('asks on behalf of the issuer', async () => {
    expect(await check(envelopeOf('badge'), {})).toEqual({ codes: [], asked: [[url, 'did:example:school']] })
    expect((await check(envelopeOf('clr'), {})).codes).toEqual([])
    expect((await check(envelopeOf('endorsement'), { not: {} })).codes).toEqual(['CREDENTIAL_SCHEMA_MISMATCH'])
  })

  it('looks at those of badges, endorsements and records alone', () => {
    const kinds: readonly Kind[] = ['badge', 'endorsement', 'clr', 'status-list', 'presentation', 'unrecognized']
    expect(kinds.filter((kind) => namesSchemas(envelopeOf(kind)))).toEqual(['badge', 'endorsement', 'clr'])
    const { credentialSchema: _, ...without } = document
    const naming = { ...envelopeOf('badge'), document: without } as Envelope
    expect(namesSchemas(naming)).toBe(false)
  })

  it('shows a schema the credential with its proofs, as they stood', async () => {
    const proof = { type: 'DataIntegrityProof' }
    const one = { properties: { proof: { type: 'object' } }, required: ['proof', 'issuer'] }
    const items = { type: 'object' }
    const list = { properties: { proof: { type: 'array', items } }, required: ['proof', 'issuer'] }
    expect((await check(envelopeOf('badge', [{ proof, path: '/proof' }]), one)).codes).toEqual([])
    expect((await check(envelopeOf('badge', [{ proof, path: '/proof/0' }]), list)).codes).toEqual([])
    expect((await check(envelopeOf('badge'), one)).codes).toEqual(['CREDENTIAL_SCHEMA_MISMATCH'])
  })
})
