/**
 * `openbadges-kit/status`: status lists as values. Loads no JSON-LD and no proof code; they are
 * signed with `signStatusList` of `openbadges-kit/issue`.
 */
export { createStatusList, decodeStatusList, readStatusListState } from '../status/status-list.js'
export type { StatusList, StatusListOptions, StatusListState } from '../status/status-list.js'
export { createStatusRegister } from '../status/status-register.js'
export type { EntryName, StatusRegister, StatusRegisterOptions } from '../status/status-register.js'
export type { BitstringStatusListEntry, CredentialStatus, StatusMessage } from '../model/credential-status.js'
export type { StatusPurpose } from '../model/vocabulary.js'
export { OpenBadgesError } from '../errors.js'
