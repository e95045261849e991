import { describe, expect, it } from 'vitest'
import { jsonFormat, jsonLinesFormat } from '../../../src/cli/reports/json.js'
import { entries, hostile, written } from './entries.js'

const plain = entries.map((entry) =>
  'report' in entry ? { source: entry.source, report: entry.report } : { source: entry.source, error: entry.failure },
)

describe('reports as JSON', () => {
  it('are an array of the very reports, each with its source', () => {
    expect(JSON.parse(written(jsonFormat))).toEqual(JSON.parse(JSON.stringify(plain)))
    expect(JSON.parse(written(jsonFormat, []))).toEqual([])
  })

  it('are a line each', () => {
    const lines = written(jsonLinesFormat).split('\n')
    expect(lines.pop()).toBe('')
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(JSON.parse(JSON.stringify(plain)))
  })

  it('hold no character that a terminal would obey, and every one of the text', () => {
    for (const format of [jsonFormat, jsonLinesFormat]) {
      expect(written(format)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/)
    }
    expect((JSON.parse(written(jsonFormat)) as typeof plain)[2]?.source).toBe(`${hostile}.json`)
  })
})
