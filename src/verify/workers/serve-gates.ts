/** The worker's side: passes inputs through the gates, and asks the caller's thread for all that is not its own. */
import { closedGates, passGates, type GateReport } from '../../gates/pass-gates.js'
import { toProblem } from '../../gates/outcome.js'
import { readAddedContexts } from '../../jsonld/added-contexts.js'
import type { PublicKey } from '../../keys/public-key.js'
import type { FetchRequest } from '../../net/exchange.js'
import type { Fetched } from '../../net/network.js'
import { toGateMeans, type GateSupplies, type IssuerDesk } from '../gate-means.js'
import { readKnownSchemas } from '../known-schemas.js'
import type { Answer, FromWorker, Question, SentReport, SentTask, ToWorker, WorkerSetup } from './messages.js'
import { fromSentError } from './sent-error.js'
import { inputOf } from './sent-input.js'
import { fromSentKey } from './sent-key.js'
import { toSentReport } from './sent-report.js'

/** The way back to the caller's thread. */
export interface WayBack {
  readonly post: (message: FromWorker) => void
  /** Lets other messages in. */
  readonly breathe: () => Promise<void>
}

/**
 * Serves as a worker. Does no more than the gates do: it opens no connection, asks nobody whom to trust, and comes
 * to no verdict.
 *
 * @param setup - the part of the verifier's options that is data
 * @param back - the way back
 * @returns what is to be called with each message
 */
export function serveGates(setup: WorkerSetup, { post, breathe }: WayBack): (message: ToWorker) => void {
  const { limits } = setup
  const supplies: GateSupplies = {
    limits,
    contexts: readAddedContexts(setup.contexts, setup.jsonLdEngine),
    schemas: readKnownSchemas(setup.schemas),
  }
  const pinned =
    setup.pinned && new Map([...setup.pinned].map(([id, keys]) => [id, keys.map((key) => fromSentKey(key, limits))]))
  const waiting = new Map<number, (answer: Answer) => void>()
  let reports: SentReport[] = []
  let questions: Question[] = []
  let isSending = false
  let asked = 0

  /** What comes up at one time goes in one message. */
  async function send(): Promise<void> {
    if (isSending) return
    isSending = true
    await breathe()
    isSending = false
    const message = { reports, questions }
    reports = []
    questions = []
    post(message)
  }

  async function ask(question: Omit<Question, 'id'>): Promise<Answer> {
    const id = asked++
    questions.push({ id, ...question })
    void send()
    const answer = await new Promise<Answer>((resolve) => waiting.set(id, resolve))
    if ('error' in answer) throw fromSentError(answer.error)
    return answer
  }

  function deskOf(task: number): IssuerDesk {
    return {
      pinnedKeys: async (issuer): Promise<readonly PublicKey[]> => {
        if (pinned !== undefined) return pinned.get(issuer) ?? []
        const answer = await ask({ task, issuer })
        return 'keys' in answer ? answer.keys.map((key) => fromSentKey(key, limits)) : []
      },
      sessionFor: (issuer) =>
        Promise.resolve({
          request: async (request: FetchRequest): Promise<Fetched> => {
            const answer = await ask({ task, issuer, request })
            if ('fetched' in answer) return answer.fetched
            throw new TypeError('an answer to another question')
          },
        }),
    }
  }

  async function pass({ id, input, facts }: SentTask): Promise<void> {
    const report = await reportOn(input, facts, deskOf(id))
    // Not before: meanwhile, what was there to be sent may have been sent.
    reports.push(toSentReport(id, report))
    void send()
  }

  async function reportOn(input: SentTask['input'], facts: SentTask['facts'], desk: IssuerDesk): Promise<GateReport> {
    try {
      return await passGates(inputOf(input), toGateMeans(facts, supplies, desk))
    } catch (error) {
      return closedGates(toProblem(error), undefined)
    }
  }

  // That it is there.
  post({ reports: [], questions: [] })
  return ({ tasks = [], answers = [] }) => {
    for (const answer of answers) {
      waiting.get(answer.id)?.(answer)
      waiting.delete(answer.id)
    }
    for (const task of tasks) void pass(task)
  }
}
