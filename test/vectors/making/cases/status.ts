/** Cases of badges that may have been revoked. */
import type { JsonObject } from '../../../../src/json/json.js'
import { createStatusList } from '../../../../src/status/status-list.js'
import { signStatusList } from '../../../../src/issue/status-list.js'
import { createJwtSigner } from '../../../../src/issue/signer.js'
import { embed } from '../data-integrity.js'
import { badge } from '../documents.js'
import { pretty } from '../files.js'
import { entryOf, listUrls } from '../lists.js'
import { documentCase, type Case, type Made } from '../case.js'

const status = 'Bitstring Status List 1.0, section 3.2'

/** Makes them. */
export async function statusCases({ parties: { school, stranger }, textOf }: Made): Promise<readonly Case[]> {
  const withStatus = async (name: string, ...credentialStatus: readonly JsonObject[]): Promise<BadgeFile> =>
    documentCase(name, await embed(badge(school.issuer, { credentialStatus }), school))
  const list = JSON.parse(textOf('lists/revocation.json')) as JsonObject & { credentialSubject: JsonObject }
  const { encodedList } = JSON.parse(textOf('lists/suspension-entries.json')) as { readonly encodedList: string }
  const forged = pretty({ ...list, credentialSubject: { ...list.credentialSubject, encodedList } })
  const others = await signStatusList(createStatusList({ purpose: 'revocation' }), {
    url: listUrls.revocation,
    issuer: stranger.issuer,
    signer: createJwtSigner(stranger.key),
    now: () => Date.parse('2026-05-01T00:00:00Z'),
  })
  const unknown = (code: string): Pick<Case, 'shows' | 'verdict' | 'problems'> => ({
    shows: [status],
    verdict: 'unknown',
    problems: { status: [code] },
  })
  const clear = await withStatus('status-clear', entryOf('revocation', 94568), entryOf('suspension', 94568))
  return [
    {
      ...clear,
      about: 'Neither revoked nor suspended.',
      shows: [status],
      web: both,
      verdict: 'verified',
    },
    {
      ...(await withStatus('revoked', entryOf('revocation', 94567))),
      about: 'Revoked.',
      shows: [status],
      web: both,
      verdict: 'revoked',
      problems: { status: ['REVOKED'] },
    },
    {
      ...(await withStatus('suspended', entryOf('revocation', 94568), entryOf('suspension', 94567))),
      about: 'Not revoked, but suspended: every entry counts.',
      shows: [status],
      web: both,
      verdict: 'suspended',
      problems: { status: ['SUSPENDED'] },
    },
    {
      ...(await withStatus('status-message', entryOf('message', 6))),
      about: 'A message of two bits, which is told and changes nothing.',
      shows: [status],
      web: { [listUrls.message]: 'lists/message.json' },
      verdict: 'verified',
      findings: ['STATUS_MESSAGE'],
    },
    {
      ...(await withStatus('list-for-another-purpose', {
        ...entryOf('revocation', 94568),
        statusListCredential: listUrls.suspension,
      })),
      about: 'The list is for suspension, the entry for revocation.',
      web: both,
      ...unknown('STATUS_LIST_PURPOSE_MISMATCH'),
    },
    {
      name: 'list-unreachable',
      about: 'The badge of status-clear, whose list of revocations cannot be reached.',
      input: clear.input,
      web: { [listUrls.suspension]: 'lists/suspension.jwt' },
      ...unknown('STATUS_LIST_UNREACHABLE'),
    },
    {
      name: 'list-altered',
      about: 'The badge of status-clear, whose list of revocations was altered after it was signed.',
      input: clear.input,
      web: { ...both, [listUrls.revocation]: 'web/revocation-altered.json' },
      files: { 'web/revocation-altered.json': forged },
      ...unknown('STATUS_LIST_PROOF_INVALID'),
    },
    {
      name: 'list-of-a-stranger',
      about: 'The badge of status-clear, with a list signed by somebody who does not speak for the issuer.',
      input: clear.input,
      web: { ...both, [listUrls.revocation]: 'web/revocation-of-a-stranger.jwt' },
      files: { 'web/revocation-of-a-stranger.jwt': others.format === 'jwt' ? others.token : '' },
      ...unknown('STATUS_ISSUER_NOT_AUTHORIZED'),
    },
    {
      ...(await withStatus('index-out-of-range', entryOf('revocation', 131072))),
      about: 'The list has no such entry.',
      web: both,
      ...unknown('STATUS_INDEX_OUT_OF_RANGE'),
    },
  ]
}

type BadgeFile = ReturnType<typeof documentCase>

const both = {
  [listUrls.revocation]: 'lists/revocation.json',
  [listUrls.suspension]: 'lists/suspension.jwt',
}
