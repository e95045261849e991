/** A folder of evidence, and entries to keep in it. */
import { join } from 'node:path'
import { judgeAll } from '../../../src/cli/judge-all.js'
import { EvidenceFolder } from '../../../src/cli/evidence/folder.js'
import { keepEvidence } from '../../../src/cli/evidence/keep.js'
import { questionOf, type Question } from '../../../src/cli/evidence/question.js'
import type { Entry } from '../../../src/cli/reports/entry.js'
import { createVerifier, type Verifier } from '../../../src/verify/verifier.js'
import { badgeOf, newIssuer, signedToken } from '../badges.js'
import { temporaryFolder } from '../run-command.js'

const academy = await newIssuer()

/** A badge of the issuer that is trusted. */
export const token: string = await signedToken(badgeOf(academy.did), academy)

/** What is asked. */
export const question: Question = questionOf({ trustedIssuers: [academy.did] }, {})

/** Who judges. */
export const verifier: Verifier = createVerifier({
  trustedIssuers: [academy.did],
  now: () => new Date('2026-06-01T12:00:00Z'),
})

/** A new folder, and its path. */
export async function newFolder(): Promise<{ readonly path: string; readonly folder: EvidenceFolder }> {
  const path = join(temporaryFolder(), 'evidence')
  return { path, folder: await EvidenceFolder.begin(path, question) }
}

/** Judges texts, and keeps the evidence. */
export async function keep(folder: EvidenceFolder, texts: Readonly<Record<string, string>>): Promise<readonly Entry[]> {
  const sources = Object.entries(texts).map(([name, text]) => ({
    name,
    read: () => Promise.resolve(new TextEncoder().encode(text)),
  }))
  const entries: Entry[] = []
  const judged = judgeAll(sources, { verifier, policy: {}, workers: 0, record: true })
  for await (const entry of keepEvidence(judged, folder)) entries.push(entry)
  return entries
}
