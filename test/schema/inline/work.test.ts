import { describe, expect, it } from 'vitest'
import { thrownBy } from '../../support/thrown-by.js'
import { refusalsOf } from '../../../src/schema/inline/refusals.js'
import { Work } from '../../../src/schema/inline/work.js'

const refusals = refusalsOf('https://school.example/schema.json')

describe('Work', () => {
  it('lets as many steps be taken as it was given, and not one more', () => {
    const work = new Work(3)
    work.spend(3, refusals)
    expect(thrownBy(() => work.spend(1, refusals)).code).toBe('CREDENTIAL_SCHEMA_TOO_COSTLY')
  })

  it('stops schemas inside each other that come to no end', () => {
    const work = new Work(1_000_000)
    const enterForEver = (): never => {
      for (;;) work.enter(refusals)
    }
    expect(thrownBy(enterForEver)).toMatchObject({
      code: 'CREDENTIAL_SCHEMA_TOO_COSTLY',
      facts: { limit: 400, what: 'schemas inside each other' },
    })
  })

  it('does not count those that were left', () => {
    const work = new Work(10_000)
    const enterAndLeave = (): void => {
      work.enter(refusals)
      work.leave()
    }
    for (let count = 0; count < 10_000; count++) enterAndLeave()
    expect(thrownBy(enterAndLeave).facts).toMatchObject({ limit: 10_000, what: 'steps' })
  })
})
