/** What a credential says, by its kind. */
import { isJsonObject, toArray, type JsonObject, type JsonValue } from '../json/json.js'
import { endOf, idOf, issuerIdOf, startOf } from '../model/readers.js'
import type { VerificationReport } from '../verify/report.js'
import { achievementOf } from './achievements.js'
import { addressOf, textOf } from './addresses.js'
import type { AuthenticView, BadgeView, EndorsementView, OtherView, RecordView, ViewFrame } from './credential-view.js'
import { dateOf } from './dates.js'
import { OneOf, type Draft } from './draft.js'
import { evidenceOf } from './evidence.js'
import { imagesOf, type ImageOwner, type ViewImage } from './images.js'
import { noticesOf } from './notices.js'
import { partiesOf, partyOf, type ViewParty } from './parties.js'
import type { Pens } from './pens.js'
import { recipientOf } from './recipients.js'
import { resultsOf } from './results.js'
import { signedOrderIn } from './standing.js'
import { statusOf } from './statuses.js'
import { termOf } from './terms.js'
import { nodesOf } from './texts.js'

/** A view without what is put in when it is settled: the views inside it, and its marks. */
export type DrawnView = Without<AuthenticView, 'members' | 'endorsements' | 'marks'>

/** What a kind says, without the verdict. */
type Content<View> = Without<View, keyof ViewFrame | 'endorsements' | 'marks'>

type Without<View, Name extends PropertyKey> = View extends unknown ? Omit<View, Name> : never

/**
 * Reads what an authentic credential says.
 *
 * @param document - the credential of the report
 * @param report - of whatever kind
 */
export function contentOf(document: JsonObject, report: VerificationReport, pens: Pens): Draft<Content<AuthenticView>> {
  switch (report.kind) {
    case 'badge':
      return badgeOf(document, report, pens)
    case 'endorsement':
      return endorsementOf(document, report, pens)
    case 'clr':
      return recordOf(document, report, pens)
    case 'status-list':
    case 'presentation':
    case 'unrecognized':
      return otherOf(document, report, report.kind, pens)
  }
}

function badgeOf(document: JsonObject, report: VerificationReport, pens: Pens): Draft<Content<BadgeView>> {
  const { texts, wording } = pens
  const subject = subjectOf(document)
  const achievements = nodesOf(subject['achievement'])
  const [achievement] = achievements
  const base = baseOf(document, report, pens)
  return {
    ...base,
    kind: 'badge',
    // A credential of data model 2.0 need not have a name; then it is known by what was achieved.
    name: base.name ?? texts.line(achievement?.['name']),
    description: base.description ?? textOf(achievement?.['description'], texts),
    images: picturesOf(
      [
        [subject['image'], 'recipient'],
        [document['image'], 'credential'],
        [valuesOf(achievements, 'image'), 'achievement'],
      ],
      pens,
    ),
    achievements: new OneOf(achievements.map((each) => achievementOf(each, issuerIdOf(document), pens))),
    recipient: recipientOf(subject, report, pens),
    results: resultsOf(subject['result'], achievements, signedOrderIn(report, document), pens),
    evidence: evidenceOf(document['evidence'], pens),
    narrative: textOf(subject['narrative'], texts),
    creditsEarned: texts.line(subject['creditsEarned']),
    licenseNumber: texts.line(subject['licenseNumber']),
    role: texts.line(subject['role']),
    term: texts.line(subject['term']),
    activityStart: dateOf(subject['activityStartDate'], texts, wording),
    activityEnd: dateOf(subject['activityEndDate'], texts, wording),
    sources: new OneOf(partiesOf(subject['source'], pens)),
  }
}

function endorsementOf(document: JsonObject, report: VerificationReport, pens: Pens): Draft<Content<EndorsementView>> {
  const { texts } = pens
  const subject = subjectOf(document)
  return {
    ...baseOf(document, report, pens),
    kind: 'endorsement',
    endorsed: addressOf(idOf(subject) ?? '', texts),
    comment: textOf(subject['endorsementComment'], texts),
  }
}

function recordOf(document: JsonObject, report: VerificationReport, pens: Pens): Draft<Content<RecordView>> {
  const { texts, wording } = pens
  const subject = subjectOf(document)
  return {
    ...baseOf(document, report, pens),
    kind: 'clr',
    isPartial: document['partial'] === true,
    recipient: recipientOf(subject, report, pens),
    achievements: nodesOf(subject['achievement']).map((each) => achievementOf(each, issuerIdOf(document), pens)),
    associations: nodesOf(subject['association']).map(({ associationType, sourceId, targetId }) => ({
      type: termOf(associationType, texts, wording),
      source: texts.id(sourceId),
      target: texts.id(targetId),
    })),
  }
}

function otherOf(
  document: JsonObject,
  report: VerificationReport,
  kind: OtherView['kind'],
  pens: Pens,
): Draft<Content<OtherView>> {
  return { ...baseOf(document, report, pens), kind }
}

type Base = Content<Omit<OtherView, 'kind'>>

function baseOf(document: JsonObject, report: VerificationReport, pens: Pens): Draft<Base> {
  const { texts, wording } = pens
  return {
    authentic: true,
    id: texts.id(document['id']),
    // A presentation has a holder in place of an issuer.
    issuer: partyOf(document['issuer'] ?? document['holder'] ?? '', worthOfName(report), pens),
    name: texts.line(document['name']),
    description: textOf(document['description'], texts),
    images: picturesOf([[document['image'], 'credential']], pens),
    dates: {
      validFrom: dateOf(startOf(document), texts, wording),
      validUntil: dateOf(endOf(document), texts, wording),
      awarded: dateOf(document['awardedDate'], texts, wording),
    },
    status: statusOf(document, report, pens),
    notices: noticesOf(report, pens),
  }
}

/** Only a list, or somebody who was asked, vouches for a name (spec.md R-33). */
function worthOfName({ checks, evidence }: VerificationReport): ViewParty['nameIs'] {
  const isPassed = checks.some(({ check, outcome }) => check === 'issuer' && outcome === 'passed')
  return isPassed && evidence.policy.trust !== 'any-issuer' ? 'trusted' : 'self-declared'
}

function picturesOf(
  owners: readonly (readonly [JsonValue | undefined, ImageOwner])[],
  { texts }: Pens,
): Draft<ViewImage>[] | OneOf<Draft<ViewImage>> {
  const images = owners.map(([value, owner]) => imagesOf(value, owner, texts))
  return images.some(({ length }) => length > 1) ? new OneOf(images.flat()) : images.flat()
}

function valuesOf(nodes: readonly JsonObject[], name: string): readonly JsonValue[] {
  return nodes.flatMap((node) => toArray(node[name]))
}

/** A credential has one subject; the gates let no other through. */
function subjectOf(document: JsonObject): JsonObject {
  const [subject] = toArray(document['credentialSubject'])
  return isJsonObject(subject) ? subject : {}
}
