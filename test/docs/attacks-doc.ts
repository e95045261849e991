/** The table of attacks in docs/threat-model.md, read from the tests that try them. */
import { readdirSync, readFileSync } from 'node:fs'
import { failedCodes, findingCodes, unknownCodes } from '../../src/codes.js'
import { inputCodes, mistakeCodes } from '../../src/input-codes.js'

/** A test of attacks, as the table shows it. */
export interface AttackRow {
  /** The attacks that it tries, by their numbers; none for what has no number. */
  readonly ids: readonly string[]
  readonly about: string
  readonly file: string
  /** What the tests ask for, in the order of their names. */
  readonly codes: readonly string[]
}

const CODES: ReadonlySet<string> = new Set([
  ...failedCodes,
  ...unknownCodes,
  ...findingCodes,
  ...inputCodes,
  ...mistakeCodes,
])

/** Reads every file of `test/attacks`. */
export function readAttacks(folder: string): readonly AttackRow[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.test.ts'))
    .map((file) => readAttack(file, readFileSync(`${folder}/${file}`, 'utf8')))
    .sort((a, b) => compareIds(a.ids[0], b.ids[0]))
}

function readAttack(file: string, source: string): AttackRow {
  const [, comment = ''] = /^\/\*\*([^]*?)\*\//.exec(source) ?? []
  const text = comment.replaceAll(/\s*\n \* ?/g, ' ').trim()
  const [, ids = '', about = ''] = /^((?:[A-Z]\d+(?:, )?)*)(?:: )?([^]*)$/.exec(text) ?? []
  const named = [...source.matchAll(/'([A-Z][A-Z0-9_]+)'/g)].map(([, code = '']) => code)
  return {
    ids: ids.split(', ').filter((id) => id !== ''),
    about: `${about.charAt(0).toUpperCase()}${about.slice(1)}`,
    file,
    codes: [...new Set(named)].filter((code) => CODES.has(code)).sort(),
  }
}

/** Those without a number come last. */
function compareIds(a = 'Z', b = 'Z'): number {
  const letters = a.charCodeAt(0) - b.charCodeAt(0)
  return letters === 0 ? Number(a.slice(1)) - Number(b.slice(1)) : letters
}

/** A page with the table under its heading. */
export function withAttacks(page: string, rows: readonly AttackRow[]): string {
  const lines = rows.map(({ ids, about, file, codes }) => {
    const answers = codes.map((code) => `[\`${code}\`](verification.md#${code})`).join(' ')
    return `| ${ids.join(', ')} | ${about} | ${answers} | [${file.replace('.test.ts', '')}](../test/attacks/${file}) |`
  })
  const table = ['| | attack | answered by | test |', '|---|---|---|---|', ...lines].join('\n')
  return page.replace(/(\n## Every attack\n\n[^|]*\n\n)(?:\|.*\n)+/, (_, heading: string) => `${heading}${table}\n`)
}
