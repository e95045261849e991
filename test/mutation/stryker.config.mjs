import { readFileSync } from 'node:fs'

const room = process.env.MUTATION_ROOM
const rooms = JSON.parse(readFileSync(new URL('rooms.json', import.meta.url), 'utf8'))

export default {
  mutate: rooms[room].code.map((pattern) => `src/${pattern}.ts`),
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'test/mutation/vitest.config.ts', related: false },
  coverageAnalysis: 'perTest',
  // What runs once, when a module is read, would need every test for each mutant.
  ignoreStatic: true,
  ignorePatterns: ['dist', 'demo-output', 'bench-output', 'temp', 'coverage', 'examples/*/node_modules'],
  tempDirName: 'temp/mutation/sandbox',
  reporters: ['json', 'clear-text', 'progress-append-only'],
  clearTextReporter: { allowColor: false, reportTests: false, reportScoreTable: true },
  jsonReporter: { fileName: `temp/mutation/${room}.json` },
  incremental: true,
  incrementalFile: `temp/mutation/${room}.incremental.json`,
  allowConsoleColors: false,
  timeoutMS: 10_000,
}
