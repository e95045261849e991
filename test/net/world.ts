/** What the tests of sessions share: hosts that answer by a function of the URL, and clocks set by hand. */
import type { OpenBadgesError } from '../../src/errors.js'
import { defaultLimits, type Limits } from '../../src/limits.js'
import { createOutcomeCache } from '../../src/net/cache.js'
import type { FetchRequest } from '../../src/net/exchange.js'
import { createSession, type Fetched, type NetworkSession } from '../../src/net/session.js'
import type { Transport } from '../../src/net/transport.js'

/** A document of one host. */
export const A = 'https://a.example/did.json'

/** A document of another. */
export const B = 'https://b.example/did.json'

/** What the clock says at first. */
const NOON = Date.UTC(2026, 10, 22, 12)

/** A verifier's network, its clocks, and what its hosts were asked. */
export interface World {
  now: number
  elapsed: number
  transport: Transport | undefined
  readonly asked: string[]
  readonly open: (signal?: AbortSignal, turn?: Promise<void>) => NetworkSession
}

/** A verifier's network with a clock set by hand, answered by a function of the URL. */
export function createWorld(
  answer: (url: URL) => Response | Promise<Response> = () => new Response('{}'),
  changed: Partial<Limits> = {},
): World {
  const limits = { ...defaultLimits, ...changed }
  const cache = createOutcomeCache<Fetched>(limits)
  const asked: string[] = []
  const transport: Transport = async (url) => {
    asked.push(url.href)
    return answer(url)
  }
  const world: World = {
    transport,
    now: NOON,
    elapsed: 0,
    asked,
    open: (signal?: AbortSignal, turn?: Promise<void>) =>
      createSession(
        {
          loadTransport: () => Promise.resolve(world.transport),
          limits,
          privateOrigins: [],
          clock: () => world.now,
          monotonic: () => world.elapsed,
        },
        cache,
        { signal, turn },
      ),
  }
  return world
}

/** A request as most of them are. */
export function ask(url: string, changed: Partial<FetchRequest> = {}): FetchRequest {
  return { url, accept: 'application/json', maxBytes: 100, redirects: 'none', ...changed }
}

/** What a request came to: `fetched`, or a code. */
export function codeOf(fetched: Promise<Fetched>): Promise<string> {
  return fetched.then(
    () => 'fetched',
    (error: unknown) => (error as OpenBadgesError).code,
  )
}
