import { describe, expect, it } from 'vitest'
import { jsonProblem } from '../../src/build/json-problem.js'
import { OpenBadgesError } from '../../src/errors.js'

describe('jsonProblem', () => {
  it('keeps code and facts, and says where', () => {
    const error = new OpenBadgesError('JSON_FORBIDDEN_KEY', { key: '__proto__', place: 'key' }, { path: '/__proto__' })
    expect(jsonProblem(error, '/achievement')).toMatchObject({
      code: 'JSON_FORBIDDEN_KEY',
      path: '/achievement/__proto__',
      facts: { expected: 'another key', found: '"__proto__"' },
    })
  })

  it('knows nothing of other errors', () => {
    const other = new OpenBadgesError('OPTIONS_INVALID', { option: 'now', expected: 'a function', found: 'nothing' })
    expect(jsonProblem(other, '')).toBeUndefined()
  })
})
