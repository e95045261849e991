/** E5: a keyword, or another name of one, takes text out of what is signed and leaves it where it is read. */
import { describe, expect, it } from 'vitest'
import { codesOf, expectGenuine, genuineDocument } from './genuine.js'
import { keywords } from './keywords.js'

describe('E5: keywords and their aliases hide text from the signature', () => {
  it('control: the genuine badge verifies', () => expectGenuine())

  it.each(keywords)('refuses %s as another name in an inline context', async (keyword) => {
    const document = await genuineDocument()
    document['@context'].push({ forged: keyword })
    document['forged'] = 'PhD in Medicine'
    const codes = await codesOf(document)
    expect(['CONTEXT_INLINE_NOT_ALLOWED', 'CONTEXT_CONFLICT', 'NOT_COMPACTED']).toContain(codes.at(-1))
  })

  it.each(keywords.filter((keyword) => keyword !== '@context'))('refuses %s as a key', async (keyword) => {
    const document = await genuineDocument()
    document['credentialSubject'].achievement[keyword] = 'PhD in Medicine'
    expect(await codesOf(document)).toContain('NOT_COMPACTED')
  })

  it.each(['@vocab', '@base', '@language', '@direction', '@import', '@propagate'])(
    'refuses %s in an inline context',
    async (keyword) => {
      const document = await genuineDocument()
      document['@context'].push({ [keyword]: 'https://attacker.example/' })
      const codes = await codesOf(document)
      expect(codes).toContain('CONTEXT_INLINE_NOT_ALLOWED')
    },
  )

  it('refuses an alias in a context of the proof', async () => {
    const document = await genuineDocument()
    document['proof'] = { ...document['proof'], '@context': { forged: '@index' }, forged: 'PhD in Medicine' }
    expect(await codesOf(document)).toEqual(['CONTEXT_NESTED'])
  })

  it('lets a proof repeat the contexts of its document', async () => {
    const document = await genuineDocument()
    document['proof']['@context'] = document['@context']
    await expectGenuine(document)
  })
})
