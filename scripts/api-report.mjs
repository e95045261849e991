/**
 * Compares the public API of every entry point with its report in `etc/`, or, with `--update`,
 * writes the reports anew. A change of a report is a change of the API: it is read in review, and
 * CHANGELOG.md says it.
 *
 * Reads `dist/`, so build first.
 */
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Extractor, ExtractorConfig } from '@microsoft/api-extractor'
import { requireFreshBuild, root } from './freshness.mjs'

requireFreshBuild()

const overrideTsconfig = {
  compilerOptions: {
    target: 'ES2022',
    lib: ['ES2023'],
    module: 'NodeNext',
    moduleResolution: 'NodeNext',
    types: ['node'],
    strict: true,
    skipLibCheck: true,
  },
  include: ['dist'],
}

const update = process.argv.includes('--update')
const { exports: entryPoints } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
mkdirSync(join(root, 'etc'), { recursive: true })

let passed = 0
let failed = 0
for (const [name, target] of Object.entries(entryPoints)) {
  if (typeof target !== 'object') continue
  const report = name === '.' ? 'index' : name.slice('./'.length)
  const agrees = compare(report, join(root, target.types))
  console.log(`${agrees ? 'ok  ' : 'FAIL'} etc/${report}.api.md`)
  if (agrees) passed += 1
  else failed += 1
}
console.log(`api: ${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1

function compare(report, declarations) {
  if (!existsSync(declarations)) {
    console.error(`${declarations} is not there: run \`npm run build\``)
    return false
  }
  const { succeeded, apiReportChanged } = Extractor.invoke(configuration(report, declarations), {
    localBuild: update,
    messageCallback: (message) => {
      // Its own chatter; a warning or an error is printed.
      if (message.logLevel === 'info' || message.logLevel === 'verbose') message.handled = true
      if (message.messageId === 'console-api-report-not-copied') {
        message.text = `The API of "${report}" is not what etc/${report}.api.md says. If that is meant: \`npm run api\`, commit the report, and say it in CHANGELOG.md.`
      }
    },
  })
  return succeeded && (update || !apiReportChanged)
}

function configuration(report, declarations) {
  return ExtractorConfig.prepare({
    configObjectFullPath: undefined,
    packageJsonFullPath: join(root, 'package.json'),
    configObject: {
      projectFolder: root,
      mainEntryPointFilePath: declarations,
      compiler: { overrideTsconfig },
      apiReport: {
        enabled: true,
        reportFileName: `${report}.api.md`,
        reportFolder: join(root, 'etc'),
        reportTempFolder: join(root, 'temp/api'),
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      newlineKind: 'lf',
      messages: {
        extractorMessageReporting: {
          default: { logLevel: 'warning', addToApiReportFile: true },
          'ae-missing-release-tag': { logLevel: 'none' },
        },
        tsdocMessageReporting: { default: { logLevel: 'none' } },
      },
    },
  })
}
