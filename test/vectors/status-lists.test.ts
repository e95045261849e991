/** Entries and lists that other people wrote, read without their signatures: the W3C's examples, and bundles of both. */
import { beforeAll, expect, it } from 'vitest'
import { isJsonObject, toArray, type JsonObject, type JsonValue } from '../../src/json/json.js'
import { defaultLimits } from '../../src/limits.js'
import { readEntryValue, readListContents, type ListContents } from '../../src/status/list-contents.js'
import { readStatusEntry, type BitEntry } from '../../src/status/status-entry.js'
import { createVerifier } from '../../src/verify/verifier.js'
import { anyIssuer } from '../../src/verify/trust.js'
import { corpusEntries, corpusFetch, describeCorpus, readCorpus, type CorpusEntry } from '../support/corpus.js'
import { thrownBy } from '../support/thrown-by.js'

const w3c = 'files/w3c+vc-bitstring-status-list/extracted/transitions-2025-REC_ex00'

const json = (path: string): JsonObject => JSON.parse(readCorpus(path).toString('utf8')) as JsonObject

function bitEntry(value: JsonValue, path = ''): BitEntry {
  const entry = readStatusEntry(value, path)
  return entry.kind === 'bits' ? entry : expect.fail('not an entry of bits')
}

const contentsOf = (list: JsonObject): Promise<ListContents> =>
  readListContents(list, defaultLimits, 'https://example.com/')

describeCorpus('the examples of Bitstring Status List 1.0', () => {
  it('have two entries in one credential, which are read as they stand', () => {
    const entries = toArray(json(`${w3c}1.json`)['credentialStatus']).map((entry) => bitEntry(entry))
    expect(entries).toMatchObject([
      { purpose: 'revocation', index: 94_567, size: 1, url: 'https://example.com/credentials/status/3' },
      { purpose: 'suspension', index: 23_452, size: 1, url: 'https://example.com/credentials/status/4' },
    ])
  })

  it.each([2, 6, 7, 8])('have a list of 131,072 entries, all clear, in example %i', async (example) => {
    const contents = await contentsOf(json(`${w3c}${example}.json`))
    expect(contents.spelling).toBe('multibase')
    expect(contents.bytes).toEqual(new Uint8Array(16_384))
  })

  it.each([3, 4, 5])('have a credential whose entry is clear in the list, in example %i', async (example) => {
    const entry = bitEntry(json(`${w3c}${example}.json`)['credentialStatus'] ?? null)
    const list = json(`${w3c}2.json`)
    expect(entry.url).toBe(list['id'])
    expect(readEntryValue(await contentsOf(list), entry)).toBe(0)
  })

  it('are no Open Badges, and never verified', async () => {
    const verifier = createVerifier({ trustedIssuers: anyIssuer, fetch: corpusFetch })
    for (const example of [1, 3, 4, 5]) {
      const report = await verifier.verify(new Uint8Array(readCorpus(`${w3c}${example}.json`)))
      expect(report.verdict).toBe('invalid')
      expect(report.checks.find(({ check }) => check === 'schema')).toMatchObject({
        problems: [{ code: 'NOT_AN_OPEN_BADGE' }],
      })
    }
  })
})

/** What a bundle of the corpus holds: entries, the lists that they name, and the value that its makers call good. */
interface Bundle {
  readonly entries: readonly JsonValue[]
  readonly lists: ReadonlyMap<string, JsonObject>
  readonly goodValues: readonly number[]
  readonly isValid: boolean
}

const PLACE = 'https://status.example/list'

function readBundle({ path }: CorpusEntry): Bundle {
  const text = readCorpus(path).toString('utf8').replaceAll('<STATUS-CREDENTIAL-PATH-PLACEHOLDER>', PLACE)
  const bundle = JSON.parse(text) as Record<string, JsonValue>
  const listed = bundle['status-credential'] ?? null
  const lists = toArray(listed).map((each): [string, JsonObject] =>
    isJsonObject(each) ? [String(each['id']), payloadOf(String(each['content']))] : [PLACE, payloadOf(String(each))],
  )
  const holder = bundle['holder-credential'] as JsonObject
  const attributes = toArray(bundle['attribute']).map((each) => Number((each as JsonObject)['value']))
  return {
    entries: toArray(holder['credentialStatus']),
    lists: new Map(lists),
    goodValues: attributes,
    isValid: bundle['valid'] === true,
  }
}

function payloadOf(token: string): JsonObject {
  const payload = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as JsonObject
  return (payload['vc'] ?? payload) as JsonObject
}

describeCorpus('the bundles of lists and entries', () => {
  let bundles: readonly CorpusEntry[] = []

  beforeAll(() => {
    bundles = corpusEntries().filter(({ kind, testable }) => kind === 'vectors-bundle' && testable)
  })

  const supported = ['bitstringstatuslist', 'statuslist2021']
  const isSupported = ({ path }: CorpusEntry): boolean => supported.some((folder) => path.includes(`/${folder}/`))

  it('have the values in them that their makers say: of one bit and of two, of one entry and of two', async () => {
    const read = bundles.filter(isSupported)
    expect(read).toHaveLength(9)
    for (const bundle of read) {
      const { entries, lists, goodValues, isValid } = readBundle(bundle)
      const values: number[] = []
      for (const each of entries) {
        const entry = bitEntry(each)
        values.push(readEntryValue(await contentsOf(lists.get(entry.url)!), entry))
      }
      expect(values).toHaveLength(goodValues.length)
      expect(
        values.every((value, index) => value === goodValues[index]),
        bundle.id,
      ).toBe(isValid)
    }
  })

  it('are refused by name where their type is one that nobody reads', () => {
    const refused = bundles
      .filter((bundle) => !isSupported(bundle))
      .flatMap((bundle) => readBundle(bundle).entries)
      .map((entry) => thrownBy(() => readStatusEntry(entry, '')))
    expect(refused).toMatchObject([{ code: 'STATUS_NOT_SUPPORTED', facts: { type: '"RevocationList2020Status"' } }])
  })
})
