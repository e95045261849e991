import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { createJwtSigner } from '../../../src/issue/signer.js'
import { OpenBadgesError } from '../../../src/errors.js'
import { defaultLimits } from '../../../src/limits.js'
import type { Passage } from '../../../src/verify/gate-means.js'
import { openInquiry } from '../../../src/verify/inquiry.js'
import { readVerifierOptions } from '../../../src/verify/options.js'
import { readPolicy } from '../../../src/verify/policy.js'
import { gatherCrew, type Crew } from '../../../src/verify/workers/crew.js'
import { smallBadge } from '../../support/badges.js'
import { fixedKey } from '../../support/fixed-keys.js'
import { nearWorkers, type NearWorkers } from '../../support/near-worker.js'
import { issuerOf, judgedAt, signedAt } from '../../support/signed-badges.js'

const key = await fixedKey('school')
const issuer = issuerOf(key)
const signed = await createJwtSigner(key).sign(smallBadge(issuer), signedAt.getTime())
const token = signed.format === 'jwt' ? signed.token : ''
const setup = { limits: defaultLimits, contexts: {}, schemas: {}, jsonLdEngine: 'own' as const, pinned: new Map() }
const verifierSetup = readVerifierOptions({ trustedIssuers: [issuer], now: () => judgedAt })
const now = judgedAt.getTime()

function crewOf(workers: NearWorkers, count = 1): Crew {
  return gatherCrew({ workers: count, setup, start: workers.start, breathe: () => setImmediate() })
}

function passage(input: unknown): Passage {
  const { facts, means, desk } = openInquiry(verifierSetup, readPolicy({}, now), now)
  return { input, facts, means, desk }
}

/** What the gates say of each input, by the code of its proof or its format. */
async function passAll(crew: Crew, inputs: readonly unknown[]): Promise<string[]> {
  const reports = await Promise.all(inputs.map((input, place) => crew.at(place)(passage(input))))
  return reports.map(({ format, proof }) => {
    const [first] = [format, proof].flatMap((gate) => ('problems' in gate ? gate.problems : []))
    return first?.code ?? proof.outcome
  })
}

const web = 'did:web:school.example'
const many = (count: number): string[] => Array.from({ length: count }, () => token)

async function tokenOfWeb(): Promise<string> {
  const badge = { ...smallBadge(issuer), issuer: { id: web, type: ['Profile' as const], name: 'Welding School' } }
  const one = await createJwtSigner({ ...key, id: `${web}#key-1` }).sign(badge, signedAt.getTime())
  return one.format === 'jwt' ? one.token : ''
}

function refuse({ url }: { readonly url: string }): Promise<never> {
  return Promise.reject(new OpenBadgesError('FETCH_FAILED', { url, reason: 'no answer' }, { url }))
}

describe('a crew', () => {
  it('starts nobody for a few inputs', async () => {
    const workers = nearWorkers()
    expect(await passAll(crewOf(workers), [token, 'nothing', token])).toEqual([
      'passed',
      'FORMAT_UNRECOGNIZED',
      'passed',
    ])
    expect(workers.started()).toBe(0)
  })

  it('starts all for many, gives them batches, and does its own part', async () => {
    const workers = nearWorkers()
    expect(await passAll(crewOf(workers, 2), many(300))).toEqual(many(300).map(() => 'passed'))
    expect(workers.started()).toBe(2)
    const sizes = workers.given.map((batch) => batch.length)
    expect(Math.max(...sizes)).toBe(16)
    const byWorkers = sizes.reduce((sum, size) => sum + size, 0)
    expect(byWorkers).toBeGreaterThan(32)
    expect(byWorkers).toBeLessThan(300)
  })

  it('gives what comes up at one time to workers before the last of it is there', async () => {
    const workers = nearWorkers()
    const crew = crewOf(workers)
    await passAll(crew, many(100))
    await setImmediate()
    const before = workers.given.length
    const passing = passAll(crew, many(100))
    expect(workers.given.slice(before).map((batch) => batch.length)).toEqual([16, 16])
    expect(await passing).toEqual(many(100).map(() => 'passed'))
  })

  it('starts nobody for just a few, and somebody for one more', async () => {
    for (const [count, started] of [
      [32, 0],
      [33, 1],
    ] as const) {
      const workers = nearWorkers()
      await passAll(crewOf(workers), many(count))
      expect(workers.started()).toBe(started)
    }
  })

  it('starts nobody for just the weight of a batch, and somebody for more', async () => {
    for (const [weight, started] of [
      [256 * 1024, 0],
      [256 * 1024 + 1, 1],
    ] as const) {
      const workers = nearWorkers()
      await passAll(crewOf(workers), [token.padEnd(weight, ' ')])
      expect(workers.started()).toBe(started)
    }
  })

  it('gives fewer at a time of large inputs, and starts workers for a few of them', async () => {
    const workers = nearWorkers()
    const large = `${' '.repeat(200_000)}${token}`
    expect(
      await passAll(
        crewOf(workers),
        Array.from({ length: 30 }, () => large),
      ),
    ).toEqual(Array.from({ length: 30 }, () => 'passed'))
    expect(Math.max(...workers.given.map((batch) => batch.length))).toBe(2)
  })

  it('passes at once, in this thread, what cannot travel', async () => {
    const workers = nearWorkers()
    const strange = Object.defineProperty({}, 'id', { enumerable: true, get: () => expect.fail('an accessor was run') })
    expect(await passAll(crewOf(workers), [...many(100), strange])).toContain('INPUT_NOT_JSON')
    expect(workers.given.flat()).not.toContain(100)
  })

  it('loses nothing to a worker that ends, and has another one in its place', async () => {
    let ends = 1
    const workers = nearWorkers({ endsOver: () => ends-- > 0 })
    expect(await passAll(crewOf(workers), many(200))).toEqual(many(200).map(() => 'passed'))
    expect(workers.started()).toBe(2)
  })

  it('reports the one input over which workers end as unknown, and passes those beside it', async () => {
    let killer: unknown
    // The first that any worker is given.
    const workers = nearWorkers({ endsOver: ({ input }) => input === (killer ??= input) })
    const inputs = many(200).map((text, index) => text + ' '.repeat(index))
    const codes = await passAll(crewOf(workers), inputs)
    expect(codes).toEqual(inputs.map((input) => (input === killer ? 'INTERNAL_ERROR' : 'passed')))
    expect(codes).toContain('INTERNAL_ERROR')
    // In a batch, then alone, as all of that batch.
    const [first = []] = workers.given
    expect(first.length).toBeGreaterThan(1)
    expect(workers.given.filter(([id]) => id === first[0]).map(({ length }) => length)).toEqual([first.length, 1])
    expect(workers.started()).toBe(3)
  })

  it('gives up what nobody is left to try alone', async () => {
    const workers = nearWorkers({ endsOver: () => true, comes: 1 })
    const crew = crewOf(workers)
    const reports = await Promise.all(many(200).map((input, place) => crew.at(place)(passage(input))))
    const refusals = reports.flatMap(({ format }) => ('problems' in format ? format.problems : []))
    expect(new Set(refusals.map(({ facts }) => facts['reason']))).toEqual(new Set(['a worker that ended']))
    const codes = reports.map(({ format, proof }) => ('problems' in format ? format.problems[0].code : proof.outcome))
    const given = workers.given.flat()
    expect(codes).toEqual(many(200).map((_, id) => (given.includes(id) ? 'INTERNAL_ERROR' : 'passed')))
    expect(given.length).toBeGreaterThan(1)
  })

  it('does it all itself where no worker comes', async () => {
    const workers = nearWorkers({ comes: false })
    expect(await passAll(crewOf(workers, 3), many(200))).toEqual(many(200).map(() => 'passed'))
    expect(workers.started()).toBe(3)
  })

  it.each([
    ['alone, since another ended over it', true],
    ['among others', false],
  ])('blames no input for a worker that ends while it is asking, %s', async (_, isSuspect) => {
    const input = await tokenOfWeb()
    const desk = { pinnedKeys: () => Promise.resolve([]), sessionFor: () => Promise.resolve({ request: refuse }) }
    let killer: number | undefined
    let [endings, askings] = [isSuspect ? 1 : 0, 1]
    const workers = nearWorkers({
      endsOver: ({ id }) => id === (killer ??= id) && endings-- > 0,
      endsAsking: ({ task }) => task === killer && askings-- > 0,
    })
    const crew = crewOf(workers)
    const reports = await Promise.all(
      Array.from({ length: 100 }, (__, place) => crew.at(place)({ ...passage(input), desk })),
    )
    const codes = new Set(
      reports.flatMap(({ proof }) => ('problems' in proof ? proof.problems : [])).map(({ code }) => code),
    )
    expect([codes, askings < 1]).toEqual([new Set(['KEY_UNREACHABLE']), true])
    expect(workers.started()).toBe(isSuspect ? 3 : 2)
  })

  it('answers what workers ask in this thread, once for each passage', async () => {
    const input = await tokenOfWeb()
    const asked: string[] = []
    const desk = {
      pinnedKeys: () => Promise.resolve([]),
      sessionFor: (of: string) =>
        Promise.resolve({
          request: ({ url }: { readonly url: string }): Promise<never> => {
            asked.push(`${of} ${url}`)
            return refuse({ url })
          },
        }),
    }
    const workers = nearWorkers()
    const crew = crewOf(workers)
    const { facts, means } = passage(input)
    const unable = { ...means, findKey: () => Promise.reject(new TypeError('in this thread')) }
    const reports = await Promise.all(
      Array.from({ length: 100 }, (_, place) => crew.at(place)({ input, facts, means: unable, desk })),
    )
    const problems = reports.flatMap(({ proof }) => ('problems' in proof ? proof.problems : []))
    const unreachable = problems.filter(({ code }) => code === 'KEY_UNREACHABLE')
    expect(unreachable.length).toBe(workers.given.flat().length)
    expect(unreachable.length).toBeGreaterThan(0)
    expect(asked).toEqual(unreachable.map(() => `${web} https://school.example/.well-known/did.json`))
  })

  it('ends its workers, and does nothing more', async () => {
    const workers = nearWorkers()
    const crew = crewOf(workers, 2)
    const first = await Promise.race([passAll(crew, many(500)), setImmediate().then(() => setImmediate())])
    expect(first).toBeUndefined()
    await crew.end()
    expect(workers.ended()).toBe(2)
    const given = workers.given.length
    for (let turn = 0; turn < 20; turn++) await setImmediate()
    expect(workers.given.length).toBe(given)
  })

  it('gives nothing more to workers that waited for something to do when it ended', async () => {
    const workers = nearWorkers()
    const crew = crewOf(workers)
    await passAll(crew, many(100))
    await setImmediate()
    await crew.end()
    const given = workers.given.length
    void passAll(crew, many(100))
    for (let turn = 0; turn < 20; turn++) await setImmediate()
    expect(workers.given.length).toBe(given)
  })
})
