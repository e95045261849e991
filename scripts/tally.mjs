/**
 * Adds up what ran, as the last line of `.ci/run`: the tests in vitest's JSON reports, and the
 * checks that the other scripts count in the last line of their logs ("name: N passed, N failed").
 * A stage that failed with nothing counted as failed (types, lint, a crash) counts as one.
 *
 *     node scripts/tally.mjs <folder of logs> [names of the stages that failed]
 *
 * Ends with 1 if anything failed or no test passed.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const [folder = 'temp/ci', ...failedStages] = process.argv.slice(2)
const counts = Object.fromEntries([
  ...['test', 'browser'].map((stage) => [stage, readTests(stage)]),
  ...['api', 'package', 'cli', 'bombs', 'fuzz'].map((stage) => [stage, readChecks(stage)]),
])
for (const stage of failedStages) {
  counts[stage] ??= { passed: 0, failed: 0, skipped: 0 }
  counts[stage].failed ||= 1
}

const passed = sum('passed')
const failed = sum('failed')
const skipped = sum('skipped')
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
process.exitCode = failed > 0 || counts.test.passed === 0 ? 1 : 0

function sum(outcome) {
  return Object.values(counts).reduce((total, count) => total + count[outcome], 0)
}

function readTests(name) {
  const path = join(folder, `${name}.json`)
  if (!existsSync(path)) return { passed: 0, failed: 0, skipped: 0 }
  const report = JSON.parse(readFileSync(path, 'utf8'))
  // A file that does not even load has no tests to fail.
  const unloaded = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

function readChecks(name) {
  const path = join(folder, `${name}.log`)
  const log = existsSync(path) ? readFileSync(path, 'utf8') : ''
  const [, passed = 0, failed = 0] = /^\w+: (\d+) passed, (\d+) failed$/m.exec(log) ?? []
  return { passed: Number(passed), failed: Number(failed), skipped: 0 }
}
