// The JSON-LD contexts of Comprehensive Learner Records 2.0, which no package publishes: few terms,
// written down here as what they are, a list of names and the IRIs that they stand for. That the
// outcome is what 1EdTech publishes is held by the pins, and by a test against the published files.

const CLR = 'https://purl.imsglobal.org/spec/vc/clr/vocab.html#'

const keywords = { id: '@id', type: '@type' }

/** A term for a value of one datatype or class. */
const typed = (name, type) => ({ '@id': `${CLR}${name}`, '@type': type })

/** A term for any number of values. */
const set = (name, type) => ({ ...typed(name, type), '@container': '@set' })

/** A class, and the terms that only its members have. */
const scoped = (name, terms) => ({ '@id': `${CLR}${name}`, '@context': terms })

function clrContext({ openBadges, credentialTerms, subjectTerms }) {
  return {
    '@context': {
      ...keywords,
      ClrCredential: scoped('ClrCredential', { ...keywords, ...credentialTerms }),
      ClrSubject: scoped('ClrSubject', {
        ...keywords,
        cred: 'https://www.w3.org/2018/credentials#',
        obi: openBadges,
        achievement: set('achievement', 'obi:Achievement'),
        association: set('association', `${CLR}Association`),
        verifiableCredential: set('verifiableCredential', 'cred:verifiableCredential'),
        ...subjectTerms,
      }),
      Association: scoped('Association', {
        associationType: { '@id': `${CLR}AssociationType` },
        sourceId: typed('sourceId', 'xsd:anyURI'),
        targetId: typed('targetId', 'xsd:anyURI'),
      }),
    },
  }
}

const base = 'https://purl.imsglobal.org/spec/clr/v2p0'

/** Address → context. */
export const clrContexts = new Map([
  [
    `${base}/context-2.0.1.json`,
    clrContext({
      openBadges: 'https://purl.imsglobal.org/spec/vc/ob/vocab.html#',
      credentialTerms: { partial: typed('partial', 'xsd:boolean') },
      subjectTerms: { identifier: set('identifier-1', 'obi:Identifier') },
    }),
  ],
  [
    `${base}/context.json`,
    clrContext({
      openBadges: 'https://purl.imsglobal.org/spec/ob/v3p0/vocab.html#',
      credentialTerms: {},
      subjectTerms: {},
    }),
  ],
])
