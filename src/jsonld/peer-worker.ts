/** What runs in the thread of the JSON-LD processor. It has no use for prototypes, and nothing to write into. */
import { parentPort } from 'node:worker_threads'
import { isOpenBadgesError, type OpenBadgesError } from '../errors.js'
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
    return isOpenBadgesError(error) ? told(error) : { failure: error instanceof Error ? error.name : typeof error }
  }
}

function told({ code, facts }: OpenBadgesError): PeerAnswer {
  const { reason, limit, what } = facts
  if (code === 'JSON_LD_INVALID' && typeof reason === 'string') return { code, facts: { reason } }
  if (code === 'GRAPH_TOO_COMPLEX' && typeof limit === 'number' && typeof what === 'string') {
    return { code, facts: { limit, what } }
  }
  return { failure: code }
}
