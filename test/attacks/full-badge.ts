/** A genuine badge with every class and property that a badge can have, and the ways to each part of it. */
import { isJsonArray, isJsonObject, pointerTo, type JsonValue } from '../../src/json/json.js'
import { anyIssuer } from '../../src/verify/trust.js'
import { createVerifier, type Verifier } from '../../src/verify/verifier.js'
import { withStatus } from '../support/badges.js'
import { badgesOf, issuerOf, judgedAt } from '../support/signed-badges.js'
import { listBy, listHost, listUrl } from '../support/status-lists.js'
import { signDocument, victim, type Loose } from './genuine.js'

const { full } = await badgesOf(issuerOf(victim))
const signed = JSON.stringify(await signDocument(withStatus(full)))

/** The full badge of the victim, with endorsements and a status, signed; another copy each time. */
export function fullDocument(): Loose {
  return JSON.parse(signed) as Loose
}

/** A verifier that is answered the status list of that badge, in which nothing is set, and nothing else. */
export const fullVerifier: Verifier = createVerifier({
  trustedIssuers: anyIssuer,
  fetch: listHost({ [listUrl]: await listBy(victim) }).fetch,
  now: () => judgedAt,
})

/** Every object of a document but its contexts, by JSON pointer. */
export function objectsIn(value: JsonValue, path = ''): readonly string[] {
  if (isJsonArray(value)) return value.flatMap((member, index) => objectsIn(member, pointerTo(path, index)))
  if (!isJsonObject(value)) return []
  const inside = Object.entries(value).filter(([key]) => key !== '@context')
  return [path, ...inside.flatMap(([key, member]) => objectsIn(member, pointerTo(path, key)))]
}

/** The object at a JSON pointer, to be changed. */
export function at(document: Loose, path: string): Loose {
  return path
    .split('/')
    .slice(1)
    .reduce((node, step) => node[step] as Loose, document)
}
