/** Addresses as they may be shown: always as text, as a link only where opening it is harmless. */
import type { JsonValue } from '../json/json.js'
import { defaultLimits } from '../limits.js'
import { OneOf, Shown, type Draft } from './draft.js'
import { isPlainWord } from './hidden-characters.js'
import { nodesOf, stringsOf, type Texts } from './texts.js'

/** An address of a credential. Anybody may have put it there: it was not opened. */
export interface ViewAddress {
  /** As it is written. */
  readonly text: string
  /** What a link may lead to: https:, http: or mailto:. Absent: show no link. */
  readonly href?: string
  /** Where the link leads, in punycode: show it beside the link. */
  readonly host?: string
}

/** Text of many lines, such as Markdown, and the addresses in it that may be links. */
export interface ViewText {
  /** The source, as text: nothing in it is markup. */
  readonly text: string
  readonly links: readonly ViewAddress[]
}

/** Reads the address in a property, which is a text or a node with an id. */
export function addressesOf(value: JsonValue | undefined, texts: Texts): OneOf<Draft<ViewAddress>> {
  const written = [...stringsOf(value), ...nodesOf(value).flatMap(({ id }) => stringsOf(id))]
  return new OneOf([...new Set(written)].map((text) => addressOf(text, texts)))
}

/** Reads one address. */
export function addressOf(text: string, texts: Texts): Draft<ViewAddress> {
  const link = linkOf(text)
  return {
    text: texts.id(text) ?? new Shown(''),
    href: link && new Shown(link.href),
    host: link === undefined || link.host === '' ? undefined : new Shown(link.host),
  }
}

/** Reads a text of many lines; where there are several that contradict each other, all of them. */
export function textOf(value: JsonValue | undefined, texts: Texts): Draft<ViewText> | undefined {
  const text = texts.lines(value)
  if (text === undefined) return undefined
  const found = stringsOf(value).flatMap((each) => each.match(LINK) ?? [])
  const links = [...new Set(found.slice(0, MOST_LINKS).map(trimmed))].map((each) => addressOf(each, texts))
  return { text, links: links.filter(({ href }) => href !== undefined) }
}

/**
 * Tells whether an address may be a link, and writes it as browsers do.
 *
 * @returns `undefined` for other schemes (`javascript:`, `data:`…), for names and passwords before
 *   the host, for backslashes, white space and characters that cannot be seen, and for mails that
 *   are written already
 */
export function linkOf(text: string): URL | undefined {
  if (text.length > defaultLimits.maxUrlLength || text.includes('\\') || !isPlainWord(text)) return undefined
  if (!SCHEME.test(text) || !URL.canParse(text)) return undefined
  const url = new URL(text)
  const { username, password, protocol, search, hash } = url
  if (username !== '' || password !== '') return undefined
  return protocol === 'mailto:' && (search !== '' || hash !== '') ? undefined : url
}

/** What ends a sentence, closes a bracket or emphasises is not part of an address. */
function trimmed(address: string): string {
  let bare = address
  let surplus = bare.split(')').length - bare.split('(').length
  while (bare !== '' && (ENDING.has(bare.slice(-1)) || (surplus > 0 && bare.endsWith(')')))) {
    if (bare.endsWith(')')) surplus -= 1
    bare = bare.slice(0, -1)
  }
  return bare
}

const ENDING: ReadonlySet<string> = new Set(".,;:!?*_~'")

const SCHEME = /^(?:https?:\/\/|mailto:)[^/?#]/i

/** Where an address begins in text, up to what can be in none; a quote ends the address in a link's title. */
const LINK = /\b(?:https?:\/\/|mailto:)[^\s<>"|\\^`[\]{}]{1,2048}/gi

/** Of one text; each costs a parse. */
const MOST_LINKS = 100
