#!/usr/bin/env node
import { run } from './run.js'

// Whoever reads our output may stop early (`openbadges … | head`).
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
}

const { stdin, stdout, stderr, env } = process
void run(process.argv.slice(2), { stdin, stdout, stderr, env, now: Date.now }).then((exitCode) => {
  process.exitCode = exitCode
})
