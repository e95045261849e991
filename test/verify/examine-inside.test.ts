import { describe, expect, it } from 'vitest'
import { passed } from '../../src/gates/outcome.js'
import type { GateReport, ReadInput } from '../../src/gates/pass-gates.js'
import { StrictJson } from '../../src/json/strict-json.js'
import { examineAllInside, findInside, type Court, type Examine } from '../../src/verify/examine-inside.js'
import { openInquiry } from '../../src/verify/inquiry.js'
import { readVerifierOptions } from '../../src/verify/options.js'
import { readPolicy } from '../../src/verify/policy.js'
import type { VerificationReport } from '../../src/verify/report.js'
import { judgedAt } from '../support/signed-badges.js'

const at = judgedAt.getTime()
const policy = readPolicy({}, at)

function courtOf(changes: Partial<Court> = {}, limits = {}): Court {
  const setup = readVerifierOptions({ trustedIssuers: [], now: () => at, limits })
  const pass = (): never => expect.fail('nothing passes any gates here')
  const inquiry = openInquiry(setup, policy, at)
  return { setup, source: 'live', checkedAt: at, inquiry, pass, isEndorsement: false, ...changes }
}

function gatesOn(document: object, kind: ReadInput['kind'] = 'badge', isJudgeable = true): GateReport<ReadInput> {
  const envelope = { kind, document, sha256: '', inputKind: 'text', format: 'jwt' } as unknown as ReadInput
  const judgeable = isJudgeable ? ({} as never) : undefined
  return {
    format: passed,
    schema: passed,
    proof: passed,
    findings: [],
    envelope,
    relied: undefined,
    admitted: undefined,
    judgeable,
  }
}

const endorsed = { id: 'urn:a', endorsement: { id: 'urn:e' }, endorsementJwt: ['a.b.c'] }

describe('findInside', () => {
  it('finds nothing where nothing is', () => {
    expect(findInside(gatesOn({ id: 'urn:a' }), courtOf())).toBeUndefined()
    expect(findInside({ ...gatesOn({}), envelope: undefined }, courtOf())).toBeUndefined()
  })

  it('finds endorsements of what is authentic, and not those of endorsements', () => {
    expect(findInside(gatesOn(endorsed), courtOf())?.endorsements.map(({ path }) => path)).toEqual([
      '/endorsement',
      '/endorsementJwt/0',
    ])
    expect(findInside(gatesOn(endorsed, 'badge', false), courtOf())).toBeUndefined()
    expect(findInside(gatesOn(endorsed), courtOf({ isEndorsement: true }))).toBeUndefined()
  })

  it('finds members of a presentation, whoever signed it', () => {
    const presentation = { verifiableCredential: [{ id: 'urn:a' }, 'a.b.c'] }
    expect(findInside(gatesOn(presentation, 'presentation', false), courtOf())?.members).toHaveLength(2)
  })
})

describe('examineAllInside', () => {
  const seen: unknown[] = []
  const examine: Examine = (input, { accept }, { isEndorsement }) => {
    seen.push([StrictJson.is(input) ? input.value : input, accept, isEndorsement])
    return Promise.resolve({ verdict: 'verified' } as VerificationReport)
  }

  it('examines members and endorsements as what they may be, texts as texts', async () => {
    const found = {
      members: [{ input: { id: 'urn:m' }, path: '/m' }],
      endorsements: [{ input: 'a.b.c', path: '/e', carrier: undefined }],
    }
    const { members, endorsements } = await examineAllInside(found, policy, courtOf(), examine)
    expect([...members, ...endorsements].map(({ placed, report }) => [placed.path, report.verdict])).toEqual([
      ['/m', 'verified'],
      ['/e', 'verified'],
    ])
    expect(seen).toEqual([
      [{ id: 'urn:m' }, ['badge', 'endorsement', 'clr'], false],
      ['a.b.c', ['endorsement'], true],
    ])
  })

  it('does not look into more endorsements, nor into more altogether, than it may', async () => {
    const placed = { input: 'a.b.c', path: '/e', carrier: undefined }
    for (const limits of [{ maxEndorsements: 1 }, { maxContained: 1 }]) {
      const found = { members: [], endorsements: [placed, placed] }
      const { endorsements } = await examineAllInside(found, policy, courtOf({}, limits), examine)
      expect(endorsements.map(({ report }) => report.verdict)).toEqual(['verified', 'unknown'])
      expect(JSON.stringify(endorsements[1]!.report.checks)).toContain('CONTAINED_TOO_MANY')
    }
  })
})
