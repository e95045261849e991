/** H2: names and ids hold characters that cannot be seen, turn the direction of writing, or look like others, to pass for somebody else. */
import { DOMParser } from '@xmldom/xmldom'
import { describe, expect, it } from 'vitest'
import { htmlFormat } from '../../src/cli/reports/html.js'
import type { VerifierOptions } from '../../src/verify/options.js'
import type { VerificationReport } from '../../src/verify/report.js'
import { anyIssuer, type TrustLookup } from '../../src/verify/trust.js'
import { createVerifier } from '../../src/verify/verifier.js'
import type { BadgeView } from '../../src/view/credential-view.js'
import { viewCredential } from '../../src/view/view-credential.js'
import { written } from '../cli/reports/entries.js'
import { smallBadge } from '../support/badges.js'
import { fixedKey } from '../support/fixed-keys.js'
import { issuerOf, judgedAt } from '../support/signed-badges.js'
import { attacker, signDocument, signToken, victim, victimBadge, type Loose } from './genuine.js'

const school = issuerOf(victim)
const name = 'Bergen Welding School'

async function verify(
  changes: Loose,
  options: VerifierOptions = { trustedIssuers: [school] },
): Promise<VerificationReport> {
  const verifier = createVerifier({ now: () => judgedAt, ...options })
  return verifier.verify(await signToken({ ...victimBadge(), ...changes }))
}

const viewOf = (report: VerificationReport, hiddenCharacters: 'remove' | 'escape' = 'remove'): BadgeView =>
  viewCredential(report, { hiddenCharacters }) as BadgeView

const issuerNamed = (given: string, id = school): Loose => ({ issuer: { id, type: ['Profile'], name: given } })

/** What it is → a character that cannot be seen, or moves others about. */
const hidden: readonly (readonly [what: string, character: string])[] = [
  ['NUL', '\0'],
  ['a bell', '\u0007'],
  ['a backspace', '\b'],
  ['an escape', '\u001b'],
  ['a delete', '\u007f'],
  ['an introducer of eight bits', '\u009b'],
  ['a soft hyphen', '\u00ad'],
  ['a grapheme joiner', '\u034f'],
  ['an Arabic letter mark', '\u061c'],
  ['a Hangul filler', '\u115f'],
  ['a Khmer vowel that is not seen', '\u17b4'],
  ['a Mongolian vowel separator', '\u180e'],
  ['a space of no width', '\u200b'],
  ['a mark from left to right', '\u200e'],
  ['a mark from right to left', '\u200f'],
  ['an embedding from right to left', '\u202b'],
  ['an end of an embedding', '\u202c'],
  ['an override from right to left', '\u202e'],
  ['a word joiner', '\u2060'],
  ['an invisible plus', '\u2064'],
  ['an isolate', '\u2067'],
  ['an end of an isolate', '\u2069'],
  ['an end of Arabic shaping', '\u206d'],
  ['a wide Hangul filler', '\u3164'],
  ['a byte order mark', '\ufeff'],
  ['a narrow Hangul filler', '\uffa0'],
  ['an interlinear anchor', '\ufff9'],
  ['a format of shorthand', '\u{1bca0}'],
  ['a format of music', '\u{1d173}'],
  ['a letter of tags', '\u{e0041}'],
  ['a selector of variants', '\u{e01ef}\u{e01ef}'],
]

describe('a character that cannot be seen', () => {
  it('control: a name without one is shown as it is, and nothing is marked', async () => {
    const view = viewOf(await verify({ name: 'Sveiser, nivå 2' }))
    expect(view).toMatchObject({ verdict: 'verified', name: 'Sveiser, nivå 2', issuer: { name }, marks: [] })
  })

  it.each(hidden)('in a name is told of and not shown: %s', async (_, character) => {
    const half = `Bergen Wel${character}ding School`
    const report = await verify({ name: `Weld${character}er`, ...issuerNamed(half) })
    // It is signed so, and genuine.
    expect(report.verdict).toBe('verified')
    const view = viewOf(report)
    expect(view.marks.map(({ at, mark }) => `${at} ${mark}`).sort()).toEqual([
      '/issuer/name hidden-characters',
      '/name hidden-characters',
    ])
    // Of two selectors behind one letter, one may be its spelling.
    expect(view.name?.replaceAll('\u{e01ef}', '')).toBe('Welder')
    expect(view.issuer.name?.replaceAll('\u{e01ef}', '')).toBe(name)
    const point = (character.codePointAt(0) ?? 0).toString(16)
    expect(viewOf(report, 'escape').name).toContain(`\\u{${point}}`)
  })

  it.each(hidden)('is written out in a page of the command: %s', async (_, character) => {
    const report = await verify({ name: `Weld${character}er`, ...issuerNamed(`${character}School`) })
    const page = written(htmlFormat, [{ source: `a${character}b`, report, bytes: new Uint8Array() }])
    const [first = ''] = character
    expect(page.includes(first)).toBe(false)
  })

  it.each(hidden)('in an identifier is always written out: %s', async (_, character) => {
    const otherIdentifier = [{ type: 'IdentifierEntry', identifier: `97${character}4`, identifierType: 'systemId' }]
    const issuer = { ...issuerNamed(name)['issuer'], otherIdentifier } as Loose
    const [shown] = viewOf(await verify({ issuer })).issuer.otherIdentifiers
    const point = (character.codePointAt(0) ?? 0).toString(16)
    expect(shown?.identifier).toContain(`\\u{${point}}`)
  })
})

it('a text that runs from right to left stays in its own place on a page of the command', async () => {
  const arabic = 'مدرسة اللحام'
  const report = await verify({ name: arabic, ...issuerNamed(arabic) })
  const page = written(htmlFormat, [{ source: arabic, report, bytes: new Uint8Array() }])
  const document = new DOMParser().parseFromString(page, 'text/html')
  const holders = [...document.getElementsByTagName('*')].filter(({ childNodes }) =>
    [...childNodes].some((node) => node.nodeType === 3 && (node.nodeValue ?? '').includes(arabic)),
  )
  expect(holders.length).toBeGreaterThan(3)
  expect(new Set(holders.map(({ tagName }) => tagName))).toEqual(new Set(['bdi']))
})

describe('a name of mixed alphabets', () => {
  it.each<[string, string, string[]]>([
    ['a Cyrillic letter in Latin', 'Bеrgen Welding School', ['Latin', 'Cyrillic']],
    ['a Latin letter in Cyrillic', 'Школа cварки', ['Latin', 'Cyrillic']],
    ['a Greek letter in Latin', 'Bergen Welding Schοol', ['Latin', 'Greek']],
    ['an Armenian letter in Latin', 'Bergen Welding Տchool', ['Latin', 'Armenian']],
    ['a Cherokee letter in Latin', 'Ᏼergen Welding School', ['Latin', 'Cherokee']],
    ['a Coptic letter in Latin', 'Bergen Welding Sⲥhool', ['Latin', 'Coptic']],
    ['three of them', 'Bеrgen Welding Schοol', ['Latin', 'Cyrillic', 'Greek']],
  ])('is told of: %s', async (_, given, scripts) => {
    const view = viewOf(await verify(issuerNamed(given)))
    expect(view.issuer).toMatchObject({ id: school, name: given, mixedScripts: scripts })
    expect(view.marks).toMatchObject([{ at: '/issuer/name', mark: 'mixed-scripts' }])
  })

  it.each(['Школа сварки Бергена', 'Σχολή συγκολλητών', '卑爾根焊接學校 Bergen', 'مدرسة Bergen', 'Ærø Škola'])(
    'is not found in one that is spelled so: %s',
    async (given) => {
      expect(viewOf(await verify(issuerNamed(given)))).toMatchObject({ issuer: { mixedScripts: [] }, marks: [] })
    },
  )
})

describe('the name of somebody trusted, under the key of a stranger', () => {
  const posing = (): Promise<string> =>
    signToken({ ...smallBadge(issuerOf(attacker)), ...issuerNamed(name, issuerOf(attacker)) }, attacker)

  it('is not trusted, and is said to be the stranger’s own word', async () => {
    const verifier = createVerifier({ trustedIssuers: [school], now: () => judgedAt })
    const report = await verifier.verify(await posing())
    expect(report.verdict).toBe('untrusted')
    expect(viewOf(report).issuer).toMatchObject({ id: issuerOf(attacker), name, nameIs: 'self-declared' })
    const genuine = await verifier.verify(await signToken(victimBadge()))
    expect(viewOf(genuine).issuer).toMatchObject({ id: school, name, nameIs: 'trusted' })
  })

  it('is the stranger’s own word where any issuer will do', async () => {
    const verifier = createVerifier({ trustedIssuers: anyIssuer, now: () => judgedAt })
    expect(viewOf(await verifier.verify(await posing())).issuer.nameIs).toBe('self-declared')
  })
})

describe('an id that looks like another', () => {
  /** The issuer's key is known, so that nothing but the spelling of the id is in question. */
  async function judge(id: string): Promise<VerificationReport> {
    const key = await fixedKey('attacker', { id: `${id}#key-1` })
    const verifier = createVerifier({
      trustedIssuers: [{ id, keys: [attacker.publicKey] }],
      fetch: () => Promise.resolve(new Response('', { status: 404 })),
      now: () => judgedAt,
    })
    return verifier.verify(await signDocument({ ...victimBadge(), ...issuerNamed(name, id) }, key))
  }

  it.each([
    ['https://school.example/issuer', 'school.example'],
    ['https://ѕchool.example/issuer', 'xn--chool-g2e.example'],
    ['https://schooⅼ.example/issuer', 'school.example'],
    ['https://school.example.told.example/issuer', 'school.example.told.example'],
    ['https://SCHOOL.example:8443/issuer', 'school.example:8443'],
    ['did:web:school.example', 'school.example'],
  ])('is shown with its host as it is looked up: %s', async (id, host) => {
    const report = await judge(id)
    expect(report.verdict).toBe('verified')
    expect(viewOf(report).issuer).toMatchObject({ id, host })
  })

  it.each([
    ['a space', 'https://school.example/ issuer'],
    ['a line', 'https://school.example/\nissuer'],
    ['an angle', 'https://school.example/<b>'],
    ['a space at the end', 'https://school.example/issuer '],
  ])('is no id with %s', async (_, id) => {
    const trustedIssuers: TrustLookup = () => ({ id, keys: [victim.publicKey] })
    const verifier = createVerifier({ trustedIssuers, now: () => judgedAt })
    const report = await verifier.verify(await signToken({ ...victimBadge(), ...issuerNamed(name, id) }))
    expect([report.verdict, viewCredential(report).authentic]).toEqual(['invalid', false])
    expect(report.checks[1]).toMatchObject({ check: 'schema', problems: [{ code: 'ID_NOT_ABSOLUTE' }] })
  })

  it.each([
    ['an override', 'https://school.example/\u202eissuer', 'https://school.example/\\u{202e}issuer'],
    ['nothing to be seen', 'https://school\u200b.example/', 'https://school\\u{200b}.example/'],
    ['another host before its own', 'https://school.example@told.example/', 'https://school.example@told.example/'],
  ])('has no host where it has %s, and is shown as it is written', async (_, id, shown) => {
    const token = await signToken({ ...victimBadge(), ...issuerNamed(name, id) })
    const trustedIssuers = [{ id, keys: [victim.publicKey] }]
    const { issuer } = viewOf(await createVerifier({ trustedIssuers, now: () => judgedAt }).verify(token))
    expect(issuer.id).toBe(shown)
    expect(issuer.host).toBeUndefined()
  })
})
