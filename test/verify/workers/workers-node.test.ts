/** Workers as they are: threads that run the compiled library. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDataIntegritySigner, createJwtSigner } from '../../../src/issue/signer.js'
import { defaultLimits } from '../../../src/limits.js'
import type { SignedCredential } from '../../../src/model/signed-credential.js'
import type { FetchFunction } from '../../../src/net/network.js'
import type { VerifierOptions } from '../../../src/verify/options.js'
import type { VerifyPolicy } from '../../../src/verify/policy.js'
import type { VerificationReport } from '../../../src/verify/report.js'
import type * as Verify from '../../../src/entries/verify.js'
import type { FromWorker } from '../../../src/verify/workers/messages.js'
import type * as Workers from '../../../src/verify/workers/workers-node.js'
import { badgesOf, issuerOf, judgedAt, signedAt } from '../../support/signed-badges.js'
import { compileLibrary, type CompiledLibrary } from '../../support/compiled-library.js'
import { corpusEntries, corpusFetch, describeCorpus, readCorpus } from '../../support/corpus.js'
import { fixedKey } from '../../support/fixed-keys.js'
import { publishedBytes, publishedIndex } from '../../support/published-vectors.js'

let library: CompiledLibrary
let verify: typeof Verify
let workers: typeof Workers

beforeAll(() => {
  library = compileLibrary()
  verify = library.load('entries/verify.js') as typeof Verify
  workers = library.load('verify/workers/workers-node.js') as typeof Workers
}, 120_000)

afterAll(() => library.remove())

const key = await fixedKey('school')
const issuer = issuerOf(key)
const { small, full } = await badgesOf(issuer)
const signed = [
  await createDataIntegritySigner(key).sign(small, signedAt.getTime()),
  await createJwtSigner(key).sign(small, signedAt.getTime()),
  await createDataIntegritySigner(key).sign(full, signedAt.getTime()),
]

function textOf(credential: SignedCredential): string {
  return credential.format === 'jwt' ? credential.token : JSON.stringify(credential.document)
}

type Reports = readonly VerificationReport[]

/** The reports on inputs, by a verifier that is new. */
async function judge(
  inputs: readonly unknown[],
  options: VerifierOptions,
  policyOf: (input: unknown) => VerifyPolicy,
  count: number,
): Promise<Reports> {
  const reports: VerificationReport[] = []
  const verifier = verify.createVerifier(options)
  for await (const { index, input, report } of verifier.verifyAll(inputs, policyOf, { workers: count })) {
    expect(index).toBe(reports.length)
    expect(input).toBe(inputs[index])
    reports.push(report)
  }
  expect(reports).toHaveLength(inputs.length)
  return reports
}

/** Every report must be the same by two workers as by none; where trust is a function, it is asked in this thread. */
async function expectSame(
  inputs: readonly unknown[],
  options: VerifierOptions,
  policyOf: (input: unknown) => VerifyPolicy = () => ({}),
): Promise<Reports> {
  const alone = await judge(inputs, options, policyOf, 0)
  const together = await judge(inputs, options, policyOf, 2)
  for (const [index, report] of together.entries()) expect(report, `input ${index}`).toStrictEqual(alone[index])
  return together
}

const everyKind = ['badge', 'endorsement', 'status-list', 'clr', 'presentation'] as const

describe('the reports of workers are those of the caller’s thread', () => {
  it('for the published vectors, with all that they fetch, again and again', async () => {
    const rows = Array.from({ length: 6 }, () => publishedIndex.reports).flat()
    // Each time another array of bytes, by which the row is found again.
    const inputs = new Map<unknown, (typeof rows)[number]>(rows.map((row) => [publishedBytes(row.input), row]))
    const web = new Map(rows.flatMap(({ web: pages = {} }) => Object.entries(pages)))
    const contexts = rows.flatMap((row) => Object.entries(row.contexts ?? {}))
    const fetch: FetchFunction = (url) => {
      const path = web.get(url)
      if (path === undefined) return Promise.reject(new TypeError('cannot be reached'))
      return Promise.resolve(new Response(Buffer.from(publishedBytes(path))))
    }
    const options: VerifierOptions = {
      trustedIssuers: [...new Set(rows.flatMap(({ trustedIssuers }) => trustedIssuers))],
      contexts: Object.fromEntries(contexts.map(([url, path]) => [url, Buffer.from(publishedBytes(path)).toString()])),
      fetch,
      now: () => Date.parse(rows[0]!.now),
    }
    const policyOf = (input: unknown): VerifyPolicy => {
      const { policy = {}, now } = inputs.get(input)!
      return { asOf: now, ...policy }
    }
    const reports = await expectSame([...inputs.keys()], options, policyOf)
    expect(new Set(reports.map(({ verdict }) => verdict)).size).toBeGreaterThan(6)
    expect(reports.some(({ evidence }) => evidence.lists.some(({ fromCache }) => fromCache))).toBe(true)
    const { trustedIssuers } = options
    const isListed = (id: string): boolean => (trustedIssuers as readonly string[]).includes(id)
    const lookup = (id: string): Promise<string | undefined> => Promise.resolve(isListed(id) ? id : undefined)
    await expectSame([...inputs.keys()], { ...options, trustedIssuers: lookup, cache: 'off' }, policyOf)
  })

  it('for inputs of every form, and for what is no input at all', async () => {
    const [document, token] = signed
    const text = textOf(document!)
    const forms = (): unknown[] => [
      text,
      Buffer.from(text),
      new TextEncoder().encode(` ${text}\n`),
      JSON.parse(text) as unknown,
      document,
      token,
      textOf(token!),
      signed[2],
      text.replace('Certified', 'Certifiable'),
      '',
      'x'.repeat(defaultLimits.maxInputBytes + 1),
      new Uint8Array(),
      new Uint8Array([0xff, 0xfe]),
      undefined,
      null,
      7,
      Symbol('badge'),
      () => text,
      new Date(0),
      { format: 'jwt', token: text },
      Object.defineProperty({}, 'id', { enumerable: true, get: () => expect.fail('an accessor was run') }),
      new Proxy({}, { ownKeys: () => expect.fail('thrown by a proxy') }),
      '\ud800',
    ]
    const inputs = Array.from({ length: 8 }, forms).flat()
    const reports = await expectSame(inputs, { trustedIssuers: [issuer], now: () => judgedAt })
    expect(reports.filter(({ verified }) => verified)).toHaveLength(8 * 9)
  })

  it('for issuers that are pinned, refused or never answer', async () => {
    const web = 'did:web:school.example'
    const badge = { ...small, issuer: { id: web, type: ['Profile' as const], name: 'Bergen Welding School' } }
    const one = await createJwtSigner({ ...key, id: `${web}#key-1` }).sign(badge, signedAt.getTime())
    const inputs = Array.from({ length: 120 }, () => textOf(one))
    const fetch: FetchFunction = () => Promise.reject(new TypeError('no answer'))
    const means = { fetch, now: () => judgedAt }
    const pinned = await expectSame(inputs, { ...means, trustedIssuers: [{ id: web, keys: [key.publicKey] }] })
    expect(pinned.every(({ verified }) => verified)).toBe(true)
    const silent = await expectSame(inputs, { ...means, trustedIssuers: [web] })
    expect(silent.map(({ evidence }) => evidence.fetches[0]?.fromCache)).toEqual(inputs.map((_, index) => index > 0))
    await expectSame(inputs, { ...means, trustedIssuers: [] }, () => ({ contact: 'trusted' }))
    await expectSame(inputs, { ...means, trustedIssuers: () => Promise.reject(new Error('down')) })
  })
})

describeCorpus('the reports of workers on the corpus of other people’s credentials', () => {
  it('are those of the caller’s thread', async () => {
    const entries = corpusEntries()
    const inputs = new Map(entries.map((entry) => [readCorpus(entry.path), entry]))
    const policyOf = (input: unknown): VerifyPolicy => ({
      accept: everyKind,
      asOf: inputs.get(input as Buffer)!.evaluateAt,
      refresh: 'follow',
      endorsements: 'require',
    })
    const options = { trustedIssuers: verify.anyIssuer as never, fetch: corpusFetch, now: () => judgedAt }
    const reports = await expectSame([...inputs.keys()], options, policyOf)
    expect(reports.filter(({ credential }) => credential !== undefined).length).toBeGreaterThan(80)
  })
})

describe('a program that verifies with workers', () => {
  const program = (body: string): string => {
    const { stdout, stderr, status } = library.run(
      `import { createVerifier } from './dist/entries/verify.js'
const badge = ${JSON.stringify(textOf(signed[0]!))}
const verifier = createVerifier({ trustedIssuers: ['${issuer}'], now: () => ${judgedAt.getTime()} })
let returned = 0
function* badges(count) {
  try { for (let index = 0; index < count; index++) yield badge } finally { returned++ }
}
const all = (count, options) => verifier.verifyAll(badges(count), {}, { workers: 2, ...options })
const threads = () => process.getActiveResourcesInfo().filter((name) => /Worker|MessagePort|Timeout/.test(name))
${body}`,
    )
    if (status !== 0) expect.fail(`ended with ${status}: ${stderr}`)
    return stdout.trim()
  }

  it('ends when it is done, and leaves nothing that is waited for', () => {
    const printed = program(`
      let verified = 0
      for await (const { report } of all(600)) if (report.verified) verified++
      console.log(verified, returned, threads().length)`)
    expect(printed).toBe('600 1 0')
  })

  it.each([
    ['breaks off', 'break', 'left'],
    ['throws', "throw new Error('enough')", 'enough'],
    ['aborts', "stop.abort(new Error('stopped'))", 'stopped'],
  ])('ends at once when it %s', (_, leave, said) => {
    const printed = program(`
      const stop = new AbortController()
      let why = 'left'
      try {
        for await (const { index } of all(Infinity, { signal: stop.signal })) if (index === 300) ${leave}
      } catch (error) { why = error.message }
      console.log(why, returned, threads().length)`)
    expect(printed).toBe(`${said} 1 0`)
  })

  it('ends although it forgot about it half-way', () => {
    const printed = program(`
      const iterator = all(2000)[Symbol.asyncIterator]()
      for (let count = 0; count < 200; count++) await iterator.next()
      console.log('forgotten')`)
    expect(printed).toBe('forgotten')
  })

  it('takes no more memory for many badges than for some', () => {
    const printed = program(`
      const { setFlagsFromString } = await import('node:v8')
      setFlagsFromString('--expose-gc')
      const { runInNewContext } = await import('node:vm')
      const collect = runInNewContext('gc')
      const used = []
      for await (const { index } of all(4000)) {
        if (index % 1000 === 999) { collect(); used.push(process.memoryUsage().heapUsed) }
      }
      console.log((used[3] - used[1]) / 1e6 < 4 ? 'flat' : used.join())`)
    expect(printed).toBe('flat')
  })
})

describe('a worker', () => {
  const setup = {
    limits: defaultLimits,
    contexts: {},
    schemas: {},
    jsonLdEngine: 'own' as const,
    pinned: new Map<string, never[]>(),
  }

  it('says that it is there, and once that it is gone', async () => {
    const told: string[] = []
    const gone = new Promise<void>((resolve) => {
      const worker = workers.startWorker(setup, {
        onMessage(message: FromWorker) {
          told.push(JSON.stringify(message))
          // Nothing that can be walked through: what the worker's program does not catch ends it.
          worker.post({ tasks: 7 as never })
        },
        onGone: () => {
          told.push('gone')
          setTimeout(resolve, 200)
        },
      })
      worker.hold(true)
    })
    await gone
    expect(told).toEqual(['{"reports":[],"questions":[]}', 'gone'])
  })

  it('is gone at once where it cannot start', async () => {
    const setupOfNothing = { ...setup, contexts: { 'https://a.example/': 'no context' } }
    const told: string[] = []
    await new Promise<void>((resolve) => {
      const onMessage = (): void => void told.push('there')
      workers.startWorker(setupOfNothing, { onMessage, onGone: resolve }).hold(true)
    })
    expect(told).toEqual([])
  })

  it('says nothing when it is ended', async () => {
    const told: string[] = []
    const events = { onMessage: () => undefined, onGone: () => void told.push('gone') }
    await workers.startWorker(setup, events).end()
    expect(told).toEqual([])
  })

  it('there may be as many of as are wanted, or as there are cores besides this one', () => {
    expect(workers.workerCount(5)).toBe(5)
    expect(workers.workerCount('auto')).toBeGreaterThanOrEqual(0)
  })

  it('is let speak by whoever breathes', async () => {
    let isLater = false
    setImmediate(() => (isLater = true))
    await workers.breathe()
    expect(isLater).toBe(true)
  })
})
