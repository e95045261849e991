/** Which contexts a new credential names, and in what order. */
import { defaultLimits } from '../limits.js'
import {
  credentialsV1Context,
  credentialsV2Context,
  dataIntegrityV1Context,
  findOpenBadgesContext,
  newestOpenBadgesContext,
  openBadgesExtensionsContext,
} from '../model/contexts.js'
import type { Iri } from '../model/primitives.js'
import { listOf } from './lists.js'
import type { Reader } from './reading.js'
import { iri } from './scalars.js'

/**
 * The caller's own contexts. The credential's own are added, and cannot be chosen: older versions
 * of Open Badges clash with data model 2.0, or forget properties (spec.md T-2, T-28).
 */
export const readContexts: Reader<readonly Iri[]> = (value, reading) => {
  // Whatever is wrong with them, the terms that they define are not.
  reading.extensions.defineEverything()
  const contexts = readAddresses(value, reading)
  if (contexts.length <= MOST_OWN) return contexts
  return reading.refuseAs(`at most ${MOST_OWN} contexts`, String(contexts.length))
}

/** The address of a context of one's own. */
export const readContext: Reader<Iri> = (value, reading) => {
  const context = iri(value, reading)
  if (isBuiltIn(context)) return reading.refuse('a context other than those that are added', context)
  return context === dataIntegrityV1Context
    ? reading.refuse('a context that goes with data model 2.0', context)
    : context
}

const readAddresses: Reader<readonly Iri[]> = listOf(readContext, 'addresses of contexts')

/**
 * Names the contexts of a credential: the data model's, the newest of Open Badges, 1EdTech's
 * extensions if one of their terms is used (spec.md T-3), then the caller's own in their order, each once.
 *
 * @param types - the types of status, refresh service, schemas and terms of use
 * @param own - the caller's own contexts
 */
export function contextsOf(types: readonly string[], own: readonly Iri[]): readonly Iri[] {
  const needsExtensions = types.some((type) => EXTENSION_TYPES.has(type)) && !own.includes(openBadgesExtensionsContext)
  const extensions = needsExtensions ? [openBadgesExtensionsContext] : []
  return Object.freeze([...new Set([credentialsV2Context, newestOpenBadgesContext, ...extensions, ...own])])
}

function isBuiltIn(url: Iri): boolean {
  return url === credentialsV1Context || url === credentialsV2Context || findOpenBadgesContext(url) !== undefined
}

/** What verifiers read, less those that are added. */
const MOST_OWN = defaultLimits.maxContexts - 3

/** The terms that only `extensions.json` defines. */
const EXTENSION_TYPES: ReadonlySet<string> = new Set([
  '1EdTechCredentialRefresh',
  '1EdTechJsonSchemaValidator2019',
  '1EdTechRevocationList',
])
