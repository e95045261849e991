/**
 * A certification badge from start to end, in both proof formats, over HTTPS on this very machine.
 *
 *     npm run demo                 writes what it made to demo-output/
 *     npm run demo -- elsewhere    writes it to elsewhere/
 *
 * Ends with 1 if any verdict is another than it should be.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  createDataIntegritySigner,
  createIssuer,
  createJwtSigner,
  createStatusList,
  createStatusRegister,
  createVerifier,
  didWebDocument,
  generateKey,
  signStatusList,
  type Award,
  type StatusPurpose,
  type StatusRegister,
  type Verdict,
  type VerificationReport,
} from 'openbadges-kit'
import { startHttpsServer } from './support/https-server.js'
import { page } from './support/page.js'

const began = performance.now()
const folder = process.argv[2] ?? 'demo-output'
await mkdir(join(folder, 'reports'), { recursive: true })

// ── 1. The issuer: keys, and the document that says they are its own ──────────────────────────

page.title('A certification badge, from start to end')

// Filled in below: a did:web names the port, which is known once the server runs.
const site: Record<string, Readonly<Record<string, unknown>>> = {}
const server = await startHttpsServer(site)
const academy = `did:web:localhost%3A${server.port}`
const embeddedKey = await generateKey({ id: `${academy}#key-1` })
const tokenKey = await generateKey({ algorithm: 'RS256', id: `${academy}#key-2` })
const didDocument = didWebDocument(academy, [embeddedKey, tokenKey])
site['/.well-known/did.json'] = didDocument
await save('did.json', pretty(didDocument))

page.step('Example Academy makes two keys and publishes them')
page.row('issuer', academy)
page.row('keys', `${embeddedKey.algorithm} and ${tokenKey.algorithm}`)
page.row('published', `${server.origin}/.well-known/did.json (this program, on this machine)`)

// ── 2. Two status lists: one for revocation, one for suspension ───────────────────────────────

const signer = createDataIntegritySigner(embeddedKey)
const revocations = newRegister('revocation')
const suspensions = newRegister('suspension')
await publish(revocations)
await publish(suspensions)

page.step('It publishes two status lists, of 131,072 entries each, all of them clear')
page.row('revocation', revocations.url)
page.row('suspension', suspensions.url)

// ── 3. The badge, signed twice ────────────────────────────────────────────────────────────────

const award: Award = {
  achievement: {
    id: 'https://academy.example/achievements/welding-inspector',
    name: 'Certified Welding Inspector',
    description: 'Inspects welds by eye, dye and ultrasound, and says what may leave the yard.',
    criteria: 'Eight days of course, a written examination, and twenty seams judged beside an examiner.',
    achievementType: 'Certification',
  },
  recipient: { name: 'Ingrid Example', email: 'ingrid@example.org' },
  expiresAfter: { years: 2 },
}
const profile = { id: academy, name: 'Example Academy', url: 'https://academy.example' }
const embedded = await createIssuer({ profile, signer, status: revocations }).issue(award)
const tokenized = await createIssuer({ profile, signer: createJwtSigner(tokenKey), status: suspensions }).issue(award)
if (embedded.format !== 'data-integrity' || tokenized.format !== 'jwt') throw new TypeError('signed in another format')
const badge = { json: pretty(embedded.document), jwt: tokenized.token }
await save('badge.json', badge.json)
await save('badge.jwt', badge.jwt)

page.step('It certifies Ingrid Example for two years, in both formats')
page.row('badge', award.achievement.name)
page.row('valid', `${day(embedded.document.validFrom)} to ${day(embedded.document.validUntil)}`)
page.row('badge.json', `JSON with its proof embedded, eddsa-rdfc-2022, ${badge.json.length} bytes; can be revoked`)
page.row('badge.jwt', `a token, RS256, ${badge.jwt.length} bytes; can be suspended`)

// ── 4. What verifiers say ─────────────────────────────────────────────────────────────────────

const network = { allowPrivateOrigins: [server.origin], ca: [server.ca] }
const employer = createVerifier({ trustedIssuers: [academy], network })
const shipyard = createVerifier({ trustedIssuers: ['did:web:other-academy.example'], network })
const unexpected: string[] = []
let reports = 0

page.step('An employer that trusts Example Academy asks: is it genuine?')
await judge('badge.json', badge.json, 'verified')
await judge('badge.jwt', badge.jwt, 'verified')

page.step('Somebody makes it a Senior Welding Inspector')
const promoted = (text: string): string => text.replaceAll('Certified Welding', 'Senior Welding')
await judge('promoted.json', promoted(badge.json), 'invalid')
await judge('promoted.jwt', changePayload(badge.jwt, promoted), 'invalid')

page.step('Somebody re-spells "validUntil", so that it means the same and nobody reads it')
// To a JSON-LD processor both are the same statement: the signature of the JSON holds for either.
const respelled = (text: string): string =>
  text.replace('"validUntil"', '"https://www.w3.org/2018/credentials#validUntil"')
await judge('endless.json', respelled(badge.json), 'invalid')
await judge('endless.jwt', changePayload(badge.jwt, respelled), 'invalid')

page.step('Three years go by')
const inThreeYears = new Date()
inThreeYears.setUTCFullYear(inThreeYears.getUTCFullYear() + 3)
inThreeYears.setUTCMilliseconds(0)
await judge('badge.json', badge.json, 'expired', { asOf: inThreeYears })
await judge('badge.jwt', badge.jwt, 'expired', { asOf: inThreeYears })

page.step('A shipyard that has never heard of Example Academy asks')
await judge('badge.json', badge.json, 'untrusted', { verifier: shipyard })
await judge('badge.jwt', badge.jwt, 'untrusted', { verifier: shipyard })

page.step('It turns out that the seams were another’s: badge.json is revoked, badge.jwt suspended meanwhile')
await revocations.set(embedded.document.credentialStatus ?? [])
await publish(revocations)
const { credential } = await employer.verify(badge.jwt)
await suspensions.set(credential?.credentialStatus ?? [])
await publish(suspensions)
await judge('badge.json', badge.json, 'revoked')
await judge('badge.jwt', badge.jwt, 'suspended')

page.step('The suspension is lifted; the revocation is for good')
await suspensions.clear(credential?.credentialStatus ?? [])
await publish(suspensions)
await judge('badge.json', badge.json, 'revoked')
await judge('badge.jwt', badge.jwt, 'verified')

page.step('The server is down: a revocation that was seen is remembered; for the rest nobody can tell')
await server.close()
await judge('badge.json', badge.json, 'revoked')
await judge('badge.jwt', badge.jwt, 'unknown')

page.end(
  unexpected.length === 0
    ? `All ${reports} verdicts are as they should be`
    : `${unexpected.length} of ${reports} verdicts are not as they should be: ${unexpected.join('; ')}`,
  `${((performance.now() - began) / 1000).toFixed(1)} s. Badges, did.json and every report are in ${folder}/; look into one with`,
  `node dist/cli/main.js inspect ${join(folder, 'badge.json')}`,
)
process.exitCode = unexpected.length === 0 ? 0 : 1

// ──────────────────────────────────────────────────────────────────────────────────────────────

/** Keeps a status list in memory, which a demo may and an issuer may not. */
function newRegister(purpose: StatusPurpose): StatusRegister {
  return createStatusRegister({
    url: `${server.origin}/status/${purpose}`,
    list: createStatusList({ purpose }),
    save: 'memory-only',
  })
}

/** Signs a list as it is now, for the server to serve. Verifiers may keep no copy: a demo is impatient. */
async function publish({ url, list }: StatusRegister): Promise<void> {
  const signed = await signStatusList(list, { url, issuer: academy, signer, ttlSeconds: 0 })
  if (signed.format !== 'data-integrity') throw new TypeError('signed in another format')
  site[new URL(url).pathname] = signed.document
  await save(`status-${list.purpose}.json`, pretty(signed.document))
}

/** Verifies, keeps the report, shows it, and notes a verdict that is not the expected one. */
async function judge(
  file: string,
  text: string,
  expected: Verdict,
  { verifier = employer, asOf }: { readonly verifier?: typeof employer; readonly asOf?: Date } = {},
): Promise<void> {
  const report = await verifier.verify(text, asOf === undefined ? {} : { asOf })
  reports += 1
  if (!file.startsWith('badge.')) await save(file, text)
  await save(
    `reports/${String(reports).padStart(2, '0')}-${file.replace('.', '-')}-${report.verdict}.json`,
    pretty(report),
  )
  if (report.verdict !== expected) unexpected.push(`${file} is ${report.verdict} instead of ${expected}`)
  page.verdict(file, report.verdict, problemsOf(report), report.verdict === expected)
}

function problemsOf({ checks }: VerificationReport): readonly string[] {
  return checks.flatMap((check) =>
    'problems' in check
      ? check.problems.map(
          ({ code, message, path = '' }) => `${check.check}: ${message} (${code}${path === '' ? '' : ` at ${path}`})`,
        )
      : [],
  )
}

/** Changes the middle of a token, under the same signature. */
function changePayload(token: string, change: (json: string) => string): string {
  const [header = '', payload = '', signature = ''] = token.split('.')
  const changed = change(Buffer.from(payload, 'base64url').toString())
  return [header, Buffer.from(changed).toString('base64url'), signature].join('.')
}

async function save(name: string, text: string): Promise<void> {
  await writeFile(join(folder, name), `${text}\n`)
}

function pretty(value: unknown): string {
  return JSON.stringify(value, null, 2)
}

function day(instant = ''): string {
  return new Date(instant).toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' })
}
