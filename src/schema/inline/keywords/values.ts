/** Keywords for values of any kind, for texts and for numbers. */
import { describeJson, isJsonArray, isJsonObject, toArray, type JsonValue } from '../../../json/json.js'
import { inlineFormats } from '../inline-formats.js'
import type { Keyword, KeywordSetting } from '../compiled.js'
import { identityOf } from '../identity.js'
import { isMultipleOf } from '../multiple.js'
import { countOf } from './keyword-values.js'

/** `type`. */
export const type: Keyword = (value, setting) => {
  const tests = toArray(value).map((name) => (typeof name === 'string' ? typeTests.get(name) : undefined))
  const known = tests.filter((test) => test !== undefined)
  if (known.length === 0 || known.length < tests.length) {
    return setting.invalid('the name of a type, or several', value)
  }
  const expected = toArray(value).map(String).join(' or ')
  return (instance, visit) => known.some((is) => is(instance)) || visit.fault(setting, expected, instance)
}

/** `enum`. */
export const enumeration: Keyword = (value, setting) => {
  if (!isJsonArray(value)) return setting.invalid('an array', value)
  const allowed = new Set(value.map((member) => identityOf(member)))
  const expected = `one of ${shorten(value.map(describeJson).join(', '))}`
  return (instance, visit) => allowed.has(identityOf(instance, visit.spend)) || visit.fault(setting, expected, instance)
}

/** `const`. */
export const constant: Keyword = (value, setting) => {
  const allowed = identityOf(value)
  const expected = describeJson(value)
  return (instance, visit) => identityOf(instance, visit.spend) === allowed || visit.fault(setting, expected, instance)
}

/** `format`, for those that are known; others ask for nothing, as the standard allows. */
export const format: Keyword = (value, setting) => {
  if (typeof value !== 'string') return setting.invalid('the name of a format', value)
  const has = inlineFormats.get(value)
  if (has === undefined) return undefined
  return forTexts(setting, value, has)
}

/** `pattern`. */
export const pattern: Keyword = (value, setting) => {
  const regular = setting.pattern(value)
  const expected = `text that matches ${regular.source}`
  return (instance, visit) =>
    typeof instance !== 'string' || regular.matches(instance, visit.spend) || visit.fault(setting, expected, instance)
}

/** `minLength`, in characters and not in units of UTF-16. */
export const minLength: Keyword = (value, setting) => {
  const least = countOf(value, setting)
  return forTexts(setting, `at least ${least} characters`, (text) => text.length >= least && lengthOf(text) >= least)
}

/** `maxLength`. */
export const maxLength: Keyword = (value, setting) => {
  const most = countOf(value, setting)
  return forTexts(setting, `at most ${most} characters`, (text) => text.length <= most || lengthOf(text) <= most)
}

/** `minimum`. */
export const minimum: Keyword = (value, setting) => {
  const least = numberOf(value, setting)
  return forNumbers(setting, `a number from ${least} on`, (number) => number >= least)
}

/** `maximum`. */
export const maximum: Keyword = (value, setting) => {
  const most = numberOf(value, setting)
  return forNumbers(setting, `a number up to ${most}`, (number) => number <= most)
}

/** `exclusiveMinimum`. */
export const exclusiveMinimum: Keyword = (value, setting) => {
  const bound = numberOf(value, setting)
  return forNumbers(setting, `a number above ${bound}`, (number) => number > bound)
}

/** `exclusiveMaximum`. */
export const exclusiveMaximum: Keyword = (value, setting) => {
  const bound = numberOf(value, setting)
  return forNumbers(setting, `a number below ${bound}`, (number) => number < bound)
}

/** `multipleOf`. */
export const multipleOf: Keyword = (value, setting) => {
  const unit = numberOf(value, setting)
  if (unit <= 0) return setting.invalid('a number above 0', value)
  return forNumbers(setting, `a multiple of ${unit}`, (number) => isMultipleOf(number, unit))
}

function forTexts(setting: KeywordSetting, expected: string, holds: (text: string) => boolean): ReturnType<Keyword> {
  return (instance, visit) => {
    if (typeof instance !== 'string') return true
    visit.spend(1 + instance.length / CHARACTERS_A_STEP)
    return holds(instance) || visit.fault(setting, expected, instance)
  }
}

function forNumbers(
  setting: KeywordSetting,
  expected: string,
  holds: (number: number) => boolean,
): ReturnType<Keyword> {
  return (instance, visit) =>
    typeof instance !== 'number' || holds(instance) || visit.fault(setting, expected, instance)
}

function numberOf(value: JsonValue, { invalid }: KeywordSetting): number {
  return typeof value === 'number' ? value : invalid('a number', value)
}

function lengthOf(text: string): number {
  return Array.from(text).length
}

function shorten(text: string): string {
  return text.length > LONGEST_LIST ? `${text.slice(0, LONGEST_LIST)}…` : text
}

const typeTests: ReadonlyMap<string, (value: JsonValue) => boolean> = new Map<string, (value: JsonValue) => boolean>([
  ['string', (value) => typeof value === 'string'],
  ['number', (value) => typeof value === 'number'],
  ['integer', (value) => Number.isInteger(value)],
  ['boolean', (value) => typeof value === 'boolean'],
  ['null', (value) => value === null],
  ['array', isJsonArray],
  ['object', isJsonObject],
])

/** What a look at a text costs. */
const CHARACTERS_A_STEP = 4

/** Characters of an enumeration that are shown. */
const LONGEST_LIST = 300
