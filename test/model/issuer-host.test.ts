import { describe, expect, it } from 'vitest'
import { issuerHostOf } from '../../src/model/issuer-host.js'

describe('issuerHostOf', () => {
  it.each([
    ['did:web:academy.example', 'academy.example'],
    ['did:web:localhost%3A8443:issuers:1', 'localhost:8443'],
    ['https://academy.example/issuer', 'academy.example'],
    ['did:web:localhost%3a8443', 'localhost:8443'],
    ['https://localhost:8443/issuer', 'localhost:8443'],
    ['https://аcademy.example/', 'xn--cademy-2nf.example'],
  ])('finds the host of %s', (id, host) => {
    expect(issuerHostOf(id)).toBe(host)
  })

  it.each([
    'did:key:z6Mk',
    'urn:uuid:1',
    'http://academy.example',
    'did:web:',
    'did:web:a%40b.example',
    'did:web:bank.example@evil.example',
    'did:web:bank.example\\.evil.example',
    'https://bank.example@evil.example/',
    'https://bank.example\\.evil.example/',
    'https:bank.example',
    'https://bank.example evil.example',
    '',
  ])('finds none in "%s"', (id) => {
    expect(issuerHostOf(id)).toBeUndefined()
  })
})
