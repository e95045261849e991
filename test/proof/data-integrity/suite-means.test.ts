import { describe, expect, it } from 'vitest'
import { createContextLibrary } from '../../../src/jsonld/context-library.js'
import { defaultLimits } from '../../../src/limits.js'
import { createSuiteMeans } from '../../../src/proof/data-integrity/suite-means.js'
import type { SuiteMeans } from '../../../src/proof/data-integrity/suite.js'
import { badgeOf } from '../../support/foreign-signer.js'

const contexts = (): ReturnType<SuiteMeans['contexts']> => Promise.resolve(createContextLibrary(new Map()))

describe('createSuiteMeans', () => {
  it('translates a document once for each hash', async () => {
    const means = createSuiteMeans({ contexts, limits: defaultLimits })
    const [one, same] = [badgeOf('did:example:a'), badgeOf('did:example:a')]
    const first = means.translate(one, 'SHA-256')
    expect(means.translate(one, 'SHA-256')).toBe(first)
    expect(means.translate(one, 'SHA-384')).not.toBe(first)
    // Only the very same document is known to be the same.
    expect(means.translate(same, 'SHA-256')).not.toBe(first)
    expect(await means.translate(same, 'SHA-256')).toEqual(await first)
  })

  it('loads no contexts before they are asked for', () => {
    let asked = 0
    const loaded = createSuiteMeans({
      limits: defaultLimits,
      contexts: () => {
        asked++
        return contexts()
      },
    })
    expect(asked).toBe(0)
    void loaded.translate(badgeOf('did:example:a'), 'SHA-256')
    expect(asked).toBe(1)
  })
})
