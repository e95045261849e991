/** Reports as JUnit XML, for build servers: a test case for each input. */
import { printable } from '../output.js'
import { answerOf, type Answer } from '../exit-codes.js'
import type { Verdict } from '../../index.js'
import { isJudged, type Entry, type Totals } from './entry.js'
import { factsOf, type EntryFacts } from './facts.js'
import type { ReportFormat } from './format.js'
import { escaped } from './markup.js'

/**
 * The file. A `failure` is an answer that is no, an `error` is what could not be told: unknown, untrusted, or not
 * readable. It has all that the strictest readers ask for, those of Ant's own form.
 */
export const junitFormat: ReportFormat = {
  needsTotals: true,
  begin(totals) {
    const counts = `tests="${totals.count}" failures="${failuresIn(totals)}" errors="${errorsIn(totals)}" skipped="0"`
    const when = `time="${totals.seconds.toFixed(3)}" timestamp="${totals.startedAt.toISOString().slice(0, 19)}"`
    const basis = totals.replayed === 0 ? 'live' : 'replayed'
    const properties = `<properties><property name="basis" value="${basis}"/></properties>`
    const name = 'name="openbadges verify" package="openbadges" id="0" hostname="localhost"'
    return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n<testsuite ${name} ${counts} ${when}>\n${properties}\n`
  },
  sections: [{ head: '', entry: testCase }],
  end: () => '<system-out/>\n<system-err/>\n</testsuite>\n</testsuites>\n',
}

function testCase(entry: Entry): string {
  const facts = factsOf(entry)
  const open = `<testcase classname="openbadges.verify" name="${escaped(printable(facts.source, LONGEST))}" time="0"`
  const tag = isJudged(entry) ? tagOf(entry.report.verdict) : 'error'
  if (tag === undefined) return `${open}/>\n`
  const [first] = facts.reasons
  const type = escaped(first?.code ?? facts.verdict)
  const message = escaped(printable(first?.message ?? facts.verdict, LONGEST))
  return `${open}>\n<${tag} type="${type}" message="${message}">${escaped(textOf(facts))}</${tag}>\n</testcase>\n`
}

function tagOf(verdict: Verdict): Tag | undefined {
  return TAGS[answerOf(verdict)]
}

function textOf({ verdict, reasons }: EntryFacts): string {
  const lines = reasons.map(({ code, message, place, advice }) =>
    [`${code}${place === undefined ? '' : ` at ${place}`}: ${message}`, advice ?? '']
      .map((line) => printable(line, LONGEST))
      .join(' '),
  )
  return [verdict, ...lines].join('\n')
}

function failuresIn({ verdicts }: Totals): number {
  return countOf(verdicts, 'failure')
}

function errorsIn({ verdicts, unread }: Totals): number {
  return countOf(verdicts, 'error') + unread
}

function countOf(verdicts: Totals['verdicts'], tag: Tag): number {
  return [...verdicts].reduce((sum, [verdict, count]) => (tagOf(verdict) === tag ? sum + count : sum), 0)
}

type Tag = 'failure' | 'error'

const TAGS: Readonly<Record<Answer, Tag | undefined>> = { yes: undefined, no: 'failure', open: 'error' }

const LONGEST = 1_000
