import { expect, it } from 'vitest'
import { readStandardNames } from '../../src/jsonld/standard-names.js'
import { activeOf, badgeContexts } from './support.js'

it('knows the names that contexts give at any place, scoped ones included', () => {
  const names = readStandardNames(activeOf(badgeContexts))
  expect([...(names.namesOf('https://schema.org/name') ?? [])]).toEqual(['name'])
  expect([...(names.namesOf('https://www.w3.org/2018/credentials#validUntil') ?? [])]).toEqual(['validUntil'])
  expect([...(names.namesOf('https://purl.imsglobal.org/spec/vc/ob/vocab.html#achievement') ?? [])]).toEqual([
    'achievement',
  ])
  expect(names.namesOf('https://example.org/unheard')).toBeUndefined()
})
