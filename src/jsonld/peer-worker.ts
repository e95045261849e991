/** What runs in the thread of the JSON-LD processor. It has no use for prototypes, and nothing to write into. */
import { parentPort } from 'node:worker_threads'
import { isOpenBadgesError } from '../errors.js'
import type { JsonObject } from '../json/json.js'
import { translateWithPackages } from './canonize.js'
import type { PeerAnswer, PeerTask } from './peer-task.js'

// The one key by which a document could reach beyond the object that holds it.
Reflect.deleteProperty(Object.prototype, '__proto__')

parentPort?.on('message', (task: PeerTask) => {
  void answer(task).then((made) => parentPort?.postMessage(made))
})

async function answer(task: PeerTask): Promise<PeerAnswer> {
  try {
    return { nquads: await translateWithPackages(task) }
  } catch (error) {
    if (isOpenBadgesError(error) && isAnswer(error.code))
      return { code: error.code, facts: { ...error.facts } as JsonObject }
    return { failure: error instanceof Error ? error.name : typeof error }
  }
}

type AnswerCode = Extract<PeerAnswer, { readonly code: string }>['code']

function isAnswer(code: string): code is AnswerCode {
  return code === 'JSON_LD_INVALID' || code === 'GRAPH_TOO_COMPLEX' || code === 'CONTEXT_UNKNOWN'
}
