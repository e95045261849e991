import { describe, expect, it } from 'vitest'
import { OneOf, settle, Shown } from '../../src/view/draft.js'

interface Tree {
  readonly name?: string
  readonly parts: readonly { readonly name: string }[]
  readonly count: number
  readonly 'a/b~c'?: string
}

describe('settle', () => {
  it('makes plain JSON, leaves out what is undefined, and names the place of each mark', () => {
    const { view, marks } = settle<Tree>({
      name: undefined,
      parts: [{ name: new Shown('one') }, { name: new Shown('two', ['blank', 'shortened']) }],
      count: 2,
      'a/b~c': new Shown('three', ['hidden-characters']),
    })
    expect(view).toStrictEqual({ parts: [{ name: 'one' }, { name: 'two' }], count: 2, 'a/b~c': 'three' })
    expect(marks).toEqual([
      { at: '/parts/1/name', mark: 'blank' },
      { at: '/parts/1/name', mark: 'shortened' },
      { at: '/a~1b~0c', mark: 'hidden-characters' },
    ])
  })

  it('marks as contradictory what is several where one is expected, and only then', () => {
    const part = (name: string): { name: Shown } => ({ name: new Shown(name) })
    const one = settle<Tree>({ parts: new OneOf([part('a')]), count: 1 })
    const two = settle<Tree>({ parts: new OneOf([part('a'), part('b')]), count: 2 })
    expect(one.marks).toEqual([])
    expect(two.view.parts).toEqual([{ name: 'a' }, { name: 'b' }])
    expect(two.marks).toEqual([{ at: '/parts', mark: 'contradictory' }])
  })
})
