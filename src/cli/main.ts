#!/usr/bin/env node
import { exitCodes } from './exit-codes.js'
import { explainFailure, Interruption } from './failure.js'
import { run } from './run.js'

for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // Whoever reads our output may stop early (`openbadges … | head`).
    if (error.code === 'EPIPE') return
    if (stream === process.stdout) process.stderr.write(`openbadges: ${explainFailure(error).sentence}\n`)
    process.exit(exitCodes.wrongUsage)
  })
}

// Until there is a better answer: a program that ends before it has one has done nothing well.
process.exitCode = exitCodes.unknown

const interrupted = new AbortController()
// The second time, it ends at once.
process.once('SIGINT', () => interrupted.abort(new Interruption()))

const { stdin, stdout, stderr, env } = process
const { signal } = interrupted
void run(process.argv.slice(2), { stdin, stdout, stderr, env, now: Date.now, signal }).then((exitCode) => {
  process.exitCode = exitCode
})
