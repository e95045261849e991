import { describe, expect, it } from 'vitest'
import { readKeyId } from '../../src/cli/key-id.js'
import { thrownBy } from '../support/thrown-by.js'

describe('readKeyId', () => {
  it.each([
    'did:web:academy.example#key-1',
    'did:key:z6Mk#z6Mk',
    'https://academy.example/keys/1',
    'https://a.example#1',
  ])('takes %s as it is', (id) => {
    expect(readKeyId(id, '--id')).toBe(id)
  })

  it.each(['', 'key-1', '#key-1', 'did:web:academy.example', 'did:web:a b#1', 'did:web:a#', 'http://a.example/1'])(
    'refuses "%s", and names the option',
    (id) => {
      const error = thrownBy(() => readKeyId(id, '--key-id'))
      expect([error.code, error.facts['option']]).toEqual(['OPTIONS_INVALID', '--key-id'])
    },
  )
})
