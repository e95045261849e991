import { describe, expect, it } from 'vitest'
import { checkOptions } from '../../src/build/build-options.js'
import { refusalOf } from './support.js'

describe('checkOptions', () => {
  it('takes functions, contexts, and nothing', () => {
    const options = { now: Date.now, random: undefined, contexts: ['urn:x:1'] }
    expect(checkOptions(options, ['now', 'random', 'contexts'])).toEqual(options)
    expect(checkOptions({}, [])).toEqual({})
  })

  it.each([
    [null, 'options'],
    ['now', 'options'],
    [{ now: 7 }, 'now'],
    [{ random: 'yes' }, 'random'],
    [{ contexts: 'urn:x:1' }, 'contexts'],
    [{ contexts: ['a'] }, 'contexts'],
    [{ contexts: [7] }, 'contexts'],
    [{ clock: Date.now }, 'clock'],
  ])('refuses %j', (options, option) => {
    const { code, facts } = refusalOf(() => checkOptions(options, ['now', 'random', 'contexts']))
    expect(code).toBe('OPTIONS_INVALID')
    expect(facts).toMatchObject({ option })
  })

  it('refuses an option that this builder does not have', () => {
    expect(refusalOf(() => checkOptions({ now: Date.now }, ['random'])).facts).toMatchObject({ option: 'now' })
  })
})
