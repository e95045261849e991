/**
 * The schemas that are published: one file for each kind of document, complete in itself, so that
 * any validator of JSON Schema reads it alone. The only formats they name are `date` and `date-time`.
 */
import { classSchemas } from './class-schemas.mjs'

/** File name without `.schema.json` → the class that it is about, and its title. */
export const publishedKinds = {
  achievement: { name: 'Achievement', title: 'Achievement (Open Badges 3.0)' },
  'achievement-credential': {
    name: 'OpenBadgeCredential',
    title: 'OpenBadgeCredential or AchievementCredential (Open Badges 3.0, data model 2.0)',
  },
  'achievement-credential-v1p1': {
    name: 'OpenBadgeCredentialV1p1',
    title: 'OpenBadgeCredential or AchievementCredential (Open Badges 3.0, data model 1.1)',
  },
  'bitstring-status-list-credential': {
    name: 'BitstringStatusListCredential',
    title: 'BitstringStatusListCredential (Bitstring Status List 1.0, data model 2.0)',
  },
  'clr-credential': { name: 'ClrCredential', title: 'ClrCredential (CLR 2.0, data model 2.0)' },
  'clr-credential-v1p1': { name: 'ClrCredentialV1p1', title: 'ClrCredential (CLR 2.0, data model 1.1)' },
  'endorsement-credential': {
    name: 'EndorsementCredential',
    title: 'EndorsementCredential (Open Badges 3.0, data model 2.0)',
  },
  'endorsement-credential-v1p1': {
    name: 'EndorsementCredentialV1p1',
    title: 'EndorsementCredential (Open Badges 3.0, data model 1.1)',
  },
  profile: { name: 'Profile', title: 'Profile (Open Badges 3.0)' },
}

/**
 * @param model what `readModel` read
 * @returns {{ file: string, schema: object }[]} each published file with what it holds
 */
export function publishedSchemas(model) {
  return Object.entries(publishedKinds).map(([kind, { name, title }]) => {
    const $defs = classSchemas(model, [name])
    const { description } = $defs[name]
    const $schema = 'https://json-schema.org/draft/2020-12/schema'
    const schema = { $schema, title, description, $ref: `#/$defs/${name}`, $defs }
    return { file: `${kind}.schema.json`, schema: spellOutIris(schema) }
  })
}

/** Few validators know the format `iri`; a pattern is understood by all. It is that of src/json/iri.ts. */
function spellOutIris(schema) {
  return JSON.parse(JSON.stringify(schema), (_key, value) => {
    if (value?.format !== 'iri') return value
    const { format: _format, ...rest } = value
    return { ...rest, pattern: ABSOLUTE_IRI }
  })
}

const ABSOLUTE_IRI = '^[A-Za-z][A-Za-z0-9+.-]*:[^\\s\\u0000-\\u001f\\u007f-\\u009f<>"{}|\\\\^`]+$'
