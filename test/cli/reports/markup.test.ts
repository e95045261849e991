import { expect, it } from 'vitest'
import { escaped } from '../../../src/cli/reports/markup.js'

it('leaves nothing that ends an attribute, an element or an entity', () => {
  expect(escaped(`a<b>"c"&'d'`)).toBe('a&#60;b&#62;&#34;c&#34;&#38;&#39;d&#39;')
})
