import { describe, expect, it } from 'vitest'
import { assertAtMost, malformedImage } from '../../src/bake/image-problem.js'
import { thrownBy } from '../support/thrown-by.js'

describe('malformedImage', () => {
  it('says what was expected, where, and what was found', () => {
    const { code, message } = malformedImage('a chunk', 'byte 8', 'nothing')
    expect([code, message]).toEqual(['IMAGE_MALFORMED', 'Expected a chunk at byte 8, found nothing.'])
  })
})

describe('assertAtMost', () => {
  it('lets pass what is as much as is allowed, and no more', () => {
    expect(() => assertAtMost(5, 5, 'chunks')).not.toThrow()
    const { code, facts } = thrownBy(() => assertAtMost(6, 5, 'chunks'))
    expect([code, facts]).toEqual(['IMAGE_LIMIT_EXCEEDED', { limit: 5, what: 'chunks' }])
  })
})
