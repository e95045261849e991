import { expect, it } from 'vitest'
import { styleFor } from '../../../src/cli/output.js'
import { formatNamed, formatNames } from '../../../src/cli/reports/formats.js'
import { written } from './entries.js'

it.each(formatNames)('has the format %s, which tells of every input', (name) => {
  const text = written(formatNamed(name, styleFor({ write: () => undefined }, {})))
  for (const told of ['badge.jwt', 'badge.png', 'forged.json', 'gone.json', 'SIGNATURE_INVALID'])
    expect(text).toContain(told)
})
