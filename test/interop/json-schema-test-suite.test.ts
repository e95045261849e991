/** The test suite of JSON Schema itself, as Debian packs it with libtest-json-schema-acceptance-perl (MIT). */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isOpenBadgesError } from '../../src/errors.js'
import type { JsonObject, JsonValue } from '../../src/json/json.js'
import { defaultLimits } from '../../src/limits.js'
import { checkInlineSchema } from '../../src/schema/inline/check-inline-schema.js'
import type { Dialect } from '../../src/schema/inline/dialect.js'

interface Group {
  readonly description: string
  readonly schema: JsonValue
  readonly tests: readonly { readonly description: string; readonly data: JsonValue; readonly valid: boolean }[]
}

const folder =
  process.env['OPENBADGES_JSON_SCHEMA_TESTS'] ?? '/usr/share/perl5/auto/share/dist/Test-JSON-Schema-Acceptance'
const isThere = existsSync(`${folder}/tests/draft2020-12`)
const url = 'https://test.example/schema.json'

/** What the suite refers to: documents of its own, and the schemas of JSON Schema, which `ajv` brings. */
function knownSchemas(): ReadonlyMap<string, JsonValue> {
  const metaSchemas = `${dirname(createRequire(import.meta.url).resolve('ajv/package.json'))}/dist/refs`
  return new Map([
    ...filesIn(`${folder}/remotes`).map(([path, text]) => [`http://localhost:1234/${path}`, JSON.parse(text)] as const),
    ...filesIn(metaSchemas).map(([, text]) => {
      const schema = JSON.parse(text) as JsonObject
      return [String(schema['$id']).replace(/#$/, ''), schema] as const
    }),
  ])
}

function filesIn(root: string): readonly (readonly [string, string])[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.json'))
    .map((path) => [path, readFileSync(`${root}/${path}`, 'utf8')] as const)
}

function answer(
  schema: JsonValue,
  document: JsonValue,
  dialect: Dialect,
  known: ReadonlyMap<string, JsonValue>,
): boolean | string {
  try {
    const source = { url, content: { document: schema }, dialect }
    return checkInlineSchema(document as JsonObject, source, { limits: defaultLimits, known }).length === 0
  } catch (error) {
    if (!isOpenBadgesError(error)) throw error
    return error.code
  }
}

/** Skips visibly where the suite is absent; on the build server, fails instead. */
function describeSuite(name: string, tests: () => void): void {
  if (isThere) {
    describe(name, tests)
    return
  }
  describe(name, () => {
    it.skipIf((process.env['CI'] ?? '') === '')(
      `cannot be run: libtest-json-schema-acceptance-perl is not installed (${folder})`,
      () => {
        expect.fail('Install what is absent: .ci/run does.')
      },
    )
  })
}

describeSuite('the test suite of JSON Schema', () => {
  it.each([
    ['draft7', 'draft-07', 850],
    ['draft2019-09', '2019-09', 1_150],
    ['draft2020-12', '2020-12', 1_150],
  ] as const)(
    '%s: nothing is judged wrongly, and vocabularies of others are all that is not judged',
    { timeout: 60_000 },
    (draft, dialect, least) => {
      const known = knownSchemas()
      const others: string[] = []
      let right = 0
      for (const file of readdirSync(`${folder}/tests/${draft}`).filter((name) => name.endsWith('.json'))) {
        for (const { schema, description, tests } of JSON.parse(
          readFileSync(`${folder}/tests/${draft}/${file}`, 'utf8'),
        ) as Group[]) {
          for (const test of tests) {
            const found = answer(schema, test.data, dialect, known)
            if (found === test.valid) right++
            else others.push(`${file}: ${description}: ${test.description}: ${String(found)}`)
          }
        }
      }
      expect(others.filter((each) => !/^vocabulary\.json: .*CREDENTIAL_SCHEMA_NOT_SUPPORTED$/.test(each))).toEqual([])
      expect(right).toBeGreaterThan(least)
      console.log(`${draft}: ${right} right, ${others.length} not judged`)
    },
  )
})
