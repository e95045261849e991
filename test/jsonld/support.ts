import type { JsonObject, JsonValue } from '../../src/json/json.js'
import { ActiveContext } from '../../src/jsonld/active-context.js'
import { createContextLibrary, type ContextLibrary } from '../../src/jsonld/context-library.js'
import { credentialsV2Context, newestOpenBadgesContext } from '../../src/model/contexts.js'

/** The bundled contexts. */
export const library: ContextLibrary = createContextLibrary(new Map())

/** The contexts of a usual badge. */
export const badgeContexts: readonly string[] = [credentialsV2Context, newestOpenBadgesContext]

/** What terms mean under a context. */
export function activeOf(context: JsonValue): ActiveContext {
  return new ActiveContext(library).withContext(context)
}

/** A usual badge with changes. */
export function badge(changes: JsonObject = {}): JsonObject {
  return {
    '@context': badgeContexts,
    id: 'urn:uuid:5f0c4f0e-7a4e-4ce7-9d0b-0c8b6d7a2e11',
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    issuer: { id: 'did:web:school.example', type: ['Profile'], name: 'School' },
    validFrom: '2026-01-01T00:00:00Z',
    name: 'Welder',
    credentialSubject: {
      id: 'did:example:learner',
      type: ['AchievementSubject'],
      achievement: {
        id: 'https://school.example/a',
        type: ['Achievement'],
        name: 'Welder',
        description: 'Welds.',
        criteria: { narrative: 'Weld.' },
      },
    },
    ...changes,
  }
}
