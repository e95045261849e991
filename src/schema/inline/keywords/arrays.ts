/** Keywords for arrays. */
import { isJsonArray, type JsonValue } from '../../../json/json.js'
import type { Check, Compiled, Keyword, KeywordSetting, Visit } from '../compiled.js'
import { identityOf } from '../identity.js'
import { countOf } from './keyword-values.js'

/** `minItems`. */
export const minItems: Keyword = (value, setting) => {
  const least = countOf(value, setting)
  return forArrays((array, visit) => array.length >= least || visit.fault(setting, `at least ${least} members`, array))
}

/** `maxItems`. */
export const maxItems: Keyword = (value, setting) => {
  const most = countOf(value, setting)
  return forArrays((array, visit) => array.length <= most || visit.fault(setting, `at most ${most} members`, array))
}

/** `uniqueItems`, by one look at each member and not at each pair of them. */
export const uniqueItems: Keyword = (value, setting) => {
  if (typeof value !== 'boolean') return setting.invalid('true or false', value)
  if (!value) return undefined
  return forArrays((array, visit) => {
    const identities = new Set(array.map((member) => identityOf(member, visit.spend)))
    return identities.size === array.length || visit.fault(setting, 'members that differ', array)
  })
}

/** `prefixItems`: a schema for each of the first members. */
export const prefixItems: Keyword = (value, setting) => membersInOrder(value, setting)

/** `items` of 2020-12: what follows those of `prefixItems`. */
export const items: Keyword = (value, setting) => {
  const prefix = setting.sibling('prefixItems')
  return membersFrom(isJsonArray(prefix) ? prefix.length : 0, setting.schema(value))
}

/** `items` of older versions: one schema for all members, or one for each of the first. */
export const itemsOfOld: Keyword = (value, setting) =>
  isJsonArray(value) ? membersInOrder(value, setting) : membersFrom(0, setting.schema(value))

/** `additionalItems`: what follows those of `items`, where these are several. */
export const additionalItems: Keyword = (value, setting) => {
  const schema = setting.schema(value)
  const first = setting.sibling('items')
  return isJsonArray(first) ? membersFrom(first.length, schema) : undefined
}

/** `contains` of draft 07: at least one member. */
export const containsOne: Keyword = (value, setting) => contains(setting.schema(value), setting, { least: 1 })

/** `contains` of 2019-09, with `minContains` and `maxContains`. */
export const containsSome: Keyword = (value, setting) => contains(setting.schema(value), setting, boundsBeside(setting))

/** `contains` of 2020-12: the members that it finds have been looked at. */
export const containsSeen: Keyword = (value, setting) =>
  contains(setting.schema(value), setting, { ...boundsBeside(setting), marks: true })

/** `unevaluatedItems`: those that no keyword beside it, nor any schema these refer to, looked at. */
export const unevaluatedItems: Keyword = (value, setting) => {
  const schema = setting.schema(value)
  return forArrays((array, visit) =>
    visit.all(array.entries(), ([index, member]) => visit.seen.has(index) || looksAt(member, index, schema, visit)),
  )
}

interface Bounds {
  readonly least: number
  readonly most?: number
  readonly marks?: boolean
}

function boundsBeside(setting: KeywordSetting): Bounds {
  const [least, most] = [setting.sibling('minContains'), setting.sibling('maxContains')]
  return {
    least: least === undefined ? 1 : countOf(least, setting),
    ...(most === undefined ? {} : { most: countOf(most, setting) }),
  }
}

function contains(schema: Compiled, setting: KeywordSetting, { least, most = Infinity, marks }: Bounds): Check {
  const upTo = most === Infinity ? '' : ` and at most ${most}`
  const expected = `at least ${least}${upTo} of what it describes`
  return forArrays((array, visit) => {
    const found = [...array.entries()].filter(([index, member]) => visit.inside(schema, member, index, 'alternative'))
    if (marks === true) for (const [index] of found) visit.seen.add(index)
    return (found.length >= least && found.length <= most) || visit.fault(setting, expected, array)
  })
}

function membersInOrder(value: JsonValue, setting: KeywordSetting): Check {
  if (!isJsonArray(value)) return setting.invalid('an array of schemas', value)
  const schemas = value.map((member, index) => setting.schema(member, index))
  return forArrays((array, visit) =>
    visit.all(schemas.entries(), ([index, schema]) => {
      const member = array[index]
      return member === undefined || looksAt(member, index, schema, visit)
    }),
  )
}

function membersFrom(start: number, schema: Compiled): Check {
  return forArrays((array, visit) =>
    visit.all(array.entries(), ([index, member]) => index < start || looksAt(member, index, schema, visit)),
  )
}

function forArrays(check: (array: readonly JsonValue[], visit: Visit) => boolean): Check {
  return (instance, visit) => !isJsonArray(instance) || check(instance, visit)
}

function looksAt(member: JsonValue, index: number, schema: Compiled, visit: Visit): boolean {
  visit.seen.add(index)
  return visit.inside(schema, member, index)
}
