/**
 * Runs the built command as a person or a script would, from a key to a verdict, in an empty folder.
 * Reads `dist/`, so build first. Needs no network but this machine's: the issuer is a did:key, and its
 * status list is served from the folder by another program.
 */
import { generateKeyPairSync } from 'node:crypto'
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { documentedCommands } from './documented-commands.mjs'
import { requireFreshBuild, root } from './freshness.mjs'

requireFreshBuild()

const { version, bin } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const command = join(root, bin.openbadges)
const folder = mkdtempSync(join(realpathSync(tmpdir()), 'cli-check-'))
const tally = { passed: 0, failed: 0 }

// The exit codes are API.
const verified = 0
const notVerified = 1
const wrongUsage = 2
const unknown = 3

const server = join(root, 'examples/support/serve-folder.ts')
const formats = ['jwt', 'data-integrity']
const onePixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
const noStack = /^(?![^]*\n\s+at )/
const noColours = /^[^\u001b]*$/
const nothing = /^$/
const award = {
  achievement: {
    name: 'Sea survival',
    description: 'Survives a day in cold water.',
    criteria: { narrative: 'A day in cold water, with an examiner watching.' },
  },
  recipient: { id: 'did:example:recipient' },
  validFrom: '2026-01-01T00:00:00Z',
  validUntil: '2036-01-01T00:00:00Z',
}

/** In the order of the help. */
const commands = [
  'keygen',
  'keys',
  'issue',
  'endorse',
  'bake',
  'verify',
  'status',
  'revoke',
  'inspect',
  'extract',
  'diff',
  'canonicalize',
  'explain',
  'completion',
]

try {
  checkUsage()
  checkBadInput()
  checkJourney()
  checkKeys()
  await checkStatus()
  checkPipes()
  checkDocumented()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
console.log(`cli: ${tally.passed} passed, ${tally.failed} failed`)
process.exitCode = tally.failed === 0 ? 0 : 1

function checkUsage() {
  check('--version', ['--version'], { status: 0, stdout: new RegExp(`^${version}\\n$`) })
  check('--help names the commands', ['--help'], {
    status: 0,
    stdout: new RegExp(commands.join(' [^]*')),
  })
  for (const name of commands) {
    check(`${name} --help`, [name, '--help'], { status: 0, stdout: new RegExp(`openbadges ${name}`) })
    check(`${name} with an option that is not`, [name, '--no-such-option'], { status: wrongUsage, stderr: /./ })
  }
  check('a command that is not', ['frobnicate'], { status: wrongUsage, stderr: /./ })
  check('no file to verify', ['verify'], { status: wrongUsage, stderr: /./ })
  check('a file that is not there', ['verify', 'missing.json'], { status: wrongUsage, stderr: /missing\.json/ })
}

function checkBadInput() {
  for (const [name, bytes] of [
    ['empty.json', ''],
    ['text.json', 'not a credential'],
    ['cut.json', '{"@context": ["https://www.w3.org/ns/cred'],
    ['binary.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0])],
  ]) {
    writeFileSync(join(folder, name), bytes)
    const json = ['verify', name, '--any-issuer', '--json']
    check(`verify ${name}`, ['verify', name, '--any-issuer'], { not: [verified, wrongUsage], stderr: noStack })
    check(`verify ${name} --json`, json, { not: [verified, wrongUsage], report: ({ verified: is }) => is === false })
  }
}

function checkJourney() {
  writeFileSync(join(folder, 'award.json'), JSON.stringify(award))
  const onlyId = /^did:key:z6Mk\w+\n$/
  check('keygen', ['keygen', '--out', 'key.json'], { status: 0, writes: 'key.json', stdout: onlyId })
  check('keygen over a key', ['keygen', '--out', 'key.json'], { status: wrongUsage, stderr: /key\.json.*--force/ })
  const isPrivate = (statSync(join(folder, 'key.json')).mode & 0o777) === 0o600 || process.platform === 'win32'
  note('keygen: only the owner can read the key', isPrivate ? [] : ['others can'])
  const { kid } = JSON.parse(readFileSync(join(folder, 'key.json'), 'utf8'))
  for (const format of formats) checkBadge(format, `badge-${format}`, kid.split('#')[0])
}

function checkBadge(format, file, issuer) {
  const issue = ['issue', 'award.json', '--key', 'key.json', '--format', format, '--out', file]
  if (!check(`issue as ${format}`, issue, { status: 0, writes: file })) return
  const verify = ['verify', file, '--any-issuer']
  const verdict = (expected) => (report) => report.verdict === expected
  check(`${format}: verified`, verify, { status: verified, stdout: noColours })
  check(`${format}: its issuer trusted`, ['verify', file, '--trust', issuer], { status: verified, stderr: nothing })
  check(`${format}: without any network`, [...verify, '--offline'], { status: verified })
  check(`${format}: verified, as JSON`, [...verify, '--json'], { status: verified, report: verdict('verified') })
  check(`${format}: expired later`, [...verify, '--as-of', '2037-01-01T00:00:00Z', '--json'], {
    status: notVerified,
    report: verdict('expired'),
  })
  check(`${format}: nobody trusted`, ['verify', file, '--json'], {
    status: unknown,
    stderr: /--trust/,
    report: verdict('untrusted'),
  })
  check(`${format}: somebody else trusted`, ['verify', file, '--trust', 'did:example:other', '--json'], {
    status: unknown,
    report: verdict('untrusted'),
  })
  check(`${format}: inspected`, ['inspect', file], { status: 0, stdout: /not verified[^]*Sea survival/ })

  writeFileSync(join(folder, `tampered-${file}`), tamper(format, readFileSync(join(folder, file), 'utf8')))
  check(`${format}: tampered with`, ['verify', `tampered-${file}`, '--any-issuer', '--json'], {
    status: notVerified,
    report: verdict('invalid'),
  })
}

/** From a private key to what an issuer publishes, and from form to form. */
function checkKeys() {
  const did = 'did:web:academy.example'
  for (const name of ['did', 'jwks', 'export']) {
    check(`keys ${name} --help`, ['keys', name, '--help'], { status: 0, stdout: new RegExp(`openbadges keys ${name}`) })
  }
  check('keys did', ['keys', 'did', '--id', did, 'key.json', '--name', 'key.json=2026'], {
    status: 0,
    stderr: /sign with --key-id did:web:academy\.example#2026/,
    report: ({ id, assertionMethod }) => id === did && assertionMethod[0] === `${did}#2026`,
  })
  check('keys did, given up', ['keys', 'did', '--id', did, 'key.json', '--revoked', 'key.json=2026-01-01T00:00:00Z'], {
    status: 0,
    report: ({ verificationMethod }) => verificationMethod[0].revoked === '2026-01-01T00:00:00Z',
  })
  check('keys did of another method', ['keys', 'did', '--id', 'did:key:z6Mk', 'key.json'], { status: wrongUsage })
  check('keys jwks', ['keys', 'jwks', '--issuer', 'https://academy.example', 'key.json'], {
    status: 0,
    report: ({ keys }) => keys.length === 1 && keys[0].iss === 'https://academy.example' && !('d' in keys[0]),
  })
  const { kid, d, ...publicJwk } = JSON.parse(readFileSync(join(folder, 'key.json'), 'utf8'))
  const ownDid = kid.split('#')[0]
  let from = 'key.json'
  for (const format of ['pem', 'multikey', 'did-key', 'did-jwk', 'jwk']) {
    const to = `public.${format}`
    check(`keys export: ${from} as ${format}`, ['keys', 'export', from, '--format', format, '--out', to], {
      status: 0,
      writes: to,
    })
    note(`keys export: nothing private in ${to}`, readFileSync(join(folder, to), 'utf8').includes(d) ? ['it is'] : [])
    from = to
  }
  check('keys export: the same key after all', ['keys', 'export', from], {
    status: 0,
    report: (jwk) => Object.keys(jwk).length === 3 && Object.keys(jwk).every((name) => jwk[name] === publicJwk[name]),
  })
  check('issue --key-id', ['issue', 'award.json', '--key', 'key.json', '--key-id', `${did}#2026`], {
    status: 0,
    report: ({ issuer, proof }) => issuer.id === did && proof.verificationMethod === `${did}#2026`,
  })
  check('keys export --format did-key', ['keys', 'export', 'key.json', '--format', 'did-key'], {
    status: 0,
    stdout: new RegExp(`^${ownDid}\n$`),
  })
}

/** A status list, from nothing to a revocation that the next verification sees. */
async function checkStatus() {
  for (const name of ['create', 'set', 'clear', 'check', 'sign']) {
    check(`status ${name} --help`, ['status', name, '--help'], {
      status: 0,
      stdout: new RegExp(`openbadges status ${name}`),
    })
  }
  const site = spawn(process.execPath, [join(root, 'scripts/run.mjs'), server, folder], {
    stdio: ['ignore', 'pipe', 2],
  })
  try {
    const [origin] = await once(site.stdout.setEncoding('utf8'), 'data')
    checkRevocation(origin.trim())
    const { exitCode } = site
    note('the list was served until the end', exitCode === null ? [] : [`the site ended with ${exitCode}`])
    site.kill()
    await once(site, 'exit')
    checkUnreachable(origin.trim())
  } finally {
    site.kill()
  }
}

function checkRevocation(origin) {
  const { kid } = JSON.parse(readFileSync(join(folder, 'key.json'), 'utf8'))
  const url = `${origin}/status-1`
  const create = ['status', 'create', '--url', url, '--issuer', kid.split('#')[0], '--out', 'register.json']
  check('status create', create, { status: 0, writes: 'register.json', stdout: nothing })
  check('status create over a register', create, { status: wrongUsage, stderr: /register\.json.*--force/ })
  for (const name of ['kept.json', 'taken.json', 'taken.jwt']) {
    const format = name.endsWith('.jwt') ? 'jwt' : 'data-integrity'
    const issue = ['issue', 'award.json', '--key', 'key.json', '--register', 'register.json', '--format', format]
    check(`issue --register: ${name}`, [...issue, '--out', name], { status: 0, writes: name })
  }
  const reach = ['--ca', 'ca.pem', '--allow-private-origin', origin]
  const verdictOn = (name, verdict, status) =>
    check(`${name}: ${verdict}`, ['verify', name, '--any-issuer', ...reach, '--json'], {
      status,
      report: (report) => report.verdict === verdict,
    })
  verdictOn('kept.json', 'unknown', unknown)
  const sign = ['--register', 'register.json', '--key', 'key.json', '--out', 'status-1']
  check('status sign', ['status', 'sign', ...sign], { status: 0, writes: 'status-1', stdout: nothing })
  for (const name of ['kept.json', 'taken.json', 'taken.jwt']) verdictOn(name, 'verified', verified)
  check('status check: clear', ['status', 'check', 'taken.json', ...reach], { status: 0, stdout: /^clear\n/ })
  check('revoke', ['revoke', 'taken.json', 'taken.jwt', ...sign], { status: 0, stderr: /revoked[^]*revoked/ })
  verdictOn('kept.json', 'verified', verified)
  verdictOn('taken.json', 'revoked', notVerified)
  verdictOn('taken.jwt', 'revoked', notVerified)
  check('status check: revoked', ['status', 'check', 'taken.json', ...reach], {
    status: notVerified,
    stdout: /^revoked\n/,
  })
  check('status clear', ['status', 'clear', 'taken.jwt', '--register', 'register.json'], { status: 0, stdout: nothing })
  check('status set', ['status', 'set', 'kept.json', '--register', 'register.json'], { status: 0, stdout: nothing })
  verdictOn('kept.json', 'verified', verified)
  check('status sign again, as a token', ['status', 'sign', ...sign, '--format', 'jwt'], { status: 0 })
  verdictOn('kept.json', 'revoked', notVerified)
  verdictOn('taken.jwt', 'verified', verified)
  check('status check in the register', ['status', 'check', 'kept.json', '--register', 'register.json'], {
    status: notVerified,
    stdout: /: set\n$/,
  })
}

function checkUnreachable(origin) {
  for (const flags of [['--ca', 'ca.pem', '--allow-private-origin', origin], ['--offline'], []]) {
    const verify = ['verify', 'kept.json', '--any-issuer', ...flags, '--json']
    check(`the list cannot be had: unknown, with its address ${flags[0] ?? ''}`.trim(), verify, {
      status: unknown,
      report: ({ verdict, checks }) =>
        verdict === 'unknown' &&
        checks.some(({ problems = [] }) => problems.some(({ url }) => url === `${origin}/status-1`)),
    })
  }
}

/** Standard input, and a reader of standard output who leaves early. */
function checkPipes() {
  const input = readFileSync(join(folder, 'badge-data-integrity'))
  check('verify standard input', ['verify', '-', '--any-issuer'], { status: verified }, input)
  check('issue to standard output', ['issue', 'award.json', '--key', 'key.json'], {
    status: 0,
    stdout: /^\{[^]*\}\n$/,
    // The key does not tell what its owner is called.
    stderr: /^Hint: [^\n]*\(ISSUER_UNNAMED at \/issuer\)\n$/,
  })
  if (process.platform === 'win32') return
  const pipe = `'${process.execPath}' '${command}' --help | head -c 1`
  const { stderr } = spawnSync('sh', ['-c', pipe], { cwd: folder, encoding: 'utf8' })
  note('nobody reads to the end', stderr === '' ? [] : [stderr])
  if (!existsSync('/dev/full')) return
  const full = spawnSync('sh', ['-c', `'${process.execPath}' '${command}' --help > /dev/full`], { encoding: 'utf8' })
  note('the disk is full', full.status === wrongUsage && noStack.test(full.stderr) ? [] : [full.status, full.stderr])
}

/** Another name for the achievement, under the same signature. */
function tamper(format, text) {
  if (format !== 'jwt') return text.replaceAll('Sea survival', 'Sea rescue')
  const [header, payload, signature] = text.trim().split('.')
  const changed = Buffer.from(payload, 'base64url').toString().replaceAll('Sea survival', 'Sea rescue')
  return [header, Buffer.from(changed).toString('base64url'), signature].join('.')
}

/** Runs the command once and compares its exit code, its output and its report with what is expected. */
/** Every command that a page or a help shows runs as it is shown, in a folder with what it speaks of. */
function checkDocumented() {
  const helps = ['', ...commands, 'status create', 'status sign', 'status check', 'status show'].map((name) => ({
    name,
    text: run([...name.split(' ').filter(Boolean), '--help'], '').stdout,
  }))
  const furnished = furnish()
  for (const { page, commands: lines } of documentedCommands(root, helps)) {
    const here = mkdtempSync(join(folder, 'documented-'))
    cpSync(furnished, here, { recursive: true })
    for (const line of lines) {
      const text = line
        .replaceAll('did:key:z6Mk…', issuerIn(here))
        .replaceAll('--issuer did:web:example.org', `--issuer ${issuerIn(here)}`)
        .replaceAll('npx openbadges', 'openbadges')
      // What a line writes may be there from the one before it.
      for (const [, out] of line.matchAll(/--out (\S+)/g))
        if (!line.includes(`${out} --`)) rmSync(join(here, out), { recursive: true, force: true })
      const { status, stderr } = spawnSync('bash', ['-o', 'pipefail', '-c', text], {
        cwd: here,
        encoding: 'utf8',
        env: { ...process.env, HOME: here, PATH: `${here}/bin:${process.env.PATH}` },
      })
      // A verdict may be any: what is shown must be understood, and find what it needs.
      const isUnderstood = status === verified || status === notVerified || status === unknown
      if (!note(`${page}: ${line.slice(0, 100)}`, isUnderstood ? [] : [`ended with ${status}`]))
        console.log(stderr.replace(/^/gm, '     '))
    }
  }
}

/** Whose key lies in a folder: a page may make a new one. */
function issuerIn(here) {
  return JSON.parse(readFileSync(join(here, 'issuer.jwk'), 'utf8')).kid.split('#')[0]
}

/** A folder with all that the examples speak of. Its issuer is its key, whom nobody has to be asked about. */
function furnish() {
  const here = mkdtempSync(join(folder, 'furnished-'))
  const write = (name, content) => {
    mkdirSync(dirname(join(here, name)), { recursive: true })
    writeFileSync(join(here, name), content)
  }
  const openbadges = (...words) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...words], { cwd: here, encoding: 'utf8' })
    if (status !== 0) throw new Error(`${words.join(' ')}: ${stderr}`)
    return stdout.trim()
  }
  mkdirSync(join(here, 'bin'))
  write('bin/openbadges', `#!/bin/sh\nexec '${process.execPath}' '${command}' "$@"\n`)
  chmodSync(join(here, 'bin/openbadges'), 0o755)
  mkdirSync(join(here, '.config/fish/completions'), { recursive: true })
  openbadges('keygen', '--out', 'issuer.jwk')
  const issuer = issuerIn(here)
  for (const name of ['old', 'new', 'stolen', 'next', 'issuer']) {
    const { privateKey } = generateKeyPairSync('ed25519')
    write(`${name}.pem`, privateKey.export({ format: 'pem', type: 'pkcs8' }))
  }
  for (const name of ['stolen', 'next'])
    openbadges('keygen', '--id', `did:web:example.org#${name}`, '--out', `${name}.jwk`)
  write('award.json', JSON.stringify({ issuer: { name: 'Example Academy' }, ...award }))
  write('statement.json', JSON.stringify({ name: 'Good', subject: { id: 'did:web:school.example', comment: 'Good.' } }))
  write(
    'recipients.csv',
    'recipient.email,validUntil,file\nada@example.org,2036-01-01T00:00:00Z,ada\nbob@example.org,,bob\n',
  )
  write('trusted.txt', `${issuer}\n`)
  write('policy.json', JSON.stringify({ trustedIssuers: [issuer] }))
  openbadges('status', 'create', '--url', 'https://example.org/status/1', '--issuer', issuer, '--out', 'register.json')
  for (const [name, ...flags] of [
    ['badge.json', '--register', 'register.json'],
    ['badge.jwt', '--format', 'jwt'],
    ['before.json'],
    ['after.json'],
  ]) {
    openbadges('issue', 'award.json', '--key', 'issuer.jwk', '--out', name, ...flags)
  }
  write('design.png', Buffer.from(onePixel, 'base64'))
  write('design.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>')
  for (const kind of ['png', 'svg'])
    openbadges('bake', 'before.json', '--into', `design.${kind}`, '--out', `badge.${kind}`)
  openbadges('bake', 'before.json', '--into', 'design.png', '--out', 'badges.png')
  mkdirSync(join(here, 'badges'))
  for (const name of ['badge.png', 'badge.jwt']) copyFileSync(join(here, name), join(here, 'badges', name))
  openbadges('status', 'sign', '--register', 'register.json', '--key', 'issuer.jwk', '--out', 'status-1')
  return here
}

function check(name, commandArguments, expected, input = '') {
  const { status, stdout, stderr } = run(commandArguments, input)
  const problems = []
  if (expected.status !== undefined && status !== expected.status) {
    problems.push(`ended with ${status} instead of ${expected.status}`)
  }
  if (expected.not?.includes(status) || status === null || status > unknown) problems.push(`ended with ${status}`)
  if (expected.writes && !existsSync(join(folder, expected.writes))) problems.push(`wrote no ${expected.writes}`)
  if (expected.stdout && !expected.stdout.test(stdout)) problems.push(`stdout does not match ${expected.stdout}`)
  if (expected.stderr && !expected.stderr.test(stderr)) problems.push(`stderr does not match ${expected.stderr}`)
  if (expected.report && !meets(stdout, expected.report)) problems.push('stdout is not the report expected')
  if (note(name, problems)) return true
  console.log(`     openbadges ${commandArguments.join(' ')}`)
  console.log(`${stdout.slice(0, 2000)}${stderr.slice(0, 2000)}`.trim().replace(/^/gm, '     '))
  return false
}

function note(name, problems) {
  console.log(`${problems.length === 0 ? 'ok  ' : 'FAIL'} ${name}`)
  for (const problem of problems) console.log(`     ${problem}`)
  tally[problems.length === 0 ? 'passed' : 'failed'] += 1
  return problems.length === 0
}

function meets(stdout, isExpected) {
  try {
    return isExpected(JSON.parse(stdout))
  } catch {
    return false
  }
}

function run(commandArguments, input) {
  return spawnSync(process.execPath, [command, ...commandArguments], { cwd: folder, encoding: 'utf8', input })
}
