import { describe, expect, it } from 'vitest'
import { contextsOf, readContexts } from '../../src/build/contexts.js'
import { credentialsV2Context, newestOpenBadgesContext, openBadgesExtensionsContext } from '../../src/model/contexts.js'
import { buildWith, placeOf, readWith, welding } from './support.js'

const [one, two] = ['https://school.example/one.json', 'https://school.example/two.json']

describe('contextsOf', () => {
  it('names the data model and the newest Open Badges context', () => {
    expect(contextsOf(['BitstringStatusListEntry'], [])).toEqual([credentialsV2Context, newestOpenBadgesContext])
  })

  it('keeps the order of one’s own, after those of 1EdTech', () => {
    expect(contextsOf(['1EdTechCredentialRefresh'], [two, one]).slice(2)).toEqual([
      openBadgesExtensionsContext,
      two,
      one,
    ])
  })
})

describe('readContexts', () => {
  it.each([
    [one, ''],
    [[], ''],
    [[{ name: 'https://schema.org/name' }], '/0'],
    [['context.json'], '/0'],
    [[one, one], '/1'],
    [[one, credentialsV2Context], '/1'],
  ])('refuses %j', (contexts, place) => {
    expect(placeOf(() => readWith(readContexts, contexts))).toBe(place)
  })
})

describe('contexts of one’s own', () => {
  const achievement = { ...welding, courseCode: 'W-7' }

  it('are needed for properties of one’s own', () => {
    expect(placeOf(() => buildWith({ achievement }))).toBe('/achievement/courseCode')
  })

  it('let them stand where the class is open, wherever they are named in the input', () => {
    const built = buildWith({ contexts: [one], achievement })
    expect(built.credentialSubject.achievement).toMatchObject({ courseCode: 'W-7' })
    expect(built['@context']).toEqual([credentialsV2Context, newestOpenBadgesContext, one])
  })

  it('do not open closed classes', () => {
    const image = { id: 'https://school.example/a.png', width: 7 }
    expect(placeOf(() => buildWith({ contexts: [one], image }))).toBe('/image/width')
  })
})
