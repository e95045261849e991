import { describe, expect, it } from 'vitest'
import { pictureOf } from '../../../src/cli/reports/picture.js'
import { viewCredential } from '../../../src/view/view-credential.js'
import { createVerifier } from '../../../src/verify/verifier.js'
import { badgeOf, newIssuer, signedToken } from '../badges.js'
import { entries } from './entries.js'
import type { JudgedEntry } from '../../../src/cli/reports/entry.js'

const png =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

async function entryOf(image: object): Promise<JudgedEntry> {
  const academy = await newIssuer()
  const token = await signedToken(badgeOf(academy.did, { image: image as never }), academy)
  return { source: 'a', report: await createVerifier({ trustedIssuers: [academy.did] }).verify(token) }
}

const shown = (entry: JudgedEntry): string => pictureOf(entry, viewCredential(entry.report))

describe('the picture of a badge', () => {
  it('is the one that it was inside', () => {
    expect(shown(entries[1] as JudgedEntry)).toContain('The picture of the file.')
    expect(shown(entries[0] as JudgedEntry)).toBe('')
  })

  it('is left out where it is large', () => {
    const entry = entries[1] as JudgedEntry
    expect(shown({ ...entry, bytes: new Uint8Array(256 * 1024 + 1) })).toBe('')
  })

  it('is one that the badge holds, but none that lies elsewhere', async () => {
    expect(shown(await entryOf({ id: png, type: 'Image' }))).toContain(`<img src="${png}" alt="">`)
    expect(shown(await entryOf({ id: 'https://academy.example/a.png', type: 'Image' }))).toBe('')
  })
})
