/** Cases of badges whose proof does not hold, holds for somebody else, or cannot be judged. */
import { createHmac } from 'node:crypto'
import type { JsonObject } from '../../../../src/json/json.js'
import { defaultLimits } from '../../../../src/limits.js'
import { readAddedContexts } from '../../../../src/jsonld/added-contexts.js'
import { signDataIntegrity } from '../../../../src/proof/data-integrity/sign-data-integrity.js'
import { encodePart, signToken } from '../../../support/tokens.js'
import { embed } from '../data-integrity.js'
import { badge, contexts, signedAt } from '../documents.js'
import { pretty } from '../files.js'
import { academy, type Party } from '../keys.js'
import { tokenOf } from '../tokens.js'
import { documentCase, tokenCase, type Case, type Made } from '../case.js'

const integrity = 'VC Data Integrity 1.0, section 4.4'
const token = 'Open Badges 3.0, JSON Web Token Proof Format'

/** Makes them. */
export async function forgedCases(made: Made): Promise<readonly Case[]> {
  return [...(await documents(made)), ...(await unknown(made)), ...(await tokens(made))]
}

async function documents({ parties: { school, stranger } }: Made): Promise<readonly Case[]> {
  const genuine = await embed(badge(school.issuer), school)
  const invalid = (code: string): Pick<Case, 'verdict' | 'problems'> => ({
    verdict: 'invalid',
    problems: { proof: [code] },
  })
  return [
    {
      ...documentCase('altered-text', { ...genuine, name: 'Master welder' }),
      about: 'A word was changed after the badge was signed.',
      shows: [integrity],
      ...invalid('SIGNATURE_INVALID'),
    },
    {
      ...documentCase('altered-proof-value', changeProof(genuine, { proofValue: altered(proofOf(genuine)) })),
      about: 'Two neighbouring characters in the proof value have changed places.',
      shows: [integrity],
      ...invalid('SIGNATURE_INVALID'),
    },
    {
      ...documentCase('altered-created', changeProof(genuine, { created: '2026-03-01T00:00:00Z' })),
      about: 'The options of the proof were changed after it was made.',
      shows: [integrity],
      ...invalid('SIGNATURE_INVALID'),
    },
    {
      ...documentCase('key-of-somebody-else', await embed(badge(school.issuer), stranger)),
      about: 'The proof holds, but the key is not one of the issuer.',
      shows: [integrity, 'Controlled Identifiers 1.0, section 3.3'],
      ...invalid('KEY_NOT_AUTHORIZED'),
    },
    {
      ...documentCase('respelled', respell(genuine)),
      about: 'A term is written as the IRI it stands for: the graph that was signed is the same, the JSON is not.',
      shows: ['VC Data Integrity 1.0, section 2.4.1', 'VC Data Model 2.0, section 6.1'],
      ...invalid('NOT_COMPACTED'),
    },
    {
      ...documentCase('undefined-term-added', { ...genuine, grade: 'A' }),
      about: 'A term that no context defines was added: the graph that was signed is the same.',
      shows: ['VC Data Integrity 1.0, section 2.4.1'],
      ...invalid('TERM_UNDEFINED'),
    },
    {
      ...documentCase('without-proof', badge(school.issuer)),
      about: 'Nobody signed it.',
      shows: [integrity],
      ...invalid('NO_PROOF'),
    },
    {
      name: 'base-proof-shown',
      about: 'A base proof of ecdsa-sd-2023 is for the holder and not to be shown.',
      shows: ['Data Integrity ECDSA Cryptosuites 1.0, section 3.6'],
      input: 'steps/ecdsa-sd-2023/base.json',
      ...invalid('PROOF_NOT_DERIVED'),
    },
  ]
}

async function unknown({ parties: { school } }: Made): Promise<readonly Case[]> {
  const url = 'https://school.example/contexts/welding.json'
  const context = pretty({ '@context': { wire: 'https://school.example/vocabulary#wire' } })
  const library = await readAddedContexts({ [url]: context }).library()
  const extended = badge(school.issuer, { '@context': [...contexts, url], wire: 'G3Si1' })
  const details = { suite: 'eddsa-rdfc-2022', created: signedAt, contexts: library, limits: defaultLimits } as const
  const signed = await signDataIntegrity(extended, school.key, details)
  const genuine = await embed(badge(school.issuer), school)
  return [
    {
      ...documentCase('unknown-suite', changeProof(genuine, { cryptosuite: 'example-2099' })),
      about: 'A suite that nobody knows: whether the proof holds cannot be said.',
      shows: [integrity],
      verdict: 'unknown',
      problems: { proof: ['SUITE_NOT_SUPPORTED'] },
    },
    {
      ...documentCase('unknown-context', signed),
      about: 'A context that the verifier does not have, and does not fetch.',
      shows: ['VC Data Integrity 1.0, section 2.4'],
      verdict: 'unknown',
      problems: { proof: ['CONTEXT_UNKNOWN'] },
    },
    {
      name: 'context-supplied',
      about: 'The same badge, with the context given to the verifier.',
      shows: ['VC Data Integrity 1.0, section 2.4'],
      input: 'badges/unknown-context.json',
      contexts: { [url]: 'web/welding-context.json' },
      files: { 'web/welding-context.json': context },
      verdict: 'verified',
    },
  ]
}

async function tokens({ parties: { school, academy: owner, stranger } }: Made): Promise<readonly Case[]> {
  const genuine = await tokenOf(badge(school.issuer), school)
  const [header = '', payload = '', signature = ''] = genuine.split('.')
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as JsonObject
  const confused = `${encodePart({ alg: 'HS256', kid: school.key.id, typ: 'JWT' })}.${payload}`
  const mac = createHmac('sha256', Buffer.from(school.key.publicKey.x ?? '', 'base64url')).update(confused)
  const profile = { id: owner.issuer, type: ['Profile'], name: 'Academy of Welding' }
  const published = {
    [academy.keySetUrl]: 'web/academy-keys.json',
    [academy.issuer]: 'web/academy-profile.json',
  }
  const invalid = (code: string): Pick<Case, 'shows' | 'verdict' | 'problems'> => ({
    shows: [token],
    verdict: 'invalid',
    problems: { proof: [code] },
  })
  return [
    {
      ...tokenCase('token-altered', `${header}.${encodePart({ ...claims, name: 'Master welder' })}.${signature}`),
      about: 'A word of the payload was changed after the token was signed.',
      ...invalid('SIGNATURE_INVALID'),
    },
    {
      ...tokenCase('token-alg-none', `${encodePart({ alg: 'none', typ: 'JWT' })}.${payload}.`),
      about: 'The header says that nothing is signed.',
      ...invalid('ALGORITHM_NOT_ALLOWED'),
    },
    {
      ...tokenCase('token-alg-hs256', `${confused}.${mac.digest('base64url')}`),
      about: 'Signed with the public key as if it were a shared secret.',
      ...invalid('ALGORITHM_NOT_ALLOWED'),
    },
    {
      ...tokenCase('token-iss-of-another', await signToken({ ...claims, iss: stranger.issuer }, school.key)),
      about: 'The claim "iss" names another than the issuer of the badge.',
      ...invalid('JWT_CLAIM_MISMATCH'),
    },
    {
      ...tokenCase('token-exp-later', await signToken({ ...claims, exp: 1893456000 }, school.key)),
      about: 'The claim "exp" names a later end than the badge.',
      ...invalid('JWT_CLAIM_MISMATCH'),
    },
    {
      name: 'token-key-in-header',
      about: 'The header brings a key under which the signature holds; the issuer publishes another.',
      input: 'badges/token-key-in-header.jwt',
      files: {
        'badges/token-key-in-header.jwt': await withKeyInHeader(owner, stranger),
        'web/academy-profile.json': pretty(profile),
      },
      web: published,
      ...invalid('KEY_NOT_AUTHORIZED'),
    },
    {
      name: 'token-key-unreachable',
      about: 'The key set of the issuer cannot be reached: whether the signature holds cannot be said.',
      input: 'steps/jwt-rs256/token.jwt',
      shows: [token],
      verdict: 'unknown',
      problems: { proof: ['KEY_UNREACHABLE'] },
    },
  ]
}

async function withKeyInHeader(owner: Party, { key }: Party): Promise<string> {
  const [, payload = ''] = (await tokenOf(badge(owner.issuer), owner)).split('.')
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as object
  const { kty, crv, x } = key.publicKey
  return signToken(claims, key, { header: { kid: undefined, jwk: { kty, crv, x } } })
}

function proofOf(document: JsonObject): JsonObject {
  return document['proof'] as JsonObject
}

function changeProof(document: JsonObject, changes: JsonObject): JsonObject {
  return { ...document, proof: { ...proofOf(document), ...changes } }
}

/** Still base58, and of the same length. */
function altered({ proofValue }: JsonObject): string {
  const text = String(proofValue)
  const place = [...text].findIndex((character, index) => index > 40 && character !== text[index + 1])
  return `${text.slice(0, place)}${text[place + 1] ?? ''}${text[place] ?? ''}${text.slice(place + 2)}`
}

function respell({ name, ...rest }: JsonObject): JsonObject {
  return { ...rest, 'https://schema.org/name': name ?? null }
}
