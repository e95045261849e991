import { describe, expect, it } from 'vitest'
import { OpenBadgesError } from '../../src/errors.js'
import type { SchemaDesk } from '../../src/gates/check-named-schemas.js'
import { passGates, type GateMeans, type GateReport } from '../../src/gates/pass-gates.js'
import type { JsonObject } from '../../src/json/json.js'
import { readAddedContexts } from '../../src/jsonld/added-contexts.js'
import { findIssuerKey } from '../../src/keys/find-issuer-key.js'
import { defaultLimits } from '../../src/limits.js'
import { credentialsV1Context, credentialsV2Context } from '../../src/model/contexts.js'
import type { Kind } from '../../src/model/kinds.js'
import { toUtf8 } from '../../src/platform/bytes.js'
import { createDataIntegritySigner } from '../../src/issue/signer.js'
import { endorsementOf, smallBadge } from '../support/badges.js'
import { fixedKey } from '../support/fixed-keys.js'
import { hostileValues } from '../support/hostile-values.js'
import { problemCodesOf } from '../support/problem-codes.js'
import { issuerOf, judgedAt, signedAt } from '../support/signed-badges.js'
import { listCredential } from '../support/status-lists.js'
import { signToken, unsignedToken } from '../support/tokens.js'

const key = await fixedKey('school')
const stranger = await fixedKey('stranger')
const issuer = issuerOf(key)
const badge = smallBadge(issuer) as unknown as JsonObject
const kinds: readonly Kind[] = ['badge', 'endorsement', 'status-list', 'clr', 'presentation']

const means: GateMeans = {
  at: judgedAt.getTime(),
  checkedAt: judgedAt.getTime(),
  limits: defaultLimits,
  accept: ['badge'],
  contexts: () => readAddedContexts({}).library(),
  pinnedKeys: () => Promise.resolve([]),
  findKey: (asked, reference, fits) =>
    findIssuerKey({ issuer: asked, reference, fits, session: undefined, limits: defaultLimits }),
}

const pass = (input: unknown, changes: Partial<GateMeans> = {}): Promise<GateReport> =>
  passGates(input, { ...means, ...changes })

async function signedDocument(document: object): Promise<JsonObject> {
  const signed = await createDataIntegritySigner(key).sign(document as never, signedAt.getTime())
  if (signed.format === 'jwt') throw new Error('no token was asked for')
  return signed.document
}

const outcomesOf = ({ format, schema, proof }: GateReport): string[] =>
  [format, schema, proof].map((each) => each.outcome)

const gateClosed = { outcome: 'skipped', because: 'gate-closed' }

describe('passGates', () => {
  it.each([
    ['a token', () => signToken(badge, key), 'jwt'],
    ['a document with a proof', () => signedDocument(badge), 'data-integrity'],
  ])('admits %s that passes all three', async (_, make, format) => {
    const gates = await pass(await make())
    expect(outcomesOf(gates)).toEqual(['passed', 'passed', 'passed'])
    expect(gates.admitted).toMatchObject({ kind: 'badge', document: badge, credential: badge })
    expect(gates.relied).toMatchObject({ format, keySource: 'did', keyId: key.id })
    expect(gates.envelope?.format).toBe(format)
  })

  it('judges the proof although the schema fails, and admits nothing', async () => {
    const gates = await pass(await signToken({ ...badge, name: 7 }, key))
    expect(outcomesOf(gates)).toEqual(['passed', 'failed', 'passed'])
    expect(problemCodesOf(gates.schema)).toEqual(['PROPERTY_INVALID'])
    expect(gates.relied?.keyId).toBe(key.id)
    expect(gates.admitted).toBeUndefined()
  })

  it('judges the schema although the proof fails, and admits nothing', async () => {
    const token = await signToken(badge, key)
    const other = await signToken({ ...badge, name: 'Another' }, key)
    const forged = [...token.split('.').slice(0, 2), other.split('.')[2]].join('.')
    const gates = await pass(forged)
    expect(outcomesOf(gates)).toEqual(['passed', 'passed', 'failed'])
    expect(problemCodesOf(gates.proof)).toEqual(['SIGNATURE_INVALID'])
    expect([gates.relied, gates.admitted]).toEqual([undefined, undefined])
  })

  it('says both when schema and proof fail', async () => {
    const gates = await pass({ ...badge, name: 7 })
    expect([problemCodesOf(gates.schema), problemCodesOf(gates.proof)]).toEqual([['PROPERTY_INVALID'], ['NO_PROOF']])
  })

  it('tells that a signature holds, where the key is not the issuer’s', async () => {
    const gates = await pass(await signToken(badge, stranger))
    expect(gates.proof).toMatchObject({ outcome: 'failed', facts: { signature: 'valid' } })
    expect(problemCodesOf(gates.proof)).toEqual(['KEY_NOT_AUTHORIZED'])
    expect(gates.admitted).toBeUndefined()
  })

  it('tells that it does not hold either, where that is so', async () => {
    const token = await signToken(badge, stranger)
    const gates = await pass(`${token.slice(0, token.lastIndexOf('.'))}.${'A'.repeat(86)}`)
    expect(gates.proof).toMatchObject({ outcome: 'failed', facts: { signature: 'invalid' } })
  })

  it('closes behind an input that cannot be read', async () => {
    const gates = await pass('{')
    expect(problemCodesOf(gates.format)).toEqual(['JSON_SYNTAX'])
    expect([gates.schema, gates.proof]).toEqual([gateClosed, gateClosed])
    expect([gates.envelope, gates.relied, gates.admitted, gates.findings]).toEqual([
      undefined,
      undefined,
      undefined,
      [],
    ])
  })

  it('brings the findings of schema and proof together', async () => {
    const credentialSchema = { id: 'https://school.example/schema', type: 'Unheard' }
    const gates = await pass(await signToken({ ...badge, credentialSchema }, key, { header: { nonce: 'x' } }))
    expect(gates.findings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['SCHEMA_NOT_CHECKED', 'JWT_HEADER_UNUSUAL']),
    )
  })

  it('takes an error that nobody foresaw for a missing answer, never for a pass', async () => {
    const findKey = (): never => {
      throw new TypeError('secret')
    }
    const gates = await pass(await signToken(badge, key), { findKey })
    expect(gates.proof).toMatchObject({ outcome: 'unknown', problems: [{ code: 'INTERNAL_ERROR' }] })
    expect(gates.admitted).toBeUndefined()
  })

  it.each(Object.entries(hostileValues))('refuses %s as format', async (_, make) => {
    const gates = await pass(make())
    expect(outcomesOf(gates)).toEqual(['failed', 'skipped', 'skipped'])
    expect(problemCodesOf(gates.format)[0]).toMatch(/^INPUT_/)
  })
})

// A7: nothing signed for one purpose passes for another.
describe('the kinds that are accepted', () => {
  const documents: Readonly<Record<Kind, object>> = {
    badge,
    endorsement: endorsementOf('did:example:school', issuer),
    'status-list': listCredential(issuer),
    clr: { ...badge, type: ['VerifiableCredential', 'ClrCredential'] },
    presentation: { ...badge, type: ['VerifiablePresentation'] },
    unrecognized: { ...badge, type: ['VerifiableCredential'] },
  }
  const others = kinds.flatMap((kind) =>
    kinds.filter((each) => each !== kind).map((accepted) => [kind, accepted] as const),
  )

  it.each(others)('%s does not pass where %s is accepted', async (kind, accepted) => {
    for (const input of [await signToken(documents[kind], key), unsignedToken(documents[kind]), documents[kind]]) {
      const gates = await pass(input, { accept: [accepted] })
      expect(problemCodesOf(gates.format)).toEqual(['KIND_NOT_ACCEPTED'])
      expect([gates.schema, gates.proof, gates.admitted]).toEqual([gateClosed, gateClosed, undefined])
      // What it is, and its hash, can be told all the same.
      expect(gates.envelope?.kind).toBe(kind)
    }
  })

  it.each(['badge', 'endorsement', 'status-list'] as const)(
    '%s passes where it is one of those accepted',
    async (kind) => {
      const gates = await pass(await signToken(documents[kind], key), { accept: kinds })
      expect(outcomesOf(gates)).toEqual(['passed', 'passed', 'passed'])
      expect(gates.admitted?.kind).toBe(kind)
    },
  )

  it('a record is held against the schema of records', async () => {
    const gates = await pass(await signToken(documents.clr, key), { accept: kinds })
    expect(outcomesOf(gates)).toEqual(['passed', 'failed', 'passed'])
    expect(gates.admitted).toBeUndefined()
  })

  it('a presentation passes as what the W3C says it is, and stands in a claim of its own', async () => {
    const gates = await pass(await signToken(documents.presentation, key), { accept: kinds })
    expect(gates.schema.outcome).toBe('passed')
    const misplaced = await pass(await signToken({ vc: documents.presentation }, key), { accept: kinds })
    expect(problemCodesOf(misplaced.schema)).toContain('VC_CLAIM_MISPLACED')
  })

  it('stands in the claim of its kind, and the place of another is told', async () => {
    const old = (type: string, more: object = {}): JsonObject => ({
      '@context': [credentialsV1Context],
      type: [type],
      ...more,
    })
    const presentation = old('VerifiablePresentation', { holder: issuer })
    const right = await pass(await signToken({ vp: presentation, iss: issuer }, key), { accept: kinds })
    expect(right.schema.outcome).toBe('passed')
    const wrong = await pass(await signToken({ vc: presentation, iss: issuer }, key), { accept: kinds })
    expect(wrong.schema).toMatchObject({
      problems: [
        {
          code: 'VC_CLAIM_MISPLACED',
          path: '/vc',
          facts: { expected: 'a presentation elsewhere', found: 'it in a "vc" claim' },
        },
      ],
    })
    const credential = await pass(await signToken({ vp: badge, iss: issuer }, key), { accept: kinds })
    expect(credential.schema).toMatchObject({
      problems: [
        {
          code: 'VC_CLAIM_MISPLACED',
          path: '/vp',
          facts: { expected: 'a badge elsewhere', found: 'it in a "vp" claim' },
        },
      ],
    })
  })

  it('a status list is held against the schema of status lists', async () => {
    const { encodedList: _, ...subject } = listCredential(issuer)['credentialSubject'] as JsonObject
    const list = { ...listCredential(issuer), credentialSubject: subject }
    const gates = await pass(await signToken(list, key), { accept: kinds })
    expect(gates.schema).toMatchObject({ outcome: 'failed', problems: [{ path: '/credentialSubject' }] })
    expect(gates.admitted).toBeUndefined()
  })

  it('a status list may stand in a "vc" claim, which is worth a finding', async () => {
    const list = await pass(await signToken({ vc: listCredential(issuer) }, key), { accept: kinds })
    expect(list.admitted?.kind).toBe('status-list')
    expect(list.findings.find(({ code }) => code === 'VC_CLAIM_ON_LIST')).toMatchObject({ path: '/vc' })
    const old = { ...listCredential(issuer), '@context': [credentialsV1Context], issuanceDate: '2026-05-01T00:00:00Z' }
    for (const usual of [
      await signToken({ vc: old, iss: issuer }, key),
      await signToken(listCredential(issuer), key),
      await signedDocument(listCredential(issuer)),
    ]) {
      const { findings, format } = await pass(usual, { accept: kinds })
      expect([format.outcome, findings.map(({ code }) => code).includes('VC_CLAIM_ON_LIST')]).toEqual(['passed', false])
    }
  })

  it('a credential of no kind that we know is told that it is no Open Badge', async () => {
    const gates = await pass(await signToken(documents.unrecognized, key))
    expect(problemCodesOf(gates.schema)).toEqual(['NOT_AN_OPEN_BADGE'])
    expect(gates.admitted).toBeUndefined()
    // Whether it is in force can be asked all the same, of what was signed.
    expect(gates.judgeable).toMatchObject({ kind: 'unrecognized', document: documents.unrecognized })
    const forged = await pass(await signToken(documents.unrecognized, stranger, { header: { kid: key.id } }))
    expect(forged.judgeable).toBeUndefined()
    const misshapen = await pass(await signToken({ ...badge, name: 7 }, key))
    expect([misshapen.proof.outcome, misshapen.judgeable]).toEqual(['passed', undefined])
  })
})

// the "vc" claim goes with data model 1.1, the bare payload with 2.0.
describe('the layout of a token', () => {
  const oldBadge: JsonObject = {
    ...badge,
    '@context': [credentialsV1Context, 'https://purl.imsglobal.org/spec/ob/v3p0/context.json'],
  }

  it('with data model 2.0 in a "vc" claim is invalid, although the signature holds', async () => {
    const gates = await pass(await signToken({ vc: badge, iss: issuer }, key))
    expect(gates.schema).toMatchObject({
      problems: [
        {
          code: 'VC_CLAIM_MISPLACED',
          path: '/vc',
          facts: { expected: 'a credential of data model 2.0 as the payload', found: 'a "vc" claim' },
        },
      ],
    })
    expect(outcomesOf(gates)).toEqual(['passed', 'failed', 'passed'])
  })

  it('with data model 1.1 as the payload is invalid', async () => {
    const gates = await pass(await signToken(oldBadge, key))
    expect(gates.schema).toMatchObject({
      outcome: 'failed',
      problems: expect.arrayContaining([
        expect.objectContaining({
          code: 'VC_CLAIM_MISPLACED',
          path: '',
          facts: { expected: 'a credential of data model 1.1 in the "vc" claim', found: 'it as the payload' },
        }),
      ]) as unknown,
    })
  })

  it('with data model 1.1 in a "vc" claim is right', async () => {
    const { validFrom: issuanceDate, ...rest } = oldBadge
    const gates = await pass(await signToken({ vc: { ...rest, issuanceDate }, iss: issuer }, key))
    expect(outcomesOf(gates)).toEqual(['passed', 'passed', 'passed'])
    expect(gates.findings.map(({ code }) => code)).toContain('CONTEXT_VERSION_OLD')
  })

  it('does not matter to documents with embedded proofs', async () => {
    const gates = await pass(await signedDocument(badge))
    expect(badge['@context']).toEqual(expect.arrayContaining([credentialsV2Context]))
    expect(gates.schema.outcome).toBe('passed')
  })
})

// T-38: who holds a document may add contexts to one that is signed by JCS; what was signed is what is judged.
describe('a context that was added after signing', () => {
  const extra = 'https://w3id.org/security/data-integrity/v2'

  async function withContext(document: object): Promise<JsonObject> {
    const signed = await createDataIntegritySigner(key, { suite: 'eddsa-jcs-2022' }).sign(
      document as never,
      signedAt.getTime(),
    )
    if (signed.format === 'jwt') throw new Error('no token was asked for')
    return {
      ...(signed.document as JsonObject),
      '@context': [...(badge['@context'] as readonly string[]), extra],
    }
  }

  it('is not in what is admitted', async () => {
    const gates = await pass(await withContext(badge))
    expect(outcomesOf(gates)).toEqual(['passed', 'passed', 'passed'])
    expect(gates.admitted?.document).toEqual(badge)
  })

  it('does not make a badge of what was none when it was signed', async () => {
    const [first, second] = badge['@context'] as readonly [string, string]
    const signed = await withContext({ ...badge, '@context': [first] })
    const gates = await pass({ ...signed, '@context': [first, second] })
    expect(outcomesOf(gates)).toEqual(['passed', 'failed', 'passed'])
    expect(gates.admitted).toBeUndefined()
  })
})

// a credential may name a schema that it keeps.
describe('a schema that a credential names', () => {
  const url = 'https://school.example/schema.json'
  const naming = { ...badge, credentialSchema: [{ id: url, type: 'JsonSchema' }] }
  const desk = (answer: object | Error): { readonly desk: SchemaDesk; readonly asked: string[] } => {
    const asked: string[] = []
    const fetch: SchemaDesk['fetch'] = (address) => {
      asked.push(address)
      if (answer instanceof Error) return Promise.reject(answer)
      return Promise.resolve({ bytes: toUtf8(JSON.stringify(answer)) })
    }
    return { desk: { known: new Map(), fetch }, asked }
  }
  const draft = 'https://json-schema.org/draft/2020-12/schema'
  const told = ({ findings }: GateReport): string[] =>
    findings.map(({ code }) => code).filter((code) => code === 'SCHEMA_NOT_CHECKED')

  it('is not asked for unless the caller wants it, and that is told', async () => {
    const gates = await pass(await signToken(naming, key))
    expect(gates.schema.outcome).toBe('passed')
    expect(told(gates)).toEqual(['SCHEMA_NOT_CHECKED'])
  })

  it('is kept, or is not', async () => {
    const token = await signToken(naming, key)
    const good = await pass(token, { schemas: desk({ $schema: draft }).desk })
    expect([good.schema.outcome, told(good), good.admitted?.kind]).toEqual(['passed', [], 'badge'])
    const bad = await pass(token, { schemas: desk({ $schema: draft, not: {} }).desk })
    expect([problemCodesOf(bad.schema), bad.admitted]).toEqual([['CREDENTIAL_SCHEMA_MISMATCH'], undefined])
  })

  it('takes nothing away of what else was found', async () => {
    const subject = badge['credentialSubject'] as { readonly achievement: object }
    const achievement = { ...subject.achievement, achievementType: 'Unheard' }
    const token = await signToken({ ...naming, credentialSubject: { ...subject, achievement } }, key)
    const codes = ({ findings }: GateReport): string[] =>
      findings.map(({ code }) => code).filter((code) => !code.startsWith('JWT_'))
    const [before, after] = [await pass(token), await pass(token, { schemas: desk({ $schema: draft }).desk })]
    expect(codes(before).sort()).toEqual(['ACHIEVEMENT_TYPE_UNKNOWN', 'SCHEMA_NOT_CHECKED'])
    expect(codes(after)).toEqual(['ACHIEVEMENT_TYPE_UNKNOWN'])
  })

  it('that cannot be had leaves the answer unknown', async () => {
    const { desk: schemas } = desk(new OpenBadgesError('NOT_CONTACTED', { issuer }))
    const gates = await pass(await signToken(naming, key), { schemas })
    expect([problemCodesOf(gates.schema), gates.admitted, told(gates)]).toEqual([['NOT_CONTACTED'], undefined, []])
  })

  it('whose reading fails for a reason that nobody foresaw leaves the answer unknown, too', async () => {
    const { desk: schemas } = desk(new TypeError('secret'))
    const gates = await pass(await signToken(naming, key), { schemas })
    expect(gates.schema).toMatchObject({ outcome: 'unknown', problems: [{ code: 'INTERNAL_ERROR' }] })
    expect([gates.admitted, told(gates)]).toEqual([undefined, ['SCHEMA_NOT_CHECKED']])
  })

  it.each([
    ['a forgery', () => signToken(naming, stranger, { header: { kid: key.id } })],
    ['what has another shape', () => signToken({ ...naming, name: 7 }, key)],
    ['a badge that names none', () => signToken(badge, key)],
  ])('is not asked for by %s', async (_, make) => {
    const { desk: schemas, asked } = desk({ $schema: draft })
    await pass(await make(), { schemas })
    expect(asked).toEqual([])
  })
})

describe('an issuer that cannot be asked for its keys', () => {
  it('leaves the proof unknown', async () => {
    const gates = await pass(await signToken(smallBadge('did:web:school.example'), key))
    expect(gates.proof).toMatchObject({ outcome: 'unknown', problems: [{ code: 'KEY_UNREACHABLE' }] })
    expect([gates.relied, gates.admitted]).toEqual([undefined, undefined])
  })
})
