import pc from 'picocolors'
import { describe, expect, it } from 'vitest'
import { reportText } from '../../src/cli/report-text.js'
import type { JsonObject } from '../../src/json/json.js'
import { checkNames } from '../../src/verify/report.js'
import { createVerifier } from '../../src/verify/verifier.js'
import { badgeOf, newIssuer, signed } from './badges.js'

const academy = await newIssuer()
const stranger = await newIssuer()
const plain = { colors: pc.createColors(false), width: 100 }

async function textOf(
  badge: JsonObject,
  {
    trusted = [academy.did],
    signer = academy,
    change = {},
  }: { trusted?: string[]; signer?: typeof academy; change?: object } = {},
): Promise<string> {
  const input = { ...(await signed(badge, signer)), ...change }
  const verifier = createVerifier({ trustedIssuers: trusted, now: () => Date.parse('2026-06-01T00:00:00Z') })
  return reportText(await verifier.verify(input), plain, 'badge.json')
}

describe('reportText', () => {
  it('begins with the verdict and the file', async () => {
    expect(await textOf(badgeOf(academy.did))).toMatch(/^✓ VERIFIED {2}badge\.json\n/)
  })

  it('has every check once, each with its mark', async () => {
    const text = await textOf(badgeOf(academy.did))
    for (const check of checkNames) expect(text.match(new RegExp(`^ {2}[✓✗?–] ${check} `, 'gm'))).toHaveLength(1)
  })

  it('marks the name of an issuer that is not on the trust list as its own word', async () => {
    expect(await textOf(badgeOf(academy.did), { trusted: [] })).toContain('Example Academy (its own word)')
  })

  it('does not mark the name of a trusted issuer so', async () => {
    const text = await textOf(badgeOf(academy.did))
    expect(text).toContain('Example Academy (trusted)')
    expect(text).toContain(academy.did)
  })

  it('says of a problem what, what to do, the code and the place', async () => {
    const validUntil = { validUntil: '2026-02-01T00:00:00Z' }
    const text = await textOf(badgeOf(academy.did, validUntil))
    expect(text).toMatch(/✗ validity +The credential expired[^]*\n +→ .+\n +EXPIRED\n/)
  })

  it('shows nothing of a credential that is not authentic', async () => {
    const text = await textOf(badgeOf(academy.did), { change: { name: 'Professor' } })
    expect(text).toContain('✗ INVALID')
    expect(text).not.toContain('Professor')
    expect(text).not.toContain('Example Academy')
  })

  it('says that a good signature is not the issuer’s', async () => {
    const text = await textOf(badgeOf(academy.did), { signer: stranger })
    expect(text).toContain('KEY_NOT_AUTHORIZED')
  })

  it('lets no text of a credential reach the terminal as more than text', async () => {
    const name = 'Welder\u001b]0;owned\u0007\r\n✓ VERIFIED\u2028\u202E'
    const text = await textOf(badgeOf(academy.did, { name }))
    expect(text).toMatch(/^✓ VERIFIED/)
    expect(text).toContain('Welder\\u{1b}]0;owned')
    expect(text).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u2028\u202E]/)
    expect(text.match(/^✓ VERIFIED/gm)).toHaveLength(1)
  })

  it('keeps to the width of the terminal, but for words that are longer', async () => {
    const narrow = { ...plain, width: 60 }
    const verifier = createVerifier({ trustedIssuers: [], now: () => Date.parse('2036-06-01T00:00:00Z') })
    const text = reportText(await verifier.verify(await signed(badgeOf(academy.did), academy)), narrow, 'badge.json')
    const long = text.split('\n').filter((line) => line.length > 60 && /\S \S/.test(line.slice(18).trim()))
    expect(long).toEqual([])
  })
})
