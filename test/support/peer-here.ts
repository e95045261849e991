/** The JSON-LD processor in this thread, for tests of the sources: a thread of its own cannot run TypeScript. */
import { translateWithPackages } from '../../src/jsonld/canonize.js'
import type { JsonObject } from '../../src/json/json.js'
import type { ContextLibrary } from '../../src/jsonld/context-library.js'
import { makePeerTask, type PeerTask } from '../../src/jsonld/peer-task.js'
import type { Limits } from '../../src/limits.js'

/** Without deadline, cap and thread. */
export function translateByPeer(task: PeerTask): Promise<string> {
  return translateWithPackages(task)
}

/** What the packages alone make of a document: canonical N-Quads. */
export function canonizeByPackages(document: JsonObject, library: ContextLibrary, limits: Limits): Promise<string> {
  return translateWithPackages(makePeerTask(document, library, { form: 'canonical', limits }))
}
