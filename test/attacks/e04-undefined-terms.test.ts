import { describe, expect, it } from 'vitest'
import { isJsonArray, isJsonObject, pointerTo, type JsonValue } from '../../src/json/json.js'
import { codesOf, expectGenuine, genuineDocument, verifier, type Loose } from './genuine.js'

/** Every object of a document but its contexts, by JSON pointer. */
function objectsIn(value: JsonValue, path = ''): readonly string[] {
  if (isJsonArray(value)) return value.flatMap((member, index) => objectsIn(member, pointerTo(path, index)))
  if (!isJsonObject(value)) return []
  const inside = Object.entries(value).filter(([key]) => key !== '@context')
  return [path, ...inside.flatMap(([key, member]) => objectsIn(member, pointerTo(path, key)))]
}

function at(document: Loose, path: string): Loose {
  return path
    .split('/')
    .slice(1)
    .reduce((node, step) => node[step] as Loose, document)
}

describe('E4: a term that no context defines is shown but was never signed', () => {
  it('control: the genuine badge verifies', () => expectGenuine())

  it('is refused wherever it stands, with its place', async () => {
    const genuine = await genuineDocument()
    const paths = objectsIn(genuine)
    expect(paths.length).toBeGreaterThanOrEqual(6)
    for (const path of paths) {
      const document = structuredClone(genuine)
      at(document, path)['honours'] = 'summa cum laude'
      const report = await verifier.verify(document)
      expect(report.verdict).toBe('invalid')
      const problems = report.checks.flatMap((check) => ('problems' in check ? check.problems : []))
      expect(problems).toContainEqual(
        expect.objectContaining({ code: 'TERM_UNDEFINED', path: pointerTo(path, 'honours') }),
      )
    }
  })

  it('is refused as a type', async () => {
    const document = await genuineDocument()
    document['credentialSubject'].achievement.type.push('Doctorate')
    expect(await codesOf(document)).toContain('TERM_UNDEFINED')
  })
})
