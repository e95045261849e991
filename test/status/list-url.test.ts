import { describe, expect, it } from 'vitest'
import { isListUrl } from '../../src/status/list-url.js'

describe('isListUrl', () => {
  it.each(['https://school.example/status/1', 'https://localhost:8443/s', 'https://school.example/?list=1'])(
    'takes %s',
    (url) => {
      expect(isListUrl(url)).toBe(true)
    },
  )

  it.each([
    'http://school.example/status/1',
    'https://school.example/status/1#list',
    'https://school.example/status 1',
    'https://ada:secret@school.example/status/1',
    'https://ada@school.example/status/1',
    'https://:secret@school.example/status/1',
    'https://',
    '/status/1',
    'urn:uuid:6ad9a0e2-9d7d-4e3b-9c0a-4f6a4d2d7f10',
    'did:web:school.example',
    '',
    7,
    undefined,
    new URL('https://school.example/status/1'),
  ])('refuses %s', (url) => {
    expect(isListUrl(url)).toBe(false)
  })
})
