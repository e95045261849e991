/** G3: a badge carries a drawing that holds scripts, links or files elsewhere, against whoever shows the badge. */
import { describe, expect, it } from 'vitest'
import { htmlFormat } from '../../src/cli/reports/html.js'
import type { ViewImage } from '../../src/view/images.js'
import { viewCredential } from '../../src/view/view-credential.js'
import { written } from '../cli/reports/entries.js'
import { svgWith } from '../support/pictures.js'
import { signToken, verifier, victimBadge } from './genuine.js'

interface Shown {
  readonly image: ViewImage | undefined
  /** What the page of the command shows as pictures. */
  readonly pictures: readonly string[]
}

/** What is shown of a genuine badge whose picture this is. */
async function show(svg: string | Uint8Array, type = 'image/svg+xml'): Promise<Shown> {
  const id = `data:${type};base64,${Buffer.from(svg as string).toString('base64')}`
  const report = await verifier.verify(await signToken({ ...victimBadge(), image: { id, type: 'Image' } }))
  expect([report.verdict, report.evidence.fetches]).toEqual(['verified', []])
  const view = viewCredential(report)
  const page = written(htmlFormat, [{ source: 'badge.jwt', report, bytes: new Uint8Array() }])
  expect(page).not.toMatch(/<svg|told\.example/)
  return {
    image: view.authentic ? view.images[0] : undefined,
    pictures: [...page.matchAll(/<img src="([^"]*)"/g)].map(([, src = '']) => src),
  }
}

const drawing = (inside: string, before = ''): string => before + svgWith(inside, '')

describe('a drawing that only draws', () => {
  it.each([
    ['shapes', '<rect width="3" height="3"/><path d="M0 0h3"/>'],
    ['a gradient of its own', '<defs><linearGradient id="a"/></defs><rect fill="url(#a)"/><use href="#a"/>'],
    ['a style of its own', '<style>rect{fill:#f00}</style>'],
    ['a picture of its own', '<image href="data:image/png;base64,iVBORw0KGgo="/>'],
    ['words about its setting', '<title>On time, online, often</title>'],
  ])('is shown as a picture: %s', async (_, inside) => {
    const { image, pictures } = await show(drawing(inside))
    expect(image).toMatchObject({ kind: 'embedded', type: 'image/svg+xml', isActive: false })
    expect(pictures).toEqual([image?.kind === 'embedded' ? image.src : ''])
  })
})

describe('a drawing that does more', () => {
  it.each([
    ['a script', '<script>told()</script>'],
    ['a script in capitals', '<SCRIPT>told()</SCRIPT>'],
    ['a script from elsewhere', '<script href="https://told.example/a.js"/>'],
    ['a script under another prefix', '<s:script xmlns:s="http://www.w3.org/2000/svg">told()</s:script>'],
    ['a handler', '<rect onload="told()"/>'],
    ['a handler behind a line', '<rect\nonclick\n=\n"told()"/>'],
    ['a handler in capitals', '<rect ONLOAD="told()"/>'],
    ['an address that runs', '<a href="javascript:told()"><rect/></a>'],
    ['an address that runs, escaped', '<a href="&#106;avascript:told()"><rect/></a>'],
    ['an older address that runs', '<a xlink:href="javascript:told()" xmlns:xlink="http://www.w3.org/1999/xlink"/>'],
    ['a link', '<a href="https://told.example/"><rect/></a>'],
    ['a page', '<foreignObject><b xmlns="http://www.w3.org/1999/xhtml">x</b></foreignObject>'],
    ['a frame', '<x:iframe xmlns:x="http://www.w3.org/1999/xhtml" src="https://told.example/"/>'],
    ['a picture elsewhere', '<image href="https://told.example/a.png"/>'],
    ['a picture elsewhere, without a scheme', '<image href="//told.example/a.png"/>'],
    ['another drawing', '<use href="https://told.example/a.svg#x"/>'],
    ['a drawing in itself', '<image href="data:image/svg+xml,&lt;svg/&gt;"/>'],
    ['a filter that loads', '<filter><feImage href="https://told.example/a.png"/></filter>'],
    ['a style that loads', '<style>@import "https://told.example/a.css"</style>'],
    ['a filling that loads', '<rect fill="url(https://told.example/a#x)"/>'],
    ['a style on an element that loads', '<rect style="fill: url( \'//told.example/a#x\' )"/>'],
    ['an animation of a link', '<a><animate attributeName="href" to="javascript:told()"/></a>'],
    ['a setting of a handler', '<rect><set attributeName="onmouseover" to="told()"/></rect>'],
  ])('is a picture only, and marked: %s', async (_, inside) => {
    const { image, pictures } = await show(drawing(inside))
    expect(image).toMatchObject({ kind: 'embedded', type: 'image/svg+xml', isActive: true })
    // There is another way to show it than to show it.
    expect(pictures).toEqual([])
  })

  it.each([
    ['entities', '<!DOCTYPE svg [<!ENTITY a "told">]>'],
    ['a document type elsewhere', '<!DOCTYPE svg SYSTEM "https://told.example/a.dtd">'],
    ['a sheet of style', '<?xml-stylesheet href="https://told.example/a.css"?>'],
  ])('is a picture only, and marked: %s', async (_, before) => {
    const { image, pictures } = await show(drawing('<rect/>', `<?xml version="1.0"?>${before}`))
    expect(image).toMatchObject({ kind: 'embedded', isActive: true })
    expect(pictures).toEqual([])
  })

  it('is marked where nobody here can read it', async () => {
    const text = drawing('<script>told()</script>', '\ufeff<?xml version="1.0" encoding="UTF-16"?>')
    const { image, pictures } = await show(Buffer.from(text, 'utf16le'))
    expect(image).toMatchObject({ kind: 'embedded', isActive: true })
    expect(pictures).toEqual([])
  })
})

it.each([
  ['a page', '<!doctype html><script>told()</script>', 'image/svg+xml'],
  ['a page that is called a PNG', '<html><script>told()</script></html>', 'image/png'],
  ['a script', 'told()', 'image/svg+xml'],
  ['another language of XML', '<x:html xmlns:x="http://www.w3.org/1999/xhtml"/>', 'image/svg+xml'],
])('what is no drawing is no picture: %s', async (_, text, type) => {
  const { image, pictures } = await show(text, type)
  expect(image).toEqual({ of: 'credential', kind: 'refused', because: 'type' })
  expect(pictures).toEqual([])
})
