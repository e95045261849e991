/** Changes the text of a badge, below what JSON can say. */
import { NotApplicable, type Random } from './random.js'

/** Changes a text; what comes out need not be JSON any more. */
export type TextMutator = (text: string, random: Random) => string | Uint8Array

/** Mutators of the text, or of its bytes. */
export const textMutators: Readonly<Record<string, TextMutator>> = {
  'bit turned': (text, random) => {
    const bytes = Buffer.from(text)
    const at = random.below(bytes.length)
    bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8))
    return new Uint8Array(bytes)
  },
  'bytes deleted': (text, random) => {
    const at = random.below(text.length)
    return text.slice(0, at) + text.slice(at + 1 + random.below(8))
  },
  'bytes inserted': (text, random) => insert(text, random.below(text.length), random.pick(INSERTIONS)),
  'bytes copied': (text, random) => {
    const from = random.below(text.length)
    return insert(text, random.below(text.length), text.slice(from, from + 1 + random.below(64)))
  },
  'cut short': (text, random) => text.slice(0, random.below(text.length)),
  'something after the end': (text, random) =>
    text + random.pick(['}', ' ', '\n', '{}', 'null', '\u0000', '/**/', ',']),
  'something before the start': (text, random) =>
    random.pick([' ', '\ufeff', '\n', '[', '/**/', '\u0000', '﻿\n']) + text,
  'key twice': (text, random) => {
    const { at, key } = someKey(text, random)
    const value = random.pick(['"forged"', 'null', '"2099-01-01T00:00:00Z"', '{"id":"https://evil.example/"}', '[]'])
    return insert(text, at, `${random.chance(0.5) ? key : escaped(key, random)}:${value},`)
  },
  'key in escapes': (text, random) => {
    const { at, key } = someKey(text, random)
    return text.slice(0, at) + escaped(key, random) + text.slice(at + key.length)
  },
  'text in escapes': (text, random) => {
    const at = random.pick([...text.matchAll(/[A-Za-z](?=[A-Za-z ]*")/g)]).index
    return text.slice(0, at) + unicodeEscape(text.charAt(at)) + text.slice(at + 1)
  },
  'white space': (text, random) => {
    const at = random.pick([...text.matchAll(/[{}[\],:](?=["{}[\]])/g)]).index + 1
    return insert(text, at, random.pick([' ', '\n', '\t', '\r\n', '\u00a0', '\u2028', '\f']))
  },
  'number in another spelling': (text, random) => {
    const { index, 0: number } = random.pick([...text.matchAll(/(?<=:)-?\d+(?:\.\d+)?(?=[,}\]])/g)])
    const spelling = random.pick([
      `${number}.0`,
      `${number}e0`,
      `${number}0e-1`,
      `0${number}`,
      `+${number}`,
      `${number}.000000000000000001`,
    ])
    return text.slice(0, index) + spelling + text.slice(index + number.length)
  },
  'dangerous key': (text, random) => {
    const { at } = someKey(text, random)
    const key = random.pick(['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '__defineGetter__'])
    return insert(text, at, `"${key}":${random.pick(['{"forged":true}', '"x"', 'null', '{"id":"urn:x"}'])},`)
  },
  'dangerous value': (text, random) => {
    const { index, 0: value } = someText(text, random)
    return text.slice(0, index) + random.pick(['"__proto__"', '"constructor"']) + text.slice(index + value.length)
  },
  'look-alike': (text, random) => {
    const { index, 0: letter } = random.pick([...text.matchAll(/[aceopxyAEOPTX](?=[A-Za-z .]*")/g)])
    return text.slice(0, index) + (LOOK_ALIKES[letter] ?? 'е') + text.slice(index + 1)
  },
  'unseen character': (text, random) => {
    const { index, 0: value } = someText(text, random)
    const at = index + 1 + random.below(Math.max(1, value.length - 2))
    return insert(
      text,
      at,
      random.pick(['\u200b', '\u202e', '\u00ad', '\u0301', '\ufeff', '\\u0000', '\\ud800', '\\udc00', '\u2066']),
    )
  },
  'normal form': (text, random) => random.pick([text.normalize('NFD'), text.normalize('NFKC'), text.normalize('NFKD')]),
}

function insert(text: string, at: number, what: string): string {
  return text.slice(0, at) + what + text.slice(at)
}

function someKey(text: string, random: Random): { readonly at: number; readonly key: string } {
  const match = random.pick([...text.matchAll(/(?<=[{,])"[^"\\]+"(?=:)/g)])
  return { at: match.index, key: match[0] }
}

function someText(text: string, random: Random): { readonly index: number; readonly 0: string } {
  return random.pick([...text.matchAll(/(?<=[:[,])"[^"\\]+"(?=[,}\]])/g)])
}

function escaped(key: string, random: Random): string {
  const at = 1 + random.below(key.length - 2)
  if (key.length < 3) throw new NotApplicable()
  return key.slice(0, at) + unicodeEscape(key.charAt(at)) + key.slice(at + 1)
}

function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}

const INSERTIONS = ['"', '\\', ',', '}', '{', ']', '[', '0', ':', 'null', '\u0000', 'ÿ', '//', ',,', '"x":1,']

const LOOK_ALIKES: Readonly<Record<string, string>> = {
  a: 'а',
  c: 'с',
  e: 'е',
  o: 'о',
  p: 'р',
  x: 'х',
  y: 'у',
  A: 'А',
  E: 'Е',
  O: 'О',
  P: 'Р',
  T: 'Т',
  X: 'Х',
}
