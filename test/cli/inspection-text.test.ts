import pc from 'picocolors'
import { describe, expect, it } from 'vitest'
import { inspectionText } from '../../src/cli/inspection-text.js'
import { inspectCredential } from '../../src/inspect/inspect-credential.js'
import { badgeOf } from './badges.js'

const plain = { colors: pc.createColors(false), width: 100 }

describe('inspectionText', () => {
  it('says first of all that nothing was verified', async () => {
    const text = inspectionText(await inspectCredential(badgeOf('did:web:academy.example')), plain, 'badge.json')
    expect(text.split('\n')[0]).toBe('badge.json  not verified: anybody could have written this')
  })

  it('shows what the file says', async () => {
    const text = inspectionText(await inspectCredential(badgeOf('did:web:academy.example')), plain, 'badge.json')
    for (const part of ['Welding, level 1', 'did:web:academy.example', 'did:example:holder', '2028-01-01T00:00:00Z']) {
      expect(text).toContain(part)
    }
  })

  it('shows the host of the issuer in punycode', async () => {
    const text = inspectionText(await inspectCredential(badgeOf('https://аcademy.example/')), plain, 'badge.json')
    expect(text).toContain('xn--cademy-2nf.example')
  })

  it('lets no text reach the terminal as more than text', async () => {
    const badge = badgeOf('did:web:academy.example', { name: 'a\u001b[2J\r\n\u2028\u202Eb', type: ['\u001b[31m'] })
    const text = inspectionText(await inspectCredential(badge), plain, '\u001b[2Jbadge.json')
    expect(text).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u2028\u202E]/)
  })
})
