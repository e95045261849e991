/** Text for terminals: harmless, wrapped, and coloured where somebody is looking. */
import pc from 'picocolors'
import type { CommandIo, OutputStream } from './command-io.js'

/** How to write for one stream. */
export interface Style {
  readonly colors: Colors
  /** Columns. */
  readonly width: number
}

/** Functions that colour text, or leave it as it is. */
export type Colors = ReturnType<typeof pc.createColors>

/**
 * Finds out how to write for a stream: coloured on a terminal only, and not where `NO_COLOR` is set
 * (no-color.org) or the terminal is dumb.
 */
export function styleFor({ isTTY, columns }: OutputStream, env: CommandIo['env']): Style {
  const isColored = isTTY === true && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb'
  // Some terminals say that they have no columns at all.
  const width = columns === undefined || columns === 0 ? WIDEST : columns
  return { colors: pc.createColors(isColored), width: Math.min(Math.max(width, NARROWEST), WIDEST) }
}

/**
 * Makes text from a credential harmless for a terminal: whatever is not seen as itself is written
 * as its code point. Terminal commands, line breaks, bidirectional and invisible characters are.
 *
 * @param text - anybody's text
 * @param most - characters shown at most; of a longer text the middle is left out
 */
export function printable(text: string, most: number = MOST_SHOWN): string {
  const head = Math.ceil(most * 0.7)
  const cut = text.length > most ? `${text.slice(0, head)}…${text.slice(head - most)}` : text
  return cut.replaceAll(UNSHOWABLE, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`)
}

/** A sentence as it stands inside another one. */
export function within(sentence: string): string {
  return sentence.replace(/\.$/, '')
}

/**
 * Writes a value as JSON that is harmless for a terminal; a JSON reader reads the same value.
 *
 * @param indent - spaces for each level; 0 writes one line
 */
export function printableJson(value: unknown, indent = 2): string {
  return JSON.stringify(value, null, indent).replaceAll(UNSHOWABLE_IN_JSON, (character) =>
    Array.from({ length: character.length }, (_, unit) => character.charCodeAt(unit))
      .map((code) => `\\u${code.toString(16).padStart(4, '0')}`)
      .join(''),
  )
}

/**
 * Breaks text into lines at its spaces. A word that is longer than a line keeps a line to itself.
 *
 * @param text - plain, without colours
 * @param width - columns
 */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line)
      line = word
    } else {
      line = line === '' ? word : `${line} ${word}`
    }
  }
  return [...lines, line]
}

/**
 * Puts a label before wrapped text, which hangs to the right of it.
 *
 * @param label - may be coloured
 * @param labelWidth - columns of the label and the space after it
 * @param text - plain
 * @param paint - colours each line of the text
 */
export function labelled(
  { width }: Style,
  { label, labelWidth }: { readonly label: string; readonly labelWidth: number },
  text: string,
  paint: (line: string) => string = (line) => line,
): readonly string[] {
  const hang = ' '.repeat(labelWidth)
  return wrap(text, width - labelWidth).map((line, index) => `${index === 0 ? label : hang}${paint(line)}`)
}

/** Enough for every identifier but did:jwk of RSA keys. */
const MOST_SHOWN = 160

/** Wider lines are hard to read. */
const WIDEST = 100

/** Narrower ones, too; the terminal may break them. */
const NARROWEST = 50

/** Controls, format and private characters, lone surrogates, separators, and what is shown as nothing. */
const UNSHOWABLE = /(?![\uFE0E\uFE0F])[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu

const UNSHOWABLE_IN_JSON = /(?![\n\uFE0E\uFE0F])[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu
