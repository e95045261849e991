/** Badges that say what most do not: more entries, more descriptions of one node, more words. */
import type { OpenBadgeCredential } from '../../src/model/credential.js'
import { learner } from '../support/badges.js'
import { statusEntry } from '../support/status-lists.js'

/** A badge with a clear entry and a set one, neither of which has a name. */
export function withTwoEntries(badge: OpenBadgeCredential, suspensions: string): OpenBadgeCredential {
  const clear = statusEntry({ statusPurpose: 'suspension', statusListIndex: '7', statusListCredential: suspensions })
  return { ...badge, credentialStatus: [clear, statusEntry()] as unknown as readonly { readonly type: string }[] }
}

/** A badge that describes its issuer and its achievement at several places. */
export function sharing(badge: OpenBadgeCredential, issuer: string): OpenBadgeCredential {
  const { credentialSubject: subject } = badge
  const { achievement } = subject
  return {
    ...badge,
    issuer: { id: issuer, type: ['Profile'], name: 'Bergen Welding School', email: 'office@school.example' },
    credentialSubject: {
      ...subject,
      // Its neighbours have the same canonical form with 15 digits.
      creditsEarned: 1.5,
      source: { id: issuer, type: ['Profile'], phone: '+47 55 00 00 00' },
      achievement: {
        ...achievement,
        creator: { id: issuer, type: ['Profile'], url: 'https://school.example/' },
        related: [
          { id: achievement.id, type: ['Related'], version: '2' },
          { id: 'https://school.example/achievements/sveiser', type: ['Related'], inLanguage: 'nb' },
        ],
      },
    },
    evidence: [{ id: learner, type: ['Evidence'], narrative: 'See the recipient.' }],
  }
}

/** A badge with a harmless inline context, whose terms are signed like all others. */
export function withOwnTerms(badge: OpenBadgeCredential): OpenBadgeCredential {
  const inline = {
    grade: 'https://school.example/terms#grade',
    mentor: { '@id': 'https://school.example/terms#mentor' },
  }
  const subject = { ...badge.credentialSubject, grade: 'B', mentor: 'Ola' }
  return { ...badge, '@context': [...badge['@context'], inline], credentialSubject: subject }
}

/** A badge as it is signed in a suite whose words the contexts of badges do not have. */
export function withContext(badge: OpenBadgeCredential, url: string): OpenBadgeCredential {
  return { ...badge, '@context': [...badge['@context'], url] }
}
