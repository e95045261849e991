/**
 * Judges folders of mixed badges by the command: how many a second, and what memory it takes as folders grow. Reads
 * `dist/`; of other people's credentials those of the corpus, where it is there.
 *
 *     node scripts/run.mjs bench/folder.ts [thousands…] [ways…]
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bakeImage, createDataIntegritySigner, createJwtSigner, type OpenBadgeCredential } from 'openbadges-kit'
import { badgesOf, issuerOf, signedAt } from '../test/support/signed-badges.js'
import { fixedKey } from '../test/support/fixed-keys.js'
import { pngOf } from '../test/support/pictures.js'

const CORPUS = join(process.env['OPENBADGES_CORPUS'] ?? '../shared/corpus', 'files')
const COMMAND = join(import.meta.dirname, '../../../dist/cli/main.js')
/** Says at the end how much memory the process had at most. */
const WATCH =
  "data:text/javascript,process.on('exit',()=>process.stderr.write('\\nmaxRSS '+process.resourceUsage().maxRSS))"

const key = await fixedKey('school')
const issuer = issuerOf(key)
const { small, full } = await badgesOf(issuer)
const others = existsSync(CORPUS) ? credentialsIn(CORPUS) : []

const words = process.argv.slice(2)
const wanted = words.filter((word) => /^\d+$/.test(word)).map(Number)
const ways = words.filter((word) => !/^\d+$/.test(word))

for (const thousands of wanted.length === 0 ? [1, 10] : wanted) {
  const folder = mkdtempSync(join(tmpdir(), 'openbadges-folder-'))
  try {
    await fill(join(folder, 'badges'), thousands * 1000)
    for (const [name, ...flags] of [
      ['text'],
      ['text, one thread', '--concurrency', '1'],
      ['html', '--format', 'html', '--out', join(folder, 'report.html')],
      ['jsonl, evidence', '--format', 'jsonl', '--evidence', join(folder, 'evidence')],
    ] as const) {
      if (ways.length > 0 && !ways.includes(name)) continue
      const command = [COMMAND, 'verify', join(folder, 'badges'), '--trust', issuer, '--offline', ...flags]
      const started = performance.now()
      const { status, stderr } = spawnSync(process.execPath, ['--import', WATCH, ...command], {
        encoding: 'utf8',
        stdio: ['ignore', 'ignore', 'pipe'],
      })
      const seconds = (performance.now() - started) / 1000
      const [, kilobytes = ''] = /maxRSS (\d+)/.exec(stderr) ?? []
      const rate = Math.round((thousands * 1000) / seconds)
      console.log(
        `${thousands},000 badges, ${name}: ${seconds.toFixed(1)} s, ${rate}/s, ${Math.round(Number(kilobytes) / 1024)} MB, code ${status}`,
      )
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Of ten badges six are ours, in every form, one is forged, and three are other people's. */
async function fill(folder: string, count: number): Promise<void> {
  mkdirSync(folder)
  for (let index = 0; index < count; index++) {
    const place = join(folder, String(Math.floor(index / 500)))
    if (index % 500 === 0) mkdirSync(place)
    const [name, content] = await pick(index)
    writeFileSync(join(place, `${index}-${name}`), content)
  }
}

async function pick(index: number): Promise<readonly [string, string | Uint8Array]> {
  const badge = { ...(index % 20 === 0 ? full : small), id: `urn:uuid:${uuidOf(index)}` }
  const other = others[index % Math.max(others.length, 1)]
  if (index % 10 > 6 && other !== undefined) return other
  switch (index % 10) {
    case 0:
    case 1:
      return ['badge.json', await documentOf(badge)]
    case 2:
      return ['badge.png', bakeImage(pngOf(), await tokenOf(badge))]
    case 3:
      return ['forged.json', (await documentOf(badge)).replace('"name":"', '"name":"Not ')]
    case 4:
      return ['expired.jwt', await tokenOf({ ...badge, validUntil: '2026-03-01T00:00:00Z' })]
    default:
      return ['badge.jwt', await tokenOf(badge)]
  }
}

async function documentOf(badge: OpenBadgeCredential): Promise<string> {
  const signed = await createDataIntegritySigner(key).sign(badge, signedAt.getTime())
  return signed.format === 'data-integrity' ? JSON.stringify(signed.document) : ''
}

async function tokenOf(badge: OpenBadgeCredential): Promise<string> {
  const signed = await createJwtSigner(key).sign(badge, signedAt.getTime())
  return signed.format === 'jwt' ? signed.token : ''
}

function uuidOf(index: number): string {
  const hex = createHash('sha256').update(String(index)).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

function credentialsIn(folder: string): readonly (readonly [string, Uint8Array])[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:json|jwt|png|svg)$/.test(entry.name))
    .map((entry) => [entry.name, readFileSync(join(entry.parentPath, entry.name))] as const)
    .filter(([, bytes]) => bytes.length < 300_000)
    .slice(0, 600)
}
