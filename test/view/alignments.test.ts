import { describe, expect, it } from 'vitest'
import { alignmentsOf } from '../../src/view/alignments.js'
import { jsonOf, pens } from './support.js'

describe('alignmentsOf', () => {
  it('gives name, address, framework, code, type and description', () => {
    const alignment = {
      type: ['Alignment'],
      targetName: 'Welding\u0000',
      targetUrl: 'https://framework.example/1',
      targetFramework: 'Crafts',
      targetCode: 'W-1',
      targetType: 'CFItem',
      targetDescription: 'As the trade has it.',
    }
    expect(jsonOf(alignmentsOf([alignment], pens))).toEqual([
      {
        name: 'Welding',
        addresses: [
          { text: 'https://framework.example/1', href: 'https://framework.example/1', host: 'framework.example' },
        ],
        framework: 'Crafts',
        code: 'W-1',
        type: { term: 'CFItem', text: 'Item of a competency framework' },
        description: { text: 'As the trade has it.', links: [] },
      },
    ])
  })

  it('gives no link to an address that runs', () => {
    expect(jsonOf(alignmentsOf({ targetUrl: 'javascript:alert(1)' }, pens))).toEqual([
      { addresses: [{ text: 'javascript:alert(1)' }] },
    ])
  })

  it('gives none where there is none', () => {
    expect(jsonOf(alignmentsOf(undefined, pens))).toEqual([])
  })
})
