/** Writes the table of limits in `docs/defaults.md`, and reads its tables of options. */
import ts from 'typescript'
import type { Code } from '../../src/codes.js'
import { defaultLimits, type Limits } from '../../src/limits.js'

/** What a limit leads to, and why it has its value where `src/limits.ts` does not say. */
interface Remark {
  /** The code of what lies beyond it; none where nothing is refused. */
  readonly beyond?: Code
  readonly why?: string
}

/**
 * Puts the table of limits into the document, between its two marks.
 *
 * @param document - `docs/defaults.md`
 * @param source - `src/limits.ts`, whose comments say what each limit is
 */
export function withLimits(document: string, source: string): string {
  const comments = commentsOf(source, 'Limits')
  const rows = (Object.keys(defaultLimits) as (keyof Limits)[]).map((name) => {
    const { beyond, why } = remarks[name]
    const meaning = [comments.get(name) ?? '', why].filter(Boolean).join(' ')
    const code = beyond === undefined ? '–' : `[\`${beyond}\`](verification.md#${beyond})`
    return `| \`${name}\` | ${inWords(name, defaultLimits[name])} | ${meaning} | ${code} |`
  })
  const table = ['| limit | default | what it counts, and why | beyond it |', '|---|---|---|---|', ...rows].join('\n')
  const [before, , after] = document.split(/<!-- (?:limits|end of limits) -->\n/)
  if (before === undefined || after === undefined) throw new Error('docs/defaults.md has no marks for the limits')
  return `${before}<!-- limits -->\n${table}\n<!-- end of limits -->\n${after}`
}

/**
 * Reads the comments on the members of an interface, as one line each.
 *
 * @param source - the text of a TypeScript file
 * @returns member → comment, in their order
 */
export function commentsOf(source: string, interfaceName: string): ReadonlyMap<string, string> {
  const file = ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest, true)
  const members = file.statements
    .filter((statement) => ts.isInterfaceDeclaration(statement))
    .filter((declaration) => declaration.name.text === interfaceName)
    .flatMap((declaration) => [...declaration.members])
  return new Map(members.map((member) => [member.name?.getText() ?? '', commentOf(member)]))
}

/**
 * Reads the first two columns of the table under a heading.
 *
 * @returns name → default, as they are written
 */
export function optionsUnder(document: string, heading: string): ReadonlyMap<string, string> {
  const section = document.split(/^#{2,3} /m).find((part) => part.startsWith(`${heading}\n`)) ?? ''
  const rows = [...section.matchAll(/^\| `(\w+)` \| ([^|]+) \|/gm)]
  return new Map(rows.map(([, name = '', value = '']) => [name, value.trim()]))
}

/** As it is written: a word such as @context is no tag here. */
function commentOf(member: ts.TypeElement): string {
  const text = /^\s*\/\*\*([\s\S]*?)\*\//.exec(member.getFullText())?.[1] ?? ''
  return text
    .replaceAll(/^\s*\*/gm, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

function inWords(name: string, value: number): string {
  const exact = value.toLocaleString('en-US')
  const isPower = value % 1024 === 0 && /Bytes$|Length$/.test(name)
  const unit = UNITS.find(([ending]) => ending.test(name))?.[1] ?? ''
  if (!isPower) return exact + unit
  const inMebi = value / 1024 / 1024
  const short = Number.isInteger(inMebi) ? `${inMebi} Mi` : `${value / 1024} Ki`
  return name.endsWith('Bytes') ? `${short}B (${exact})` : exact
}

const UNITS: readonly (readonly [RegExp, string])[] = [
  [/Milliseconds$/, ' ms'],
  [/Seconds$/, ' s'],
]

const remarks: Readonly<Record<keyof Limits, Remark>> = {
  maxInputBytes: {
    beyond: 'INPUT_TOO_LARGE',
    why: 'Checked before anything is parsed. Text is counted in characters.',
  },
  maxCredentialLength: { beyond: 'JSON_LIMIT_EXCEEDED', why: 'Keys and strings of one document together.' },
  maxImageBytes: { beyond: 'IMAGE_LIMIT_EXCEEDED', why: 'Of `bakeImage` and `extractFromImage`, which copy once.' },
  maxPngChunks: {
    beyond: 'IMAGE_LIMIT_EXCEEDED',
    why: 'Those with pixels (IDAT, and fcTL and fdAT of animations) are not counted: large pictures have thousands.',
  },
  maxBakedBytes: {
    beyond: 'IMAGE_LIMIT_EXCEEDED',
    why: 'The work stops at the first byte too many, of whatever a chunk decompresses to.',
  },
  maxSvgBytes: {
    beyond: 'IMAGE_LIMIT_EXCEEDED',
    why: 'Text is counted in characters. XML is read whole, so as to find a second badge.',
  },
  maxSvgDepth: { beyond: 'IMAGE_LIMIT_EXCEEDED', why: 'Drawings are rarely deeper than 20.' },
  maxSvgTags: { beyond: 'IMAGE_LIMIT_EXCEEDED', why: 'An element of four characters costs as much as a large one.' },
  maxJsonDepth: { beyond: 'JSON_LIMIT_EXCEEDED', why: 'The parser is recursive; this bounds its stack.' },
  maxJsonNodes: { beyond: 'JSON_LIMIT_EXCEEDED', why: 'JSON-LD work grows faster than the document.' },
  maxArrayLength: { beyond: 'JSON_LIMIT_EXCEEDED', why: 'Long arrays are where work grows quadratically.' },
  maxObjectKeys: { beyond: 'JSON_LIMIT_EXCEEDED', why: 'The largest class of the data model has 22.' },
  maxStringLength: { beyond: 'JSON_LIMIT_EXCEEDED', why: 'Room for a long narrative.' },
  maxDataUrlLength: { beyond: 'JSON_LIMIT_EXCEEDED' },
  maxContexts: { beyond: 'GRAPH_TOO_COMPLEX' },
  maxInlineContexts: { beyond: 'GRAPH_TOO_COMPLEX', why: 'Ordinary badges have none.' },
  maxNestedContexts: {
    beyond: 'GRAPH_TOO_COMPLEX',
    why: 'Each costs milliseconds before any signature is looked at; twenty endorsements use 60.',
  },
  maxInlineTerms: { beyond: 'GRAPH_TOO_COMPLEX', why: 'A vocabulary larger than that deserves a context of its own.' },
  maxProofs: { beyond: 'TOO_MANY_PROOFS', why: 'Each costs a canonicalisation and a signature.' },
  maxProofValueLength: {
    beyond: 'PROOF_MALFORMED',
    why: 'Base58 decoding is quadratic; a signature of 64 bytes needs 89, one of 96 bytes 133.',
  },
  maxSelectiveProofLength: {
    beyond: 'PROOF_MALFORMED',
    why: 'A badge of every class of the data model has about 300.',
  },
  maxMultikeyLength: { beyond: 'KEY_MALFORMED', why: 'A P-521 key needs 96.' },
  maxDidLength: { beyond: 'DID_MALFORMED', why: 'The longest verification method seen had 151.' },
  maxDidJwkLength: { beyond: 'DID_MALFORMED', why: 'An RSA key of 8,192 bits fits.' },
  maxUrlLength: { beyond: 'URL_NOT_ALLOWED', why: 'What servers commonly take.' },
  maxQuads: { beyond: 'GRAPH_TOO_COMPLEX', why: 'A document within `maxJsonNodes` states about half of that at most.' },
  maxCanonicalSteps: { beyond: 'GRAPH_TOO_COMPLEX' },
  jsonLdTimeoutMilliseconds: {
    beyond: 'DOCUMENT_NOT_TRANSLATED',
    why: 'Our own engine counts its steps instead, and needs no deadline. See [JSON-LD](jsonld.md).',
  },
  minRsaBits: { beyond: 'KEY_WEAK' },
  maxRsaBits: { beyond: 'KEY_WEAK' },
  connectTimeoutMilliseconds: {
    beyond: 'FETCH_TIMEOUT',
    why: "The library's own transport only; an injected `fetch` is bound by the two below.",
  },
  fetchTimeoutMilliseconds: {
    beyond: 'FETCH_TIMEOUT',
    why: 'A host that drips bytes does not hold a verification up.',
  },
  verificationTimeoutMilliseconds: { beyond: 'FETCH_TIMEOUT', why: 'Runs from the first request.' },
  maxKeyDocumentBytes: { beyond: 'FETCH_TOO_LARGE', why: 'Counted after decoding. Room for about two hundred keys.' },
  maxStatusListBytes: { beyond: 'STATUS_LIST_NOT_READ', why: 'What does not fit is not read at all.' },
  maxStatusEntries: { beyond: 'STATUS_ENTRIES_TOO_MANY', why: 'Nothing of such a status is looked at.' },
  maxContained: {
    beyond: 'CONTAINED_TOO_MANY',
    why: 'Each costs what a badge costs. What is beyond is reported as unknown.',
  },
  maxEndorsements: { beyond: 'CONTAINED_TOO_MANY', why: 'The most seen in one file was 12.' },
  maxStatusLists: { beyond: 'STATUS_ENTRIES_TOO_MANY' },
  maxRememberedStatusLists: { why: 'Kept also where `cache` is off. Those asked for longest ago are forgotten first.' },
  maxStatusBitBytes: {
    beyond: 'STATUS_LIST_TOO_LARGE',
    why: 'Room for 134 million entries. The work stops at the first byte too many.',
  },
  maxRevocationListBytes: { beyond: 'STATUS_LIST_NOT_READ', why: 'Room for about thirty thousand ids.' },
  maxCredentialSchemaBytes: { beyond: 'CREDENTIAL_SCHEMA_UNREACHABLE', why: 'What does not fit is not read at all.' },
  maxCredentialSchemas: { beyond: 'CREDENTIAL_SCHEMAS_TOO_MANY', why: 'None of such a credential is fetched.' },
  maxCredentialSchemaSteps: {
    beyond: 'CREDENTIAL_SCHEMA_TOO_COSTLY',
    why: 'Steps and not milliseconds, so that the answer is the same on every machine.',
  },
  maxFetches: { beyond: 'FETCH_BUDGET_SPENT' },
  maxFetchesPerHost: { beyond: 'FETCH_BUDGET_SPENT' },
  keyCacheSeconds: { why: 'Also the time that a revoked key may go unnoticed. See `cache`.' },
  negativeCacheSeconds: { why: 'Short, so that a repaired host is soon asked again.' },
  maxCacheEntries: { why: 'Least recently used go first.' },
  statusCacheSeconds: {
    why: 'A list that says less, by `ttl` or in `Cache-Control`, is used again for less. Also the time that a revocation may go unnoticed. See `cache`.',
  },
  maxStatusAgeSeconds: { beyond: 'STATUS_LIST_STALE', why: 'Also for copies that a proxy has kept (`Age`).' },
  maxCachedStatusLists: { why: 'Least recently used go first.' },
  maxCachedStatusBytes: { why: 'Least recently used go first.' },
  clockToleranceSeconds: { beyond: 'NOT_YET_VALID', why: 'Also for `created` of a proof (`PROOF_CREATED_IN_FUTURE`).' },
}
