/** Writes `docs/verification.md` from the code: checks, verdicts, the decision table, every code. */
import { failedCodes, findingCodes, unknownCodes, type Code } from '../../src/codes.js'
import { inputCodes, mistakeCodes } from '../../src/input-codes.js'
import type { Outcome } from '../../src/gates/outcome.js'
import { en } from '../../src/messages/en.js'
import { problem } from '../../src/messages/problem.js'
import { decide, type DecisionPolicy } from '../../src/verify/decide.js'
import { checkNames, type CheckName, type CheckResult, type Verdict } from '../../src/verify/report.js'

/** What each check asks, and what it does not. */
const checks: Record<CheckName, { readonly asks: string; readonly not: string; readonly skipped: string }> = {
  format: {
    asks: 'Can the input be read, as exactly one format, within the limits, and is it of a kind that was asked for? A PNG or SVG is read for [the badge inside it](baking.md), of which it must hold exactly one. Text must be UTF-8, JSON strict (no duplicate keys, no `__proto__`, no lone surrogates), a token a compact JWS in canonical base64url.',
    not: 'Whether anything in it is true. Nor what a picture shows.',
    skipped: 'never',
  },
  schema: {
    asks: 'Is the document what the data model of Open Badges 3.0 says: contexts and their order, types, required properties, the shape of every value, dates with their zone, enumerations? Data model 1.1 or 2.0, as its first context says. A subject that nobody names and an image as text are told (`SUBJECT_ANONYMOUS`, `IMAGE_AS_TEXT`) and read on; so is a type of achievement that is on no list (`ACHIEVEMENT_TYPE_UNKNOWN`). A `vc` claim where none belongs fails here too. Once shape and proof are good, the credential is also held against the JSON Schemas that it names itself ([schemas](schemas.md)); one that cannot be judged by is unknown.',
    not: 'Schemas that a credential names whose shape or proof is not good (finding `SCHEMA_NOT_CHECKED`), embedded endorsements, and whether dates lie in the right order.',
    skipped: 'if the format gate is closed',
  },
  proof: {
    asks: 'Was it signed by a key of its issuer, and does it read as it was signed? The key is found from the issuer, never from the credential; the signature is verified over exactly the bytes or the graph that the standard names; the claims of a token agree with the credential; JSON-LD stands in its one compacted spelling and states node by node what was signed. The signature is judged even when the badge has expired.',
    not: 'Whether the issuer deserves trust.',
    skipped: 'if the format gate is closed',
  },
  issuer: {
    asks: 'Is the issuer one of those that the caller trusts, at the moment judged? Ids are compared exactly.',
    not: "The issuer's name, which anybody may choose, and whether it may award this very achievement.",
    skipped: 'if a gate is closed, or of a presentation, which has a holder and no issuer',
  },
  validity: {
    asks: 'Does the moment judged lie inside `validFrom`/`nbf` and `validUntil`/`exp`? 60 seconds are forgiven at the start, none at the end; the last moment itself is still valid.',
    not: 'Revocation.',
    skipped: 'if a gate is closed',
  },
  status: {
    asks: 'Was it revoked or suspended? Every entry is read, from a list that passes the gates as a badge does. An entry that is set counts, in any list whose proof holds; one that is clear only in a list that may speak for the issuer, is in force and is no older copy. See [status lists](status.md).',
    not: 'A credential without an entry cannot be revoked; that is `skipped`, never `passed`. Entries of purpose `message` and `refresh` are findings and never change the verdict.',
    skipped: 'if a gate is closed, or there is no entry',
  },
  refresh: {
    asks: 'Does the issuer offer a newer version? It is asked only under `refresh: "follow"`, since that tells the issuer who is being verified, and only by a `1EdTechCredentialRefresh`. What comes back takes the place of the credential if it passes the gates, is the same credential by id and issuer, and became valid later; `evidence.refreshed` names it. Anything else leaves the credential as it is, with a finding.',
    not: 'Whether there is a newer version that the issuer does not offer.',
    skipped: 'if a gate is closed, there is no service, nobody asked, or none could be had',
  },
  endorsements: {
    asks: 'Do the endorsements that it carries hold, embedded or as tokens, wherever they stand? Each has a report of its own in `contained`; it must be verified by itself, trust apart, and speak of something that this credential describes. Only `endorsements: "require"` holds a bad one against the credential.',
    not: 'Whether the endorsers deserve trust, and the endorsements of endorsements.',
    skipped: 'if a gate is closed, or there are none',
  },
  recipient: {
    asks: 'Was it awarded to whom the caller expects: the id of the subject, or an identifier of a type, plain or hashed?',
    not: 'Whether whoever shows the badge is that person.',
    skipped: 'if a gate is closed, or nobody asked',
  },
}

const verdicts: Record<Verdict, string> = {
  verified: 'Every check that matters passed. The only yes.',
  invalid: 'Format, schema or proof says no: do not believe a word of it.',
  untrusted: 'Genuine, but the issuer is not one that counts here; or nobody was asked on its behalf.',
  unknown: 'Something that matters could not be looked at. Not a yes.',
  revoked: 'Genuine, but taken back by the issuer.',
  suspended: 'Genuine, but taken back for the time being.',
  'wrong-recipient': "Genuine, but somebody else's.",
  expired: 'Genuine, but the moment judged lies after its end.',
  'not-yet-valid': 'Genuine, but the moment judged lies before its start.',
  'endorsement-failed': 'An endorsement does not hold, and the caller required them to.',
}

/** The whole document. */
export function verificationDoc(): string {
  return [
    intro(),
    '## The nine checks',
    ...checkNames.map(checkSection),
    '## Verdicts',
    table(
      ['verdict', 'meaning'],
      Object.entries(verdicts).map(([verdict, meaning]) => [`\`${verdict}\``, meaning]),
    ),
    decisionSection(),
    codeSection('failed', 'The answer is no.', failedCodes),
    codeSection('unknown', 'The answer could not be found; nothing is known to be wrong.', unknownCodes),
    codeSection('finding', 'Legal, but worth saying. Never changes a verdict.', findingCodes),
    codeSection(
      'mistake',
      'What is wrong with the input of a builder, beside the failed codes that say the same of a document. They stand in `problems` of what a `tryBuild…` returns, and of the `INPUT_INVALID` that a `build…` throws.',
      mistakeCodes,
    ),
    codeSection('input', 'Thrown at the caller, as an `OpenBadgesError`.', inputCodes),
  ]
    .join('\n\n')
    .concat('\n')
}

function intro(): string {
  return `# Verification

<!-- Written by test/docs/verification.test.ts from the code. To change it, change the code or
test/docs/verification-doc.ts, then run: npx vitest run test/docs/verification.test.ts -u -->

\`verifier.verify(input)\` answers with a report, for any input whatsoever. The report holds every check once, in the
order below, each with one of four outcomes:

- \`passed\`: looked at, and right.
- \`failed\`: looked at, and wrong. Its problems say what and where; \`explainCode(code)\` has a remedy for each.
- \`unknown\`: could not be looked at. Its problems say why. Never taken for good.
- \`skipped\`: not looked at, for a reason: \`gate-closed\`, \`not-present\`, \`not-asked\` or \`refresh-unavailable\`.

Format, schema and proof are gates. Schema and proof are both judged whenever the document can be read, so that a wrong
enumeration does not hide whether a badge is genuine, and the other way round. Only if all three pass is there a
\`credential\` in the report: the signed view, and nothing else. The other six checks judge that credential; all of them
run, so that the report is complete.

A problem and a finding have a \`code\` (decide on it), \`facts\` (what the sentence was made from), a \`message\` (one
sentence), and where there is one a \`path\` (JSON pointer into the credential) and a \`url\`. Where a signature holds under a key
that is not the issuer's, the proof check has \`facts: { signature: 'valid' }\` and fails all the same.`
}

function checkSection(check: CheckName): string {
  const { asks, not, skipped } = checks[check]
  return `### ${check}\n\n${asks}${not === '' ? '' : `\n\nNot asked: ${not}`}\n\nSkipped: ${skipped}.`
}

function decisionSection(): string {
  const outcomes = ['passed', 'skipped', 'failed', 'unknown'] as const
  const rows = checkNames.map((check) => [check, ...outcomes.map((outcome) => cell(check, outcome))])
  return `## The decision

The first rule that matches is the verdict: format, schema or proof failed → \`invalid\`; the issuer was not contacted →
\`untrusted\`; format, schema or proof unknown → \`unknown\`; status says \`REVOKED\` → \`revoked\`, \`SUSPENDED\` → \`suspended\`; recipient failed →
\`wrong-recipient\`; validity failed → \`expired\` or \`not-yet-valid\`; endorsements failed under \`require\` →
\`endorsement-failed\`; issuer failed → \`untrusted\`; any other answer that is missing and not forgiven → \`unknown\`;
otherwise \`verified\`.

The table shows the verdict when one check has the outcome of the column and every other check passed. Where a policy makes
a difference, the verdict under the default stands first (\`endorsements: 'report'\`, \`whenStatusUnknown: 'reject'\`), then
that under the other (\`'require'\`, \`'accept'\`). \`whenStatusUnknown: 'accept'\` forgives \`STATUS_LIST_UNREACHABLE\`,
\`STATUS_LIST_STALE\` and \`STATUS_LIST_EXPIRED\` only, and only if nothing else of the status is unknown. A check skipped because a gate is
closed never leads to \`verified\`.

${table(['check', ...outcomes], rows)}`
}

function cell(check: CheckName, outcome: Outcome['outcome']): string {
  // Each check is forgiven by one policy at most.
  const policies: DecisionPolicy[] = [
    { endorsements: 'report', whenStatusUnknown: 'reject' },
    { endorsements: 'require', whenStatusUnknown: 'accept' },
  ]
  const [first, second] = policies.map((policy) => decide(withOutcome(check, outcome), policy))
  return first === second ? `\`${String(first)}\`` : `\`${String(first)}\` / \`${String(second)}\``
}

function withOutcome(check: CheckName, outcome: Outcome['outcome']): CheckResult[] {
  return checkNames.map((name): CheckResult => {
    if (name !== check || outcome === 'passed') return { check: name, outcome: 'passed' }
    if (outcome === 'skipped') return { check: name, outcome, because: 'not-present' }
    return { check: name, outcome, problems: [typicalProblem(name, outcome)] }
  })
}

function typicalProblem(check: CheckName, outcome: 'failed' | 'unknown'): ReturnType<typeof problem> {
  if (check === 'validity' && outcome === 'failed') return problem('EXPIRED', { validUntil: '', at: '' })
  if (check === 'status' && outcome === 'failed') return problem('REVOKED', { url: '', index: '' })
  if (check === 'status') return problem('STATUS_LIST_UNREACHABLE', { url: '', reason: '', detail: '' })
  return outcome === 'failed' ? problem('NO_PROOF', {}) : problem('INTERNAL_ERROR', { reason: '' })
}

function codeSection(group: string, meaning: string, codes: readonly Code[]): string {
  const rows = codes.map((code) => [
    `<a id="${code}"></a>\`${code}\``,
    escape(en[code].message),
    escape(en[code].remedy),
  ])
  return `## Codes: ${group}\n\n${meaning}\n\n${table(['code', 'sentence', 'what to do'], rows)}`
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

function escape(text: string): string {
  return text
    .replaceAll('|', '\\|')
    .replaceAll(/[<>]/g, (sign) => (sign === '<' ? '&lt;' : '&gt;'))
    .replaceAll(/\{(\w+)\}/g, '*$1*')
}
