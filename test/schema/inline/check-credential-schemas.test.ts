import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { OpenBadgesError } from '../../../src/errors.js'
import type { JsonObject, JsonValue } from '../../../src/json/json.js'
import { defaultLimits, type Limits } from '../../../src/limits.js'
import { toUtf8 } from '../../../src/platform/bytes.js'
import { checkCredentialSchemas } from '../../../src/schema/inline/check-credential-schemas.js'

const official = 'https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json'
const own = 'https://school.example/schema.json'
const $schema = 'https://json-schema.org/draft/2020-12/schema'
const asksForName = JSON.stringify({ $schema, required: ['name'] })

interface Answers {
  readonly [url: string]: string | OpenBadgesError
}

async function check(
  document: JsonObject,
  answers: Answers = { [own]: asksForName },
  { limits = {}, known = new Map() }: { limits?: Partial<Limits>; known?: ReadonlyMap<string, JsonValue> } = {},
): Promise<{ codes: string[]; asked: string[] }> {
  const asked: string[] = []
  const { problems, findings } = await checkCredentialSchemas(document, 'badge', {
    known,
    limits: { ...defaultLimits, ...limits },
    fetchSchema: (url) => {
      asked.push(url)
      const answer = answers[url] ?? new OpenBadgesError('FETCH_NOT_FOUND', { url, status: 404 }, { url })
      return typeof answer === 'string' ? Promise.resolve({ bytes: toUtf8(answer) }) : Promise.reject(answer)
    },
  })
  expect(findings).toEqual([])
  return { codes: problems.map(({ code, path }) => `${code} ${path ?? 'nowhere'}`), asked }
}

const entry = (id: string, type = 'JsonSchema'): JsonObject => ({ id, type })

describe('checkCredentialSchemas', () => {
  it('asks nobody where no schema is named, or that of the standard alone', async () => {
    expect(await check({})).toEqual({ codes: [], asked: [] })
    expect(await check({ credentialSchema: [entry(official), entry(official, 'Other')] })).toEqual({
      codes: [],
      asked: [],
    })
  })

  it('asks for each other schema and holds the credential against it', async () => {
    const credentialSchema = [entry(official), entry(own)]
    expect(await check({ credentialSchema, name: 'a' })).toEqual({ codes: [], asked: [own] })
    expect(await check({ credentialSchema })).toEqual({ codes: ['CREDENTIAL_SCHEMA_MISMATCH '], asked: [own] })
  })

  it('asks for nothing that the caller gave', async () => {
    const known = new Map<string, JsonValue>([[own, { $schema, required: ['other'] }]])
    expect(await check({ credentialSchema: entry(own), name: 'a' }, {}, { known })).toEqual({
      codes: ['CREDENTIAL_SCHEMA_MISMATCH '],
      asked: [],
    })
  })

  it.each(['JsonSchemaCredential', 'SomethingNew'])('tells %s by name and does not ask for it', async (type) => {
    expect(await check({ credentialSchema: [entry(own, type)], name: 'a' })).toEqual({
      codes: ['CREDENTIAL_SCHEMA_NOT_SUPPORTED /credentialSchema/0'],
      asked: [],
    })
  })

  it.each<[string, OpenBadgesError]>([
    ['CREDENTIAL_SCHEMA_UNREACHABLE', new OpenBadgesError('FETCH_TIMEOUT', { url: own, milliseconds: 1 })],
    ['CREDENTIAL_SCHEMA_UNREACHABLE', new OpenBadgesError('FETCH_TOO_LARGE', { url: own, limit: 1 })],
    ['NOT_CONTACTED', new OpenBadgesError('NOT_CONTACTED', { issuer: 'did:example:a' })],
  ])('is %s where it could not be asked', async (code, error) => {
    const { codes } = await check({ credentialSchema: entry(own), name: 'a' }, { [own]: error })
    expect(codes).toEqual([`${code} /credentialSchema`])
  })

  it.each([
    ['CREDENTIAL_SCHEMA_INVALID', '<html>'],
    ['CREDENTIAL_SCHEMA_INVALID', JSON.stringify({ $schema, type: 'nothing' })],
    ['CREDENTIAL_SCHEMA_NOT_SUPPORTED', JSON.stringify({ $schema: 'http://json-schema.org/draft-04/schema#' })],
    ['CREDENTIAL_SCHEMA_NOT_SUPPORTED', JSON.stringify({ required: ['name'] })],
    ['CREDENTIAL_SCHEMA_TOO_COSTLY', JSON.stringify({ $schema, $ref: '#' })],
  ])('is %s for %s', async (code, text) => {
    const { codes } = await check({ credentialSchema: entry(own), name: 'a' }, { [own]: text })
    expect(codes).toEqual([`${code} /credentialSchema`])
  })

  it('reads the type of 1EdTech as 2019-09 where the schema does not say', async () => {
    const text = JSON.stringify({ items: [true], required: ['name'] })
    const credentialSchema = entry(own, '1EdTechJsonSchemaValidator2019')
    expect((await check({ credentialSchema }, { [own]: text })).codes).toEqual(['CREDENTIAL_SCHEMA_MISMATCH '])
  })

  it('holds what was served against the digest that was signed', async () => {
    const digestSRI = `sha384-${createHash('sha384').update(asksForName).digest('base64')}`
    const credentialSchema = { ...entry(own), digestSRI }
    expect((await check({ credentialSchema, name: 'a' })).codes).toEqual([])
    expect((await check({ credentialSchema, name: 'a' }, { [own]: `${asksForName} ` })).codes).toEqual([
      'CREDENTIAL_SCHEMA_ALTERED /credentialSchema',
    ])
    expect((await check({ credentialSchema: { ...entry(own), digestSRI: 'md5-AA' }, name: 'a' })).codes).toEqual([
      'CREDENTIAL_SCHEMA_NOT_SUPPORTED /credentialSchema',
    ])
  })

  it('asks for none of too many', async () => {
    const many = Array.from({ length: 5 }, (_, index) => entry(`${own}?${index}`))
    expect(await check({ credentialSchema: many })).toEqual({
      codes: ['CREDENTIAL_SCHEMAS_TOO_MANY /credentialSchema'],
      asked: [],
    })
    expect((await check({ credentialSchema: [...many.slice(0, 4), entry(official)] })).asked).toHaveLength(4)
  })

  it('counts the work of all together, and goes on with what is left', async () => {
    const costly = JSON.stringify({ $schema, anyOf: [{ $ref: '#/$defs/a' }], $defs: { a: { pattern: '(a{50}){50}' } } })
    const second = `${own}?2`
    const document = { credentialSchema: [entry(own), entry(second)] }
    const { codes } = await check(
      document,
      { [own]: costly, [second]: asksForName },
      { limits: { maxCredentialSchemaSteps: 2_000 } },
    )
    expect(codes).toEqual([
      'CREDENTIAL_SCHEMA_TOO_COSTLY /credentialSchema/0',
      'CREDENTIAL_SCHEMA_TOO_COSTLY /credentialSchema/1',
    ])
  })

  it('lets a "no" stand beside what could not be looked at', async () => {
    const { codes } = await check({ credentialSchema: [entry(own), entry('https://gone.example/schema.json')] })
    expect(codes).toEqual(['CREDENTIAL_SCHEMA_MISMATCH ', 'CREDENTIAL_SCHEMA_UNREACHABLE /credentialSchema/1'])
  })
})
