/** The status of a credential as it may be shown. */
import { isJsonArray, isJsonObject, pointerTo, toArray, type JsonObject, type JsonValue } from '../json/json.js'
import type { PhraseKey } from '../messages/languages.js'
import type { Problem } from '../messages/problem.js'
import type { CheckResult, VerificationReport } from '../verify/report.js'
import { Shown, type Draft } from './draft.js'
import type { Pens } from './pens.js'
import { stringsOf } from './texts.js'

/** Whether it was revoked or suspended. */
export interface ViewStatus {
  /**
   * `clear`: every entry was read, and none is set. `none`: none is stated, so it cannot be revoked,
   * which is not the same. `not-known`: an entry could not be read. `not-checked`: nobody looked.
   */
  readonly state: 'clear' | 'revoked' | 'suspended' | 'not-known' | 'none' | 'not-checked'
  readonly key: PhraseKey
  /** The state in words. */
  readonly text: string
  readonly entries: readonly ViewStatusEntry[]
}

/** One entry of the status. */
export interface ViewStatusEntry {
  /** What it means if it is set: `revocation`, `suspension`, `message`, `refresh`, or what is written there. */
  readonly purpose: string
  /** `informs`: an entry that does not revoke; what it says is among the notices. */
  readonly state: 'clear' | 'set' | 'not-known' | 'informs' | 'not-checked'
}

/**
 * Reads the status from the report. An entry is clear only if it was judged and nothing is said
 * against it.
 *
 * @param document - the authentic credential, for the purposes of its entries
 */
export function statusOf(
  document: JsonObject,
  { checks }: VerificationReport,
  { texts, wording }: Pens,
): Draft<ViewStatus> {
  const check = checks.find((each) => each.check === 'status')
  const { credentialStatus } = document
  const entries = toArray(credentialStatus).map((entry, index): Entry => {
    const path = isJsonArray(credentialStatus) ? pointerTo('/credentialStatus', index) : '/credentialStatus'
    return { purpose: purposeOf(entry), path }
  })
  const states = entries.map((entry) => stateOf(entry, entries, check))
  const state = wholeState(check, states)
  const key = keyOf(state, entries)
  return {
    state,
    key,
    text: new Shown(wording.phrases[key]),
    entries: entries.map(({ purpose }, index) => ({
      purpose: texts.line(purpose) ?? new Shown(''),
      state: states[index] ?? 'not-known',
    })),
  }
}

interface Entry {
  readonly purpose: string
  readonly path: string
}

/** Entries without a purpose are of a list of revoked ids. */
function purposeOf(entry: JsonValue): string {
  const purposes = isJsonObject(entry) ? stringsOf(entry['statusPurpose']) : []
  return purposes.length === 0 ? 'revocation' : purposes.join(' / ')
}

function stateOf(
  { purpose, path }: Entry,
  entries: readonly Entry[],
  check: CheckResult | undefined,
): ViewStatusEntry['state'] {
  if (check === undefined || check.outcome === 'skipped') return 'not-checked'
  const problems = 'problems' in check ? check.problems : []
  const own = problems.filter((problem) => isAt(problem, path))
  if (own.some(({ code }) => SET.has(code))) return 'set'
  // What is said of the whole status is said of each entry.
  const isWhole = problems.some((problem) => !entries.some((entry) => isAt(problem, entry.path)))
  if (own.length > 0 || isWhole) return 'not-known'
  if (REVOKING.has(purpose)) return 'clear'
  return INFORMING.has(purpose) ? 'informs' : 'not-known'
}

function isAt({ path = '' }: Problem, place: string): boolean {
  return path === place || path.startsWith(`${place}/`)
}

function wholeState(check: CheckResult | undefined, states: readonly ViewStatusEntry['state'][]): ViewStatus['state'] {
  switch (check?.outcome) {
    case undefined:
      return 'not-checked'
    case 'skipped':
      return check.because === 'not-present' ? 'none' : 'not-checked'
    case 'passed':
      return states.includes('not-known') ? 'not-known' : 'clear'
    case 'failed':
    case 'unknown': {
      const codes = check.problems.map(({ code }) => code)
      if (codes.includes('REVOKED')) return 'revoked'
      return codes.includes('SUSPENDED') ? 'suspended' : 'not-known'
    }
  }
}

function keyOf(state: ViewStatus['state'], entries: readonly Entry[]): PhraseKey {
  switch (state) {
    case 'revoked':
    case 'suspended':
    case 'not-known':
    case 'none':
    case 'not-checked':
      return `status.${state}`
    case 'clear': {
      const purposes = entries.map(({ purpose }) => purpose)
      const [isRevocable, isSuspendable] = [purposes.includes('revocation'), purposes.includes('suspension')]
      if (isRevocable) return isSuspendable ? 'status.not-revoked-nor-suspended' : 'status.not-revoked'
      return isSuspendable ? 'status.not-suspended' : 'status.informs-only'
    }
  }
}

const SET: ReadonlySet<string> = new Set(['REVOKED', 'SUSPENDED'])

const REVOKING: ReadonlySet<string> = new Set(['revocation', 'suspension'])

const INFORMING: ReadonlySet<string> = new Set(['message', 'refresh'])
