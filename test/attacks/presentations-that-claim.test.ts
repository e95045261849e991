/**
 * Whoever signs a presentation says who shows something, and nothing else: what it claims of a subject, an issuer, a status
 * or newer versions is nobody's word.
 */
import { describe, expect, it } from 'vitest'
import { credentialsV2Context } from '../../src/model/contexts.js'
import { proofOptions, signWithOptions } from '../support/proofs.js'
import { issuerOf } from '../support/signed-badges.js'
import { listUrl, statusEntry } from '../support/status-lists.js'
import { signToken } from '../support/tokens.js'
import { problemCodesIn } from '../support/problem-codes.js'
import { attacker, victim } from './genuine.js'
import { asking } from './issuers.js'

const [holder, school] = [issuerOf(attacker), issuerOf(victim)]
const presentation = { '@context': [credentialsV2Context], type: ['VerifiablePresentation'], holder }

const forms: readonly (readonly [string, (document: object) => Promise<unknown>])[] = [
  ['a token', (document) => signToken(document, attacker)],
  [
    'a document',
    (document) => {
      const options = { ...proofOptions(attacker.id), cryptosuite: 'eddsa-jcs-2022', proofPurpose: 'authentication' }
      return signWithOptions(document, attacker, options)
    },
  ],
]

describe.each(forms)('a presentation, as %s,', (_, sign) => {
  const accept = ['presentation'] as const

  it('is of its holder, and of no subject that it names', async () => {
    const identifier = {
      type: 'IdentityObject',
      hashed: false,
      identityType: 'emailAddress',
      identityHash: 'a@b.example',
    }
    const signed = await sign({ ...presentation, credentialSubject: { id: school, identifier: [identifier] } })
    const { by } = asking({}, [school])
    const asked = [{ id: holder }, { id: school }, { type: 'emailAddress', value: 'a@b.example' }]
    const verdicts: string[] = []
    for (const expectedRecipient of asked)
      verdicts.push((await by.verify(signed, { accept, expectedRecipient })).verdict)
    expect(verdicts).toEqual(['verified', 'wrong-recipient', 'wrong-recipient'])
  })

  it('has no newer versions', async () => {
    const refreshService = { id: 'https://attacker.example/newer', type: '1EdTechCredentialRefresh' }
    const signed = await sign({ ...presentation, refreshService })
    const { by, asked } = asking({}, [school])
    const report = await by.verify(signed, { accept, refresh: 'follow' })
    expect([report.verdict, asked]).toEqual(['verified', []])
    const row: string[] = []
    for await (const { report: each } of by.verifyAll([signed, signed], { accept, refresh: 'follow' }))
      row.push(each.verdict)
    expect(row).toEqual(['verified', 'verified'])
  })

  it('has hosts asked on its holder’s behalf, not on that of an issuer it names', async () => {
    const signed = await sign({ ...presentation, issuer: school, credentialStatus: statusEntry() })
    const { by, asked } = asking({}, [school])
    const withheld = await by.verify(signed, { accept, contact: 'trusted' })
    expect([withheld.verdict, problemCodesIn(withheld), asked]).toEqual(['unknown', ['NOT_CONTACTED'], []])
    const report = await by.verify(signed, { accept })
    expect([report.verdict, problemCodesIn(report), asked]).toEqual(['unknown', ['STATUS_LIST_UNREACHABLE'], [listUrl]])
  })
})
