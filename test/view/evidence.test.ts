import { describe, expect, it } from 'vitest'
import { evidenceOf } from '../../src/view/evidence.js'
import { jsonOf, pens } from './support.js'

describe('evidenceOf', () => {
  it('gives what is said of it, and where it is', () => {
    const evidence = {
      id: 'https://school.example/1',
      type: ['Evidence'],
      name: 'A railing',
      description: 'Photographs.',
      narrative: 'See <https://school.example/2>.',
      genre: 'Workpiece',
      audience: 'Engineers',
    }
    expect(jsonOf(evidenceOf([evidence], pens))).toMatchObject([
      {
        name: 'A railing',
        description: { text: 'Photographs.' },
        narrative: { text: 'See <https://school.example/2>.', links: [{ host: 'school.example' }] },
        addresses: [{ href: 'https://school.example/1' }],
        genre: 'Workpiece',
        audience: 'Engineers',
      },
    ])
  })

  it('gives no link of evidence that runs', () => {
    expect(jsonOf(evidenceOf({ id: 'javascript:alert(1)' }, pens))).toEqual([
      { addresses: [{ text: 'javascript:alert(1)' }] },
    ])
  })
})
