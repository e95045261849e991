import { describe, expect, it } from 'vitest'
import { readJson } from '../../src/envelope/read-json.js'
import { defaultLimits } from '../../src/limits.js'
import { credentialsV2Context } from '../../src/model/contexts.js'
import { smallBadge } from '../support/badges.js'
import { unsignedToken } from '../support/tokens.js'

const origin = { inputKind: 'object', sha256: 'f00d' } as const
const badge = smallBadge('did:example:school')

describe('readJson', () => {
  it('reads a credential as it stands', () => {
    const envelope = readJson(badge, origin, defaultLimits)
    expect(envelope).toMatchObject({ format: 'data-integrity', kind: 'badge', ...origin })
  })

  it('reads the token in an envelope, and says how the envelope was given', () => {
    const id = `data:application/vc+jwt,${unsignedToken(badge)}`
    const value = { '@context': credentialsV2Context, id, type: 'EnvelopedVerifiableCredential' }
    const envelope = readJson(value, origin, defaultLimits)
    expect(envelope).toMatchObject({ format: 'jwt', kind: 'badge', document: badge, ...origin })
  })

  it('does not take an envelope in an envelope for anything', () => {
    const inner = { type: 'EnvelopedVerifiableCredential', id: `data:application/vc+jwt,${unsignedToken(badge)}` }
    const value = { type: 'EnvelopedVerifiableCredential', id: `data:application/vc+jwt,${unsignedToken(inner)}` }
    expect(readJson(value, origin, defaultLimits)).toMatchObject({ format: 'jwt', kind: 'unrecognized' })
  })
})
