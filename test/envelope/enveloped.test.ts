import { describe, expect, it } from 'vitest'
import { readEnveloped } from '../../src/envelope/enveloped.js'
import { credentialsV2Context } from '../../src/model/contexts.js'
import { thrownBy } from '../support/thrown-by.js'

const token = 'eyJhbGciOiJFUzI1NiJ9.e30.c2ln'

const envelope = (id: unknown, type: unknown = 'EnvelopedVerifiableCredential'): object => ({
  '@context': credentialsV2Context,
  id,
  type,
})

const read = (value: object): string | undefined => readEnveloped(value as never)

describe('readEnveloped', () => {
  it.each([
    ['a credential', `data:application/vc+jwt,${token}`, 'EnvelopedVerifiableCredential'],
    ['a presentation', `data:application/vp+jwt,${token}`, ['EnvelopedVerifiablePresentation']],
    ['a name of a draft', `data:application/vc-ld+jwt,${token}`, ['EnvelopedVerifiableCredential', 'Other']],
    ['upper case and parameters', `DATA:application/VC+JWT;charset=utf-8,${token}`, 'EnvelopedVerifiableCredential'],
  ])('takes %s out', (_, id, type) => {
    expect(read(envelope(id, type))).toBe(token)
  })

  it.each([
    ['a credential', { type: ['VerifiableCredential'] }],
    ['nothing', {}],
    ['a type that is no text', { type: [7, null] }],
  ])('leaves %s alone', (_, value) => {
    expect(read(value)).toBeUndefined()
  })

  it.each(['application/vc+sd-jwt', 'application/vc+cose', 'text/html', 'application/vc+jwt;base64'])(
    'refuses %s by name',
    (mediaType) => {
      const error = thrownBy(() => read(envelope(`data:${mediaType},${token}`)))
      expect(error).toMatchObject({ code: 'FORMAT_NOT_SUPPORTED', path: '/id', facts: { format: mediaType } })
    },
  )

  it.each([undefined, null, 7, '', 'urn:uuid:1', 'data:', `data:,${token}`, 'https://school.example/credential'])(
    'refuses the id %j',
    (id) => {
      expect(thrownBy(() => read(envelope(id)))).toMatchObject({ code: 'JWT_MALFORMED', path: '/id' })
    },
  )
})
