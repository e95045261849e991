import { describe, expect, it } from 'vitest'
import { bakedNames } from '../../src/bake/baked-names.js'
import { pickBaked } from '../../src/bake/pick-baked.js'
import { thrownBy } from '../support/thrown-by.js'

const [newest, clr, oldest] = bakedNames.map((name) => ({ name }))

describe('pickBaked', () => {
  it('takes the newest standard, wherever it stands, and tells of each other one once', () => {
    const { picked, findings } = pickBaked([oldest!, clr!, oldest!, newest!], 'png')
    expect(picked).toBe(newest)
    expect(findings.map(({ facts }) => facts['found'])).toEqual([clr!.name.words, oldest!.name.words])
  })

  it('takes an older one that is alone', () => {
    expect(pickBaked([oldest!], 'svg')).toEqual({ picked: oldest, findings: [] })
  })

  it('refuses none, and two of the one that counts', () => {
    expect(thrownBy(() => pickBaked([], 'svg')).facts).toEqual({ container: 'SVG' })
    expect(thrownBy(() => pickBaked([newest!, oldest!, newest!], 'png')).code).toBe('MULTIPLE_CREDENTIALS')
    expect(thrownBy(() => pickBaked([oldest!, oldest!], 'png')).code).toBe('MULTIPLE_CREDENTIALS')
  })
})
