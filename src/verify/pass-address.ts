import { attempt } from '../gates/outcome.js'
import { closedGates } from '../gates/pass-gates.js'
import type { NetworkSession } from '../net/network.js'
import { StrictJson } from '../json/strict-json.js'
import type { Passage, PassGates } from './gate-means.js'
import { Snapshot } from './workers/sent-input.js'

/**
 * Lets an address stand for what is served there: a `URL` is fetched, by the rules for every other request, and what was
 * fetched goes through the gates. Text that is an address stays text: whoever sends one shall not choose whom we ask.
 *
 * @param pass - who passes inputs through the gates
 * @param session - of the verification
 */
export function passAddress(pass: PassGates, session: Pick<NetworkSession, 'request'>): PassGates {
  return (passage) => {
    const url = addressIn(passage.input)
    return url === undefined ? pass(passage) : passFetched(url, passage, { pass, session })
  }
}

async function passFetched(
  url: string,
  passage: Passage,
  { pass, session }: { readonly pass: PassGates; readonly session: Pick<NetworkSession, 'request'> },
): ReturnType<PassGates> {
  const { maxInputBytes: maxBytes } = passage.means.limits
  const request = { url, accept: ACCEPT, maxBytes, redirects: 'same-origin', keep: 'failures' } as const
  const fetched = await attempt(() => session.request(request))
  if ('problem' in fetched) return closedGates(fetched.problem, undefined)
  return pass({ ...passage, input: fetched.value.bytes })
}

/**
 * The address of a `URL`. Asks the engine, not the value: a proxy would answer as it likes, or throw.
 *
 * @returns `undefined` for anything else
 */
export function addressIn(input: unknown): string | undefined {
  if (typeof input !== 'object' || input === null) return undefined
  // What is surely none is not asked: a getter that throws costs more than all of this. That of WHATWG is for real URLs only.
  if (ArrayBuffer.isView(input) || StrictJson.is(input) || Snapshot.is(input)) return undefined
  try {
    return Reflect.get<URL, 'href'>(URL.prototype, 'href', input)
  } catch {
    return undefined
  }
}

const ACCEPT =
  'application/vc, application/vc+jwt, application/vc+ld+json, application/ld+json, application/json, application/jwt, image/png, image/svg+xml, text/plain;q=0.8'
