import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { htmlFormat } from '../../../src/cli/reports/html.js'
import { style } from '../../../src/cli/reports/style.js'
import { entries, written } from './entries.js'

describe('reports as a page', () => {
  const page = written(htmlFormat)

  it('has a summary, a row and an article for each input', () => {
    expect(page).toContain('<li class="yes"><b>3</b> verified</li>')
    expect(page).toContain('<li class="no"><b>1</b> could not be read</li>')
    expect(page.match(/<tr><td data-label=""><a href="#b\d">/g)).toHaveLength(entries.length)
    expect(page.match(/<article id="b\d">/g)).toHaveLength(entries.length)
  })

  it('shows every check of a badge, and why it is not verified', () => {
    const article = page.slice(page.indexOf('<article id="b5">'), page.indexOf('<article id="b6">'))
    expect(article.match(/<th scope="row">/g)).toHaveLength(9)
    expect(article).toContain('<code>SIGNATURE_INVALID</code> at <bdi>/proof</bdi>')
  })

  it('shows the picture of the file', () => {
    expect(page.match(/<img /g)).toHaveLength(1)
    expect(page).toMatch(/<img src="data:image\/png;base64,iVBOR[A-Za-z0-9+/=]+" alt="">/)
  })

  it('holds no markup but its own, and lets nothing be loaded or run', () => {
    expect(page).not.toMatch(/<script|javascript:|<[^>]*\son\w+=|<iframe|<object|<link|url\(|@import/i)

    expect(page).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/)
    const digest = createHash('sha256').update(style).digest('base64')
    expect(page).toContain(
      `content="default-src 'none'; img-src data:; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'"`,
    )
    expect(page).toContain(`<style>${style}</style>`)
    for (const [, address] of page.matchAll(/(?:src|href)="([^"]*)"/g))
      expect(address).toMatch(/^(?:#b\d+$|data:image\/)/)
  })
})
