/** What a file says of itself, as a person reads it. */
import type { InspectedStatus, Inspection } from '../index.js'
import { labelled, printable, type Style } from './output.js'

/**
 * Writes for a person what a file says of itself; first of all, that none of it was verified.
 *
 * @param inspection - what the library read
 * @param style - of the stream that it is for
 * @param source - the name of the file
 */
export function inspectionText(inspection: Inspection, style: Style, source: string): string {
  const { colors } = style
  const label = (text: string): { label: string; labelWidth: number } => ({
    label: `  ${text.padEnd(14)}`,
    labelWidth: 16,
  })
  const rows = rowsOf(inspection).flatMap(([name, text]) =>
    text === undefined || text === '' ? [] : labelled(style, label(name), printable(text)),
  )
  return [
    `${colors.bold(printable(source))}  ${colors.yellow('not verified: anybody could have written this')}`,
    '',
    ...rows,
    '',
    ...(inspection.kind === 'badge' ? [`  ${colors.dim('openbadges verify judges it.')}`, ''] : []),
  ].join('\n')
}

function rowsOf(inspection: Inspection): readonly (readonly [string, string | undefined])[] {
  const { issuer, subject, achievement, container, format, kind, dataModel } = inspection
  return [
    [
      'Kind',
      `${kind}, ${format === 'jwt' ? 'a token (VC-JWT)' : 'JSON'}${container === undefined ? '' : `, inside a picture (${container.toUpperCase()})`}`,
    ],
    ['Data model', dataModel],
    ['Types', inspection.types.join(', ')],
    ['Contexts', inspection.contexts.join(' ')],
    ['Id', inspection.id],
    ['Name', inspection.name],
    ['Achievement', achievement.name],
    ['Type', achievement.type],
    ['Issuer', issuer.name],
    ['Issuer id', issuer.id],
    ['Issuer host', issuer.host],
    ['Recipient', [...(subject.id === undefined ? [] : [subject.id]), ...subject.identifiers].join(', ')],
    ['Valid from', inspection.validFrom],
    ['Valid until', inspection.validUntil],
    ...inspection.statuses.map((status) => ['Status', statusText(status)] as const),
    ...inspection.proofs.map(
      ({ suite, key, created }) =>
        ['Signed with', [suite, key, created].filter((part) => part !== undefined).join(', ')] as const,
    ),
    ['SHA-256', inspection.sha256],
  ]
}

function statusText({ types, purpose, index, list }: InspectedStatus): string {
  const number = index === undefined ? undefined : `number ${index}`
  return [types.join(' '), purpose, number, list].filter((part) => part !== undefined && part !== '').join(', ')
}
