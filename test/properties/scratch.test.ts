import { it } from 'vitest'
import { judgeMutants } from './oracle.js'
import { writeFileSync } from 'node:fs'
it('x', async () => {
  const t = await judgeMutants({
    seed: Number(process.env['MUTANT_SEED']),
    first: Number(process.env['MUTANT_FIRST'] ?? 0),
    count: Number(process.env['MUTANTS']),
  })
  writeFileSync(
    '/tmp/miss-' + process.env['MUTANT_SEED'] + '.json',
    JSON.stringify(t, (_k, v) => (v instanceof Map ? [...v] : v), 1),
  )
}, 3e6)
