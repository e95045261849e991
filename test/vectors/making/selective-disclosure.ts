/** Every step of ecdsa-sd-2023: what the issuer signs, and what a holder derives from it. */
import type { JsonObject } from '../../../src/json/json.js'
import { translateProofOptions } from '../../../src/jsonld/translate.js'
import { deriveDocument } from '../../../src/proof/data-integrity/ecdsa-sd/derive.js'
import { groupStatements } from '../../../src/proof/data-integrity/ecdsa-sd/group-statements.js'
import { mandatoryPointersOf } from '../../../src/proof/data-integrity/ecdsa-sd/mandatory-pointers.js'
import { readBaseProofValue, readDerivedProofValue } from '../../../src/proof/data-integrity/ecdsa-sd/proof-value.js'
import { signBase } from '../../../src/proof/data-integrity/ecdsa-sd/sign-base.js'
import { toBaseMessage } from '../../../src/proof/data-integrity/ecdsa-sd/statement-signatures.js'
import { securedOf } from '../../support/selective-disclosure.js'
import { means, toSteps, type Steps } from './data-integrity.js'
import { richBadge, signedAt } from './documents.js'
import { hex, pretty } from './files.js'
import { createFixedSecrets, type Party } from './keys.js'

/** What the holder shows besides what is mandatory: one of the pieces of evidence, and a number. */
const disclosed: readonly string[] = ['/name', '/evidence/1', '/credentialSubject/creditsEarned']

/** The steps, from the unsecured document to what a holder shows. */
export async function makeSelectiveSteps(party: Party): Promise<Steps> {
  const { hmacKey, statementKey, statementJwk } = await createFixedSecrets()
  const unsecured = richBadge(party.issuer)
  const proof: JsonObject = {
    type: 'DataIntegrityProof',
    cryptosuite: 'ecdsa-sd-2023',
    created: signedAt,
    verificationMethod: party.key.id,
    proofPurpose: 'assertionMethod',
  }
  const placed = { proof, path: '/proof' }
  const mandatoryPointers = mandatoryPointersOf(unsecured)
  const secrets = { mandatoryPointers, secrets: { hmacKey, statementKey } }
  const base = { ...proof, proofValue: await signBase({ placed, document: unsecured }, party.key, secrets, means) }
  const baseDocument: JsonObject = { ...unsecured, proof: base }
  const derivedDocument = await deriveDocument(securedOf(baseDocument), disclosed, means)

  const library = await means.contexts()
  const options = await translateProofOptions(placed, unsecured, library, means.limits)
  const grouped = await groupStatements(unsecured, hmacKey, library, means.limits)
  const chosen = (await grouped.part(mandatoryPointers))?.statements ?? new Set<string>()
  const mandatory = grouped.statements.filter((statement) => chosen.has(statement))
  const single = grouped.statements.filter((statement) => !chosen.has(statement))
  const value = readBaseProofValue({ proof: base, path: '/proof' }, means.limits)
  const shown = readDerivedProofValue(securedOf(derivedDocument).placed, means.limits)
  return toSteps(
    {
      name: 'ecdsa-sd-2023',
      about: 'What an issuer signs for the holder (base proof), and what the holder shows of it (derived proof).',
      shows: ['Data Integrity ECDSA Cryptosuites 1.0, section 3.6'],
      key: party.name,
    },
    {
      unsecured: ['unsecured.json', pretty(unsecured)],
      proofOptions: ['proof-options.json', pretty({ ...proof, '@context': unsecured['@context'] ?? null })],
      secrets: ['secrets.json', pretty({ hmacKey: hex(hmacKey), statementPrivateKeyJwk: statementJwk })],
      canonicalDocument: ['document.nq', grouped.nquads],
      canonicalProofOptions: ['proof-options.nq', options],
      mandatoryStatements: ['mandatory.nq', mandatory.join('')],
      singleStatements: ['single.nq', single.join('')],
      steps: [
        'steps.json',
        pretty({
          mandatoryPointers,
          statementPublicKey: hex(value.publicKey),
          signed: hex(toBaseMessage(options, value.publicKey, mandatory)),
          baseSignature: hex(value.baseSignature),
          singleSignatures: value.signatures.map(hex),
          proofValue: base.proofValue,
        }),
      ],
      base: ['base.json', pretty(baseDocument)],
      derivedSteps: [
        'derived-steps.json',
        pretty({
          selectivePointers: disclosed,
          labelMap: Object.fromEntries([...shown.labelMap].map(([number, label]) => [`c14n${number}`, hex(label)])),
          mandatoryIndexes: shown.mandatoryIndexes,
          signatures: shown.signatures.map(hex),
          proofValue: (derivedDocument['proof'] as JsonObject)['proofValue'],
        }),
      ],
      derived: ['derived.json', pretty(derivedDocument)],
    },
  )
}
