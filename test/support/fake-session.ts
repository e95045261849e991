/** A network whose answers a test writes down, and which remembers what it was asked. */
import type { Code } from '../../src/codes.js'
import { OpenBadgesError } from '../../src/errors.js'
import type { NetworkSession } from '../../src/net/network.js'
import { toUtf8 } from '../../src/platform/bytes.js'

/** What an address answers: a document, other text, bytes, or the code of a failure. */
export type FakeAnswer = object | string | Uint8Array | { readonly fails: Code }

/** A session that counts its requests. */
export interface FakeSession extends NetworkSession {
  /** Every address asked, in order. */
  readonly asked: string[]
}

/** Answers by exact address; nothing is found at any other. */
export function fakeSession(answers: Readonly<Record<string, FakeAnswer>>): FakeSession {
  const asked: string[] = []
  return {
    asked,
    records: () => [],
    wait: (_url, asked) => asked,
    turn: () => Promise.resolve(),
    isSpent: () => false,
    request({ url }) {
      asked.push(url)
      const answer = answers[url] ?? { fails: 'FETCH_NOT_FOUND' }
      if (isFailure(answer)) return Promise.reject(failure(answer.fails, url))
      const bytes = bytesOf(answer)
      return Promise.resolve({
        url,
        bytes,
        mediaType: 'application/json',
        fetchedAt: '2026-06-01T00:00:00Z',
        fromCache: false,
        freshness: { ageSeconds: 0, maxAgeSeconds: undefined },
      })
    },
  }
}

/** The answer of a host that cannot be reached. */
export const unreachable: FakeAnswer = { fails: 'FETCH_FAILED' }

function isFailure(answer: FakeAnswer): answer is { readonly fails: Code } {
  return typeof answer === 'object' && 'fails' in answer
}

function bytesOf(answer: Exclude<FakeAnswer, { readonly fails: Code }>): Uint8Array {
  if (answer instanceof Uint8Array) return answer
  return toUtf8(typeof answer === 'string' ? answer : JSON.stringify(answer))
}

/** Every network code takes some of these facts. */
function failure(code: Code, url: string): OpenBadgesError {
  const facts = {
    url,
    reason: 'no answer',
    status: 404,
    issuer: url,
    limit: 1,
    milliseconds: 1,
    host: url,
    address: '',
  }
  return new OpenBadgesError(code, facts as never, { url })
}
