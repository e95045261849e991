import { expect, it } from 'vitest'
import { createTally, type VerifyProgress } from '../../src/verify/progress.js'

function tellings(count: number): VerifyProgress[] {
  const told: VerifyProgress[] = []
  const tally = createTally((progress) => told.push(progress))
  for (let index = 0; index < count; index++) tally.count(index % 4 === 0 ? 'expired' : 'verified')
  tally.end()
  return told
}

it('tells after every 64 reports, and of the last ones', () => {
  expect(tellings(130).map(({ done }) => done)).toEqual([64, 128, 130])
  expect(tellings(128).map(({ done }) => done)).toEqual([64, 128])
})

it('counts verdicts, and leaves out those that none had', () => {
  expect(tellings(8)).toEqual([{ done: 8, verdicts: { expired: 2, verified: 6 } }])
})

it('tells that there was nothing', () => {
  expect(tellings(0)).toEqual([{ done: 0, verdicts: {} }])
})

it('what was told does not change later', () => {
  expect(tellings(65)[0]).toEqual({ done: 64, verdicts: { expired: 16, verified: 48 } })
})
