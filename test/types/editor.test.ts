/** What an editor shows to somebody who types a badge: asked of the compiler's own language service. */
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import {
  achievementTypes,
  alignmentTargetTypes,
  identifierTypes,
  resultStatuses,
  resultTypes,
} from '../../src/model/vocabulary.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const path = `${root}typed-in-an-editor.ts`
const CURSOR = '‸'

/** The text in the editor; the service asks for it anew whenever its version changes. */
let text = ''
let version = 0

const options = compilerOptions()
const disk = ts.createCompilerHost(options)
const service = ts.createLanguageService({
  getCompilationSettings: () => options,
  getScriptFileNames: () => [path],
  getScriptVersion: (name) => (name === path ? version.toString() : '1'),
  getScriptSnapshot: (name) => {
    const content = name === path ? text : ts.sys.readFile(name)
    return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content)
  },
  getCurrentDirectory: () => root,
  getDefaultLibFileName: (given) => ts.getDefaultLibFilePath(given),
  fileExists: (name) => name === path || disk.fileExists(name),
  readFile: (name) => (name === path ? text : disk.readFile(name)),
  directoryExists: (name) => ts.sys.directoryExists(name),
})

describe('completion', () => {
  it.each([
    ['the kind of an achievement', "buildAchievement({ achievementType: '‸' })", achievementTypes],
    ['the kind of an identifier', "hashIdentity({ type: '‸' })", identifierTypes],
    ['what an alignment points at', "buildAchievement({ alignment: [{ targetType: '‸' }] })", alignmentTargetTypes],
    ['how a result is measured', "buildAchievement({ resultDescription: [{ resultType: '‸' }] })", resultTypes],
    ['how far somebody came', "buildCredential({ results: [{ status: '‸' }] })", resultStatuses],
    ['how identifiers are written', "buildCredential({ recipient: { identifiersAs: '‸' } })", ['hashed', 'plain']],
  ])('offers every term for %s, although one may write others', (_what, code, terms) => {
    expect(namesAt(code).sort()).toEqual([...terms].sort())
  })

  it.each([
    [
      'a badge',
      'buildCredential({ ‸ })',
      ['issuer', 'achievement', 'recipient', 'expiresAfter', 'evidence', 'results'],
    ],
    ['an achievement', 'buildAchievement({ ‸ })', ['name', 'description', 'criteria', 'image', 'resultDescription']],
    ['a recipient', 'buildCredential({ recipient: { ‸ } })', ['email', 'id', 'identifiers', 'identifiersAs', 'name']],
    [
      'a period',
      'buildCredential({ expiresAfter: { ‸ } })',
      ['days', 'hours', 'minutes', 'months', 'seconds', 'weeks', 'years'],
    ],
    ['an issuer', 'createIssuer({ ‸ })', ['profile', 'signer', 'status', 'onHint']],
    [
      'the kinds',
      'achievementKinds.‸',
      ['certification', 'certificateOfCompletion', 'license', 'course', 'microCredential', 'badge'],
    ],
    ['the frameworks', 'alignments.‸', ['caseItem', 'ctdlCredential']],
    ['a badge that was built', 'buildCredential(input).‸', ['credentialSubject', 'validUntil', 'evidence']],
    [
      'a problem',
      'const result = tryBuildProfile(input); if (!result.ok) result.problems[0].‸',
      ['code', 'facts', 'message', 'path'],
    ],
    ['the criteria', 'buildAchievement({ criteria: { ‸ } })', ['id', 'narrative']],
  ])('offers the properties of %s', (_what, code, names) => {
    expect(namesAt(code)).toEqual(expect.arrayContaining(names))
  })

  it('marks what may be left out, and nothing that is needed', () => {
    const optional = entriesAt('buildCredential({ ‸ })').filter(({ kindModifiers = '' }) =>
      kindModifiers.includes('optional'),
    )
    const needed = namesAt('buildCredential({ ‸ })').filter((name) => !optional.some((entry) => entry.name === name))
    expect(needed.sort()).toEqual(['achievement', 'issuer', 'recipient'])
  })

  it.each([
    'buildCredential({ ‸ })',
    'buildAchievement({ ‸ })',
    'buildProfile({ ‸ })',
    'buildEndorsement({ ‸ })',
    'buildCredential({ recipient: { ‸ } })',
    'buildCredential({ evidence: [{ ‸ }] })',
    'buildCredential({ results: [{ ‸ }] })',
    'buildCredential({ extensions: [{ ‸ }] })',
    'buildAchievement({ alignment: [{ ‸ }] })',
    'buildAchievement({ related: [{ ‸ }] })',
    'buildAchievement({ resultDescription: [{ ‸ }] })',
    'buildAchievement({ resultDescription: [{ rubricCriterionLevel: [{ ‸ }] }] })',
    'buildProfile({ address: { ‸ } })',
    'buildProfile({ address: { geo: { ‸ } } })',
    'buildProfile({ otherIdentifier: [{ ‸ }] })',
    'createIssuer({ ‸ })',
    'achievementKinds.‸',
    'alignments.‸',
  ])('has a sentence for everything in %s', (code) => {
    const entries = entriesAt(code)
    expect(entries.length).toBeGreaterThan(1)
    expect(entries.filter(({ name }) => documentationOf(code, name) === '').map(({ name }) => name)).toEqual([])
  })
})

describe('hovering', () => {
  it.each([
    ['buildCredential({ expires‸After: { years: 2 } })', 'How long the badge is valid from `validFrom`'],
    ['buildAchievement({ human‸Code: "ENG-101" })', 'A code that people use for the achievement'],
    ['build‸Credential(input)', 'Builds a complete badge, ready to be signed.'],
    ['tryBuild‸Achievement(input)', 'returns what is wrong instead of'],
    ['achievementKinds.certi‸fication(input)', 'Somebody passed a test and may say so for a while'],
    ['buildCredential({ recipient: { identifiers‸As: "plain" } })', 'Default: `hashed`'],
  ])('over %s tells what it is', (code, sentence) => {
    expect(hoverAt(code)).toContain(sentence)
  })

  it('over a function shows an example and what it throws', () => {
    const info = quickInfoAt('build‸Achievement(input)')
    expect(info?.tags?.map(({ name }) => name)).toEqual(['param', 'param', 'returns', 'throws', 'example'])
  })
})

describe('mistakes at the keyboard', () => {
  it.each([
    [
      "buildAchievement({ name: 'a', description: 'b', criteria: 'c', achievementType: 'Certificat' })",
      '"Certificate"',
    ],
    ["buildCredential({ issuanceDate: '2026-01-01T00:00:00Z' })", "'issuanceDate' does not exist"],
    ["buildAchievement({ nmae: 'a', description: 'b', criteria: 'c' })", "'nmae'"],
  ])('%s is underlined, with a word that helps', (code, words) => {
    show(code)
    const messages = service
      .getSemanticDiagnostics(path)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
    expect(messages.join('\n')).toContain(words)
  })
})

/** Puts code into the editor, and says where the cursor is. */
function show(code: string): number {
  text = `${IMPORTS}${code.replace(CURSOR, '')}\n`
  version += 1
  return IMPORTS.length + code.indexOf(CURSOR)
}

function entriesAt(code: string): readonly ts.CompletionEntry[] {
  const entries = service.getCompletionsAtPosition(path, show(code), {})?.entries ?? []
  return entries.filter(({ kind }) => kind !== ts.ScriptElementKind.warning && kind !== ts.ScriptElementKind.keyword)
}

function namesAt(code: string): string[] {
  return entriesAt(code).map(({ name }) => name.replaceAll(/^["']|["']$/g, ''))
}

function documentationOf(code: string, name: string): string {
  const details = service.getCompletionEntryDetails(path, show(code), name, {}, undefined, {}, undefined)
  return ts.displayPartsToString(details?.documentation)
}

function quickInfoAt(code: string): ts.QuickInfo | undefined {
  return service.getQuickInfoAtPosition(path, show(code))
}

function hoverAt(code: string): string {
  return ts.displayPartsToString(quickInfoAt(code)?.documentation).replaceAll(/\s+/g, ' ')
}

function compilerOptions(): ts.CompilerOptions {
  const file = `${root}tsconfig.json`
  const { config } = ts.readConfigFile(file, (name) => ts.sys.readFile(name)) as { config: object }
  return ts.parseJsonConfigFileContent({ ...config, include: [], files: [] }, ts.sys, root, {}, file).options
}

const IMPORTS = `import {
  achievementKinds, alignments, buildAchievement, buildCredential, buildEndorsement, buildProfile, createIssuer,
  hashIdentity, tryBuildAchievement, tryBuildProfile,
} from 'openbadges-kit'
declare const input: never
`
