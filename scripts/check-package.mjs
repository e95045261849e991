/**
 * Checks the package as others will get it: packs it, lets publint and attw look at the archive,
 * and installs the archive into an empty application that loads every entry point, by `import` and
 * by `require()`, starts the command, runs the core tests, and compiles against the types.
 *
 * Reads `dist/`, so build first. Needs a package registry (or a filled npm cache) for the
 * dependencies of the package. With `--runtimes 22,24`, the application runs under these versions
 * of Node too, and with `--typescripts 5.4,7` it compiles with these versions of TypeScript too;
 * npm fetches both.
 */
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { requireFreshBuild, root } from './freshness.mjs'
import { stripProgram } from './strip-types.mjs'

requireFreshBuild()

const list = { type: 'string', default: '' }
const { values: options } = parseArgs({ options: { runtimes: list, typescripts: list } })
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const modules = Object.entries(manifest.exports)
  .filter(([, target]) => typeof target === 'object')
  .map(([name]) => join(manifest.name, name))
const workspace = mkdtempSync(join(realpathSync(tmpdir()), 'package-check-'))
const tally = { passed: 0, failed: 0 }

try {
  checkPackage()
} finally {
  rmSync(workspace, { recursive: true, force: true })
}
console.log(`package: ${tally.passed} passed, ${tally.failed} failed`)
process.exitCode = tally.failed === 0 ? 0 : 1

function checkPackage() {
  const packed = pack()
  if (packed === undefined) return
  check('the archive holds what it should, and nothing else', () => strangersIn(packed.files))

  const archive = join(workspace, packed.filename)
  check('publint --strict', () => run(root, 'npx', ['publint', 'run', archive, '--strict']))
  check('attw --profile esm-only', () =>
    run(root, 'npx', ['attw', archive, '--profile', 'esm-only', '--format', 'ascii', '--no-definitely-typed']),
  )

  const application = createApplication()
  const install = ['install', archive, '--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts']
  if (!check('installs into an empty application', () => run(application, 'npm', install))) return
  writeFileSync(join(application, 'readme.mts'), firstExample())
  checkTypes(application, join(root, 'node_modules/typescript'))
  for (const compiler of typescriptsOf(wanted(options.typescripts))) checkTypes(application, compiler)
  checkSchemas(application)
  const coreTests = stripProgram(join(root, 'test/core/in-node.ts'), application)
  for (const node of [process.execPath, ...wanted(options.runtimes).map(nodeOfVersion)]) {
    checkLoading(application, node)
    check(`${versionOf(node)}: the core tests`, () =>
      run(application, node, [coreTests, join(root, 'test/vectors/published')]),
    )
  }
}

function wanted(versions) {
  return versions.split(',').filter(Boolean)
}

function pack() {
  let packed
  check('npm pack', () => {
    const { status, stdout, stderr } = spawnSync(
      'npm',
      ['pack', '--json', '--ignore-scripts', '--pack-destination', workspace],
      { cwd: root, encoding: 'utf8' },
    )
    if (status !== 0) return stderr
    packed = JSON.parse(stdout)[0]
    console.log(
      `     ${packed.files.length} files, ${kilobytes(packed.size)} packed, ${kilobytes(packed.unpackedSize)} unpacked`,
    )
  })
  return packed
}

/** The archive's files that no rule expects, and the rules that no file meets. */
function strangersIn(files) {
  const expected = [
    /^package\.json$/,
    /^README\.md$/,
    /^LICENSE$/,
    /^CHANGELOG\.md$/,
    /^SECURITY\.md$/,
    /^docs\/(?:traps\/)?[\w-]+\.md$/,
    /^dist\/.+\.(js|d\.ts)(\.map)?$/,
    /^src\/.+\.ts$/,
    /^schemas\/.+\.json$/,
  ]
  const paths = files.map(({ path }) => path)
  const strangers = paths.filter((path) => !expected.some((rule) => rule.test(path)))
  const missing = expected.filter((rule) => !paths.some((path) => rule.test(path)))
  return [...strangers.map((path) => `not expected: ${path}`), ...missing.map((rule) => `missing: ${rule}`)].join('\n')
}

function createApplication() {
  const application = join(workspace, 'application')
  mkdirSync(application)
  writeFileSync(join(application, 'package.json'), JSON.stringify({ name: 'application', private: true }))
  return application
}

/** The first program of the README. */
function firstExample() {
  const [, program] = /```ts\n([^]*?)```/.exec(readFileSync(join(root, 'README.md'), 'utf8'))
  return program
}

/** With everything checked: a declaration that names a type which the package does not bring fails here. */
function checkTypes(application, compiler) {
  const { version } = JSON.parse(readFileSync(join(compiler, 'package.json'), 'utf8'))
  const source = modules.map((name, number) => `import * as entry${number} from '${name}'\nvoid entry${number}\n`)
  writeFileSync(join(application, 'types.mts'), source.join(''))
  for (const [module, moduleResolution] of [
    ['NodeNext', 'NodeNext'],
    ['ESNext', 'Bundler'],
  ]) {
    const target = ['--target', 'ES2022', '--lib', 'ES2023,DOM', '--module', module]
    // An application need not have the types of Node.
    const strictness = ['--strict', '--noEmit', '--typeRoots', join(application, 'no-types')]
    check(`TypeScript ${version}, skipLibCheck off, ${moduleResolution}`, () =>
      run(application, process.execPath, [
        join(compiler, 'bin/tsc'),
        'types.mts',
        'readme.mts',
        ...target,
        '--moduleResolution',
        moduleResolution,
        ...strictness,
      ]),
    )
  }
}

/** Every schema is found by its public name, and says what it is. */
function checkSchemas(application) {
  const names = readdirSync(join(root, 'schemas')).map((file) => `${manifest.name}/schemas/${file}`)
  const program = `const titles = ${JSON.stringify(names)}.map((name) => require(name).title)
if (new Set(titles).size !== ${names.length} || titles.includes(undefined)) throw new Error(titles.join())`
  writeFileSync(join(application, 'schemas.cjs'), program)
  check(`${names.length} schemas by their names`, () => run(application, process.execPath, ['schemas.cjs']))
}

function checkLoading(application, node) {
  const run = (...programArguments) => spawnSync(node, programArguments, { cwd: application, encoding: 'utf8' })
  const runtime = versionOf(node)
  for (const name of modules) {
    const printNames = 'console.log(Object.keys(entry).sort().join())'
    writeFileSync(join(application, 'load.mjs'), `import * as entry from '${name}'\n${printNames}`)
    writeFileSync(join(application, 'load.cjs'), `const entry = require('${name}')\n${printNames}`)
    const imported = run('load.mjs')
    const required = run('load.cjs')
    check(`${runtime}: import '${name}'`, () => {
      if (imported.status !== 0) return imported.stderr
      return imported.stdout.trim() === '' ? 'exports nothing' : ''
    })
    check(`${runtime}: require('${name}'), the same names`, () => {
      if (required.status !== 0) return required.stderr
      return required.stdout === imported.stdout ? '' : `${required.stdout}instead of\n${imported.stdout}`
    })
  }
  check(`${runtime}: openbadges --version is ${manifest.version}`, () => {
    const { stdout, stderr } = run(join(application, 'node_modules/.bin/openbadges'), '--version')
    return stdout.trim() === manifest.version ? '' : `found ${stdout}${stderr}`
  })
}

function versionOf(node) {
  return `Node ${spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim()}`
}

/** Other versions of TypeScript, fetched in one go. */
function typescriptsOf(versions) {
  if (versions.length === 0) return []
  const folder = join(workspace, 'typescripts')
  mkdirSync(folder)
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'typescripts', private: true }))
  const names = versions.map((version) => `typescript-${version.replaceAll('.', '-')}`)
  const packages = names.map((name, place) => `${name}@npm:typescript@${versions[place]}`)
  const problem = run(folder, 'npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...packages])
  if (problem !== '') throw new Error(`TypeScript could not be fetched: ${problem}`)
  return names.map((name) => join(folder, 'node_modules', name))
}

/** Where npm keeps another version of Node, fetched if need be. */
function nodeOfVersion(version) {
  const print = ['-y', '-p', `node@${version}`, 'node', '--print', 'process.execPath']
  const { stdout, stderr } = spawnSync('npx', print, { cwd: workspace, encoding: 'utf8' })
  if (stdout.trim() === '') throw new Error(`Node ${version} could not be fetched: ${stderr}`)
  return stdout.trim()
}

/** Runs one check; it returns what is wrong, if anything. */
function check(name, body) {
  const problem = body() ?? ''
  console.log(`${problem === '' ? 'ok  ' : 'FAIL'} ${name}`)
  if (problem !== '') console.log(problem.trim().replace(/^/gm, '     '))
  if (problem === '') tally.passed += 1
  else tally.failed += 1
  return problem === ''
}

function run(directory, command, commandArguments) {
  const { status, stdout, stderr } = spawnSync(command, commandArguments, { cwd: directory, encoding: 'utf8' })
  return status === 0 ? '' : `${stdout}${stderr}` || `${command} ended with ${status}`
}

function kilobytes(bytes) {
  return `${Math.round(bytes / 1000)} kB`
}
