import { describe, expect, it } from 'vitest'
import { isOpenBadgesError, OpenBadgesError, refuseUnknownNames, wrongOption } from '../src/errors.js'

describe('OpenBadgesError', () => {
  it('carries its code, its facts, and the sentence made of both', () => {
    const error = new OpenBadgesError('INPUT_TOO_LARGE', { limit: 5, found: 6 })
    expect(error).toBeInstanceOf(Error)
    expect(error.name).toBe('OpenBadgesError')
    expect(error.code).toBe('INPUT_TOO_LARGE')
    expect(error.facts).toEqual({ limit: 5, found: 6 })
    expect(error.message).toContain('5')
    expect(error.message).toContain('6')
  })

  it('carries path, url and cause where there are such', () => {
    const cause = new TypeError('below')
    const where = { path: '/id', url: 'https://school.example/', cause }
    const error = new OpenBadgesError('FETCH_STATUS', { url: where.url, status: 500 }, where)
    expect(error).toMatchObject({ path: '/id', url: 'https://school.example/' })
    expect(error.cause).toBe(cause)
  })

  it('has no path, url and cause where there are none', () => {
    const error = new OpenBadgesError('INPUT_EMPTY', {})
    expect(['path', 'url', 'cause'].filter((name) => name in error)).toEqual([])
  })

  it('keeps the path of the whole document, which is empty', () => {
    expect(new OpenBadgesError('INPUT_EMPTY', {}, { path: '' }).path).toBe('')
  })

  it('needs the facts of its sentence, says the compiler', () => {
    // @ts-expect-error: "found" is missing
    expect(new OpenBadgesError('INPUT_TOO_LARGE', { limit: 5 }).message).toContain('{found}')
  })
})

describe('isOpenBadgesError', () => {
  class Special extends OpenBadgesError<'INPUT_EMPTY'> {}

  it.each([
    ['an error of the library', true, new OpenBadgesError('INPUT_EMPTY', {})],
    ['one of a class of its own', true, new Special('INPUT_EMPTY', {})],
    ['another error', false, new TypeError('no')],
    ['an error that only has a code', false, Object.assign(new Error('no'), { code: 'INPUT_EMPTY' })],
    ['what looks like one', false, { name: 'OpenBadgesError', code: 'INPUT_EMPTY', facts: {} }],
    ['text', false, 'INPUT_EMPTY'],
    ['null', false, null],
    ['nothing', false, undefined],
  ])('says of %s: %s', (_, expected, error) => {
    expect(isOpenBadgesError(error)).toBe(expected)
  })
})

describe('wrongOption', () => {
  it('names the option, what it should be, and what it is', () => {
    const error = wrongOption('cache', "'memory' or 'off'", '"disk"')
    expect([error.code, error.facts]).toEqual([
      'OPTIONS_INVALID',
      { option: 'cache', expected: "'memory' or 'off'", found: '"disk"' },
    ])
  })
})

describe('refuseUnknownNames', () => {
  const names = new Set(['limits', 'now'])

  it('lets options be left out, and given', () => {
    expect(() => refuseUnknownNames({}, names)).not.toThrow()
    expect(() => refuseUnknownNames({ now: 1, limits: undefined }, names)).not.toThrow()
  })

  it.each<[string, unknown]>([
    ['a name that nobody knows', { Now: 1 }],
    ['text', 'now'],
    ['nothing', undefined],
    ['null', null],
  ])('refuses %s', (_, options) => {
    const refuse = (): void => refuseUnknownNames(options, names)
    expect(refuse).toThrow(expect.objectContaining({ code: 'OPTIONS_INVALID' }) as Error)
  })
})
