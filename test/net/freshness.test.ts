import { describe, expect, it } from 'vitest'
import { readFreshness } from '../../src/net/freshness.js'

const read = (headers: Record<string, string> | [string, string][]): ReturnType<typeof readFreshness> =>
  readFreshness(new Headers(headers))

describe('readFreshness', () => {
  it('says nothing where the headers say nothing', () => {
    expect(read({})).toEqual({ ageSeconds: 0, maxAgeSeconds: undefined })
  })

  it('reads an age and how long an answer may be used', () => {
    expect(read({ age: '7', 'cache-control': 'public, max-age=300, must-revalidate' })).toEqual({
      ageSeconds: 7,
      maxAgeSeconds: 300,
    })
  })

  it.each<[string, number | undefined]>([
    ['max-age=0', 0],
    ['max-age=300', 300],
    ['MAX-AGE=300', 300],
    ['  max-age=300  ', 300],
    ['max-age="300"', 300],
    ['public,max-age=300', 300],
    ['max-age=0300', 300],
    ['max-age=300, max-age=600', 300],
    ['max-age=600, max-age=300', 600],
    ['s-maxage=600', undefined],
    ['s-maxage=600, max-age=300', 300],
    ['public', undefined],
    ['private', undefined],
    ['', undefined],
  ])('reads Cache-Control %j as %j seconds', (cacheControl, seconds) => {
    expect(read({ 'cache-control': cacheControl }).maxAgeSeconds).toBe(seconds)
  })

  it.each(['no-store', 'no-cache', 'No-Store', 'max-age=300, no-cache', 'no-store, max-age=300', 'private,no-store'])(
    'lets nothing be used again by %j',
    (cacheControl) => {
      expect(read({ 'cache-control': cacheControl }).maxAgeSeconds).toBe(0)
    },
  )

  it.each(['max-age', 'max-age=', 'max-age=-1', 'max-age=+1', 'max-age=1.5', 'max-age=1e3', 'max-age=0x10'])(
    'takes %j for nothing',
    (cacheControl) => {
      expect(read({ 'cache-control': cacheControl }).maxAgeSeconds).toBeUndefined()
    },
  )

  it.each([
    'max-age=ten',
    'max-age= 300',
    'max-age =300',
    'max-age:300',
    'xmax-age=300',
    'no-cache-at-all',
    'max-age=٣',
  ])('takes %j for nothing, too', (cacheControl) => {
    expect(readFreshness({ get: () => cacheControl }).maxAgeSeconds).toBeUndefined()
  })

  it.each<[string, number]>([
    ['0', 0],
    ['86400', 86_400],
    [' 7 ', 7],
    ['007', 7],
    ['-1', 0],
    ['+1', 0],
    ['1.5', 0],
    ['1e3', 0],
    ['old', 0],
    ['', 0],
  ])('reads Age %j as %j seconds', (age, seconds) => {
    expect(read({ age }).ageSeconds).toBe(seconds)
  })

  // RFC 9111, section 1.2.2: what is too large to be held is 2^31, and not nothing.
  it.each(['2147483648', '99999999999', '9'.repeat(400)])('takes %s for a very long time', (seconds) => {
    expect(read({ age: seconds, 'cache-control': `max-age=${seconds}` })).toEqual({
      ageSeconds: 2 ** 31,
      maxAgeSeconds: 2 ** 31,
    })
  })

  // RFC 9111, section 5.1: the first of several counts.
  it('takes the first of several ages', () => {
    const twice = read([
      ['age', '500'],
      ['age', '7'],
    ])
    expect(twice.ageSeconds).toBe(500)
  })

  it('reads several headers of one name as one', () => {
    const twice = read([
      ['cache-control', 'public'],
      ['cache-control', 'max-age=300'],
    ])
    expect(twice.maxAgeSeconds).toBe(300)
  })
})
