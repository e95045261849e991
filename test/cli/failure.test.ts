import { describe, expect, it } from 'vitest'
import { explainFailure } from '../../src/cli/failure.js'
import { OpenBadgesError } from '../../src/errors.js'

describe('explainFailure', () => {
  it('is wrong usage for an input that is wrong, with code and place', () => {
    const error = new OpenBadgesError(
      'INPUT_INVALID',
      { expected: 'a text', found: '7' },
      { path: '/achievement/name' },
    )
    expect(explainFailure(error)).toEqual({
      sentence: 'Expected a text, found 7. (INPUT_INVALID at /achievement/name)',
      exitCode: 2,
    })
  })

  it('names options as the command line has them', () => {
    const error = new OpenBadgesError('OPTIONS_INVALID', { option: 'asOf', expected: 'an instant', found: '"x"' })
    expect(explainFailure(error).sentence).toContain('"--as-of"')
  })

  it.each([
    ['ttlSeconds', '--ttl'],
    ['expiresAfter', '--expires-after'],
    ['value', '--value'],
    ['length', '--length'],
  ])('calls %s of a status list %s', (option, flag) => {
    const error = new OpenBadgesError('OPTIONS_INVALID', { option, expected: 'a number', found: '"x"' })
    expect(explainFailure(error).sentence).toContain(`"${flag}" to be a number`)
  })

  it.each([
    new OpenBadgesError('SIGNING_FAILED', { reason: 'it is locked' }),
    new OpenBadgesError('SELF_CHECK_FAILED', { code: 'SIGNATURE_INVALID' }),
    new OpenBadgesError('FORMAT_NOT_SUPPORTED', { format: 'a PNG' }),
  ])('is unknown for $code', (error) => {
    expect(explainFailure(error).exitCode).toBe(3)
  })

  it.each([
    ['ENOENT', 'missing.json: there is no such file or folder.'],
    ['EEXIST', 'missing.json: it is there already; --force replaces it.'],
    ['EWEIRD', 'missing.json: the system refused it with EWEIRD.'],
  ])('says of %s which file and why', (code, sentence) => {
    const error = Object.assign(new Error('no'), { code, syscall: 'open', path: 'missing.json' })
    expect(explainFailure(error)).toEqual({ sentence, exitCode: 2 })
  })

  it('shows a hostile file name harmlessly', () => {
    const error = Object.assign(new Error('no'), { code: 'ENOENT', syscall: 'open', path: '\u001b[2Ja' })
    expect(explainFailure(error).sentence).not.toContain('\u001b')
  })

  it.each([new TypeError('secret'), 'secret', undefined])('repeats nothing of what nobody foresaw', (error) => {
    expect(explainFailure(error).exitCode).toBe(3)
    expect(explainFailure(error).sentence).not.toContain('secret')
  })
})
