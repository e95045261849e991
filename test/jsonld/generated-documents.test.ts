import { describe, expect, it } from 'vitest'
import { isOpenBadgesError } from '../../src/errors.js'
import type { JsonObject } from '../../src/json/json.js'
import { readCompacted, type DocumentReading } from '../../src/jsonld/compacted-form.js'
import { checkDescribedOnce } from '../../src/jsonld/graph-check.js'
import { applyDocumentContext } from '../../src/jsonld/inline-context.js'
import { isBlank } from '../../src/jsonld/quads.js'
import { canonicalizeQuads } from '../../src/jsonld/rdfc10.js'
import { uniteDescriptions } from '../../src/jsonld/united-view.js'
import { defaultLimits as limits } from '../../src/limits.js'
import { canonizeElsewhere } from '../support/foreign-signer.js'
import { Random } from '../support/mutators/random.js'
import { libraryWith } from './contexts.js'
import { generateDocument } from './generate-document.js'

// More of them, or others: GENERATED=100000 GENERATED_SEED=7 npx vitest run test/jsonld/generated-documents.test.ts
const count = Number(process.env['GENERATED'] ?? 1_500)
const seed = Number(process.env['GENERATED_SEED'] ?? Date.now() % 1_000)
const library = libraryWith()
/** The peer counts its steps otherwise. */
const generous = { ...limits, maxCanonicalSteps: 1_000_000 }

/** Reads a document; `undefined` where it is refused. */
function read(document: JsonObject): DocumentReading | undefined {
  try {
    const { active } = applyDocumentContext(document['@context'], library, limits)
    return readCompacted(document, active, limits)
  } catch (error) {
    if (isOpenBadgesError(error)) return undefined
    throw error
  }
}

function* generated(): Generator<{ readonly document: JsonObject; readonly reading: DocumentReading }> {
  for (let index = 0; index < count; index++) {
    const document = generateDocument(new Random(seed * 1_000_000 + index))
    const reading = read(document)
    if (reading !== undefined) yield { document, reading }
  }
}

describe(`generated documents (${count}, GENERATED_SEED=${seed})`, () => {
  it(
    'that are read state just what jsonld makes of them, and are refused by neither',
    { timeout: 30_000 + count * 40 },
    async () => {
      let agreed = 0
      for (const { document, reading } of generated()) {
        const shown = JSON.stringify(document)
        const nquads = await canonizeElsewhere(document).catch((error: unknown) =>
          expect.fail(`${String(error)}: ${shown}`),
        )
        if (reading.declined !== undefined) {
          expect(reading.declined, shown).toBe('a JSON value said twice of one name')
          continue
        }
        const quads = reading.nodes.flatMap(({ statements }) => statements)
        expect(canonicalizeQuads(quads, generous), shown).toBe(nquads)
        agreed += 1
      }
      console.log(`${agreed} of ${count} generated documents were read, all as jsonld reads them`)
      expect(agreed).toBeGreaterThan(count / 3)
    },
  )

  it('are shown with all that they state of a name, and nothing else', { timeout: 30_000 + count * 20 }, () => {
    let compared = 0
    for (const { document, reading } of generated()) {
      if (!isDescribedOnce(reading) || hasRivalJson(reading)) continue
      const view = uniteDescriptions(reading, limits).document
      const again = view === document ? undefined : read(view)
      // Classes that do not go together cannot stand in one place; the view says both all the same.
      if (again === undefined || meansOtherwise(again, reading)) continue
      expect(statedOfNames(again), JSON.stringify(document)).toEqual(statedOfNames(reading))
      compared += 1
    }
    console.log(
      `${compared} of ${count} generated documents say something of one name in several places, and were compared`,
    )
    // About one in a hundred does.
    expect(compared).toBeGreaterThan(count / 1_000)
  })
})

/** Classes that are brought together may give a key a meaning that it had at none of the places; the view says it all the same. */
function meansOtherwise(again: DocumentReading, reading: DocumentReading): boolean {
  const meant = new Set(reading.nodes.flatMap(meaningsOf))
  return again.nodes.flatMap(meaningsOf).some((meaning) => !meant.has(meaning))
}

function meaningsOf({ id, object, active }: DocumentReading['nodes'][number]): readonly string[] {
  return Object.keys(object).map((key) => [id, key, active?.terms.get(key)?.iri].join(' '))
}

/** Two JSON literals of one property cannot be written in one place: as a list they are another literal. */
function hasRivalJson(reading: DocumentReading): boolean {
  return [...statedOfNames(reading).values()].some((statements) => {
    const properties = [...statements].filter((each) => each.endsWith(JSON_LITERAL)).map((each) => each.split(' ')[0])
    return new Set(properties).size < properties.length
  })
}

const JSON_LITERAL = '^^<http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON>'

function isDescribedOnce(reading: DocumentReading): boolean {
  try {
    checkDescribedOnce(reading)
    return true
  } catch {
    return false
  }
}

function statedOfNames(reading: DocumentReading): ReadonlyMap<string, ReadonlySet<string>> {
  const stated = new Map<string, Set<string>>()
  for (const { id, statements, graph } of reading.nodes) {
    if (id === undefined || graph !== '' || statements.length === 0) continue
    const all = stated.get(id) ?? new Set<string>()
    stated.set(id, all)
    for (const { predicate, object } of statements) all.add(`${predicate} ${isBlank(object) ? '_:' : object}`)
  }
  return stated
}
