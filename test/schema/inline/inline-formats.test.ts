import { describe, expect, it } from 'vitest'
import { inlineFormats } from '../../../src/schema/inline/inline-formats.js'

describe('inlineFormats', () => {
  it.each([
    ['date', '2026-02-28', '2026-02-29'],
    ['date-time', '2026-02-28T00:00:00+01:00', '2026-02-28T00:00:00'],
    ['uri', 'https://example.org/a?b#c', '/a'],
    ['uri', 'urn:uuid:00000000-0000-0000-0000-000000000000', 'https://example.org/å'],
    ['uri', 'data:text/plain,a', 'javascript:alert(1)'],
    ['uri', 'did:key:z6Mk', 'JavaScript:alert(1)'],
    ['url', 'https://example.org/', 'vbscript:msgbox'],
    ['iri', 'https://example.org/å', 'https://example.org/a b'],
    ['uri-reference', '../a#b', 'a b'],
    ['uri-reference', '', 'javascript:alert(1)'],
    ['iri-reference', 'å', '<a>'],
    ['email', 'a@b.example', 'a'],
    ['email', '"a b"@b.example', 'a@b\n.example'],
    ['idn-email', 'å@b.example', '@b.example'],
    ['uuid', '2EB8AA08-aa98-11ea-b4aa-73b441d16380', '2eb8aa08aa9811eab4aa73b441d16380'],
  ])('%s takes %s and refuses %s', (format, good, bad) => {
    const has = inlineFormats.get(format)
    expect([has?.(good), has?.(bad)]).toEqual([true, false])
  })

  it('knows no others', () => {
    expect(inlineFormats.has('toString')).toBe(false)
    expect(inlineFormats.has('regex')).toBe(false)
  })
})
