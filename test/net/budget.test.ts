import { describe, expect, it } from 'vitest'
import { createBudget } from '../../src/net/budget.js'

const limits = {
  maxFetches: 3,
  maxFetchesPerHost: 2,
  fetchTimeoutMilliseconds: 8_000,
  verificationTimeoutMilliseconds: 20_000,
}
const a = new URL('https://a.example/1')
const b = new URL('https://b.example/1')
const atRest = (): number => 0

describe('createBudget', () => {
  it('pays for maxFetchesPerHost requests to one host, whatever the path and port', () => {
    const budget = createBudget(limits, atRest)
    budget.spend(a)
    budget.spend(new URL('https://a.example:8443/2'))
    expect(() => budget.spend(new URL('https://a.example/3'))).toThrow(
      expect.objectContaining({
        code: 'FETCH_BUDGET_SPENT',
        facts: { url: 'https://a.example/3', limit: 2, scope: ' to a.example' },
        url: 'https://a.example/3',
      }) as Error,
    )
    budget.spend(b)
  })

  it('pays for maxFetches requests in all', () => {
    const budget = createBudget(limits, atRest)
    for (const host of ['a', 'b', 'c']) budget.spend(new URL(`https://${host}.example/`))
    expect(() => budget.spend(new URL('https://d.example/'))).toThrow(
      expect.objectContaining({
        code: 'FETCH_BUDGET_SPENT',
        facts: { url: 'https://d.example/', limit: 3, scope: '' },
      }) as Error,
    )
  })

  it('gives a request its own time while that is less than what is left for all', () => {
    expect(createBudget(limits, atRest).deadlineFor(a.href)).toEqual({
      url: a.href,
      milliseconds: 8_000,
      limit: 'fetchTimeoutMilliseconds',
      limitMilliseconds: 8_000,
    })
  })

  it('counts the time for all from the first request, not from the opening', () => {
    let now = 5_000
    const budget = createBudget(limits, () => now)
    now = 50_000
    expect(budget.deadlineFor(a.href).milliseconds).toBe(8_000)
    now = 65_000
    expect(budget.deadlineFor(b.href)).toEqual({
      url: b.href,
      milliseconds: 5_000,
      limit: 'verificationTimeoutMilliseconds',
      limitMilliseconds: 20_000,
    })
    now = 70_000
    expect(budget.deadlineFor(b.href).milliseconds).toBe(0)
  })
})
