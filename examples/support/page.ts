/** What the demo prints. */

const isColored = process.stdout.isTTY && (process.env['NO_COLOR'] ?? '') === ''
const paint = (code: number, text: string): string => (isColored ? `\u001b[${code}m${text}\u001b[0m` : text)
const bold = (text: string): string => paint(1, text)
const dim = (text: string): string => paint(2, text)

let steps = 0

/** Prints to standard output. */
export const page = {
  title(text: string): void {
    console.log(`\n  ${bold(text)}`)
  },

  step(text: string): void {
    steps += 1
    console.log(`\n  ${bold(`${steps}. ${text}`)}`)
  },

  row(label: string, text: string): void {
    console.log(`     ${dim(label.padEnd(14))} ${text}`)
  },

  /** One line for the verdict, and the problems below it. */
  verdict(file: string, verdict: string, problems: readonly string[], isExpected: boolean): void {
    const [color, sign] = verdict === 'verified' ? [32, '✓'] : isOpen(verdict) ? [33, '?'] : [31, '✗']
    const mark = paint(color, `${sign} ${verdict}`)
    console.log(`     ${file.padEnd(14)} ${mark}${isExpected ? '' : bold('  which is not what it should be')}`)
    for (const problem of problems) {
      for (const line of wrap(problem, 78)) console.log(`     ${' '.repeat(14)} ${dim(line)}`)
    }
  },

  end(verdict: string, ...lines: readonly string[]): void {
    console.log(`\n  ${bold(verdict)}`)
    for (const line of lines) console.log(`  ${line}`)
    console.log('')
  },
}

function isOpen(verdict: string): boolean {
  return verdict === 'untrusted' || verdict === 'unknown'
}

function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
