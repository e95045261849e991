/** E4, B5: a term that no context defines is shown, though nobody signed it: it says nothing in the graph. */
import { describe, expect, it } from 'vitest'
import { pointerTo } from '../../src/json/json.js'
import { at, fullDocument, fullVerifier, objectsIn } from './full-badge.js'
import { codesOf, expectGenuine, genuineDocument, verifier } from './genuine.js'

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

  it.each<[string, unknown]>([
    ['text', 'summa cum laude'],
    ['a number', 1],
    ['a truth value', true],
    ['an object', { type: ['Achievement'], name: 'Doctor' }],
    ['an object with nothing in it', {}],
    ['a list', ['summa', 'cum', 'laude']],
    ['a list with nothing in it', []],
    ['null', null],
  ])('is refused with %s as its value', async (_, value) => {
    const document = await genuineDocument()
    document['credentialSubject'].achievement.honours = value
    expect(await codesOf(document)).toContain('TERM_UNDEFINED')
  })

  it.each(['name ', 'Name', 'ñame', 'validUntil\u200b', 'schema', 'award', 'toString', 'hasOwnProperty'])(
    'is refused where it resembles a term that is defined: %j',
    async (term) => {
      const document = await genuineDocument()
      document[term] = 'summa cum laude'
      expect(await codesOf(document)).toContain('TERM_UNDEFINED')
    },
  )
})

describe('E4: in a badge with every class and property', () => {
  const places = objectsIn(fullDocument())

  it('control: the genuine badge verifies, and has about sixty places', async () => {
    await expectGenuine(fullDocument(), fullVerifier)
    expect(places).toHaveLength(59)
  })

  it.each(places)('an undefined term is refused at "%s"', async (path) => {
    const document = fullDocument()
    at(document, path)['honours'] = 'summa cum laude'
    const report = await fullVerifier.verify(document)
    expect(report.verdict).toBe('invalid')
    const proof = report.checks.find(({ check }) => check === 'proof')
    expect(proof).toMatchObject({ problems: [{ code: 'TERM_UNDEFINED', path: pointerTo(path, 'honours') }] })
  })

  it.each(places.filter((path) => typeOf(path) !== undefined))('an undefined type is refused at "%s"', async (path) => {
    const document = fullDocument()
    at(document, path)['type'] = [typeOf(path), 'Doctorate'].flat()
    // The type of a proof decides who may read it at all.
    expect(await codesOf(document, {}, fullVerifier)).toContain(
      path === '/proof' ? 'SUITE_NOT_SUPPORTED' : 'TERM_UNDEFINED',
    )
  })
})

function typeOf(path: string): unknown {
  return at(fullDocument(), path)['type']
}
