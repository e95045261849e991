/** Entries of every sort for the formats: judged by the real verifier, from badges that try to break out. */
import { bakeImage } from '../../../src/bake/bake-image.js'
import type { Entry } from '../../../src/cli/reports/entry.js'
import { Tally } from '../../../src/cli/reports/entry.js'
import type { ReportFormat } from '../../../src/cli/reports/format.js'
import { createVerifier } from '../../../src/verify/verifier.js'
import { pngOf } from '../../support/pictures.js'
import { badgeOf, newIssuer, signed, signedToken } from '../badges.js'

const academy = await newIssuer()
const verifier = createVerifier({ trustedIssuers: [academy.did], now: () => new Date('2026-06-01T12:00:00Z') })

/** Text that would be markup, a formula, a command, or the other way round, where anybody believed it. */
export const hostile = `=cmd|'/C calc'!A0<script>alert(1)</script>"&]]>\u202Egnp\u0007\u001b[31m,\r\n`

async function judge(source: string, content: string | Uint8Array): Promise<Entry> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  return { source, report: await verifier.verify(bytes), bytes }
}

/** One of each: verified, verified in a picture, hostile and verified, expired, forged, of nobody trusted, no badge, not readable. */
export const entries: readonly Entry[] = await everySort()

async function everySort(): Promise<readonly Entry[]> {
  const stranger = await newIssuer()
  const token = await signedToken(badgeOf(academy.did), academy)
  const named = { name: hostile, issuer: { id: academy.did, type: ['Profile'], name: hostile } }
  const document = JSON.stringify(await signed(badgeOf(academy.did, named), academy))
  return [
    await judge('badge.jwt', token),
    await judge('badge.png', bakeImage(pngOf(), token)),
    await judge(`${hostile}.json`, document),
    await judge(
      'expired.jwt',
      await signedToken(badgeOf(academy.did, { validUntil: '2026-05-01T00:00:00Z' }), academy),
    ),
    await judge('forged.json', document.replace('Joins', 'Melts')),
    await judge('stranger.jwt', await signedToken(badgeOf(stranger.did), stranger)),
    await judge('cut.json', '{'),
    { source: 'gone.json', failure: { code: 'ENOENT', message: 'gone.json: there is no such file or folder.' } },
  ]
}

/** Writes entries as a file has them. */
export function written(format: ReportFormat, all: readonly Entry[] = entries): string {
  const moments = [Date.parse('2026-06-01T12:00:00Z'), Date.parse('2026-06-01T12:00:02Z')]
  const tally = new Tally(() => moments.shift() ?? Date.parse('2026-06-01T12:00:02Z'))
  for (const entry of all) tally.count(entry)
  const totals = tally.totals()
  const sections = format.sections.map(
    ({ head, entry }) => head + all.map((each, index) => entry(each, index)).join(''),
  )
  return format.begin(totals) + sections.join('') + format.end(totals)
}
