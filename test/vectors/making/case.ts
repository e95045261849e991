/** What a case of the published vectors is made of; the tables are in `cases/`. */
import type { JsonObject } from '../../../src/json/json.js'
import { judgedAt } from './documents.js'
import { pretty, type Files } from './files.js'
import type { Parties } from './keys.js'
import type { ReportEntry } from './judge.js'

/** A case: a row of the index, most of which has a usual value, and the files that only it needs. */
export type Case = Pick<ReportEntry, 'name' | 'about' | 'shows' | 'input' | 'verdict'> &
  Partial<ReportEntry> & { readonly files?: Files }

/** What the cases are made from. */
export interface Made {
  readonly parties: Parties
  /** The files that there are already, as texts. */
  readonly textOf: (path: string) => string
}

/** The row of a case. */
export function entryOfCase({ files: _, ...stated }: Case, { parties }: Made): ReportEntry {
  const { school, schoolP256, schoolP384, academy } = parties
  const { name, about, shows, input, now = judgedAt, trustedIssuers, verdict, problems = {}, ...rest } = stated
  const trusted = trustedIssuers ?? [school, schoolP256, schoolP384, academy].map(({ issuer }) => issuer)
  const report = `reports/${name}.json`
  return { name, about, shows, input, now, trustedIssuers: trusted, ...rest, verdict, problems, report }
}

/** The name and the input of a case that has a document of its own. */
export function documentCase(name: string, document: JsonObject): CaseInput {
  return inputOf(name, 'json', pretty(document))
}

/** The name and the input of a case that has a token of its own. */
export function tokenCase(name: string, token: string): CaseInput {
  return inputOf(name, 'jwt', token)
}

type CaseInput = Required<Pick<Case, 'name' | 'input' | 'files'>>

function inputOf(name: string, ending: 'json' | 'jwt', content: string): CaseInput {
  const input = `badges/${name}.${ending}`
  return { name, input, files: { [input]: content } }
}
