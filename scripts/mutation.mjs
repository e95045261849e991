/**
 * How much of what could be wrong in the rooms that decide about a credential their own tests would notice: each line is changed
 * in every small way that Stryker knows, and the tests that run it are to fail (security target T11).
 *
 *     npm run mutation -- [rooms]
 *
 * CI takes the room `verdict`. Rooms, and the tests that answer for each, stand in test/mutation/rooms.json. What a room came to is kept in temp/mutation/: a
 * mutant is tried again only where its line or its tests have changed. Hours on two cores for all; ends with 1 below 90 % in any room.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const LEAST = 90
const root = resolve(import.meta.dirname, '..')
const rooms = Object.keys(JSON.parse(readFileSync(join(root, 'test/mutation/rooms.json'), 'utf8')))
const chosen = process.argv.length > 2 ? process.argv.slice(2) : rooms

const sum = { noticed: 0, missed: 0 }
let isWeak = false
for (const room of chosen) {
  const { noticed, missed } = mutate(room)
  isWeak ||= percent(noticed, missed) < LEAST
  sum.noticed += noticed
  sum.missed += missed
}
console.log(`all: ${say(sum.noticed, sum.missed)}`)
process.exitCode = isWeak ? 1 : 0

function mutate(room) {
  if (!rooms.includes(room)) throw new Error(`There is no room "${room}", but ${rooms.join(', ')}.`)
  const corpus = process.env.OPENBADGES_CORPUS ?? resolve(root, '../shared/corpus')
  const { status } = spawnSync('npx', ['stryker', 'run', '--concurrency', '2', 'test/mutation/stryker.config.mjs'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    // The sandbox lies deeper than the repository.
    env: { ...process.env, MUTATION_ROOM: room, OPENBADGES_CORPUS: corpus },
  })
  if (status !== 0) throw new Error(`Mutation testing of ${room} ended with ${status}.`)
  const { files } = JSON.parse(readFileSync(join(root, `temp/mutation/${room}.json`), 'utf8'))
  const mutants = Object.values(files).flatMap((file) => file.mutants)
  const count = (...names) => mutants.filter(({ status: outcome }) => names.includes(outcome)).length
  const found = { noticed: count('Killed', 'Timeout'), missed: count('Survived', 'NoCoverage') }
  console.log(`${room}: ${say(found.noticed, found.missed)}`)
  return found
}

function say(noticed, missed) {
  return `${noticed} of ${noticed + missed} mutants noticed, ${percent(noticed, missed).toFixed(1)} %`
}

function percent(noticed, missed) {
  return (100 * noticed) / (noticed + missed)
}
