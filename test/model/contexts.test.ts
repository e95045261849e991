import { describe, expect, it } from 'vitest'
import {
  clrContexts,
  findOpenBadgesContext,
  newestClrContext,
  newestOpenBadgesContext,
  openBadgesContexts,
} from '../../src/model/contexts.js'

const base = 'https://purl.imsglobal.org/spec/ob/v3p0/'

describe('the Open Badges contexts', () => {
  it.each([
    ['context-3.0.3.json', '3.0.3', 'canonical', ['1.1', '2.0']],
    ['context-3.0.2.json', '3.0.2', 'canonical', ['1.1', '2.0']],
    ['context-3.0.1.json', '3.0.1', 'canonical', ['1.1']],
    ['context.json', '3.0.0', 'canonical', ['1.1']],
    ['context/ob_v3p0.jsonld', '3.0.0', 'alias', ['1.1']],
  ])('T-2: %s is version %s, %s, and goes with data models %j', (name, version, address, dataModels) => {
    expect(findOpenBadgesContext(base + name)).toEqual({ url: base + name, version, address, dataModels })
  })

  it('begin with the newest', () => {
    expect(openBadgesContexts[0]?.url).toBe(newestOpenBadgesContext)
  })

  it.each(['context-3.0.4.json', 'extensions.json', 'context-3.0.3.json#', ''])('are not found by %s', (name) => {
    expect(findOpenBadgesContext(base + name)).toBeUndefined()
  })
})

describe('the contexts of Comprehensive Learner Records', () => {
  it('are two, which go with both data models, the newest first', () => {
    expect(clrContexts.map(({ url, version, dataModels }) => [url, version, dataModels])).toEqual([
      ['https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json', '2.0.1', ['1.1', '2.0']],
      ['https://purl.imsglobal.org/spec/clr/v2p0/context.json', '2.0.0', ['1.1', '2.0']],
    ])
    expect(clrContexts[0]?.url).toBe(newestClrContext)
  })
})
