import { expect, it } from 'vitest'
import { style } from '../../../src/cli/reports/style.js'

it('has rules for phones and for paper, and loads nothing', () => {
  expect(style).toContain('@media print')
  expect(style).toContain('@media (max-width')
  expect(style).not.toMatch(/url\(|@import|<\//)
})
