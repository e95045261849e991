import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Schema } from './published-schemas.js'

const root = fileURLToPath(new URL('../../', import.meta.url))
let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'generator-'))
  mkdirSync(join(folder, 'schemas'))
})

afterAll(() => {
  rmSync(folder, { recursive: true })
})

/** Generates from a model in which one text of one file is another. */
function generateFrom(file: string, before: string, after: string): { status: number | null; error: string } {
  const model = join(folder, 'model')
  cpSync(`${root}src/model`, model, { recursive: true })
  const text = readFileSync(join(model, file), 'utf8')
  expect(text).toContain(before)
  writeFileSync(join(model, file), text.replace(before, after))
  const options = ['--from', model, '--into', join(folder, 'schemas')]
  const { status, stderr } = spawnSync(process.execPath, [`${root}scripts/generate-schemas.mjs`, ...options], {
    encoding: 'utf8',
  })
  return { status, error: /Error: (.*)/.exec(stderr)?.[1] ?? stderr }
}

describe('the generator of the schemas', () => {
  it('takes up what a type says', () => {
    const property = '/** The rank. */\n  readonly rank: number\n  /** What the picture shows'
    expect(generateFrom('image.ts', '/** What the picture shows', property)).toEqual({ status: 0, error: '' })
    const { $defs } = JSON.parse(readFileSync(join(folder, 'schemas/profile.schema.json'), 'utf8')) as Schema
    expect($defs!['Image']!.properties!['rank']).toEqual({ description: 'The rank.', type: 'number' })
    expect($defs!['Image']!.required).toEqual(['id', 'type', 'rank'])
  })

  it.each([
    [
      'a property without a docstring',
      '/** What the picture shows',
      '// What the picture shows',
      'expected a docstring',
    ],
    ['a type of TypeScript’s', 'caption?: string', 'caption?: Date', 'the model has no such type: Date'],
    ['a type without JSON', 'caption?: string', 'caption?: bigint', 'no JSON Schema is known for this type: bigint'],
    ['a tuple', 'caption?: string', 'caption?: readonly [string]', 'no JSON Schema is known for this type'],
    ['a union of other kinds', 'caption?: string', 'caption?: number | string', 'expected a text, then an object'],
  ])('refuses %s, and says where', (_, before, after, said) => {
    const { status, error } = generateFrom('image.ts', before, after)
    expect(status).toBe(1)
    expect(error).toMatch(/^image\.ts:\d+: /)
    expect(error).toContain(said)
  })
})
