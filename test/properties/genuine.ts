/** The genuine badges whose mutants are judged, and whoever attacks them. */
import type { JsonObject } from '../../src/json/json.js'
import { didWebDocument, jwksOf } from '../../src/keys/publish.js'
import { issuerIdOf } from '../../src/model/readers.js'
import type { FetchFunction } from '../../src/net/network.js'
import { withStatus } from '../support/badges.js'
import { fixedKey } from '../support/fixed-keys.js'
import type { Genuine } from '../support/mutate.js'
import { badgesOf, issuerOf } from '../support/signed-badges.js'
import { listCredential, listUrl, signList } from '../support/status-lists.js'
import { EVIL, planSuites, signDocuments, type DocumentPlan } from './genuine-documents.js'
import { bakeBoth } from './genuine-pictures.js'
import { planAlgorithms, signTokens, type TokenPlan } from './genuine-tokens.js'
import { sharing, withOwnTerms, withTwoEntries } from './odd-badges.js'

/** A genuine badge, and how often it is taken. */
export interface Weighted {
  readonly genuine: Genuine
  readonly weight: number
}

/** Everything the oracle needs. */
export interface Scene {
  readonly badges: readonly Weighted[]
  readonly issuers: readonly string[]
  /** Serves what the genuine issuers publish, and what the attacker does. */
  readonly fetch: FetchFunction
}

/** Signs the genuine badges, and has the attacker prepare. */
export async function setScene(): Promise<Scene> {
  const school = await fixedKey('school')
  const did = issuerOf(school)
  const webKeys = [
    await fixedKey('web-1', { id: `${WEB}#key-1` }),
    await fixedKey('web-2', { id: `${WEB}#key-2` }),
    await fixedKey('web-3', { id: `${WEB}#key-3`, algorithm: 'ES256' }),
  ] as const
  const setKey = await fixedKey('https-1', { id: `${HTTPS}/.well-known/jwks.json#key-1`, algorithm: 'ES256' })
  const own = await badgesOf(did)
  // Badges of one issuer have ids of their own: one without its status must not be another one, whose proof would hold.
  const another = (last: string): typeof own.small => ({ ...own.small, id: own.small.id.replace(/.$/, last) })
  const web = await badgesOf(WEB)
  const https = await badgesOf(`${HTTPS}/profile`)

  const documents: readonly DocumentPlan[] = [
    { name: 'small', weight: 5, badge: own.small, keys: [school] },
    { name: 'full', weight: 1, badge: own.full, keys: [school] },
    { name: 'with status', weight: 3, badge: withStatus(another('2')), keys: [school] },
    {
      name: 'of two entries without id, with status',
      weight: 3,
      badge: withTwoEntries(another('3'), SUSPENSIONS),
      keys: [school],
    },
    { name: 'of nodes described twice', weight: 5, badge: sharing(another('4'), did), keys: [school] },
    { name: 'with two proofs', weight: 3, badge: web.small, keys: [webKeys[0], webKeys[1]] },
    { name: 'with terms of its own', weight: 2, badge: withOwnTerms(web.small), keys: [webKeys[0]] },
    ...(await planSuites()),
  ]
  const tokens: readonly TokenPlan[] = [
    { name: 'small', weight: 4, badge: own.small, key: school },
    { name: 'full', weight: 1, badge: web.full, key: webKeys[2] },
    { name: 'with status', weight: 2, badge: withStatus(web.small), key: webKeys[0] },
    { name: 'of an https issuer', weight: 4, badge: https.small, key: setKey },
    ...(await planAlgorithms()),
  ]
  const suspensions = listCredential(did, { purpose: 'suspension', credential: { id: SUSPENSIONS } })
  const written = [...(await signDocuments(documents)), ...(await signTokens(tokens))]
  const baked = written.filter(({ genuine }) => BAKED.has(genuine.name)).flatMap(({ genuine }) => bakeBoth(genuine))
  return {
    badges: [
      ...written.map(({ plan, genuine }) => ({ genuine, weight: plan.weight })),
      ...baked.map((genuine) => ({ genuine, weight: 3 })),
    ],
    issuers: [...new Set(written.flatMap(({ plan }) => issuerIdOf(plan.badge as unknown as JsonObject) ?? []))],
    fetch: serve({
      [SUSPENSIONS]: JSON.parse(await signList(suspensions, school, 'data-integrity')) as JsonObject,
      [listUrl]: JSON.parse(
        await signList(listCredential(did, { set: [94_567] }), school, 'data-integrity'),
      ) as JsonObject,
      'https://school.example/.well-known/did.json': didWebDocument(WEB, [...webKeys]),
      [`${HTTPS}/.well-known/jwks.json`]: jwksOf([setKey]),
    }),
  }
}

function serve(documents: Readonly<Record<string, JsonObject>>): FetchFunction {
  const all: Readonly<Record<string, JsonObject>> = {
    ...documents,
    [`${EVIL}/keys/1`]: { id: `${EVIL}/keys/1`, type: 'Multikey', controller: WEB, publicKeyMultibase: 'z6Mk' },
  }
  return (url) =>
    Promise.resolve(all[url] === undefined ? new Response('not here', { status: 404 }) : Response.json(all[url]))
}

const WEB = 'did:web:school.example'
const HTTPS = 'https://badges.school.example'
const SUSPENSIONS = 'https://school.example/status/2'

/** Those that are baked into pictures, too. */
const BAKED: ReadonlySet<string> = new Set(['document small', 'document with status', 'token small'])
