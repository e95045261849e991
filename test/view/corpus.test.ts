import { beforeAll, describe, expect, it } from 'vitest'
import { en } from '../../src/messages/en.js'
import { phrasesEn } from '../../src/messages/phrases-en.js'
import { termsEn } from '../../src/messages/terms-en.js'
import { bundledContextUrls } from '../../src/jsonld/bundled-urls.generated.js'
import type { VerificationReport } from '../../src/verify/report.js'
import { anyIssuer } from '../../src/verify/trust.js'
import { createVerifier } from '../../src/verify/verifier.js'
import type { CredentialView } from '../../src/view/credential-view.js'
import { makeInert } from '../../src/view/hidden-characters.js'
import { viewCredential } from '../../src/view/view-credential.js'
import { corpusEntries, corpusFetch, describeCorpus, readCorpus, type CorpusEntry } from '../support/corpus.js'

interface Viewed {
  readonly entry: CorpusEntry
  readonly report: VerificationReport
  readonly view: CredentialView
}

describeCorpus('the view of other people’s credentials', () => {
  let viewed: readonly Viewed[] = []
  /** Those inside others as well, each without what is inside it. */
  let all: readonly Viewed[] = []

  beforeAll(async () => {
    const entries = corpusEntries().filter(({ testable, profile }) => testable && PROFILES.has(profile ?? ''))
    viewed = await Promise.all(
      entries.map(async (entry) => {
        const report = await judge(entry)
        return { entry, report, view: viewCredential(report) }
      }),
    )
    all = viewed.flatMap(({ entry, report, view }) => withInner(report, view).map((each) => ({ entry, ...each })))
  }, 120_000)

  const authentic = (): readonly Viewed[] => all.filter(({ view }) => view.authentic)

  it('is made of every report, and is plain JSON', () => {
    expect(viewed.length).toBeGreaterThan(100)
    for (const { entry, view, report } of viewed) {
      expect(JSON.parse(JSON.stringify(view)), entry.id).toStrictEqual(view)
      expect(view.verdict, entry.id).toBe(report.verdict)
      expect(view.verified, entry.id).toBe(report.verdict === 'verified')
      expect(view.summary.text, entry.id).not.toBe('')
    }
  })

  it('has all that certification asks of a displayer, for every badge that is verified', () => {
    const badges = viewed.flatMap(({ entry, view }) =>
      view.authentic && view.kind === 'badge' && view.verified ? [{ entry, view }] : [],
    )
    expect(badges.length).toBeGreaterThan(10)
    for (const { entry, view } of badges) {
      expect(view.name, entry.id).toMatch(/\S/)
      expect(view.description?.text, entry.id).toMatch(/\S/)
      expect(view.issuer.id, entry.id).toMatch(/\S/)
      expect(view.issuer.nameIs, entry.id).toBe('self-declared')
      expect(view.dates.validFrom?.text, entry.id).toMatch(/ \d{4}, \d\d:\d\d UTC/)
      expect(view.status.text, entry.id).toMatch(/\S/)
      expect(view.achievements[0]?.name, entry.id).toMatch(/\S/)
    }
  })

  it('shows of what is not authentic nothing that its document says', () => {
    const withheld = all.filter(({ view }) => !view.authentic)
    expect(withheld.length).toBeGreaterThan(50)
    for (const { entry, view } of withheld) {
      const strange = textsOf(view).filter((text) => !isOurs(text))
      expect(strange, entry.id).toEqual([])
    }
  })

  it('holds nothing but what the authentic credential says and what the library says', () => {
    expect(authentic().length).toBeGreaterThan(20)
    for (const { entry, report, view } of authentic()) {
      const said = new Set(
        textsOf(report.credential).flatMap((text) => [
          ...(['keep', 'space'] as const).map((breaks) => makeInert(text, 'remove', breaks).text),
          text,
        ]),
      )
      const whole = [...said].join('\n')
      const { checks, notices, ...content } = view as CredentialView & { readonly notices: unknown }
      expect(checks.length + Number(Array.isArray(notices)), entry.id).toBeGreaterThan(0)
      const strange = textsOf(content).filter((text) => !said.has(text) && !isOurs(text) && !isDerived(text, whole))
      // What contradicts itself is shown in one, and marked.
      const joined = strange.filter((text) => text.includes(' / ') && text.split(' / ').every((part) => said.has(part)))
      expect(strange, entry.id).toEqual(joined)
      const isMarked = view.authentic && view.marks.some(({ mark }) => mark === 'contradictory')
      expect(isMarked || joined.length === 0, entry.id).toBe(true)
    }
  })

  it('shows every text that the achievement and the issuer are known by', () => {
    for (const { entry, report, view } of authentic()) {
      const { issuer, name, description } = report.credential as unknown as Record<string, unknown>
      const names = [name, description, (issuer as { readonly name?: unknown }).name].filter(
        (text) => typeof text === 'string' && text.length < 500,
      )
      const shown = textsOf(view)
      for (const text of names) expect(shown, entry.id).toContain(makeInert(String(text), 'remove', 'keep').text)
    }
  })
})

describe('what the library says', () => {
  it('is told from what it does not', () => {
    expect(isOurs('Genuine, but revoked by its issuer.')).toBe(true)
    expect(isOurs('Professor of Everything')).toBe(false)
  })
})

const PROFILES: ReadonlySet<string> = new Set(['OB3', 'OB3-Endorsement', 'CLR2', 'StatusList'])

function judge({ evaluateAt, path, urls }: CorpusEntry): Promise<VerificationReport> {
  const contexts = (urls ?? []).flatMap(({ url, role, local }) =>
    role === 'context' && local !== null && !bundledContextUrls.has(url)
      ? [[url, readCorpus(local).toString()] as const]
      : [],
  )
  const verifier = createVerifier({
    trustedIssuers: anyIssuer,
    contexts: Object.fromEntries(contexts),
    fetch: corpusFetch,
    now: () => Date.parse(evaluateAt),
  })
  return verifier.verify(new Uint8Array(readCorpus(path)), { accept: ['badge', 'endorsement', 'clr', 'status-list'] })
}

function withInner(report: VerificationReport, view: CredentialView): readonly Omit<Viewed, 'entry'>[] {
  const endorsements = view.authentic ? view.endorsements : []
  const bare = { ...view, members: [], ...(view.authentic ? { endorsements: [] } : {}) } as CredentialView
  const inner = [...view.members, ...endorsements].flatMap(({ path, view }) => {
    const contained = report.contained.find((each) => each.path === path)
    return contained === undefined ? [] : withInner(contained.report, view)
  })
  return [{ report, view: bare }, ...inner]
}

/** Every text in a value, keys left out. */
function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsOf)
}

/** Sentences, codes and words of the library's own, and the moment judged. */
function isOurs(text: string): boolean {
  return OURS.has(text) || /^\d{4}-\d\d-\d\dT[\d:.]+Z$|^\d{1,2} [A-Z][a-z]+ \d{4}, /.test(text) || isProof(text)
}

function isProof(text: string): boolean {
  return /^[\w-]+, signed by (?:a key|the key) /.test(text)
}

/** An address as browsers write it, its host, a picture in base64, names of JSON pointers, the parts of a name. */
function isDerived(text: string, whole: string): boolean {
  if (text.startsWith('data:image/') || text.startsWith('/')) return true
  if (/^(?:https?:|mailto:)/.test(text)) return whole.toLowerCase().includes(text.replace(/\/$/, '').toLowerCase())
  if (/^[a-z0-9.-]+(?::\d+)?$/.test(text))
    return whole.toLowerCase().includes(text.replace(':', '%3a')) || whole.includes(text)
  return whole.includes(text) || /^ext:/.test(text)
}

const OURS: ReadonlySet<string> = new Set([
  ...Object.keys(phrasesEn),
  ...Object.values(phrasesEn),
  ...Object.values(termsEn),
  ...Object.keys(en),
  ...Object.values(en).map(({ remedy }) => remedy.replaceAll(/\{\w+\}/g, '…')),
  ...['en', 'verified', 'invalid', 'revoked', 'suspended', 'expired', 'not-yet-valid', 'untrusted', 'unknown'],
  ...['badge', 'endorsement', 'clr', 'status-list', 'presentation', 'unrecognized'],
  ...['format', 'schema', 'proof', 'issuer', 'validity', 'status', 'refresh', 'endorsements', 'recipient'],
  ...['passed', 'failed', 'skipped', 'self-declared', 'said-by-issuer', 'clear', 'none', 'not-known', 'not-checked'],
  ...['credential', 'achievement', 'profile', 'remote', 'embedded', 'refused', 'address', 'type', 'not-asked'],
  ...['image/png', 'image/svg+xml', 'image/jpeg', 'found', 'missing', 'several', 'met', 'not-met', 'nothing-required'],
  ...['revocation', 'set', 'informs', 'contradictory', 'hidden-characters', 'shortened', 'blank', 'mixed-scripts'],
  ...['Latin', 'Cyrillic', 'Greek'],
])
