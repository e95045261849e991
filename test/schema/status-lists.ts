/** Status lists to check: one that says everything the data model knows, and one of the forerunner. */
import type { JsonObject } from '../../src/json/json.js'
import { credentialsV1Context, credentialsV2Context } from '../../src/model/contexts.js'
import type { BitstringStatusListCredential } from '../../src/model/status-list.js'

/** A list that says everything the data model knows of lists. */
export const fullStatusList: BitstringStatusListCredential = {
  '@context': [credentialsV2Context],
  id: 'https://school.example/status/1',
  type: ['VerifiableCredential', 'BitstringStatusListCredential'],
  name: 'Revoked badges',
  description: 'Which badges of the school have been revoked.',
  issuer: 'did:web:school.example',
  validFrom: '2026-01-01T00:00:00Z',
  validUntil: '2026-02-01T00:00:00Z',
  credentialSubject: {
    id: 'https://school.example/status/1#list',
    type: 'BitstringStatusList',
    statusPurpose: 'revocation',
    encodedList: 'uH4sIAAAAAAAAA-3BMQEAAADCoPVPbQwfoAAAAAAAAAAAAAAAAAAAAIC3AYbSVKsAQAAA',
    ttl: 300_000,
  },
  proof: { type: 'DataIntegrityProof', cryptosuite: 'eddsa-rdfc-2022' },
}

/** A list as Status List 2021 had it, in data model 1.1. */
export const olderStatusList: JsonObject = {
  '@context': [credentialsV1Context, 'https://w3id.org/vc/status-list/2021/v1'],
  id: 'https://school.example/status/1',
  type: ['VerifiableCredential', 'StatusList2021Credential'],
  issuer: { id: 'did:web:school.example', name: 'The School' },
  issuanceDate: '2026-01-01T00:00:00Z',
  expirationDate: '2026-02-01T00:00:00Z',
  credentialSubject: { id: 'urn:x:1', type: 'StatusList2021', statusPurpose: 'suspension', encodedList: 'H4sIAAAA' },
}
