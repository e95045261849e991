import { describe, expect, it } from 'vitest'
import { defaultLimits } from '../../src/limits.js'
import { imagesOf, type ViewImage } from '../../src/view/images.js'
import { jsonOf, pens, viewOf } from './support.js'

const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk'
const svg = (inside: string, before = ''): string =>
  `data:image/svg+xml,${encodeURIComponent(`${before}<svg xmlns="http://www.w3.org/2000/svg">${inside}</svg>`)}`

function imageAt(id: string): ViewImage {
  const [image] = viewOf<readonly ViewImage[]>(imagesOf({ id, type: 'Image' }, 'achievement', pens.texts))
  return image!
}

describe('imagesOf', () => {
  it('gives an embedded picture for <img>', () => {
    const caption = 'A flame\u202E'
    const images = imagesOf({ id: `data:image/png;base64,${PNG}`, caption }, 'credential', pens.texts)
    expect(jsonOf(images)).toEqual([
      {
        of: 'credential',
        caption: 'A flame',
        kind: 'embedded',
        src: `data:image/png;base64,${PNG}`,
        type: 'image/png',
        isActive: false,
      },
    ])
  })

  it('goes by what the bytes are, not by what they are called', () => {
    expect(imageAt(`data:image/svg+xml;base64,${PNG}`)).toMatchObject({ type: 'image/png' })
    expect(
      imageAt(
        `data:image/jpg;charset=x;base64,${Buffer.from('\u00ff\u00d8\u00ff\u00e0', 'latin1').toString('base64')}`,
      ),
    ).toMatchObject({ kind: 'embedded', type: 'image/jpeg' })
  })

  it('forgives base64 what browsers forgive', () => {
    const same = { kind: 'embedded', src: `data:image/png;base64,${PNG}` }
    expect(imageAt(`data:image/png;base64,${PNG.replaceAll('/', '%2F')}`)).toMatchObject(same)
    expect(imageAt(`data:image/png;base64,${PNG.slice(0, 20)}\n${PNG.slice(20)}`)).toMatchObject(same)
    expect(imageAt('data:image/png;base64,iVBORw0KGgo')).toMatchObject({ src: 'data:image/png;base64,iVBORw0KGgo=' })
  })

  it('gives a picture elsewhere by its address, with its host', () => {
    expect(imageAt('https://a.example/logo.png')).toEqual({
      of: 'achievement',
      kind: 'remote',
      address: { text: 'https://a.example/logo.png', href: 'https://a.example/logo.png', host: 'a.example' },
    })
  })

  it.each([
    ['javascript:alert(1)', 'address'],
    ['http://a.example/logo.png', 'address'],
    ['https://bank.example@evil.example/logo.png', 'address'],
    ['mailto:a@b.example', 'address'],
    ['urn:uuid:1', 'address'],
    ['', 'address'],
    [`data:text/html;base64,${PNG}`, 'type'],
    [`data:,${PNG}`, 'type'],
    ['data:image/png', 'type'],
    ['data:image/png;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==', 'type'],
    [`data:image/gif;base64,${Buffer.from('GIF89a').toString('base64')}`, 'type'],
    ['data:image/png;base64,iVBOR*0KGgo=', 'not-decodable'],
    ['data:image/svg+xml,%E0%A4%A', 'not-decodable'],
  ])('refuses %s: %s', (address, because) => {
    expect(imageAt(address)).toEqual({ of: 'achievement', kind: 'refused', because })
  })

  it('refuses a picture beyond the limit before it is decoded', () => {
    const most = defaultLimits.maxDataUrlLength
    expect(imageAt(`data:image/png;base64,${'A'.repeat(most)}`)).toMatchObject({ because: 'too-large' })
    const large = `data:image/png;base64,iVBORw0KGgoA${'A'.repeat(most - 34)}`
    expect(large.length).toBeLessThanOrEqual(most)
    expect(imageAt(large)).toMatchObject({ kind: 'embedded' })
  })

  it.each([
    ['a script', svg('<script>alert(1)</script>')],
    ['a script under a prefix', svg('<s:script xmlns:s="http://www.w3.org/2000/svg">alert(1)</s:script>')],
    ['a handler', svg('<rect onload="alert(1)"/>')],
    ['HTML', svg('<foreignObject><b>x</b></foreignObject>')],
    ['a link', svg('<a href="https://evil.example/"><rect/></a>')],
    ['an external picture', svg('<image xlink:href="https://tracker.example/p.gif"/>')],
    ['a style that loads', svg('<style>@import "https://evil.example/a.css"</style>')],
    ['a filling that loads', svg('<rect fill="url(https://evil.example/x)"/>')],
    ['an animation of a link', svg('<a><set attributeName="href" to="x"/></a>')],
    ['a document type', svg('<rect/>', '<!DOCTYPE svg [<!ENTITY x "y">]>')],
    [
      'a stylesheet',
      svg('<rect/>', '<?xml version="1.0"?><?xml-stylesheet href="x"?>').replace(
        '%3Fxml-stylesheet',
        '%3Fxml-stylesheet',
      ),
    ],
    ['a script under a long prefix', svg(`<${'p'.repeat(60)}:script/>`)],
    ['a script under a prefix of other letters', svg('<é:script/>')],
    ['letters of CSS by number', svg('<rect style="fill:&#117;rl(//a.example/a)"/>')],
    ['letters of CSS by a long number', svg('<rect style="fill:&#x0000000000075;rl(//a.example/a)"/>')],
    ['letters of CSS by escape', svg('<rect style="fill:\\75rl(//a.example/a)"/>')],
    ['an import by escape', svg('<style>@\\69mport "//a.example/a.css";</style>')],
    ['a set of pictures', svg('<rect style="fill:image-set(\'//a.example/a.png\' 1x)"/>')],
    ['a picture by CSS', svg('<rect style="fill:image(\'//a.example/a.png\')"/>')],
    ['an address by its new name', svg('<rect style="fill:src(\'//a.example/a.png\')"/>')],
    ['another encoding', svg('<rect/>', '<?xml version="1.0" encoding="ISO-2022-JP"?>')],
    [
      'letters of two bytes',
      `data:image/svg+xml;base64,${Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>', 'utf16le').toString('base64')}`,
    ],
  ])('gives an SVG with %s as a picture only, and marks it', (_, address) => {
    const image = imageAt(address)
    expect(image.kind === 'refused' || (image.kind === 'embedded' && image.isActive)).toBe(true)
    expect(JSON.stringify(image)).not.toMatch(/<svg|<script/)
  })

  it('does not mark an SVG that only draws', () => {
    expect(imageAt(svg('<rect/>', '<?xml version="1.0" encoding="UTF-8"?>'))).toMatchObject({ isActive: false })
    expect(imageAt(svg('<title>R&#233;sum&#xe9; &#9999999; &amp; more</title>'))).toMatchObject({ isActive: false })
    const drawing = '<defs><linearGradient id="a"/></defs><rect fill="url(#a)"/><use href="#a"/><title>On time</title>'
    expect(imageAt(svg(drawing))).toMatchObject({ kind: 'embedded', type: 'image/svg+xml', isActive: false })
  })

  it('gives an SVG in base64, whatever way it was written', () => {
    expect(imageAt(svg('<rect/>'))).toMatchObject({
      src: expect.stringMatching(/^data:image\/svg\+xml;base64,[\w+/]+=*$/) as string,
    })
  })

  it('reads an image that is only an address, and none where there is none', () => {
    expect(jsonOf(imagesOf('https://a.example/a.png', 'profile', pens.texts))).toMatchObject([{ kind: 'remote' }])
    expect(jsonOf(imagesOf(undefined, 'profile', pens.texts))).toEqual([])
    expect(jsonOf(imagesOf({ caption: 'x' }, 'profile', pens.texts))).toEqual([])
  })
})
