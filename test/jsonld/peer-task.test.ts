import { describe, expect, it } from 'vitest'
import { makePeerTask } from '../../src/jsonld/peer-task.js'
import { defaultLimits } from '../../src/limits.js'
import { libraryWith, OB, V2 } from './contexts.js'
import { badge } from './support.js'

const options = { form: 'canonical', limits: defaultLimits } as const

describe('makePeerTask', () => {
  it('takes along the contexts that a document names, each once', () => {
    const document = badge({ endorsement: [{ '@context': [V2, OB], id: 'urn:e' }] })
    const { contexts, limits, hash } = makePeerTask(document, libraryWith(), options)
    expect(contexts.map(([url]) => url)).toEqual([V2, OB])
    expect(hash).toBe('SHA-256')
    expect(Object.keys(limits)).toEqual(['maxQuads', 'maxCanonicalSteps'])
  })

  it('takes along those that contexts name, also for single terms, and comes to an end', () => {
    const library = libraryWith({
      'urn:a': ['urn:b', { term: { '@id': 'urn:term', '@context': 'urn:c' } }],
      'urn:b': 'urn:a',
      'urn:c': { x: 'urn:x' },
    })
    const { contexts } = makePeerTask({ '@context': 'urn:a', term: 'x' }, library, options)
    expect(contexts.map(([url]) => url)).toEqual(['urn:a', 'urn:b', 'urn:c'])
  })

  it('leaves out those that nobody knows', () => {
    expect(makePeerTask({ '@context': 'urn:unknown' }, libraryWith(), options).contexts).toEqual([])
  })

  it('is data that another thread can have', () => {
    const task = makePeerTask(badge(), libraryWith(), options)
    expect(structuredClone(task)).toEqual(task)
  })
})
