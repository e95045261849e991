/**
 * The decision table of whose key it is, every cell: the kind of the issuer and where its key stands × what the proof
 * names or carries × whose key signed × whom the verifier trusts. The oracle is written from the design (decisions 1, 2 and
 * 7) and from docs/trust-and-keys.md, not from the code.
 */
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/json/json.js'
import type { FetchFunction } from '../../src/net/network.js'
import { anyIssuer, type Trust } from '../../src/verify/trust.js'
import { createVerifier, type Verifier } from '../../src/verify/verifier.js'
import { badgeOf, claimsOf, ed25519Key, signDocument, signPayload } from '../support/foreign-signer.js'
import { judgedAt } from '../support/signed-badges.js'
import { everyCell, said, titled } from './cells.js'
import { places, type Place } from './places.js'

const keys = { own: ed25519Key(77), another: ed25519Key(78), next: ed25519Key(79) }
type Who = keyof typeof keys

/** What a proof says of its key. */
interface Naming {
  readonly name?: (issuer: Place) => string
  readonly jwk?: 'own' | 'another'
  /** The key that the name itself leads to, where the issuer does not list it under that name. */
  readonly leadsTo?: 'own' | 'another'
}

const foreignKey = 'https://elsewhere.example/keys/1'
const foreignDid = 'did:web:elsewhere.example'

/** What an embedded proof may name, and a token as well. */
const names: Readonly<Record<string, Naming>> = {
  'its method': { name: ({ method }) => method },
  'its method without fragment': { name: ({ id }) => id },
  'a fragment that it does not have': { name: ({ id }) => `${id}#key-9` },
  'the method of another issuer': { name: () => keys.another.method, leadsTo: 'another' },
  'the method of another issuer on the web': { name: () => `${foreignDid}#key-1` },
  'a key on a foreign host': { name: () => foreignKey },
  'its key at another address of its host': { name: () => 'https://school.example/keys/own', leadsTo: 'own' },
  'a key of others on its host': { name: () => 'https://school.example/keys/another', leadsTo: 'another' },
}

/** What only a token may say. */
const headers: Readonly<Record<string, Naming>> = {
  nothing: {},
  'no name, and carries its key': { jwk: 'own' },
  'no name, and carries another key': { jwk: 'another' },
  'its method, and carries its key': { ...names['its method'], jwk: 'own' },
  'its method, and carries another key': { ...names['its method'], jwk: 'another' },
  'its key at another address of its host, and carries another key': {
    ...names['its key at another address of its host'],
    jwk: 'another',
  },
  'a key on a foreign host, and carries another key': { name: () => foreignKey, jwk: 'another' },
  'what is the name of nothing': { name: () => 'key-9' },
  'what is the name of nothing, and carries its key': { name: () => 'key-9', jwk: 'own' },
}

const trusts: Readonly<Record<string, (id: string) => Trust>> = {
  listed: (id) => [id],
  pinned: (id) => [{ id, keys: [keys.own.publicJwk] }],
  // A pinned key speaks for its own issuer only.
  'not listed': () => [{ id: 'https://neighbour.example/issuer', keys: [keys.own.publicJwk] }],
  'any issuer': () => anyIssuer,
  nobody: () => [],
}

const table = {
  place: Object.keys(places),
  form: ['document', 'token'],
  saying: [...Object.keys(names), ...Object.keys(headers)],
  signer: ['own', 'another'],
} as const

interface Row {
  readonly place: string
  readonly form: 'document' | 'token'
  readonly saying: string
  readonly signer: 'own' | 'another'
}

const rows: readonly Row[] = everyCell(table).filter(({ form, saying }) => form === 'token' || saying in names)

const namingOf = ({ saying }: Row): Naming => names[saying] ?? headers[saying]!

/** The key that the issuer has for what the proof says: the design's search, over what this place publishes. */
function keyFor(place: Place, naming: Naming): Who | undefined {
  const { name, jwk, leadsTo } = naming
  const named = name?.(place)
  // An issuer that is its key has no other: its names are the DID, with or without the right fragment.
  const isItsName = named !== undefined && place.published.some(({ names: own }) => own.includes(named))
  const found = place.published.find(({ names: own }) => own.includes(named ?? ''))?.who
  // "A `kid` that is no name of anything elsewhere" names no other key.
  const isNoName = place.isItself && named === 'key-9'
  // Only an https issuer has an origin on which keys may stand by themselves.
  const isOnItsHost = named?.startsWith('https://school.example/keys/') === true && place.hasOrigin
  const carried = jwk ?? (isOnItsHost ? leadsTo : undefined)
  // "A proof that names one key and carries another means none."
  if (isOnItsHost && carried !== leadsTo) return undefined
  if (isItsName) return jwk === undefined || jwk === found ? found : undefined
  const isListed = (who: Who): boolean => place.published.some((key) => key.who === who)
  if (carried !== undefined) return isListed(carried) ? carried : undefined
  if (named !== undefined && !isNoName) return undefined
  return place.published.length === 1 ? place.published[0]!.who : undefined
}

/** What the check of the proof says. */
function expectedProof(row: Row, trust: string): string {
  const place = places[row.place]!
  // "Pinned keys are tried first, whatever the proof calls its key."
  if (trust === 'pinned' && row.signer === 'own') return 'passed'
  const key = keyFor(place, namingOf(row))
  if (key !== undefined) return key === row.signer ? 'passed' : 'failed: SIGNATURE_INVALID'
  // "Failed only if the issuer published assertion keys and this is not one."
  return place.published.length === 0 ? 'unknown: ISSUER_PUBLISHES_NO_KEYS' : 'failed: KEY_NOT_AUTHORIZED'
}

/** Whether the signature holds under the key that the proof points at, where that can be told. */
function expectedSignature(row: Row): 'valid' | 'invalid' | 'either' | undefined {
  const place = places[row.place]!
  const { name, jwk, leadsTo } = namingOf(row)
  const named = name?.(place) ?? ''
  const isOnItsHost = named.startsWith('https://school.example/keys/')
  // A DID that is a key points at it, whatever the fragment.
  const isItself = place.isItself && named.startsWith(place.id)
  const pointedAt = jwk ?? (isItself ? 'own' : isOnItsHost && !place.hasOrigin ? undefined : leadsTo)
  if (pointedAt === undefined) return undefined
  // Of a proof that points at two keys, nobody has said which of them is meant.
  if (jwk !== undefined && leadsTo !== undefined && jwk !== leadsTo) return 'either'
  return pointedAt === row.signer ? 'valid' : 'invalid'
}

interface Expected {
  readonly proof: string
  readonly issuer: string
  readonly verdict: string
}

function expected(row: Row, trust: string): Expected {
  const proof = expectedProof(row, trust)
  if (proof !== 'passed') {
    return { proof, issuer: 'skipped: gate-closed', verdict: proof.startsWith('unknown') ? 'unknown' : 'invalid' }
  }
  const isTrusted = trust !== 'not listed' && trust !== 'nobody'
  return isTrusted
    ? { proof, issuer: 'passed', verdict: 'verified' }
    : { proof, issuer: 'failed: ISSUER_NOT_TRUSTED', verdict: 'untrusted' }
}

/** Badges are signed once: issuers of the same id, wherever their keys stand, show the same one. */
const signed = new Map<string, Promise<string | JsonObject>>()

function badgeFor(row: Row): Promise<string | JsonObject> {
  const { form, saying, signer } = row
  const place = places[row.place]!
  const name = [place.id, place.method, form, saying, signer].join()
  const badge = signed.get(name) ?? sign(place, row)
  signed.set(name, badge)
  return badge
}

async function sign(place: Place, row: Row): Promise<string | JsonObject> {
  const { name, jwk } = namingOf(row)
  const badge = badgeOf(place.id)
  const key = keys[row.signer]
  if (row.form === 'document') return signDocument(badge, key, { proof: { verificationMethod: name?.(place) } })
  const header = { kid: name?.(place), ...(jwk === undefined ? {} : { jwk: keys[jwk].publicJwk }) }
  return signPayload({ ...badge, ...claimsOf(badge) }, key, header)
}

/** Every host there is, and one elsewhere that says whatever helps a thief. */
function pagesOf({ pages, id }: Place): Readonly<Record<string, JsonObject>> {
  const thief = { ...(keys.another.publicJwk as JsonObject), kid: foreignKey, iss: id }
  const method = { id: '#key-1', type: 'JsonWebKey', controller: foreignDid, publicKeyJwk: thief }
  return {
    ...pages,
    [foreignKey]: thief,
    'https://elsewhere.example/.well-known/did.json': { id: foreignDid, assertionMethod: [method] },
    'https://school.example/keys/own': keys.own.publicJwk,
    'https://school.example/keys/another': keys.another.publicJwk,
  }
}

/** The verifiers of a place, by whom they trust, and what they have asked. */
interface Court {
  readonly verifiers: readonly (readonly [trust: string, verifier: Verifier])[]
  readonly asked: string[]
}

const courts = new Map<string, Court>()

function courtOf(name: string): Court {
  const known = courts.get(name)
  if (known !== undefined) return known
  const place = places[name]!
  const served = pagesOf(place)
  const asked: string[] = []
  const fetch: FetchFunction = (url) => {
    asked.push(url)
    return Promise.resolve(served[url] === undefined ? new Response('', { status: 404 }) : Response.json(served[url]))
  }
  const verifiers = Object.entries(trusts).map(
    ([trust, of]) => [trust, createVerifier({ trustedIssuers: of(place.id), fetch, now: () => judgedAt })] as const,
  )
  const court = { verifiers, asked }
  courts.set(name, court)
  return court
}

const nameOf = ({ place, form, saying, signer }: Row): string =>
  `of ${place}: a ${form} that names ${saying}, signed by ${signer === 'own' ? 'its own' : 'another'} key`

describe('a proof', () => {
  it.each(titled(rows, nameOf))('%s', async (_, row) => {
    const badge = await badgeFor(row)
    const { verifiers, asked } = courtOf(row.place)
    const signature = expectedSignature(row)
    const told = signature === undefined ? {} : { signature }
    const answers: Record<string, Expected> = {}
    for (const [trust, verifier] of verifiers) {
      const report = await verifier.verify(badge)
      const { verdict } = report
      const proof = said(report, 'proof')
      answers[trust] = { proof, issuer: said(report, 'issuer'), verdict }
      expect('credential' in report).toBe(proof === 'passed')
      const { facts } = { facts: {}, ...report.checks.find(({ check }) => check === 'proof') }
      if (proof === 'failed: KEY_NOT_AUTHORIZED' && signature !== 'either') expect(facts).toEqual(told)
      const isNotAsked = report.findings.some(({ code }) => code === 'TRUST_NOT_ASKED')
      expect(isNotAsked).toBe(trust === 'any issuer' && proof === 'passed')
    }
    expect(answers).toEqual(Object.fromEntries(Object.keys(trusts).map((trust) => [trust, expected(row, trust)])))
    const isItself = places[row.place]!.isItself
    expect(asked.filter((url) => isItself || !url.startsWith('https://school.example/'))).toEqual([])
  })
})

/** Nobody is asked on behalf of an issuer that is not trusted; an issuer that is its key needs nobody. */
const withheld = everyCell({
  place: Object.keys(places),
  form: ['document', 'token'],
  saying: ['its method'],
  signer: ['own', 'another'],
} as const)

describe('a proof, where only trusted issuers are contacted', () => {
  it.each(titled(withheld, nameOf))('%s', async (_, row) => {
    const badge = await badgeFor(row)
    const { verifiers, asked } = courtOf(row.place)
    for (const [trust, verifier] of verifiers.filter(([name]) => name !== 'any issuer')) {
      const before = asked.length
      const report = await verifier.verify(badge, { contact: 'trusted' })
      const isWithheld = (trust === 'not listed' || trust === 'nobody') && !places[row.place]!.isItself
      const told = expected(row, trust)
      const answer = isWithheld
        ? { proof: 'unknown: NOT_CONTACTED', issuer: 'skipped: gate-closed', verdict: 'untrusted' }
        : told
      const { verdict } = report
      expect({ proof: said(report, 'proof'), issuer: said(report, 'issuer'), verdict }).toEqual(answer)
      if (isWithheld) expect(asked).toHaveLength(before)
    }
  })
})
