import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../../src/json/json.js'
import { recipientOf, type ViewRecipient } from '../../src/view/recipients.js'
import { pens, verify, viewOf, withChecks } from './support.js'

const report = await verify()
const recipient = (subject: Record<string, JsonValue>): ViewRecipient =>
  viewOf<ViewRecipient>(recipientOf(subject, report, pens))

describe('recipientOf', () => {
  it('gives an id, with its host', () => {
    expect(recipient({ id: 'did:web:people.example:7' })).toEqual({
      id: 'did:web:people.example:7',
      host: 'people.example',
      identifiers: [],
      isExpected: 'not-asked',
    })
  })

  it('gives plain identifiers, and of hashed ones no more than that they are', () => {
    const identifier = [
      { hashed: false, identityHash: 'Kari Berg', identityType: 'name' },
      { hashed: true, identityHash: 'sha256$aa', identityType: 'emailAddress', salt: 'Kosher' },
      { hashed: [true, false], identityHash: 'sha256$bb', identityType: 'userName' },
    ]
    const { identifiers } = recipient({ identifier })
    expect(identifiers).toEqual([
      { type: { term: 'name', text: 'Name' }, isHashed: false, value: 'Kari Berg' },
      { type: { term: 'emailAddress', text: 'Email address' }, isHashed: true },
      { type: { term: 'userName', text: 'User name' }, isHashed: true },
    ])
    expect(JSON.stringify(identifiers)).not.toMatch(/sha256|Kosher/)
  })

  it('says whether it is whom the caller expected', async () => {
    const expecting = async (id: string): Promise<string> => {
      const judged = await verify({}, { policy: { expectedRecipient: { id } } })
      return viewOf<ViewRecipient>(recipientOf({}, judged, pens)).isExpected
    }
    expect([await expecting('did:example:holder'), await expecting('did:example:other')]).toEqual(['yes', 'no'])
    const unknown = withChecks(report, { recipient: { outcome: 'unknown', problems: [] } })
    expect(viewOf<ViewRecipient>(recipientOf({}, unknown, pens)).isExpected).toBe('not-known')
  })
})
