import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { certification, conformanceDoc, requirements, type Row } from './conformance-doc.js'
import { testNames } from './test-names.js'

const folder = fileURLToPath(new URL('..', import.meta.url))
const rows: readonly Row[] = [...requirements, ...certification]

describe('docs/conformance.md', () => {
  it('says which tests show what the standard asks for', async () => {
    await expect(conformanceDoc()).toMatchFileSnapshot('../../docs/conformance.md')
  })

  it('has every requirement once, in order', () => {
    const numbers = Array.from({ length: 40 }, (_, position) => `R-${position + 1}`)
    expect(requirements.map(({ id }) => id)).toEqual(numbers)
  })

  it('has every test of the certification once, service by service', () => {
    const displayer = ['D1', 'D2', 'D3', 'D4'].map((test) => `Displayer ${test}`)
    const services = ['Host', 'Consumer Read', 'Provider Read', 'Provider Write']
    expect(certification.map(({ id }) => id)).toEqual([
      ...['Issuer T1', 'Issuer T2', 'Issuer + API'],
      ...displayer,
      ...services,
    ])
  })

  it.each(rows)('$id names tests that are there, each once, or says why there are none', ({ shown, open }) => {
    expect(shown.length > 0 || (open ?? '') !== '').toBe(true)
    expect(open?.trim()).not.toBe('')
    expect(new Set(shown.map((each) => each.join(' '))).size).toBe(shown.length)
    for (const [file, fragment] of shown) {
      expect(existsSync(folder + file), file).toBe(true)
      const names = testNames(readFileSync(folder + file, 'utf8'))
      expect(fragment).not.toBe('')
      expect(
        names.filter((name) => name.includes(fragment)),
        `${file}: ${fragment}`,
      ).not.toEqual([])
    }
  })
})

describe('testNames', () => {
  it('reads names, and the texts of tables in place', () => {
    const source = [
      "describe('a', () => { it('b', () => { expect('body') }) }) // it('comment')",
      "it.each<[string]>([['c', { d: 'd' }]])('e %s', f)",
      "it.each(table)('g', f); describe.each([1])(`h ${i} j`, f)",
      "describeCorpus('k', f); it.skipIf(no)('l', f)",
    ].join('\n')
    expect(testNames(source)).toEqual(['a', 'b', 'e %s', 'c', 'd', 'g', 'h ', ' j', 'k', 'l'])
  })

  it('takes nothing for a test that does not run, or is none', () => {
    expect(testNames("it.skip('a', f); describe.todo('b'); expect('c'); f('it(\"d\")'); it.each(['e'])")).toEqual([])
  })
})
