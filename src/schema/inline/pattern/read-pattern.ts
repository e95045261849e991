/** Reads a regular expression of a schema. */
import { toCharacterTest, type Assertion, type Expression } from './syntax.js'

/** What is told of a pattern as it is read. */
export interface PatternMeans {
  /** Counts steps of work; throws to stop. */
  readonly spend: (steps: number) => void
  /** It is no regular expression. */
  readonly malformed: () => never
  /** It has what cannot be matched in linear time, or is not understood. */
  readonly notSupported: (what: string) => never
}

/**
 * Reads a regular expression (ECMA-262, Unicode mode, no flags), as `pattern` and
 * `patternProperties` have it.
 *
 * Punctuation that is escaped without need, as in `\@`, stands for itself. Look-ahead, look-behind
 * and references to groups are told as not supported: with them no bound on the work can be given.
 *
 * @param source - the expression, without slashes
 * @param means - called for what cannot be read
 */
export function readPattern(source: string, means: PatternMeans): Expression {
  return new Reader(source, means).whole()
}

/** A recursive-descent reader; `MAX_DEPTH` bounds its recursion. */
class Reader {
  private position = 0
  private depth = 0
  private readonly source: string
  private readonly means: PatternMeans

  constructor(source: string, means: PatternMeans) {
    this.source = source
    this.means = means
  }

  whole(): Expression {
    this.means.spend(this.source.length)
    const expression = this.choice()
    if (this.position < this.source.length) this.means.malformed()
    return expression
  }

  private choice(): Expression {
    if (++this.depth > MAX_DEPTH) this.means.notSupported(`groups inside each other, more than ${MAX_DEPTH}`)
    const options = [this.sequence()]
    while (this.take('|')) options.push(this.sequence())
    this.depth--
    return options.length === 1 && options[0] !== undefined ? options[0] : { kind: 'choice', options }
  }

  private sequence(): Expression {
    const parts: Expression[] = []
    while (this.position < this.source.length && !this.isNext('|') && !this.isNext(')')) parts.push(this.term())
    return { kind: 'sequence', parts }
  }

  private term(): Expression {
    const assertion = this.assertion()
    if (assertion !== undefined) return { kind: 'assertion', at: assertion }
    const atom = this.take('(') ? this.group() : this.character()
    const [, digits, from, to] = this.takeMatch(QUANTIFIER) ?? []
    if (digits === undefined) return atom
    const min = from === undefined ? (digits === '+' ? 1 : 0) : Number(from)
    return { kind: 'repeat', part: atom, min, max: this.mostOf(digits, min, to) }
  }

  private mostOf(quantifier: string, min: number, to: string | undefined): number {
    if (quantifier === '?') return 1
    if (quantifier === '*' || quantifier === '+' || to === ',') return Infinity
    const max = to === undefined ? min : Number(to.slice(1))
    return max < min ? this.means.malformed() : max
  }

  private assertion(): Assertion | undefined {
    if (this.take('^')) return 'start'
    if (this.take('$')) return 'end'
    if (this.take('\\b')) return 'boundary'
    if (this.take('\\B')) return 'no-boundary'
    return undefined
  }

  private group(): Expression {
    if (this.isNext('?')) {
      if (this.takeMatch(LOOK_AROUND)) this.means.notSupported('look-ahead or look-behind in a pattern')
      if (!this.takeMatch(GROUP_KIND)) this.means.malformed()
    }
    const inner = this.choice()
    return this.take(')') ? inner : this.means.malformed()
  }

  private character(): Expression {
    if (this.isNext('[')) return this.testOf(this.classSource())
    if (this.takeMatch(REFERENCE)) this.means.notSupported('a reference to a group in a pattern')
    const source = this.takeMatch(ESCAPE)?.[0] ?? this.takeMatch(PLAIN)?.[0]
    return source === undefined ? this.means.malformed() : this.testOf(withoutNeedlessEscape(source, NEEDED))
  }

  /** The class with its brackets; classes are not nested in this mode. */
  private classSource(): string {
    const start = this.takeMatch(CLASS)?.[0]
    if (start === undefined) return this.means.malformed()
    return start.replaceAll(ANY_ESCAPE, (escape) => withoutNeedlessEscape(escape, NEEDED_IN_CLASS))
  }

  private testOf(source: string): Expression {
    const test = toCharacterTest(source)
    return test === undefined ? this.means.malformed() : { kind: 'character', test }
  }

  private isNext(text: string): boolean {
    return this.source.startsWith(text, this.position)
  }

  private take(text: string): boolean {
    if (!this.isNext(text)) return false
    this.position += text.length
    return true
  }

  private takeMatch(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.position
    const match = pattern.exec(this.source)
    if (match !== null) this.position = pattern.lastIndex
    return match
  }
}

/** `\@` is `@`: refused by the language in this mode, and written by many. */
function withoutNeedlessEscape(source: string, needed: RegExp): string {
  const [, escaped = ''] = source
  return source.length === 2 && source.startsWith('\\') && PUNCTUATION.test(escaped) && !needed.test(escaped)
    ? escaped
    : source
}

/** Far more than people write; each is a call inside a call. */
const MAX_DEPTH = 50

/** One that is not greedy takes other characters, but matches the same texts. */
const QUANTIFIER = /([*+?]|\{(\d{1,9})(,\d{0,9})?\})\??/y

const LOOK_AROUND = /\?<?[=!]/y

const GROUP_KIND = /\?(?::|<[\p{ID_Start}$_][\p{ID_Continue}$]*>)/uy

const REFERENCE = /\\(?:[1-9]|k<)/y

const ESCAPE =
  /\\(?:[pP]\{[^}]*\}|u\{[0-9A-Fa-f]+\}|u[Dd][89ABab][0-9A-Fa-f]{2}\\u[Dd][C-Fc-f][0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|c[A-Za-z]|[^])/uy

/** Any character that is not part of the syntax. */
const PLAIN = /[^^$\\.*+?()[\]{}|]|\./uy

const CLASS = /\[(?:\\[^]|[^\]\\])*\]/uy

const ANY_ESCAPE = /\\[^]/gu

/** What has no meaning of its own behind a backslash. */
const PUNCTUATION = /[!-/:-@[-`{-~ ]/

const NEEDED = /[$^\\.*+?()[\]{}|/]/

const NEEDED_IN_CLASS = /[$^\\.*+?()[\]{}|/-]/
