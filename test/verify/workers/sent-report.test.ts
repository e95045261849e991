import { describe, expect, it } from 'vitest'
import { passGates, type GateReport } from '../../../src/gates/pass-gates.js'
import { createDataIntegritySigner, createJwtSigner } from '../../../src/issue/signer.js'
import { fromSentReport, toSentReport } from '../../../src/verify/workers/sent-report.js'
import { badgesOf, issuerOf, judgedAt, signedAt } from '../../support/signed-badges.js'
import { svgWith, utf8 } from '../../support/pictures.js'
import { fixedKey } from '../../support/fixed-keys.js'
import { openInquiry } from '../../../src/verify/inquiry.js'
import { readVerifierOptions } from '../../../src/verify/options.js'
import { readPolicy } from '../../../src/verify/policy.js'

const key = await fixedKey('school')
const issuer = issuerOf(key)
const { small, full } = await badgesOf(issuer)
const now = judgedAt.getTime()
const { means } = openInquiry(readVerifierOptions({ trustedIssuers: [issuer] }), readPolicy({}, now), now)
const document = await createDataIntegritySigner(key).sign(full, signedAt.getTime())
const token = await createJwtSigner(key).sign(full, signedAt.getTime())
const text = document.format === 'jwt' ? '' : JSON.stringify(document.document)

const escaped = (json: string): string => json.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** Two copies of the document differ by what the view unites. */
const twice = JSON.stringify({ ...(JSON.parse(text) as object), name: 'Changed' })

describe('a report that was sent', () => {
  it.each([
    ['a document', text],
    ['a token', token],
    ['a document that was changed', twice],
    ['a wrong shape', text.replace('"AchievementSubject"', '"Subject"')],
    ['a kind that is not accepted', text.replaceAll('OpenBadgeCredential', 'EndorsementCredential')],
    ['a kind that nobody knows', text.replaceAll('"OpenBadgeCredential",', '')],
    ['what cannot be read', 'nothing'],
    [
      'a picture, and what is said of how it is baked',
      utf8(svgWith(`<openbadges:credential>${escaped(text)}</openbadges:credential>`)),
    ],
  ])('is the one that was made: %s', async (_, input) => {
    const report = await passGates(input, means)
    const back = fromSentReport(structuredClone(toSentReport(7, report)))
    expect(toSentReport(7, report).task).toBe(7)
    expect(back).toStrictEqual(withWhatIsSent(report))
  })

  it('brings a document twice only where what was signed reads otherwise', async () => {
    const signed = await createDataIntegritySigner(key).sign(small, signedAt.getTime())
    const report = await passGates(signed, means)
    expect(toSentReport(1, report).signed).toBeUndefined()
    const { judgeable } = report
    const other = { ...judgeable!, document: { ...judgeable!.document, name: ['A', 'B'] } }
    const changed: GateReport = { ...report, judgeable: other }
    const back = fromSentReport(toSentReport(1, changed))
    expect(back.judgeable?.document['name']).toEqual(['A', 'B'])
    expect(back.admitted?.credential).toBe(back.judgeable?.document)
    expect(back.envelope?.document['name']).toBe(small.name)
  })

  it('has no credential that the gates have not admitted', async () => {
    const report = await passGates(text, means)
    const back = fromSentReport(toSentReport(1, { ...report, admitted: undefined }))
    expect(back.judgeable).toBeDefined()
    expect(back.admitted).toBeUndefined()
  })
})

function withWhatIsSent({ envelope, ...report }: GateReport): object {
  if (envelope === undefined) return { ...report, envelope }
  const { kind, document: read, sha256, inputKind, format, container, findings } = envelope
  return {
    ...report,
    envelope: {
      kind,
      sha256,
      inputKind,
      format,
      ...(container === undefined ? {} : { container }),
      ...(findings && { findings }),
      document: read,
    },
  }
}
