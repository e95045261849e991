import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { DOMParser } from '@xmldom/xmldom'
import { describe, expect, it } from 'vitest'
import { junitFormat } from '../../../src/cli/reports/junit.js'
import { temporaryFile } from '../run-command.js'
import { entries, written } from './entries.js'

const hasXmllint = spawnSync('xmllint', ['--version']).status === 0

describe('reports as JUnit XML', () => {
  const text = written(junitFormat)
  const root = new DOMParser().parseFromString(text, 'text/xml').documentElement!
  const cases = Array.from(root.getElementsByTagName('testcase'))

  it('tell failures, which are answers, from errors, which are none', () => {
    const told = cases.map((each) => {
      const child = Array.from(each.childNodes).find(({ nodeType }) => nodeType === 1)
      return child === undefined
        ? 'passed'
        : `${child.nodeName} ${(child as unknown as typeof root).getAttribute('type')}`
    })
    expect(told).toEqual([
      'passed',
      'passed',
      'passed',
      'failure EXPIRED',
      'failure SIGNATURE_INVALID',
      'error ISSUER_NOT_TRUSTED',
      'failure JSON_SYNTAX',
      'error ENOENT',
    ])
    const suite = root.getElementsByTagName('testsuite')[0]!
    const counted = ['tests', 'failures', 'errors', 'skipped'].map((name) => suite.getAttribute(name))
    expect(counted).toEqual([String(entries.length), '3', '2', '0'])
    expect(suite.getAttribute('timestamp')).toBe('2026-06-01T12:00:00')
  })

  it.skipIf(!hasXmllint)('are what the schema of the format asks for (needs xmllint)', () => {
    const schema = join(import.meta.dirname, 'junit.xsd')
    const file = temporaryFile('junit.xml', text)
    const { status, stderr } = spawnSync('xmllint', ['--noout', '--schema', schema, file], { encoding: 'utf8' })
    expect(stderr).toContain('validates')
    expect(status).toBe(0)
  })

  it('hold no character that XML has not, and no markup of a badge', () => {
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]|<script/)
    expect(cases[2]?.getAttribute('name')).toContain('<script>alert(1)</script>')
  })
})
