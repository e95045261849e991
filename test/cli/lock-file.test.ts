import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { withLock } from '../../src/cli/lock-file.js'
import { temporaryFolder } from './run-command.js'

/** As JavaScript, for a program of its own. */
const plainLockFile = ts.transpileModule(readFileSync(new URL('../../src/cli/lock-file.ts', import.meta.url), 'utf8'), {
  compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
}).outputText

const newLock = (): string => `${temporaryFolder()}/register.json.lock`
const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

describe('withLock', () => {
  it('lets one work at a time', async () => {
    const lock = newLock()
    let inside = 0
    let most = 0
    const work = async (): Promise<void> => {
      most = Math.max(most, ++inside)
      await pause(5)
      inside -= 1
    }
    await Promise.all(Array.from({ length: 10 }, () => withLock(lock, work)))
    expect([most, existsSync(lock)]).toEqual([1, false])
  })

  it('gives what the work gives, and lets go where it fails', async () => {
    const lock = newLock()
    expect(await withLock(lock, () => Promise.resolve(7))).toEqual({ value: 7 })
    await expect(withLock(lock, () => Promise.reject(new RangeError('no')))).rejects.toThrow(RangeError)
    expect(existsSync(lock)).toBe(false)
  })

  it.each<[string, string, string]>([
    ['nobody knows', '', 'somebody unknown'],
    ['is nobody', 'null', 'somebody unknown'],
    ['runs', JSON.stringify({ process: process.pid, host: hostname() }), `process ${process.pid} of ${hostname()}`],
    // No process has a number as large as that.
    ['has ended', JSON.stringify({ process: 2 ** 30, host: hostname() }), 'which has ended'],
    ['is elsewhere', JSON.stringify({ process: 1, host: 'elsewhere.example' }), 'process 1 of elsewhere.example'],
  ])('leaves the lock of somebody who %s where it is, and says whose it is', async (_, mark, heldBy) => {
    const lock = newLock()
    writeFileSync(lock, mark)
    const held = await withLock(lock, () => Promise.resolve(7), 50)
    expect(held).toEqual({ heldBy: expect.stringContaining(heldBy) })
    expect(readFileSync(lock, 'utf8')).toBe(mark)
  })

  it('takes away no lock but its own', async () => {
    const lock = newLock()
    await withLock(lock, () => writeFile(lock, 'another'))
    expect(readFileSync(lock, 'utf8')).toBe('another')
  })

  it('fails at once where there is no folder for it', async () => {
    await expect(withLock(`${temporaryFolder()}/missing/lock`, () => Promise.resolve())).rejects.toMatchObject({
      code: 'ENOENT',
    })
  })

  it.each(['SIGINT', 'SIGTERM'] as const)('lets go where the program is ended by %s', async (signal) => {
    const lock = newLock()
    const program = `${plainLockFile}
      await withLock(${JSON.stringify(lock)}, () => new Promise((resolve) => {
        console.log('locked')
        setTimeout(resolve, 60_000)
      }))`
    const child = spawn(process.execPath, ['--input-type=module', '--eval', program])
    await Promise.race([once(child.stdout, 'data'), once(child, 'exit')])
    expect(existsSync(lock)).toBe(true)
    child.kill(signal)
    expect(await once(child, 'exit')).toEqual([null, signal])
    expect(existsSync(lock)).toBe(false)
  })
})
