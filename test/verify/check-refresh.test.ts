import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../../src/json/json.js'
import { checkRefresh } from '../../src/verify/check-refresh.js'

const service = { id: 'https://school.example/refresh/1', type: '1EdTechCredentialRefresh' }

describe('checkRefresh', () => {
  it.each(['ignore', 'follow'] as const)('skips a credential without a service, under %s', (policy) => {
    const expected = { outcome: { outcome: 'skipped', because: 'not-present' } }
    expect(checkRefresh({}, policy)).toEqual(expected)
    expect(checkRefresh({ refreshService: [] }, policy)).toEqual(expected)
  })

  it.each<[JsonValue, string]>([
    [service, service.id],
    [[service, { id: 'https://school.example/refresh/2' }], service.id],
    ['https://school.example/refresh/3', 'https://school.example/refresh/3'],
    [{ type: '1EdTechCredentialRefresh' }, '(no address)'],
  ])('asks nobody unless told to, and says so: %j', (refreshService, url) => {
    expect(checkRefresh({ refreshService }, 'ignore')).toMatchObject({
      outcome: { outcome: 'skipped', because: 'not-asked' },
      findings: [{ code: 'REFRESH_NOT_ASKED', facts: { url }, path: '/refreshService' }],
    })
  })

  it('says that this version does not follow it even when told to', () => {
    expect(checkRefresh({ refreshService: service }, 'follow')).toMatchObject({
      outcome: { outcome: 'skipped', because: 'refresh-unavailable' },
      findings: [{ code: 'REFRESH_NOT_SUPPORTED', path: '/refreshService' }],
    })
  })
})
