/**
 * The addresses of the JSON-LD contexts, and which version of 1EdTech's contexts goes with which
 * version of the W3C data model (spec.md §2.4).
 */

/** A version of the W3C Verifiable Credentials Data Model. */
export type DataModel = '1.1' | '2.0'

/** The first context of a credential of data model 2.0. */
export const credentialsV2Context = 'https://www.w3.org/ns/credentials/v2'

/** The first context of a credential of data model 1.1. */
export const credentialsV1Context = 'https://www.w3.org/2018/credentials/v1'

/** The first context of a credential, by its data model. */
export const dataModelContexts: Readonly<Record<DataModel, string>> = {
  '1.1': credentialsV1Context,
  '2.0': credentialsV2Context,
}

/** The context that defines the types of 1EdTech's schemas, refresh services and revocation lists. */
export const openBadgesExtensionsContext = 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json'

/** One address of a context of 1EdTech's, and what is known of it. */
export type StandardContext = {
  /** The address, as it stands in `@context`. */
  readonly url: string
  /** The version that is served there. */
  readonly version: string
  /** Whether it is the address that the standard names, or another for the same. */
  readonly address: 'canonical' | 'alias'
  /** The data models that it goes with: Open Badges 3.0.0 and 3.0.1 redefine protected terms of 2.0 (spec.md T-2). */
  readonly dataModels: readonly DataModel[]
}

/** The context of proofs that goes with data model 1.1 only: it redefines protected terms of 2.0 (spec.md §2.4). */
export const dataIntegrityV1Context = 'https://w3id.org/security/data-integrity/v1'

/** One address of the Open Badges context. */
export type OpenBadgesContext = StandardContext & {
  readonly version: '3.0.0' | '3.0.1' | '3.0.2' | '3.0.3'
}

/** The newest Open Badges context, which new credentials use. */
export const newestOpenBadgesContext = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'

/** Every address of the Open Badges context that is known, newest first. */
export const openBadgesContexts: readonly OpenBadgesContext[] = [
  { url: newestOpenBadgesContext, version: '3.0.3', address: 'canonical', dataModels: ['1.1', '2.0'] },
  {
    url: 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json',
    version: '3.0.2',
    address: 'canonical',
    dataModels: ['1.1', '2.0'],
  },
  {
    url: 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json',
    version: '3.0.1',
    address: 'canonical',
    dataModels: ['1.1'],
  },
  {
    url: 'https://purl.imsglobal.org/spec/ob/v3p0/context.json',
    version: '3.0.0',
    address: 'canonical',
    dataModels: ['1.1'],
  },
  {
    url: 'https://purl.imsglobal.org/spec/ob/v3p0/context/ob_v3p0.jsonld',
    version: '3.0.0',
    address: 'alias',
    dataModels: ['1.1'],
  },
]

/** One address of the context of Comprehensive Learner Records. */
export type ClrContext = StandardContext & {
  readonly version: '2.0.0' | '2.0.1'
}

/** The newest context of Comprehensive Learner Records. */
export const newestClrContext = 'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json'

/** Every address of the context of Comprehensive Learner Records that is known, newest first. */
export const clrContexts: readonly ClrContext[] = [
  { url: newestClrContext, version: '2.0.1', address: 'canonical', dataModels: ['1.1', '2.0'] },
  {
    url: 'https://purl.imsglobal.org/spec/clr/v2p0/context.json',
    version: '2.0.0',
    address: 'canonical',
    dataModels: ['1.1', '2.0'],
  },
]

/**
 * Looks up what is known of an address of the Open Badges context.
 *
 * @param url - compared exactly
 * @returns `undefined` for any other address
 */
export function findOpenBadgesContext(url: string): OpenBadgesContext | undefined {
  return openBadgesContexts.find((context) => context.url === url)
}
