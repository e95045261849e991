import type { NetworkSession, SessionOptions } from '../net/network.js'
import type { ListCache } from './list-cache.js'
import type { ListMemory } from './list-memory.js'
import type { VerifierSetup } from './options.js'

/** What one verification meets of the world. */
export interface World {
  /** The way to hosts. */
  readonly session: NetworkSession
  /** Status lists that were read before. */
  readonly lists: ListCache
  /** How new the newest copy of each list was. */
  readonly memory: ListMemory
}

/** Opens the world as it is, with what the verifier remembers of it. */
export function openWorld({ network, lists, listMemory }: VerifierSetup, options: SessionOptions = {}): World {
  return { session: network.open(options), lists: lists(), memory: listMemory }
}
