import { describe, expect, it } from 'vitest'
import { mixedScriptsOf } from '../../src/view/mixed-scripts.js'

describe('mixedScriptsOf', () => {
  it.each([
    ['Аcademy', ['Latin', 'Cyrillic']],
    ['Αcademy', ['Latin', 'Greek']],
    ['Αкадемия', ['Cyrillic', 'Greek']],
  ])('finds the alphabets of %s', (name, scripts) => {
    expect(mixedScriptsOf(name)).toEqual(scripts)
  })

  it.each(['Academy', 'Академия', 'Ακαδημία', '東京 University', 'Université 42 – №1', ''])(
    'finds none in "%s"',
    (name) => {
      expect(mixedScriptsOf(name)).toEqual([])
    },
  )
})
