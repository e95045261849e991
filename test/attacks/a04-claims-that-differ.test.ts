/**
 * A4: the claims of a token name another issuer, recipient, badge or start than the badge inside it, so that two readers
 * of one signature see two things. Every token here is signed by the issuer.
 */
import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../../src/json/json.js'
import { claimsOf, ed25519Key } from '../support/foreign-signer.js'
import { codesOf, expectGenuine, verifier } from './genuine.js'
import { issuerKey, layouts, signedBy, today, without } from './layouts.js'

/** The five claims, as they agree with the badge. */
const agreeing = claimsOf(today.badge(issuerKey.did))
const texts = ['iss', 'sub', 'jti'] as const
const times = ['nbf', 'exp'] as const
const claims = [...texts, ...times] as const
type Claim = (typeof claims)[number]

const textOf = (claim: Claim): string => String(agreeing[claim])
const secondsOf = (claim: Claim): number => Number(agreeing[claim])
const isText = (claim: Claim): boolean => (texts as readonly string[]).includes(claim)

/** Others, some of which lax readers take for the same. */
const different = (claim: Claim): readonly JsonValue[] => {
  if (!isText(claim)) return [-86_400, -1, 1, 60, 86_400].map((by) => secondsOf(claim) + by)
  const text = textOf(claim)
  return ['did:example:somebody-else', `${text}/`, `${text}#`, `${text} `, ` ${text}`, text.toUpperCase(), '']
}

const wrongType = (claim: Claim): readonly JsonValue[] => {
  const others = [null, true, false, 0.5]
  if (isText(claim)) return [...others, 7, 0]
  const seconds = secondsOf(claim)
  return [...others, String(seconds), new Date(seconds * 1000).toISOString(), seconds * 1000, '']
}

/** What each claim may be, and what comes of it. */
const cells: Readonly<
  Record<string, { readonly values: (claim: Claim) => readonly JsonValue[]; readonly code?: string }>
> = {
  equal: { values: (claim) => [agreeing[claim]!] },
  different: { values: different, code: 'JWT_CLAIM_MISMATCH' },
  'of a wrong type': { values: wrongType, code: 'JWT_CLAIM_INVALID' },
  'an array': {
    values: (claim) => [[], [agreeing[claim]!], [agreeing[claim]!, 'did:example:somebody-else']],
    code: 'JWT_CLAIM_INVALID',
  },
  'an object': {
    values: (claim) => [{}, { id: agreeing[claim]! }, { toString: agreeing[claim]! }],
    code: 'JWT_CLAIM_INVALID',
  },
}

const grid = Object.entries(cells).flatMap(([name, cell]) => claims.map((claim) => [claim, name, cell] as const))

describe.each(layouts.map((layout) => [layout.name, layout] as const))('a token of %s', (_, layout) => {
  const badge = layout.badge(issuerKey.did)
  const tokenWith = (changed: Readonly<Record<string, JsonValue>>): string =>
    signedBy(layout.payload(badge, { ...agreeing, ...changed }))

  it.each(grid)('whose %s is %s', async (claim, name, { values, code }) => {
    for (const value of values(claim)) {
      const token = tokenWith({ [claim]: value })
      if (code === undefined) await expectGenuine(token)
      else expect([value, await codesOf(token)]).toEqual([value, [code]])
    }
    expect(name === 'equal').toBe(code === undefined)
  })

  it.each(claims)('that has no %s is verified by what the badge says, and a finding tells', async (claim) => {
    const report = await verifier.verify(signedBy(layout.payload(badge, without(agreeing, claim))))
    expect(report.verdict).toBe('verified')
    expect(report.credential).toEqual(badge)
    expect(report.findings.filter(({ code }) => code === 'JWT_CLAIM_MISSING').map(({ facts }) => facts)).toEqual([
      { claim },
    ])
  })

  it('that has none of them is verified by what the badge says', async () => {
    expect((await verifier.verify(signedBy(layout.payload(badge, {})))).credential).toEqual(badge)
  })

  it('is refused where two claims have changed places', async () => {
    const swapped = { iss: agreeing['sub']!, sub: agreeing['iss']! }
    expect(await codesOf(tokenWith(swapped))).toEqual(['JWT_CLAIM_MISMATCH'])
  })
})

it.each<[string, JsonValue]>([
  ['named by text', issuerKey.did],
  ['described without a name', { id: issuerKey.did, type: ['Profile'] }],
])('a token is refused whose iss is not its issuer, who is %s', async (_, issuer) => {
  const badge = today.badge(issuerKey.did, { issuer })
  await expectGenuine(signedBy(today.payload(badge, agreeing)))
  const other = { ...agreeing, iss: 'did:example:somebody-else' }
  expect(await codesOf(signedBy(today.payload(badge, other)))).toEqual(['JWT_CLAIM_MISMATCH'])
})

it.each(layouts.map((layout) => [layout.name, layout] as const))(
  'a badge of another issuer is not the signer’s, whatever iss says: %s',
  async (_, layout) => {
    const [attacker, victim] = [issuerKey.did, ed25519Key(32).did]
    for (const iss of [attacker, victim]) {
      const forged = signedBy(layout.payload(layout.badge(victim), { ...agreeing, iss }))
      expect(await codesOf(forged)).toEqual(['KEY_NOT_AUTHORIZED'])
    }
  },
)
