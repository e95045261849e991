import { describe, expect, it } from 'vitest'
import { readKinds } from '../../src/model/kinds.js'

describe('readKinds', () => {
  it.each([
    ['OpenBadgeCredential', 'badge'],
    ['AchievementCredential', 'badge'],
    ['EndorsementCredential', 'endorsement'],
    ['BitstringStatusListCredential', 'status-list'],
    ['StatusList2021Credential', 'status-list'],
    ['ClrCredential', 'clr'],
    ['VerifiablePresentation', 'presentation'],
  ])('reads %s as %s', (type, kind) => {
    expect(readKinds(['VerifiableCredential', type])).toEqual([kind])
  })

  it.each([[[]], [['VerifiableCredential']], [['openbadgecredential']], [['OpenBadgeCredentialX', 'constructor', '']]])(
    'finds no kind in %j',
    (types) => {
      expect(readKinds(types)).toEqual([])
    },
  )

  it('names a kind once, whichever of its names occur', () => {
    expect(readKinds(['AchievementCredential', 'OpenBadgeCredential', 'OpenBadgeCredential'])).toEqual(['badge'])
  })

  it('names every kind that a document claims, in a fixed order', () => {
    const claimed = ['ClrCredential', 'EndorsementCredential', 'OpenBadgeCredential']
    expect(readKinds(claimed)).toEqual(['badge', 'endorsement', 'clr'])
    expect(readKinds(claimed.reverse())).toEqual(['badge', 'endorsement', 'clr'])
  })
})
