import { writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { listCredential, signList, statusEntry } from '../support/status-lists.js'
import type { JsonObject } from '../../src/json/json.js'
import { checkPublished } from '../../src/cli/published-status.js'
import type { CommandIo } from '../../src/cli/command-io.js'
import { badgeOf, newIssuer, signed } from './badges.js'
import { temporaryFile } from './run-command.js'

const academy = await newIssuer()

/** Asks about a badge; the host serves the text, or nobody answers. */
async function ask(
  changes: object,
  served?: string,
  spoil: (badge: JsonObject) => JsonObject = (badge) => badge,
): Promise<{ code: number; lines: readonly string[] }> {
  const badge = spoil(await signed(badgeOf(academy.did, changes as JsonObject), academy))
  const path = temporaryFile('badge.json', '')
  writeFileSync(path, JSON.stringify(badge))
  const out: string[] = []
  const io = { stdout: { write: (text: string) => void out.push(text) }, now: () => Date.parse('2026-06-01T12:00:00Z') }
  const fetch = (): Promise<Response> =>
    served === undefined ? Promise.reject(new TypeError('nobody answers')) : Promise.resolve(new Response(served))
  const code = await checkPublished(path, { fetch }, io as unknown as CommandIo)
  return { code, lines: out.join('').trimEnd().split('\n') }
}

const list = (set: readonly number[], purpose = 'revocation'): Promise<string> =>
  signList(listCredential(academy.did, { set, purpose }), academy.key)

describe('checkPublished', () => {
  it('says clear, and what of', async () => {
    const { code, lines } = await ask({ credentialStatus: statusEntry() }, await list([]))
    expect({ code, lines }).toEqual({ code: 0, lines: ['clear', '  not revoked'] })
  })

  it('says revoked, and by what', async () => {
    const { code, lines } = await ask({ credentialStatus: statusEntry() }, await list([94_567]))
    expect([code, lines[0]]).toEqual([1, 'revoked'])
    expect(lines[1]).toMatch(/entry 94567 of https:.*\(REVOKED\)$/)
  })

  it('says suspended', async () => {
    const suspension = { credentialStatus: statusEntry({ statusPurpose: 'suspension' }) }
    const { code, lines } = await ask(suspension, await list([94_567], 'suspension'))
    expect([code, lines[0]]).toEqual([1, 'suspended'])
    expect((await ask(suspension, await list([], 'suspension'))).lines).toEqual(['clear', '  not suspended'])
  })

  it('says that there is none, which is not the same as clear', async () => {
    expect(await ask({})).toEqual({ code: 0, lines: ['none', '  The badge has no status, so it cannot be revoked.'] })
  })

  it('says set, and what, of messages and newer versions', async () => {
    const texts = ['fine', 'lost']
    const statusMessage = texts.map((message, value) => ({ status: `0x${value}`, message }))
    const message = { credentialStatus: statusEntry({ statusPurpose: 'message', statusMessage }) }
    const { code, lines } = await ask(message, await list([94_567], 'message'))
    expect([code, lines[0]]).toEqual([1, 'set'])
    expect(lines.join()).toContain('lost (0x1). (STATUS_MESSAGE)')
    expect(await ask(message, await list([], 'message'))).toMatchObject({
      code: 0,
      lines: ['clear', expect.anything(), expect.stringContaining('fine')],
    })
    const refresh = { credentialStatus: statusEntry({ statusPurpose: 'refresh' }) }
    expect(await ask(refresh, await list([94_567], 'refresh'))).toMatchObject({
      code: 1,
      lines: ['set', expect.stringContaining('STATUS_REFRESH_ANNOUNCED')],
    })
    expect((await ask(refresh, await list([], 'refresh'))).code).toBe(0)
  })

  it('says not known where a message could not be read', async () => {
    const { code, lines } = await ask({ credentialStatus: statusEntry({ statusPurpose: 'refresh' }) })
    expect([code, lines[0]]).toEqual([3, 'not known'])
    expect(lines[1]).toContain('STATUS_INFORMATION_UNREAD')
  })

  it('says not known, and why, where the list cannot be had', async () => {
    const { code, lines } = await ask({ credentialStatus: statusEntry() })
    expect([code, lines[0]]).toEqual([3, 'not known'])
    expect(lines[1]).toContain('https://school.example/status/1')
    expect(lines[1]).toContain('(STATUS_LIST_UNREACHABLE)')
    expect(lines[2]).toMatch(/^ {2}→ Try again later/)
  })

  it('says not known of a badge that is not genuine, whatever the list says', async () => {
    const forge = (badge: JsonObject): JsonObject => ({ ...badge, name: 'Surgery' })
    for (const set of [[], [94_567]]) {
      const { code, lines } = await ask({ credentialStatus: statusEntry() }, await list(set), forge)
      expect([code, lines[0]]).toEqual([3, 'not known'])
      expect(lines[1]).toContain('(SIGNATURE_INVALID)')
    }
  })
})
