/**
 * What is fuzzed: each target reads bytes of one kind, and complains where the library does what it must not: throws what is
 * no `OpenBadgesError`, writes a malformed report, says verified of what nobody signed, reads what others read otherwise.
 */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import {
  canonicalizeSteps,
  createVerifier,
  decodeStatusList,
  extractFromImage,
  importPublicJwk,
  inspectCredential,
  OpenBadgesError,
  viewCredential,
  type Verifier,
} from 'openbadges-kit'
import { readAwardTable } from '../../src/cli/award-table.js'
import { didWebUrl, readDidJwk, readDidKey } from '../../src/keys/did.js'
import { defaultLimits } from '../../src/limits.js'
import { parseJson } from '../../src/json/parse-json.js'
import { placesViewOf, viewOf } from '../support/application-view.js'
import { faultsOf } from '../support/report-shape.js'
import type { PublishedFiles } from './published-files.js'

/** One kind of input, and what must hold of every input. */
export interface Target {
  readonly seeds: readonly Uint8Array[]
  /** Words that mean something to whoever reads such inputs. */
  readonly words: readonly string[]
  /** Reads one input. @returns what is wrong, or nothing */
  readonly read: (bytes: Uint8Array) => Promise<string | undefined> | string | undefined
}

/** The names of all targets. */
export const targetNames = ['json', 'jwt', 'di', 'png', 'svg', 'did', 'status', 'http', 'csv'] as const

/** A target by its name. */
export type TargetName = (typeof targetNames)[number]

/** Sets up a target. */
export function openTarget(name: TargetName, files: PublishedFiles): Promise<Target> {
  return Promise.resolve(TARGETS[name](files))
}

const TARGETS: Readonly<Record<TargetName, (files: PublishedFiles) => Target | Promise<Target>>> = {
  json: (files) => ({
    seeds: files.named(/\.json$/),
    words: JSON_WORDS,
    read: (bytes) => expecting(() => readJson(textOf(bytes))),
  }),
  jwt: (files) => credentials(files, /\.jwt$/, TOKEN_WORDS),
  di: (files) => credentials(files, /(?:badges\/.*|secured|derived)\.json$/, JSON_WORDS),
  png: (files) => credentials(files, /\.png$/, ['tEXt', 'iTXt', 'zTXt', 'IEND', 'openbadgecredential', 'openbadges']),
  svg: (files) => credentials(files, /\.svg$/, SVG_WORDS),
  did: (files) => ({
    seeds: [
      ...['did:web:school.example', 'did:web:school.example%3A8443:a:b', 'did:web:xn--bcher-kva.example'].map(bytesOf),
      ...files.keys().flatMap(({ issuer, publicKeyMultibase = issuer, privateKeyJwk }) => {
        const { d: _, ...publicHalf } = privateKeyJwk
        const jwk = JSON.stringify(publicHalf)
        return [issuer, publicKeyMultibase, `did:jwk:${Buffer.from(jwk).toString('base64url')}`, jwk].map(bytesOf)
      }),
    ],
    words: [
      'did:web:',
      'did:key:z',
      'did:jwk:',
      '%3A',
      '%2e%2e',
      '@',
      '#0',
      '[::1]',
      '127.0.0.1',
      '0x7f.1',
      'localhost',
    ],
    read: readKeyName,
  }),
  status: (files) => ({
    seeds: files.named(/lists\/.*-entries\.json$/).map((each) => {
      const { encodedList } = JSON.parse(textOf(each)) as { readonly encodedList: string }
      return bytesOf(encodedList)
    }),
    words: ['uH4sI', 'H4sI', '=', '-', '_'],
    read: readList,
  }),
  http: answers,
  csv: () => {
    const path = join(mkdtempSync(join(tmpdir(), 'fuzz-')), 'awards.csv')
    return {
      seeds: [
        'achievement.name;recipient.email;validUntil;file\r\n"First ""Aid""";ada@example.org;2030-01-01;a.png\r\n',
        '\ufeffachievement.name,achievement.description,recipient.id,tag\n=1+1,"a\nb",did:example:1,x\n\n,,,\n',
        'achievement.name\trecipient.identifier.0.identityHash\nA\tB\n',
      ].map(bytesOf),
      words: [
        '"',
        '""',
        ',',
        ';',
        '\t',
        '\n',
        '\r\n',
        '\ufeff',
        'achievement.',
        'recipient.',
        '__proto__',
        'results.0.',
        '\0',
      ],
      read: (bytes) =>
        expecting(async () => {
          writeFileSync(path, bytes)
          for await (const row of readAwardTable(path)) if (Object.keys(row).length === 0) return 'an empty row'
          return undefined
        }),
    }
  },
}

/** Credentials in whatever form: read, judged, inspected, shown. */
function credentials(files: PublishedFiles, names: RegExp, words: readonly string[]): Promise<Target> {
  const verifier = createVerifier({
    trustedIssuers: files.keys().map(({ issuer }) => issuer),
    statusIssuers: files.keys().map(({ issuer }) => issuer),
    contexts: files.contexts(),
    fetch: files.fetch(),
    now: () => Date.parse('2026-06-01T00:00:00Z'),
  })
  return withGenuine(verifier, { seeds: files.named(names), words }, async (bytes) => {
    await expecting(() => inspectCredential(bytes))
    await expecting(() => canonicalizeSteps(bytes))
    await expecting(() => extractFromImage(bytes))
  })
}

/** What a host answers, while the badge stays the same. */
function answers(files: PublishedFiles): Target {
  const body: { bytes: Uint8Array } = { bytes: new Uint8Array() }
  const asked = ['genuine-jwt-rs256', 'status-clear', 'revoked', 'status-message'].map((name) => files.report(name))
  const seeds = asked.flatMap(({ web = {} }) => Object.values(web).map((path) => files.bytes(path)))
  const cases = asked.map((entry) => ({ entry, input: files.bytes(entry.input) }))
  const genuine = new Set(seeds.map((each) => textOf(each)))
  return {
    seeds,
    words: JSON_WORDS,
    async read(bytes) {
      body.bytes = bytes
      for (const { entry, input } of cases) {
        const verifier = createVerifier({
          trustedIssuers: entry.trustedIssuers,
          fetch: () => Promise.resolve(new Response(new Uint8Array(body.bytes), { headers: HEADERS })),
          now: () => Date.parse(entry.now),
        })
        const report = await verifier.verify(input)
        const [fault] = faultsOf(report)
        if (fault !== undefined) return fault
        // What a message says changes no verdict, and a set of keys that says more than it did is as good.
        const isDecided = ['status-clear', 'revoked'].includes(entry.name)
        if (isDecided && report.verified && !genuine.has(textOf(bytes)) && !isSameList(bytes, seeds))
          return `${entry.name} is verified by a list that nobody signed`
      }
      return undefined
    },
  }
}

/** Whether it says the same, in other words at most. */
function isSameList(bytes: Uint8Array, seeds: readonly Uint8Array[]): boolean {
  try {
    const view = placesViewOf(parseJson(textOf(bytes), defaultLimits))
    return seeds.some((seed) => seed[0] === 0x7b && placesViewOf(parseJson(textOf(seed), defaultLimits)) === view)
  } catch {
    return seeds.some((seed) => textOf(seed).trim() === textOf(bytes).trim())
  }
}

/** Whatever is verified must say what one of the seeds says. */
async function withGenuine(
  verifier: Verifier,
  { seeds, words }: Pick<Target, 'seeds' | 'words'>,
  alsoRead: (bytes: Uint8Array) => Promise<void>,
): Promise<Target> {
  const policy = { accept: ['badge', 'endorsement', 'presentation', 'clr'] } as const
  const seen = new Set<string>()
  for (const seed of seeds) {
    const { credential } = await verifier.verify(seed, policy)
    if (credential !== undefined) seen.add(viewOf(credential).join('\n'))
  }
  return {
    seeds,
    words,
    async read(bytes) {
      const report = await verifier.verify(bytes, policy)
      const [fault] = faultsOf(report)
      if (fault !== undefined) return fault
      viewCredential(report)
      if (report.verified && !seen.has(viewOf(report.credential).join('\n'))) return 'verified, and nobody signed it'
      await alsoRead(bytes)
      return undefined
    },
  }
}

function readJson(text: string): string | undefined {
  const ours = parseJson(text, defaultLimits)
  const theirs: unknown = JSON.parse(text)
  return JSON.stringify(ours) === JSON.stringify(theirs) ? undefined : 'read otherwise than by JSON.parse'
}

async function readKeyName(bytes: Uint8Array): Promise<string | undefined> {
  const text = textOf(bytes)
  for (const read of [
    () => readDidKey(text, defaultLimits),
    () => readDidJwk(text, defaultLimits),
    () => importPublicJwk(text),
    () => importPublicJwk(bytes),
    () => {
      const url = didWebUrl(text, defaultLimits)
      const { protocol, username, password, hash, search, pathname } = new URL(url)
      const isPlain = protocol === 'https:' && `${username}${password}${hash}${search}` === ''
      return isPlain && pathname.endsWith('/did.json') ? undefined : `a did:web that leads to ${url}`
    },
  ]) {
    const complaint = await expecting(read)
    if (complaint !== undefined) return complaint
  }
  return undefined
}

function readList(bytes: Uint8Array): Promise<string | undefined> {
  const text = textOf(bytes)
  return expecting(async () => {
    const list = await decodeStatusList(text, { purpose: 'revocation' })
    // Lists of an older kind have no letter for the base.
    const theirs = gunzipSync(Buffer.from(text.startsWith('u') ? text.slice(1) : text, 'base64url'))
    for (const index of [0, 1, 7, 8, 1000, list.length - 1]) {
      const bit = ((theirs[index >> 3] ?? 0) >> (7 - (index & 7))) & 1
      if (list.isSet(index) !== (bit === 1)) return `entry ${index} is read otherwise than by zlib`
    }
    return list.length === theirs.length * 8 ? undefined : 'as long as nothing that zlib finds'
  })
}

/** A text is a complaint. An `OpenBadgesError` is an answer; everything else that is thrown is a finding. */
async function expecting(work: () => unknown): Promise<string | undefined> {
  try {
    const complaint = await work()
    return typeof complaint === 'string' ? complaint : undefined
  } catch (error) {
    if (error instanceof OpenBadgesError && error.code !== 'INTERNAL_ERROR') return undefined
    return `threw ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`
  }
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes)
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

const HEADERS = { 'content-type': 'application/json' }

const JSON_WORDS = [
  ...['{', '}', '[', ']', ',', ':', '"', 'null', 'true', '1e400', '-0', '\\u0000', '\\ud800', '\ufeff', '\\"'],
  ...[
    '"__proto__":',
    '"constructor":',
    '"@context":',
    '"@index":',
    '"@value":',
    '"@id":',
    '"@included":',
    '"id":',
    '"type":',
  ],
  ...[
    '"proof":',
    '"issuer":',
    '"validUntil":',
    '"validFrom":',
    '"credentialStatus":',
    '"credentialSubject":',
    '"name":',
  ],
  ...[
    '"cryptosuite":',
    '"proofValue":',
    '"verificationMethod":',
    '"created":',
    '"expires":',
    '"previousProof":',
    '"keys":',
  ],
  ...[
    '"2030-01-01T00:00:00Z"',
    '"did:key:z6Mk"',
    '"https://www.w3.org/ns/credentials/v2"',
    '"eddsa-rdfc-2022"',
    '"kid":',
  ],
]

const TOKEN_WORDS = ['.', '..', '=', '-', '_', 'eyJ', 'eyJhbGciOiJub25lIn0', 'e30', '\n', ' ', 'AAAA']

const SVG_WORDS = [
  ...[
    '<',
    '>',
    '</',
    '/>',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<?',
    '?>',
    '<!DOCTYPE',
    '<!ENTITY',
    '&lt;',
    '&#0;',
    '&x;',
  ],
  ...[
    'xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0"',
    '<openbadges:credential',
    'verify="',
    '<svg',
    '</svg>',
    'eyJ',
  ],
]
