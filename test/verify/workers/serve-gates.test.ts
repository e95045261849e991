import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { createJwtSigner } from '../../../src/issue/signer.js'
import { defaultLimits } from '../../../src/limits.js'
import type { FromWorker, WorkerSetup } from '../../../src/verify/workers/messages.js'
import { serveGates } from '../../../src/verify/workers/serve-gates.js'
import { fromSentReport } from '../../../src/verify/workers/sent-report.js'
import { smallBadge } from '../../support/badges.js'
import { fixedKey } from '../../support/fixed-keys.js'
import { issuerOf, judgedAt, signedAt } from '../../support/signed-badges.js'

const key = await fixedKey('school')
const web = 'did:web:school.example'
const facts = { at: judgedAt.getTime(), checkedAt: judgedAt.getTime(), accept: ['badge'], sizes: 'badge' } as const
const setup: WorkerSetup = { limits: defaultLimits, contexts: {}, schemas: {}, jsonLdEngine: 'own', pinned: new Map() }

async function tokenBy(id: string, method: string): Promise<string> {
  const badge = { ...smallBadge(id), issuer: { id, type: ['Profile' as const], name: 'Welding School' } }
  const signed = await createJwtSigner({ ...key, id: method }).sign(badge, signedAt.getTime())
  return signed.format === 'jwt' ? signed.token : ''
}

const own = await tokenBy(issuerOf(key), key.id)
const ofWeb = await tokenBy(web, `${web}#key-1`)

/** A worker in this thread, and what it has said. */
function worker(changes: Partial<WorkerSetup> = {}) {
  const said: FromWorker[] = []
  const serve = serveGates(
    { ...setup, ...changes },
    {
      post: (message) => said.push(structuredClone(message)),
      breathe: () => setImmediate(),
    },
  )
  return {
    said,
    serve,
    reports: () => said.flatMap(({ reports }) => reports.map((each) => ({ id: each.task, ...fromSentReport(each) }))),
    questions: () => said.flatMap(({ questions }) => questions),
  }
}

async function until(holds: () => boolean): Promise<void> {
  for (let turn = 0; turn < 200 && !holds(); turn++) await setImmediate()
  expect(holds()).toBe(true)
}

const tasks = (...inputs: string[]) => ({ tasks: inputs.map((input, id) => ({ id, input, facts })) })

describe('a worker', () => {
  it('says first that it is there', () => {
    expect(worker().said).toEqual([{ reports: [], questions: [] }])
  })

  it('reports on each task, on many in one message, and asks nothing about issuers that are keys', async () => {
    const { serve, reports, questions, said } = worker()
    serve(tasks(own, 'nothing', ...Array.from({ length: 20 }, () => own)))
    await until(() => reports().length === 22)
    expect(
      reports()
        .map(({ id }) => id)
        .sort((a, b) => a - b),
    ).toEqual(Array.from({ length: 22 }, (_, id) => id))
    expect(reports().find(({ id }) => id === 1)?.format.outcome).toBe('failed')
    expect(reports().filter(({ admitted }) => admitted !== undefined)).toHaveLength(21)
    expect(questions()).toEqual([])
    expect(said.length).toBeLessThan(8)
  })

  it('asks for what is published, and goes on with other tasks meanwhile', async () => {
    const { serve, reports, questions } = worker()
    serve(tasks(ofWeb, own))
    await until(() => questions().length === 1 && reports().length === 1)
    expect(reports()[0]?.id).toBe(1)
    const [question] = questions()
    expect(question).toMatchObject({
      task: 0,
      issuer: web,
      request: { url: 'https://school.example/.well-known/did.json' },
    })
    const method = { id: `${web}#key-1`, type: 'JsonWebKey', controller: web, publicKeyJwk: key.publicKey }
    const bytes = Buffer.from(JSON.stringify({ id: web, verificationMethod: [method], assertionMethod: [method.id] }))
    const fetched = {
      url: question!.request!.url,
      bytes: new Uint8Array(bytes),
      mediaType: 'application/json',
      freshness: { ageSeconds: 0, maxAgeSeconds: undefined },
      fetchedAt: '2026-06-01T00:00:00Z',
      fromCache: false,
    }
    serve({ answers: [{ id: question!.id, fetched }] })
    await until(() => reports().length === 2)
    expect(reports()[1]).toMatchObject({ id: 0, relied: { keySource: 'key-document' } })
  })

  it.each([
    [
      'of this library',
      { code: 'FETCH_FAILED', facts: { url: 'https://a.example/', reason: 'r' }, url: 'https://a.example/' },
      'KEY_UNREACHABLE',
    ],
    ['of somebody else', { name: 'TypeError' }, 'INTERNAL_ERROR'],
  ] as const)('reports an error %s as unknown', async (_, error, code) => {
    const { serve, reports, questions } = worker()
    serve(tasks(ofWeb))
    await until(() => questions().length === 1)
    serve({ answers: [{ id: questions()[0]!.id, error }] })
    await until(() => reports().length === 1)
    expect(reports()[0]?.proof).toMatchObject({ outcome: 'unknown', problems: [{ code }] })
  })

  it('takes keys that are pinned without asking, and asks where it was told of none', async () => {
    const keys = [{ ...key.publicKey }]
    const told = worker({ pinned: new Map([[web, keys]]) })
    told.serve(tasks(ofWeb))
    await until(() => told.reports().length === 1)
    expect(told.reports()[0]?.relied?.keySource).toBe('pinned')
    expect(told.questions()).toEqual([])
    const untold = worker({ pinned: undefined })
    untold.serve(tasks(ofWeb))
    await until(() => untold.questions().length === 1)
    expect(untold.questions()).toEqual([{ id: 0, task: 0, issuer: web }])
    untold.serve({ answers: [{ id: 0, keys }] })
    await until(() => untold.reports().length === 1)
    expect(untold.reports()[0]?.relied?.keySource).toBe('pinned')
  })

  it('has no pinned keys where something else is answered', async () => {
    const { serve, reports, questions } = worker({ pinned: undefined })
    serve(tasks(ofWeb))
    await until(() => questions().length === 1)
    serve({ answers: [{ id: 0, fetched: {} as never }] })
    await until(() => questions().length === 2)
    serve({ answers: [{ id: 1, error: { name: 'TypeError' } }] })
    await until(() => reports().length === 1)
    expect(reports()[0]?.relied).toBeUndefined()
  })

  it('takes an answer to another question for none', async () => {
    const { serve, reports, questions } = worker()
    serve(tasks(ofWeb))
    await until(() => questions().length === 1)
    serve({
      answers: [
        { id: 99, keys: [] },
        { id: 0, keys: [{ ...key.publicKey }] },
      ],
    })
    await until(() => reports().length === 1)
    expect(reports()[0]?.proof.outcome).toBe('unknown')
  })

  it('reports what nobody foresaw as unknown', async () => {
    const { serve, reports } = worker()
    serve({ tasks: [{ id: 0, input: own, facts: undefined as never }] })
    await until(() => reports().length === 1)
    expect(reports()[0]?.format).toMatchObject({ outcome: 'unknown', problems: [{ code: 'INTERNAL_ERROR' }] })
  })
})
