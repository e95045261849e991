import { expect, it } from 'vitest'
import { OpenBadgesError } from '../../../src/errors.js'
import { toProblem } from '../../../src/gates/outcome.js'
import { fromSentError, toSentError } from '../../../src/verify/workers/sent-error.js'

const url = 'https://a.example/did.json'

it.each([
  [
    'one of this library',
    new OpenBadgesError('FETCH_STATUS', { url, status: 503 }, { url, cause: new Error('secret') }),
  ],
  ['one with a place', new OpenBadgesError('SIGNATURE_INVALID', { key: 'k' }, { path: '/proof' })],
  ['one that nobody foresaw', new TypeError('secret')],
  ['something that is no error', 'thrown'],
])('an error makes the same problem on either side: %s', (_, error) => {
  const sent = toSentError(error)
  expect(Object.values(sent)).not.toContain(undefined)
  const back = fromSentError(structuredClone(sent))
  expect(toProblem(back)).toStrictEqual(toProblem(error))
  expect(JSON.stringify(sent)).not.toContain('secret')
})
