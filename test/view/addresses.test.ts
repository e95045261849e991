import { describe, expect, it } from 'vitest'
import { addressesOf, addressOf, linkOf, textOf, type ViewAddress, type ViewText } from '../../src/view/addresses.js'
import { jsonOf, marksOf, pens, viewOf } from './support.js'

const { texts } = pens

describe('linkOf', () => {
  it.each([
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'java\u200Bscript:alert(1)',
    '\u0001javascript:alert(1)',
    'vbscript:msgbox(1)',
    'data:text/html,<script>alert(1)</script>',
    'blob:https://a.example/1',
    'file:///etc/passwd',
    'ftp://a.example/',
    'urn:uuid:1',
    'did:web:a.example',
    '//a.example/',
    '/relative',
    'https:',
    'https:///a.example',
    'https:\\\\a.example',
    'https://bank.example\\@evil.example/',
    'https://bank.example@evil.example/',
    'https://user:password@a.example/',
    'https://a.example/ b',
    'https://a.example/\u202Egpj.exe',
    'https://[1::2::3]/',
    'mailto:',
    'mailto:a@b.example?body=x&attach=/etc/passwd',
  ])('gives none for %s', (address) => {
    expect(linkOf(address)).toBeUndefined()
    expect(viewOf<ViewAddress>(addressOf(address, texts))).not.toHaveProperty('href')
  })

  it('gives none for an address that is longer than any', () => {
    expect(linkOf(`https://a.example/${'a'.repeat(2_048)}`)).toBeUndefined()
  })

  it.each([
    ['https://a.example/path?q#f', 'https://a.example/path?q#f', 'a.example'],
    ['http://a.example:8080/', 'http://a.example:8080/', 'a.example:8080'],
    ['HTTPS://A.example', 'https://a.example/', 'a.example'],
    ['https://аcademy.example/', 'https://xn--cademy-2nf.example/', 'xn--cademy-2nf.example'],
  ])('gives one for %s, with its host', (address, href, host) => {
    expect(viewOf<ViewAddress>(addressOf(address, texts))).toEqual({ text: address, href, host })
  })

  it('gives one for a mail address, which has no host', () => {
    const text = 'mailto:office@a.example'
    expect(viewOf<ViewAddress>(addressOf(text, texts))).toEqual({ text, href: text })
  })
})

describe('addressesOf', () => {
  it('reads texts and nodes, each once', () => {
    const [one] = viewOf<readonly ViewAddress[]>(addressesOf({ id: 'https://a.example/' }, texts))
    expect(one?.text).toBe('https://a.example/')
    expect(jsonOf(addressesOf(['urn:a', { id: 'urn:a' }], texts))).toEqual([{ text: 'urn:a' }])
    expect(jsonOf(addressesOf(undefined, texts))).toEqual([])
  })

  it('marks two addresses where one is expected', () => {
    expect(marksOf({ urls: addressesOf(['urn:a', 'urn:b'], texts) })).toEqual([{ at: '/urls', mark: 'contradictory' }])
  })
})

describe('textOf', () => {
  const linksIn = (text: string): readonly string[] =>
    viewOf<ViewText>(textOf(text, texts)!).links.map(({ href }) => href ?? '')

  it('keeps Markdown as its source, and lists the links apart', () => {
    const source =
      '# Pass\n\n[the **test**](https://a.example/t_(1)), or see <https://b.example/x>. Ask mailto:c@d.example!'
    const { text, links } = viewOf<ViewText>(textOf(source, texts)!)
    expect(text).toBe(source)
    expect(links.map(({ href }) => href)).toEqual([
      'https://a.example/t_(1)',
      'https://b.example/x',
      'mailto:c@d.example',
    ])
  })

  it.each([
    '[click](javascript:alert(1))',
    '[click](data:text/html;base64,PHNjcmlwdD4=)',
    '<img src=x onerror=alert(1)>',
    '[click]: javascript:alert(1)',
    '![pixel](//tracker.example/p.gif)',
  ])('lists no link of %s', (text) => {
    expect(linksIn(text)).toEqual([])
  })

  it('does not list what only begins like a link', () => {
    expect(linksIn('https://a@evil.example/ and https:// and xhttps://')).toEqual([])
  })

  it('lists a hundred links at most, and ends with texts made to keep it busy', () => {
    expect(linksIn('https://a.example/'.repeat(100_000)).length).toBeLessThanOrEqual(100)
    expect(linksIn('https://a.example/)))) '.repeat(1_000))).toEqual(['https://a.example/'])
    expect(linksIn(`https://a.example/${')'.repeat(200_000)}`).length).toBeLessThanOrEqual(100)
  })

  it('is absent where there is no text', () => {
    expect(textOf(undefined, texts)).toBeUndefined()
  })
})
