/** H1: a genuine badge carries markup, scripts or addresses that run, in any of its texts, against whoever shows it. */
import { DOMParser } from '@xmldom/xmldom'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Entry } from '../../src/cli/reports/entry.js'
import { htmlFormat } from '../../src/cli/reports/html.js'
import { isJsonObject, type JsonObject, type JsonValue } from '../../src/json/json.js'
import { viewCredential } from '../../src/view/view-credential.js'
import { written } from '../cli/reports/entries.js'
import { endorsementOf, fullBadge } from '../support/badges.js'
import { withValue } from '../support/edit-json.js'
import { issuerOf } from '../support/signed-badges.js'
import { signToken } from '../support/tokens.js'
import { attacker, verifier, victim } from './genuine.js'
import { hostileAddresses, markupTexts } from './markup-texts.js'

const school = issuerOf(victim)
/** A badge with every class and property, and no endorsement but those that these tests put in. */
const plain = JSON.parse(JSON.stringify(fullBadge(school, { embedded: [], tokens: [] }))) as JsonObject

/** Whoever signs a badge writes what they like into it; nobody but the verifier looks. */
function signed(credential: JsonObject, key = victim): Promise<string> {
  const idIn = (value: JsonValue | undefined): JsonValue | undefined => (isJsonObject(value) ? value['id'] : undefined)
  const claims = { iss: idIn(credential['issuer']), jti: credential['id'], sub: idIn(credential['credentialSubject']) }
  return signToken(credential, key, { claims })
}

/** The places of all texts of a badge, but for its contexts. */
function* textsIn(value: JsonValue | undefined, path = ''): Generator<string> {
  if (path === '/@context') return
  if (typeof value === 'string') yield path
  if (typeof value !== 'object' || value === null) return
  for (const [key, member] of Object.entries(value)) yield* textsIn(member, `${path}/${key}`)
}

const places = [...textsIn(plain)]
/** Of these, those where any text may stand. */
let free: readonly string[] = []

async function entryOf(token: string): Promise<Entry> {
  return { source: 'badge.jwt', report: await verifier.verify(token), bytes: new Uint8Array() }
}

/** A badge that says this wherever it may say anything, and an endorsement of it that does the same. */
async function badgeSaying(text: string): Promise<JsonObject> {
  const guild = issuerOf(attacker)
  const endorsement = JSON.parse(JSON.stringify(endorsementOf(school, guild))) as JsonObject
  const spoken = ['/name', '/description', '/issuer/name', '/credentialSubject/endorsementComment']
  const said = spoken.reduce((each, place) => withValue(each, place, text), endorsement)
  const badge = free.reduce((each, place) => withValue(each, place, text), plain)
  return withValue(badge, '/issuer/endorsementJwt', [await signed(said, attacker)])
}

/** Every element of a page with its attributes, as another reader finds them. */
function elementsIn(page: string): readonly string[] {
  const document = new DOMParser().parseFromString(page, 'text/html')
  return [...document.getElementsByTagName('*')].map(
    ({ tagName, attributes }) => `${tagName} ${[...attributes].map(({ name, value }) => `${name}=${value}`).join(' ')}`,
  )
}

/** What in a view a page would follow or load, though it should not. */
function* dangersIn(value: unknown, key = ''): Generator<string> {
  if (typeof value === 'string') {
    if (key === 'href' && !/^(?:https?:\/\/|mailto:)[^\s"<>\\]+$/.test(value)) yield `${key} ${value}`
    if (key === 'src' && !EMBEDDED.test(value)) yield `${key} ${value}`
    if (key === 'type' && value.includes('/') && !/^image\/(?:png|jpeg|webp|svg\+xml)$/.test(value)) yield value
    return
  }
  if (typeof value !== 'object' || value === null) return
  if ('kind' in value && value.kind === 'remote' && !JSON.stringify(value).includes('"href":"https://')) yield 'remote'
  for (const [name, member] of Object.entries(value)) yield* dangersIn(member, Array.isArray(value) ? key : name)
}

const EMBEDDED = /^data:image\/(?:png|jpeg|webp|svg\+xml);base64,[A-Za-z0-9+/]+={0,2}$/

let harmless: readonly string[] = []
/** What the command's pages are made of, of badges that are verified and of others. */
let own: ReadonlySet<string> = new Set()

beforeAll(async () => {
  const verdicts = new Map<string, boolean>()
  for (const place of places) {
    verdicts.set(place, (await verifier.verify(await signed(withValue(plain, place, '<b>')))).verified)
  }
  free = places.filter((place) => verdicts.get(place) === true && !place.includes('/type/'))
  harmless = elementsIn(written(htmlFormat, [await entryOf(await signed(await badgeSaying('x')))]))
  const pages = [written(htmlFormat), written(htmlFormat, [await entryOf('{')])]
  own = new Set([...harmless, ...pages.flatMap(elementsIn)].map((each) => each.replace(/ src=.*/, ' src')))
})

describe('the measures of these tests', () => {
  it('find free texts everywhere in a badge', () => {
    expect(free.length).toBeGreaterThan(90)
    for (const place of ['/name', '/issuer/name', '/evidence/0/narrative', '/credentialSubject/achievement/tag/0']) {
      expect(free).toContain(place)
    }
  })

  it('find what is dangerous in a view', () => {
    const bad = { a: [{ href: 'javascript:told(1)' }], src: 'https://told.example/', kind: 'remote' }
    expect([...dangersIn(bad)]).toHaveLength(3)
    expect([...dangersIn({ href: 'https://a.example/', src: 'data:image/png;base64,AAAA' })]).toEqual([])
  })

  it('find every element that gets into a page', () => {
    for (const [, text] of markupTexts.slice(0, 1)) {
      const page = `<!doctype html><html><body><p>${text}</p></body></html>`
      expect(elementsIn(page)).toEqual(['html ', 'body ', 'p ', 'script '])
    }
    expect(markupTexts.length + hostileAddresses.length).toBeGreaterThan(100)
  })
})

describe('in every text of a genuine badge at once', () => {
  it.each(markupTexts)('%s stays text', async (_, text) => {
    const entry = await entryOf(await signed(await badgeSaying(text)))
    if (!('report' in entry)) throw new Error('not judged')
    expect(entry.report.verdict).toBe('verified')
    const view = viewCredential(entry.report)
    expect([...dangersIn(view)]).toEqual([])
    expect(view).toMatchObject({ authentic: true, endorsements: [{ standing: 'counts' }] })
    const page = written(htmlFormat, [entry])
    expect(elementsIn(page)).toEqual(harmless)
    if (text.includes('<')) expect(page).not.toContain(text)
  })
})

it('in each single text, wherever it stands and whether it may, markup adds nothing to a page', async () => {
  const text = '"><img src=x onerror=told(0)></bdi><script>told(0)</script>'
  for (const place of places) {
    const entry = await entryOf(await signed(withValue(plain, place, text)))
    if (!('report' in entry)) throw new Error('not judged')
    const page = written(htmlFormat, [entry])
    const foreign = elementsIn(page).filter((each) => !own.has(each.replace(/ src=.*/, ' src')))
    expect([place, foreign]).toEqual([place, []])
    expect([place, page.includes('<img src=x')]).toEqual([place, false])
    expect([place, ...dangersIn(viewCredential(entry.report))]).toEqual([place])
  }
})

describe('an address that runs, or leads elsewhere than it says', () => {
  const addresses = [
    '/image/id',
    '/issuer/url',
    '/issuer/image/id',
    '/issuer/parentOrg/id',
    '/evidence/0/id',
    '/credentialSubject/id',
    '/credentialSubject/image/id',
    '/credentialSubject/source/id',
    '/credentialSubject/achievement/id',
    '/credentialSubject/achievement/image/id',
    '/credentialSubject/achievement/creator/id',
    '/credentialSubject/achievement/criteria/id',
    '/credentialSubject/achievement/alignment/0/targetUrl',
  ]

  it.each(hostileAddresses)('is neither a link nor a picture: %s', async (_, address) => {
    for (const place of addresses) {
      const entry = await entryOf(await signed(withValue(plain, place, address)))
      if (!('report' in entry)) throw new Error('not judged')
      const view = viewCredential(entry.report)
      expect([place, ...dangersIn(view)]).toEqual([place])
      expect([place, JSON.stringify(view).match(/"(?:href|src)":"[^"]*told/g)]).toEqual([place, null])
      const foreign = elementsIn(written(htmlFormat, [entry])).filter(
        (each) => !own.has(each.replace(/ src=.*/, ' src')),
      )
      expect([place, foreign]).toEqual([place, []])
    }
  })

  it.each(hostileAddresses)('is no link in the middle of a text either: %s', async (_, address) => {
    for (const text of [`See ${address} for more.`, `[${address}](${address})`, `<${address}>`]) {
      const view = viewCredential(await verifier.verify(await signed(await badgeSaying(text))))
      expect(view).toMatchObject({ authentic: true })
      expect([...dangersIn(view)]).toEqual([])
    }
  })
})
