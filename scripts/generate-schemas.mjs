/**
 * Writes what follows from the nouns of src/model/:
 *
 * - schemas/*.schema.json, the published JSON Schemas; committed, as documentation
 * - src/schema/validators.generated.ts, the same compiled to functions; not committed
 *
 * One definition is not of the model: scripts/schemas/status-list-of-others.json says how much
 * more leniently than the published schema the verifier reads the status lists of other people.
 *
 * With `--into <folder>`, the published schemas are written there and nothing else is done; with
 * `--from <folder>`, from another model.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { format, resolveConfig } from 'prettier'
import { classSchemas } from './schemas/class-schemas.mjs'
import { compileSchemas } from './schemas/compile-schemas.mjs'
import { publishedKinds, publishedSchemas } from './schemas/published-schemas.mjs'
import { readModel } from './schemas/read-model.mjs'

const here = new URL('./', import.meta.url)
const { from, into } = parseArgs({ options: { from: { type: 'string' }, into: { type: 'string' } } }).values
const folder = into === undefined ? new URL('../schemas/', here) : pathToFileURL(`${into}/`)
const model = readModel(from === undefined ? new URL('../src/model/', here) : pathToFileURL(`${from}/`))

const style = await resolveConfig(new URL('../package.json', here))
for (const { file, schema } of publishedSchemas(model)) {
  write(new URL(file, folder), await format(JSON.stringify(schema), { ...style, parser: 'json' }))
}
if (into === undefined) {
  // Lists of others are judged by the lenient definition alone.
  const names = Object.values(publishedKinds)
    .map(({ name }) => name)
    .filter((name) => name !== 'BitstringStatusListCredential')
  const lenient = JSON.parse(readFileSync(new URL('schemas/status-list-of-others.json', here), 'utf8'))
  const definitions = { ...classSchemas(model, names), ...lenient }
  const validators = compileSchemas(definitions, [...names, 'StatusListOfOthers'])
  write(new URL('../src/schema/validators.generated.ts', here), validators)
  console.log(
    `schemas: ${Object.keys(publishedKinds).length} written, ${Math.round(validators.length / 1024)} kB compiled`,
  )
}

/** Only what changes is written, so that nothing seems newer than it is. */
function write(file, text) {
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text)
}
