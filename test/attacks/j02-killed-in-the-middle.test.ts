/** J2, J4, E30: a program that keeps a register is killed in the middle, so that a revocation that it reported as done is gone. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { changeRegister, createRegister, readRegister } from '../../src/cli/register-file.js'
import { createStatusList } from '../../src/status/status-list.js'
import { temporaryFolder } from '../cli/run-command.js'
import { compileLibrary, type CompiledLibrary } from '../support/compiled-library.js'
import { seededRandom } from '../support/seeded-random.js'
import { issuerOf } from '../support/signed-badges.js'
import { listUrl } from '../support/status-lists.js'
import { victim } from './genuine.js'

let library: CompiledLibrary
beforeAll(() => {
  library = compileLibrary()
  writeFileSync(join(library.folder, 'revoke.js'), REVOCATIONS)
})
afterAll(() => library.remove())

/** Gives out and revokes for ever, and says of each that it is done, once it is. */
const REVOCATIONS = `
  import { writeSync } from 'node:fs'
  import { changeRegister } from './dist/cli/register-file.js'
  const [path] = process.argv.slice(2)
  for (;;) {
    const index = await changeRegister(path, async ({ register }) => {
      const entry = await register.allocate()
      writeSync(1, 'given ' + entry.statusListIndex + '\\n')
      await register.set(entry)
      return entry.statusListIndex
    })
    writeSync(1, 'revoked ' + index + '\\n')
  }
`

interface Killed {
  /** Entries that were given out, and those that were reported as revoked. */
  readonly given: readonly number[]
  readonly revoked: readonly number[]
}

/** Lets a program work, and kills it some time after its first revocation. */
async function killAfter(path: string, milliseconds: number): Promise<Killed> {
  const child = spawn(process.execPath, ['revoke.js', path], {
    cwd: library.folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let told = ''
  child.stdout.on('data', (text: Buffer) => (told += text.toString()))
  while (!told.includes('revoked')) await Promise.race([once(child.stdout, 'data'), failed(child)])
  await wait(milliseconds)
  child.kill('SIGKILL')
  await once(child, 'close')
  // A line that was cut off said nothing.
  const lines = told.slice(0, told.lastIndexOf('\n')).split('\n')
  const named = (word: string): number[] =>
    lines.filter((line) => line.startsWith(word)).map((line) => Number(line.split(' ')[1]))
  return { given: named('given'), revoked: named('revoked') }
}

async function failed(child: ChildProcess): Promise<never> {
  const [status] = (await once(child, 'exit')) as [number | null]
  throw new Error(`it ended with ${String(status)}`)
}

async function newRegister(): Promise<string> {
  const path = join(temporaryFolder(), 'register.json')
  const list = createStatusList({ purpose: 'revocation' })
  await createRegister(path, { url: listUrl, issuer: issuerOf(victim), publication: {}, list }, { force: false })
  return path
}

describe('a program that is killed', () => {
  it('has lost no revocation that it reported as done, and given out no entry that is given out again', async () => {
    const path = await newRegister()
    const random = seededRandom('moments of death')
    const all: Killed[] = []
    for (let turn = 0; turn < 12; turn++) {
      const [moment = 0] = random(1)
      all.push(await killAfter(path, moment / 4))
      // It may have held the lock; a person takes that away.
      rmSync(`${path}.lock`, { force: true })
      const { list } = await readRegister(path)
      const lost = all.flatMap(({ revoked }) => revoked).filter((index) => !list.isSet(index))
      const free = all.flatMap(({ given }) => given).filter((index) => !list.isAllocated(index))
      expect({ turn, lost, free }).toEqual({ turn, lost: [], free: [] })
    }
    const given = all.flatMap((each) => each.given)
    expect([given.length > 12, new Set(given).size]).toEqual([true, given.length])
  })

  it('leaves a register that others read and change', async () => {
    const path = await newRegister()
    const { revoked } = await killAfter(path, 5)
    rmSync(`${path}.lock`, { force: true })
    await changeRegister(path, async ({ register }) => register.set(await register.allocate()))
    const { list } = await readRegister(path)
    expect(revoked.every((index) => list.isSet(index))).toBe(true)
    // What it was writing may lie beside it, and is never read.
    const beside = readdirSync(dirname(path)).filter((name) => name !== 'register.json')
    expect(beside.every((name) => /^\.register\.json\.[0-9a-f]{12}$/.test(name))).toBe(true)
  })
})

describe('a lock whose holder was killed', () => {
  it('keeps others out, and says whose it was, until a person takes it away', async () => {
    const path = await newRegister()
    const lock = `${path}.lock`
    const before = readFileSync(path, 'utf8')
    const child = spawn(process.execPath, ['--input-type=module', '--eval', HOLDS], {
      cwd: library.folder,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, REGISTER: path },
    })
    await Promise.race([once(child.stdout, 'data'), failed(child)])
    child.kill('SIGKILL')
    await once(child, 'close')
    expect(existsSync(lock)).toBe(true)
    const waiting = changeRegister(path, ({ register }) => register.allocate())
    let isDone = false
    void waiting.then(() => (isDone = true))
    await wait(300)
    expect([isDone, readFileSync(path, 'utf8'), existsSync(lock)]).toEqual([false, before, true])
    rmSync(lock)
    await waiting
    expect((await readRegister(path)).list.allocated).toBe(1)
  })

  const HOLDS = `
    import { changeRegister } from './dist/cli/register-file.js'
    await changeRegister(process.env.REGISTER, () => new Promise((resolve) => {
      console.log('locked')
      setTimeout(resolve, 60_000)
    }))
  `
})
