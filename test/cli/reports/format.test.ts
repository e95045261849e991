import { expect, it } from 'vitest'
import { stream } from '../../../src/cli/reports/format.js'
import { written } from './entries.js'

it('makes a format that is written as entries come', () => {
  const format = stream({ begin: '<', entry: ({ source }, index) => `${index}${source.at(0)}`, end: () => '>' })
  expect(format.needsTotals).toBe(false)
  expect(written(format)).toBe('<0b1b2=3e4f5s6c7g>')
  expect(written(stream({ entry: () => '.' }))).toBe('........')
})
