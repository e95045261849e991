/** J9: whoever fills in an award has an issuer sign what attacks readers, or what no verifier would accept. */
import { describe, expect, it } from 'vitest'
import { createIssuer, type Issuer } from '../../src/issue/issuer.js'
import { createDataIntegritySigner, createJwtSigner } from '../../src/issue/signer.js'
import type { SigningKey } from '../../src/keys/signing-key.js'
import { createStatusList } from '../../src/status/status-list.js'
import { createStatusRegister, type StatusRegister } from '../../src/status/status-register.js'
import { viewCredential } from '../../src/view/view-credential.js'
import { createVerifier } from '../../src/verify/verifier.js'
import { problemCodesIn } from '../support/problem-codes.js'
import { issuerOf } from '../support/signed-badges.js'
import { listUrl } from '../support/status-lists.js'
import { attacker, genuineDocument, signDocument, victim, victimBadge, type Loose } from './genuine.js'

const school = issuerOf(victim)
const now = (): number => Date.parse('2026-06-15T12:00:00Z')

const achievement = { name: 'Welder', description: 'Welds.', criteria: 'Welded.' }
const award: Loose = { achievement, recipient: { id: 'did:example:learner-7' } }

interface Desk {
  readonly issuer: Issuer
  readonly register: StatusRegister
}

function desk(format: 'jwt' | 'data-integrity', key: SigningKey = victim): Desk {
  const list = createStatusList({ purpose: 'revocation' })
  const register = createStatusRegister({ url: listUrl, list, save: 'memory-only' })
  const signer = format === 'jwt' ? createJwtSigner(key) : createDataIntegritySigner(key)
  return { issuer: createIssuer({ profile: { id: school, name: 'School' }, signer, status: register, now }), register }
}

/** What was thrown, with the codes of what is wrong; or that a badge came out. */
async function refusal(work: Promise<unknown>): Promise<readonly unknown[]> {
  try {
    await work
    return ['issued']
  } catch (error) {
    const { code, problems = [] } = error as { code?: string; problems?: { code: string }[] }
    return [code, ...problems.map((problem) => problem.code)]
  }
}

const unsafe: readonly (readonly [what: string, changes: Loose, code: string])[] = [
  // What nobody would have signed.
  ['a word that nobody defines', { honours: 'summa cum laude' }, 'NAME_UNKNOWN'],
  ['one in the achievement', { achievement: { ...achievement, honours: 'x' } }, 'NAME_UNKNOWN'],
  ['one in the recipient', { recipient: { ...award['recipient'], honours: 'x' } }, 'NAME_UNKNOWN'],
  [
    'one in the criteria',
    { achievement: { ...achievement, criteria: { narrative: 'x', level: '7' } } },
    'NAME_UNKNOWN',
  ],
  ['one in evidence', { evidence: [{ narrative: 'x', grade: 'A' }] }, 'NAME_UNKNOWN'],
  ['a keyword', { '@index': 'PhD' }, 'NAME_UNKNOWN'],
  ['a context inside', { achievement: { ...achievement, '@context': { name: 'urn:x' } } }, 'NAME_UNKNOWN'],
  ['a property by its address', { 'https://schema.org/award': 'PhD' }, 'NAME_UNKNOWN'],
  ['another issuer', { issuer: { id: issuerOf(attacker), name: 'B' } }, 'NAME_UNKNOWN'],
  ['a proof', { proof: { type: 'DataIntegrityProof' } }, 'NAME_UNKNOWN'],
  // What no verifier would accept.
  ['an end before now', { validUntil: '2026-06-15T11:59:59Z' }, 'PERIOD_INVERTED'],
  [
    'an end before its start',
    { validFrom: '2027-01-01T00:00:00Z', validUntil: '2026-12-31T00:00:00Z' },
    'PERIOD_INVERTED',
  ],
  ['an end without a zone', { validUntil: '2028-01-01T00:00:00' }, 'DATE_NO_ZONE'],
  ['a day that does not exist', { validUntil: '2028-02-31T00:00:00Z' }, 'DATE_INVALID'],
  ['an end that is null', { validUntil: null }, 'VALUE_NULL'],
  ['an id that is none', { id: 'badge-7' }, 'ID_NOT_ABSOLUTE'],
  ['an id with a space in it', { id: 'https://school.example/a b' }, 'ID_NOT_ABSOLUTE'],
  ['an id twice', { id: 'urn:x:1', achievement: { ...achievement, id: 'urn:x:1' } }, 'ID_TAKEN'],
  ['the id of the recipient for the badge', { id: 'did:example:learner-7' }, 'ID_TAKEN'],
  [
    'the id of the achievement for evidence',
    { achievement: { ...achievement, id: 'urn:x:1' }, evidence: [{ id: 'urn:x:1' }] },
    'ID_TAKEN',
  ],
  [
    'two pieces of evidence of one id',
    {
      evidence: [
        { id: 'urn:x:1', name: 'a' },
        { id: 'urn:x:1', name: 'b' },
      ],
    },
    'ID_TAKEN',
  ],
  ['a recipient who is nobody', { recipient: {} }, 'RECIPIENT_UNIDENTIFIED'],
  // What attacks programs, or whoever looks.
  ['half a character', { name: 'Welder\ud83d' }, 'JSON_LONE_SURROGATE'],
  ['a number that no double holds', { creditsEarned: 2 ** 60 }, 'JSON_NUMBER_UNSAFE'],
  ['a command for terminals', { name: 'Welder\u001b[2J' }, 'PROPERTY_INVALID'],
  ['a hole', { name: 'Welder\0' }, 'PROPERTY_INVALID'],
  ['nothing to be seen', { name: '\u200b\u2060' }, 'PROPERTY_INVALID'],
  ['evidence that runs', { evidence: [{ id: 'javascript:told()' }] }, 'ADDRESS_NOT_INERT'],
  ['evidence that runs, in odd letters', { evidence: [{ id: 'JaVaScRiPt:told()' }] }, 'ADDRESS_NOT_INERT'],
  ['evidence that is a page', { evidence: [{ id: 'data:text/html,x' }] }, 'ADDRESS_NOT_INERT'],
  [
    'criteria that run',
    { achievement: { ...achievement, criteria: { id: 'javascript:told()' } } },
    'ADDRESS_NOT_INERT',
  ],
  [
    'criteria that run another way',
    { achievement: { ...achievement, criteria: { id: 'vbscript:told()' } } },
    'ADDRESS_NOT_INERT',
  ],
  ['an achievement that runs', { achievement: { ...achievement, id: 'javascript:told()' } }, 'ADDRESS_NOT_INERT'],
  ['a badge that runs', { id: 'javascript:told()' }, 'ADDRESS_NOT_INERT'],
  ['a recipient that runs', { recipient: { id: 'javascript:told()' } }, 'ADDRESS_NOT_INERT'],
  ['a picture that runs', { achievement: { ...achievement, image: 'javascript:told()' } }, 'IMAGE_INVALID'],
  [
    'a picture that is a page',
    { achievement: { ...achievement, image: 'data:image/png;base64,PHNjcmlwdD4=' } },
    'IMAGE_INVALID',
  ],
  ['a picture that is a file here', { achievement: { ...achievement, image: 'file:///etc/passwd' } }, 'IMAGE_INVALID'],
  ['a key that changes prototypes', JSON.parse('{"__proto__":{"verified":true}}') as Loose, 'JSON_FORBIDDEN_KEY'],
  ['one deeper down', { recipient: JSON.parse('{"id":"urn:x:1","__proto__":{}}') as Loose }, 'JSON_FORBIDDEN_KEY'],
]

describe.each(['jwt', 'data-integrity'] as const)('an issuer of badges as %s', (format) => {
  it('control: issues what is harmless, and it verifies', async () => {
    const { issuer, register } = desk(format)
    const badge = await issuer.issue(award as never)
    expect(register.list.allocated).toBe(1)
    const report = await createVerifier({ trustedIssuers: [school], now }).verify(badge)
    // Its list is not published.
    expect(problemCodesIn(report)).toEqual(['STATUS_LIST_UNREACHABLE'])
    expect(viewCredential(report).authentic).toBe(true)
  })

  it.each(unsafe)('does not issue %s, and gives out no place in its list', async (_, changes, code) => {
    const { issuer, register } = desk(format)
    expect(await refusal(issuer.issue({ ...award, ...changes } as never))).toEqual(['INPUT_INVALID', code])
    expect(register.list.allocated).toBe(0)
  })

  it('hands out nothing that its own verifier would not take', async () => {
    const lying = { ...victim, sign: attacker.sign.bind(attacker) }
    const cut = { ...victim, sign: () => Promise.resolve(new Uint8Array(64)) }
    for (const key of [lying, cut]) {
      expect(await refusal(desk(format, key).issuer.issue(award as never))).toEqual(['SELF_CHECK_FAILED'])
    }
  })

  it('issues nothing anew that it did not sign, or that was changed since', async () => {
    const { issuer } = desk(format)
    const genuine = await genuineDocument()
    expect(await refusal(issuer.reissue(genuine as never))).toEqual(['issued'])
    const foreign = { ...victimBadge(), issuer: { id: issuerOf(attacker), type: ['Profile'], name: 'B' } }
    for (const [previous, refused] of [
      [{ ...genuine, name: 'PhD in Medicine' }, ['PREVIOUS_NOT_VERIFIED']],
      [{ ...genuine, honours: 'summa cum laude' }, ['PREVIOUS_NOT_VERIFIED']],
      [await signDocument(foreign, attacker), ['INPUT_INVALID', 'ISSUED_BY_OTHERS']],
      [await signDocument(victimBadge(), attacker), ['PREVIOUS_NOT_VERIFIED']],
    ] as const) {
      expect(await refusal(issuer.reissue(previous as never))).toEqual(refused)
    }
  })
})
