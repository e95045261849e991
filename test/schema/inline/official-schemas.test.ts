/** 1EdTech's own schemas, as a schema that a credential names, on other people's badges. */
import { Ajv2019 } from 'ajv/dist/2019.js'
import { expect, it } from 'vitest'
import type { JsonObject } from '../../../src/json/json.js'
import { defaultLimits } from '../../../src/limits.js'
import { checkInlineSchema } from '../../../src/schema/inline/check-inline-schema.js'
import { formats } from '../../../src/schema/formats.js'
import { corpusEntries, describeCorpus, readCorpus } from '../../support/corpus.js'

const known = new Map()

function badges(): readonly { readonly id: string; readonly document: JsonObject }[] {
  return corpusEntries()
    .filter(({ profile, format }) => profile === 'OB3' && !['png', 'svg', 'sd-jwt'].includes(format))
    .map(({ id, path }) => {
      const text = readCorpus(path).toString('utf8').trim()
      const json = text.startsWith('{') ? text : Buffer.from(text.split('.')[1]!, 'base64url').toString('utf8')
      const document = JSON.parse(json) as JsonObject
      return { id, document: (document['vc'] ?? document) as JsonObject }
    })
}

describeCorpus('the official schemas', () => {
  it.each([
    ['json/ob_v3p0_achievementcredential_schema.json'],
    ['json-ld/ob_v3p0_anyachievementcredential_schema.json'],
  ])('%s are judged by as ajv does', { timeout: 60_000 }, (file) => {
    const url = `https://purl.imsglobal.org/spec/ob/v3p0/schema/${file}`
    const bytes = readCorpus(`files/_remote/purl.imsglobal.org/spec/ob/v3p0/schema/${file}`)
    const { date, 'date-time': dateTime } = formats
    const ajv = new Ajv2019({ strict: false, formats: { date, 'date-time': dateTime } })
    const validate = ajv.compile(JSON.parse(bytes.toString('utf8')) as JsonObject)
    const tally = { met: 0, refused: 0 }
    const differences = badges().filter(({ document }) => {
      const theirs = validate(document)
      const ours = checkInlineSchema(document, { url, content: { bytes } }, { limits: defaultLimits, known })
      tally[theirs ? 'met' : 'refused']++
      return theirs !== (ours.length === 0)
    })
    expect(differences.map(({ id }) => id)).toEqual([])
    expect(Math.min(tally.met, tally.refused)).toBeGreaterThan(20)
    console.log(`${file}: ${tally.met} met, ${tally.refused} not, by both`)
  })
})
