/** Records to check: the least and the most that one may say; and documents put into data model 1.1. */
import type { JsonObject, JsonValue } from '../../src/json/json.js'
import type { ClrCredential, ClrCredentialV1p1 } from '../../src/model/clr.js'
import { credentialsV1Context, credentialsV2Context, newestClrContext } from '../../src/model/contexts.js'
import type { OpenBadgeCredential, OpenBadgeCredentialV1p1 } from '../../src/model/credential.js'
import type { EndorsementCredential, EndorsementCredentialV1p1 } from '../../src/model/profile.js'
import { fullBadge, fullEndorsement, smallBadge } from './documents.js'

/** The least that a record may say. */
export const smallClr: ClrCredential = {
  '@context': [credentialsV2Context, newestClrContext, smallBadge['@context'][1]!],
  id: 'urn:uuid:52b1d6c0-6f0e-4c5f-8d0c-51f4a4d5c001',
  type: ['VerifiableCredential', 'ClrCredential'],
  name: 'Transcript',
  issuer: 'did:web:school.example',
  validFrom: '2026-01-01T00:00:00Z',
  credentialSubject: { id: 'did:example:learner', type: 'ClrSubject', verifiableCredential: [smallBadge] },
}

const { achievement, identifier } = fullBadge.credentialSubject

/** A record that says everything the data model knows of records. */
export const fullClr: ClrCredential = {
  ...fullBadge,
  ...smallClr,
  issuer: fullBadge.issuer,
  description: 'Everything so far.',
  partial: true,
  credentialSubject: {
    id: 'did:example:learner',
    type: ['ClrSubject'],
    identifier: identifier!,
    verifiableCredential: [
      smallBadge,
      smallClr,
      fullEndorsement,
      'eyJhbGciOiJFUzI1NiJ9.e30.c2ln',
      {
        '@context': credentialsV2Context,
        id: 'data:application/vc+jwt,eyJhbGciOiJFUzI1NiJ9.e30.c2ln',
        type: 'EnvelopedVerifiableCredential',
      },
    ],
    achievement: [achievement],
    association: [
      {
        type: 'Association',
        associationType: 'isParentOf',
        sourceId: achievement.id,
        targetId: 'https://school.example/achievements/1',
      },
    ],
  },
}

/** The document as data model 1.1 has it: other names for its dates, another first context. */
export function toDataModel1p1(document: OpenBadgeCredential): OpenBadgeCredentialV1p1
export function toDataModel1p1(document: EndorsementCredential): EndorsementCredentialV1p1
export function toDataModel1p1(document: ClrCredential): ClrCredentialV1p1
export function toDataModel1p1(document: JsonObject): JsonObject {
  const renamed = new Map([
    ['validFrom', 'issuanceDate'],
    ['validUntil', 'expirationDate'],
  ])
  const entries = Object.entries(document).map(([name, value]): [string, JsonValue] => [
    renamed.get(name) ?? name,
    value,
  ])
  const [, ...contexts] = document['@context'] as readonly JsonValue[]
  return { ...Object.fromEntries(entries), '@context': [credentialsV1Context, ...contexts] }
}
