/** E2: the holder spells an expiry or a status so that readers of the JSON miss it, while the signed graph is the same. */
import { beforeAll, describe, expect, it } from 'vitest'
import { codesOf, expectGenuine, genuineDocument, signDocument, victimBadge, type Loose } from './genuine.js'

const CREDENTIALS = 'https://www.w3.org/2018/credentials#'
const DATE_TIME = 'http://www.w3.org/2001/XMLSchema#dateTime'

let genuine: Loose
let revocable: Loose

beforeAll(async () => {
  genuine = await genuineDocument()
  revocable = await signDocument({
    ...victimBadge(),
    credentialStatus: {
      id: 'https://victim.example/status/1#7',
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: '7',
      statusListCredential: 'https://victim.example/status/1',
    },
  })
})

/** Takes a property away, and puts it back in another spelling of the same graph. */
const respellings: readonly (readonly [string, (property: string, document: Loose) => Loose])[] = [
  [
    'by its full IRI',
    (property: string, { [property]: value, ...rest }: Loose) => ({
      ...rest,
      [CREDENTIALS + property]: property === 'validUntil' ? { '@type': DATE_TIME, '@value': value as string } : value,
    }),
  ],
  [
    'by an alias of an inline context',
    (property: string, { [property]: value, '@context': context, ...rest }: Loose) => ({
      '@context': [...(context as unknown[]), { alias: { '@id': CREDENTIALS + property, '@type': DATE_TIME } }],
      ...rest,
      alias: value,
    }),
  ],
  [
    'in an included node',
    (property: string, { [property]: value, ...rest }: Loose) => ({
      ...rest,
      '@included': [{ id: rest['id'], type: rest['type'], [property]: value }],
    }),
  ],
  [
    'in a second description of the credential',
    (property: string, { [property]: value, ...rest }: Loose) => ({
      ...rest,
      evidence: [{ id: rest['id'], type: rest['type'], [property]: value }],
    }),
  ],
  [
    'turned round',
    (property: string, { [property]: value, ...rest }: Loose) => ({
      ...rest,
      '@reverse': { [property]: value },
    }),
  ],
  ['as null', (property: string, { [property]: _, ...rest }: Loose) => ({ ...rest, [property]: null })],
  ['left out', (property: string, { [property]: _, ...rest }: Loose) => rest],
]

describe('E2: the holder hides expiry or status from readers, without any key', () => {
  it('control: the genuine badge verifies, and expires', async () => {
    await expectGenuine(genuine)
    expect(await codesOf(genuine, { asOf: '2029-01-01T00:00:00Z' })).toEqual(['EXPIRED'])
  })

  it.each(respellings)('refuses validUntil %s', async (_, respell) => {
    const codes = await codesOf(respell('validUntil', genuine), { asOf: '2029-01-01T00:00:00Z' })
    expect(codes).not.toContain('EXPIRED')
    expect(codes.length).toBeGreaterThan(0)
    await expectGenuine(genuine)
  })

  it('control: a status whose list cannot be had keeps a badge from being verified', async () => {
    expect(await codesOf(revocable)).toEqual(['STATUS_LIST_UNREACHABLE'])
  })

  it.each(respellings)('refuses credentialStatus %s', async (_, respell) => {
    const codes = await codesOf(respell('credentialStatus', revocable))
    expect(codes).not.toContain('STATUS_LIST_UNREACHABLE')
    expect(codes.length).toBeGreaterThan(0)
  })
})
