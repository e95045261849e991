import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../../src/json/json.js'
import { identifiersOf, partiesOf, partyOf, type ViewParty } from '../../src/view/parties.js'
import { jsonOf, marksOf, pens, viewOf } from './support.js'

const issuer = (value: JsonValue): ViewParty => viewOf<ViewParty>(partyOf(value, 'self-declared', pens))

describe('partyOf', () => {
  it('gives an issuer that is only an id', () => {
    expect(issuer('did:web:academy.example:issuers:1')).toEqual({
      id: 'did:web:academy.example:issuers:1',
      host: 'academy.example',
      nameIs: 'self-declared',
      mixedScripts: [],
      urls: [],
      images: [],
      otherIdentifiers: [],
      parentOrganizations: [],
    })
  })

  it('gives all that is said of one', () => {
    const party = issuer({
      id: 'https://academy.example/issuer',
      type: ['Profile'],
      name: 'Example Academy',
      url: 'https://academy.example/',
      description: 'A school.',
      image: { id: 'https://academy.example/logo.png', type: 'Image' },
      email: 'office@academy.example',
      phone: '+47 55 00 00 00',
      official: 'The Rector',
      honorificPrefix: 'Dr',
      givenName: 'Kari',
      familyName: 'Berg',
      otherIdentifier: [{ type: 'IdentifierEntry', identifier: '974', identifierType: 'ext:orgnr' }],
      parentOrg: { id: 'https://ministry.example/', type: ['Profile'], name: 'The Ministry' },
    })
    expect(party).toMatchObject({
      name: 'Example Academy',
      personName: 'Dr Kari Berg',
      official: 'The Rector',
      description: { text: 'A school.', links: [] },
      urls: [{ href: 'https://academy.example/', host: 'academy.example' }],
      email: 'office@academy.example',
      phone: '+47 55 00 00 00',
      images: [{ of: 'profile', kind: 'remote' }],
      otherIdentifiers: [{ identifier: '974', type: { text: 'orgnr' } }],
      parentOrganizations: [{ id: 'https://ministry.example/', name: 'The Ministry', nameIs: 'said-by-issuer' }],
    })
  })

  it('marks a name of mixed alphabets, and names them', () => {
    const draft = partyOf({ id: 'urn:a', name: 'Ехample Academy' }, 'self-declared', pens)
    expect(viewOf<ViewParty>(draft).mixedScripts).toEqual(['Latin', 'Cyrillic'])
    expect(marksOf(draft)).toEqual([{ at: '/name', mark: 'mixed-scripts' }])
  })

  it('finds a mixture behind characters that cannot be seen', () => {
    expect(issuer({ id: 'urn:a', name: 'A\u200Bс' }).mixedScripts).toEqual(['Latin', 'Cyrillic'])
  })

  it('shows two names both, marked', () => {
    const draft = partyOf({ id: 'urn:a', name: ['Example Academy', 'Another Academy'] }, 'trusted', pens)
    expect(viewOf<ViewParty>(draft).name).toBe('Example Academy / Another Academy')
    expect(marksOf(draft)).toEqual([{ at: '/name', mark: 'contradictory' }])
  })

  it('gives no link of a home page that is none', () => {
    expect(issuer({ id: 'urn:a', url: 'javascript:alert(1)' }).urls).toEqual([{ text: 'javascript:alert(1)' }])
  })

  it('takes no host from an id with hidden characters', () => {
    expect(issuer('did:web:academy\u200B.example').id).toBe('did:web:academy\\u{200b}.example')
    expect(issuer('did:web:academy\u200B.example').host).toBeUndefined()
  })
})

describe('partiesOf', () => {
  it('reads none, one and many, as said by the issuer', () => {
    const parties = (value: JsonValue | undefined): readonly ViewParty[] =>
      viewOf<readonly ViewParty[]>(partiesOf(value, pens))
    expect(parties(undefined)).toEqual([])
    expect(parties('urn:a').map(({ nameIs }) => nameIs)).toEqual(['said-by-issuer'])
    expect(parties(['urn:a', { id: 'urn:b' }]).map(({ id }) => id)).toEqual(['urn:a', 'urn:b'])
  })
})

describe('identifiersOf', () => {
  it('leaves out what identifies nothing', () => {
    expect(jsonOf(identifiersOf([{ identifierType: 'isbn' }, { identifier: '1' }], pens))).toEqual([
      { identifier: '1' },
    ])
  })
})
