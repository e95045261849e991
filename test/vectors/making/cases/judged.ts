/** Cases of badges that are authentic, and are judged: dates, issuer, recipient, endorsements, model, pictures. */
import { createHash } from 'node:crypto'
import type { JsonObject } from '../../../../src/json/json.js'
import { embed } from '../data-integrity.js'
import { badge, badgeByEmail, endorsedBadge, endorsement, learner } from '../documents.js'
import { pngOfVersion2, pngWithTwo } from '../pictures.js'
import { documentCase, type Case, type Made } from '../case.js'

const dates = 'Open Badges 3.0, OpenBadgeCredential Verification, step 4'
const recipients = 'Open Badges 3.0, Verify the Recipient Using an Identifier'
const endorsements = 'Open Badges 3.0, EndorsementCredential Verification'
const pictures = 'Open Badges 3.0, Open Badges Document Formats'

/** Makes them. */
export async function judgedCases(made: Made): Promise<readonly Case[]> {
  return [...(await datesAndIssuers(made)), ...(await ofRecipients(made)), ...(await endorsed(made)), ...others(made)]
}

async function datesAndIssuers({ parties: { school, stranger } }: Made): Promise<readonly Case[]> {
  const signed = (changes: JsonObject): Promise<JsonObject> => embed(badge(school.issuer, changes), school)
  const { credentialSubject, ...incomplete } = badge(school.issuer)
  const { achievement, ...subject } = credentialSubject as JsonObject & { achievement: JsonObject }
  const { criteria: _, ...achievementLeft } = achievement
  const lacking = { ...incomplete, credentialSubject: { ...subject, achievement: achievementLeft } }
  return [
    {
      ...documentCase('expired', await signed({ validUntil: '2026-03-01T00:00:00Z' })),
      about: 'Genuine, and no longer valid.',
      shows: [dates],
      verdict: 'expired',
      problems: { validity: ['EXPIRED'] },
    },
    {
      name: 'expired-judged-then',
      about: 'The same badge, judged as of a day when it was valid.',
      shows: [dates],
      input: 'badges/expired.json',
      policy: { asOf: '2026-02-15T00:00:00Z' },
      verdict: 'verified',
    },
    {
      name: 'expired-last-moment',
      about: 'The same badge at the moment that "validUntil" names, which still belongs to it.',
      shows: [dates],
      input: 'badges/expired.json',
      policy: { asOf: '2026-03-01T00:00:00Z' },
      verdict: 'verified',
    },
    {
      ...documentCase('not-yet-valid', await signed({ validFrom: '2027-01-01T00:00:00Z' })),
      about: 'Genuine, and not valid yet.',
      shows: [dates],
      verdict: 'not-yet-valid',
      problems: { validity: ['NOT_YET_VALID'] },
    },
    {
      ...documentCase('expired-and-altered', {
        ...(await signed({ validUntil: '2026-03-01T00:00:00Z' })),
        name: 'Master welder',
      }),
      about: 'That a badge has expired must not hide that it is forged.',
      shows: [dates],
      verdict: 'invalid',
      problems: { proof: ['SIGNATURE_INVALID'] },
    },
    {
      ...documentCase('not-trusted', await embed(badge(stranger.issuer), stranger)),
      about: 'Genuine, by an issuer whom the verifier does not trust.',
      shows: ['VC Data Model 2.0, section 5.2'],
      verdict: 'untrusted',
      problems: { issuer: ['ISSUER_NOT_TRUSTED'] },
    },
    {
      ...documentCase('without-criteria', await embed(lacking, school)),
      about: 'Signed by its issuer, and not what the data model asks for.',
      shows: ['Open Badges 3.0, Achievement'],
      verdict: 'invalid',
      problems: { schema: ['PROPERTY_MISSING'] },
    },
  ]
}

async function ofRecipients({ parties: { school } }: Made): Promise<readonly Case[]> {
  const [address, salt] = ['learner@school.example', 'f7c1a5']
  const digest = createHash('sha256').update(`${address}${salt}`).digest('hex')
  const byEmail = await embed(badgeByEmail(school.issuer, `sha256$${digest}`, salt), school)
  const plain = await embed(badge(school.issuer), school)
  return [
    {
      ...documentCase('recipient-found', plain),
      about: 'The badge is for whoever was expected, by id.',
      shows: [recipients],
      policy: { expectedRecipient: { id: learner } },
      verdict: 'verified',
    },
    {
      name: 'recipient-other',
      about: 'The same badge, where another was expected.',
      shows: [recipients],
      input: 'badges/recipient-found.json',
      policy: { expectedRecipient: { id: 'did:example:learner-8' } },
      verdict: 'wrong-recipient',
      problems: { recipient: ['WRONG_RECIPIENT'] },
    },
    {
      ...documentCase('recipient-hashed-found', byEmail),
      about: 'The badge names an email address by its hash with a salt, and it is the one expected.',
      shows: [recipients],
      policy: { expectedRecipient: { type: 'emailAddress', value: address } },
      verdict: 'verified',
    },
    {
      name: 'recipient-hashed-other',
      about: 'The same badge, where another address was expected.',
      shows: [recipients],
      input: 'badges/recipient-hashed-found.json',
      policy: { expectedRecipient: { type: 'emailAddress', value: 'teacher@school.example' } },
      verdict: 'wrong-recipient',
      problems: { recipient: ['WRONG_RECIPIENT'] },
    },
  ]
}

async function endorsed({ parties: { school, guild } }: Made): Promise<readonly Case[]> {
  const signed = await embed(endorsement(guild.issuer, 'The examiners are strict.'), guild)
  const { credentialSubject } = signed as JsonObject & { credentialSubject: JsonObject }
  const praised = { ...signed, credentialSubject: { ...credentialSubject, endorsementComment: 'The best there is.' } }
  const trustedIssuers = [school.issuer, guild.issuer]
  return [
    {
      ...documentCase('endorsed', await embed(endorsedBadge(school.issuer, signed), school)),
      about: 'The achievement carries a good endorsement, which has a report of its own.',
      shows: [endorsements],
      trustedIssuers,
      policy: { endorsements: 'require' },
      verdict: 'verified',
    },
    {
      ...documentCase('endorsement-altered', await embed(endorsedBadge(school.issuer, praised), school)),
      about:
        'The endorsement was altered before the badge was signed; where that is only to be told, the badge stands.',
      shows: [endorsements],
      trustedIssuers,
      verdict: 'verified',
      problems: { endorsements: ['ENDORSEMENT_FAILED'] },
    },
    {
      name: 'endorsement-altered-required',
      about: 'The same badge, where endorsements are required to be good.',
      shows: [endorsements],
      input: 'badges/endorsement-altered.json',
      trustedIssuers,
      policy: { endorsements: 'require' },
      verdict: 'endorsement-failed',
      problems: { endorsements: ['ENDORSEMENT_FAILED'] },
    },
    {
      ...documentCase('endorsement-as-badge', signed),
      about: 'An endorsement is no badge, unless endorsements are accepted too.',
      shows: [endorsements],
      trustedIssuers,
      verdict: 'invalid',
      problems: { format: ['KIND_NOT_ACCEPTED'] },
    },
    {
      name: 'endorsement-accepted',
      about: 'The same endorsement, where endorsements are accepted.',
      shows: [endorsements],
      input: 'badges/endorsement-as-badge.json',
      trustedIssuers,
      policy: { accept: ['endorsement'] },
      verdict: 'verified',
    },
  ]
}

function others({ textOf }: Made): readonly Case[] {
  const [first, second] = [textOf('steps/jwt-eddsa/token.jwt'), textOf('steps/jwt-es256/token.jwt')]
  return [
    {
      name: 'picture-with-two',
      about: 'A picture holds one badge; of two, it cannot be said which counts.',
      shows: [`${pictures}, PNG`],
      input: 'pictures/two-badges.png',
      files: { 'pictures/two-badges.png': pngWithTwo(first, second) },
      verdict: 'invalid',
      problems: { format: ['MULTIPLE_CREDENTIALS'] },
    },
    {
      name: 'picture-with-none',
      about: 'A picture without a badge.',
      shows: [`${pictures}, PNG`],
      input: 'pictures/plain.png',
      verdict: 'invalid',
      problems: { format: ['NOTHING_BAKED'] },
    },
    {
      name: 'picture-of-open-badges-2',
      about: 'A badge of the version before: recognised, and not judged.',
      shows: ['Open Badges Baking Specification 1.0'],
      input: 'pictures/open-badges-2.png',
      files: { 'pictures/open-badges-2.png': pngOfVersion2() },
      verdict: 'unknown',
      problems: { format: ['OLDER_OPEN_BADGE'] },
    },
  ]
}
