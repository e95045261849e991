/** Reads the names of tests out of a test file, without running it. */
import ts from 'typescript'

/**
 * Finds what the tests and groups of a file are called: the name as it is written, and every text of a
 * table that stands in `it.each([…])` itself. Comments, bodies and tables that stand elsewhere are not
 * read; what is skipped or still to do is no test.
 *
 * @param source - the text of a test file
 */
export function testNames(source: string): readonly string[] {
  const file = ts.createSourceFile('source.test.ts', source, ts.ScriptTarget.Latest, true)
  const names: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && isTest(node.expression)) names.push(...namesIn(node))
    ts.forEachChild(node, visit)
  }
  visit(file)
  return names
}

/** Whether it is called as `it(…)`, `it.each(…)(…)` or `describeCorpus(…)`; not `it.each(…)` alone, nor `it.skip(…)`. */
function isTest(callee: ts.Expression): boolean {
  const [word = '', modifier = ''] = callee.getText().split('(', 1)[0]!.split(/[<.]/)
  const needsTwoCalls = /^(?:each|skipIf|runIf)$/.test(modifier)
  const isRun = modifier !== 'skip' && modifier !== 'todo'
  return /^(?:describe|it|test)/.test(word) && isRun && needsTwoCalls === ts.isCallExpression(callee)
}

function namesIn({ expression, arguments: [name] }: ts.CallExpression): readonly string[] {
  const tables = ts.isCallExpression(expression) ? expression.arguments : []
  return [name, ...tables].flatMap((node) => textsIn(node))
}

/** Every text in an expression; of one with places to fill, what stands between them. */
function textsIn(node: ts.Node | undefined): readonly string[] {
  if (node === undefined) return []
  if (ts.isStringLiteralLike(node)) return [node.text]
  if (ts.isTemplateExpression(node)) return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)]
  const texts: string[] = []
  ts.forEachChild(node, (child) => {
    texts.push(...textsIn(child))
  })
  return texts
}
