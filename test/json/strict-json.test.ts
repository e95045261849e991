import { describe, expect, it } from 'vitest'
import { StrictJson } from '../../src/json/strict-json.js'
import { hostileValues } from '../support/hostile-values.js'

describe('StrictJson', () => {
  it('is told from all that looks like it', () => {
    const own = new StrictJson({ a: 1 })
    expect(StrictJson.is(own)).toBe(true)
    expect(own.value).toEqual({ a: 1 })
    const forged = Object.create(StrictJson.prototype) as object
    for (const other of [{ value: {} }, forged, new Proxy(own, {}), null, undefined, 'text', 7]) {
      expect(StrictJson.is(other)).toBe(false)
    }
  })

  it.each(Object.entries(hostileValues))('runs nothing of %s', (_, make) => {
    expect(StrictJson.is(make())).toBe(false)
  })
})
