/** J1, J2, E29: many programs change one register at once, so that an entry is given out twice, or a revocation is lost. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createRegister, readRegister } from '../../src/cli/register-file.js'
import { createJwtSigner } from '../../src/issue/signer.js'
import { signStatusList } from '../../src/issue/status-list.js'
import { createStatusList, type StatusList } from '../../src/status/status-list.js'
import { createStatusRegister } from '../../src/status/status-register.js'
import { temporaryFolder } from '../cli/run-command.js'
import { compileLibrary, type CompiledLibrary } from '../support/compiled-library.js'
import { issuerOf } from '../support/signed-badges.js'
import { listUrl } from '../support/status-lists.js'
import { victim } from './genuine.js'

const school = issuerOf(victim)

let library: CompiledLibrary
beforeAll(() => {
  library = compileLibrary()
  writeFileSync(join(library.folder, 'change.js'), CHANGES)
})
afterAll(() => library.remove())

/** Changes the register named first as the other words say, one after the other, and prints what came of each. */
const CHANGES = `
  import { changeRegister } from './dist/cli/register-file.js'
  const [path, ...changes] = process.argv.slice(2)
  for (const change of changes) {
    const [what, index] = change.split(':')
    const entry = await changeRegister(path, async ({ register }) => {
      if (what === 'allocate') return (await register.allocate()).statusListIndex
      await register[what](Number(index))
      return index
    })
    process.stdout.write(what + ':' + entry + '\\n')
  }
`

/** Runs programs at the same time, and gives what each of them reported as done. */
async function together(programs: readonly (readonly string[])[]): Promise<readonly (readonly string[])[]> {
  return Promise.all(
    programs.map(async (words) => {
      const child = spawn(process.execPath, words, { cwd: library.folder, stdio: ['ignore', 'pipe', 'pipe'] })
      const told = { out: '', wrong: '' }
      child.stdout.on('data', (text: Buffer) => (told.out += text.toString()))
      child.stderr.on('data', (text: Buffer) => (told.wrong += text.toString()))
      const [status] = (await once(child, 'close')) as [number | null]
      expect([status, told.wrong]).toEqual([0, ''])
      return told.out.split('\n').filter((line) => line !== '')
    }),
  )
}

async function newRegister(purpose: 'revocation' | 'suspension' = 'revocation', allocated = 0): Promise<string> {
  const path = join(temporaryFolder(), 'register.json')
  let list = createStatusList({ purpose })
  for (let count = 0; count < allocated; count++) list = list.allocate().list
  await createRegister(path, { url: listUrl, issuer: school, publication: {}, list }, { force: false })
  return path
}

/** The bits as they are served, read by Node and not by the library. */
async function servedBits(list: StatusList): Promise<(index: number) => boolean> {
  const signed = await signStatusList(list, { url: listUrl, issuer: school, signer: createJwtSigner(victim) })
  const payload = signed.format === 'jwt' ? Buffer.from(signed.token.split('.')[1] ?? '', 'base64url').toString() : ''
  const { credentialSubject } = JSON.parse(payload) as { credentialSubject: { encodedList: string } }
  const bytes = gunzipSync(Buffer.from(credentialSubject.encodedList.slice(1), 'base64url'))
  return (index) => ((bytes[index >> 3] ?? 0) & (128 >> (index & 7))) !== 0
}

const indexesIn = (list: StatusList): readonly number[] =>
  Array.from({ length: list.length }, (_, index) => index).filter((index) => list.isAllocated(index))

describe('programs that change one register at once', () => {
  it('are given no entry twice, and none is lost', async () => {
    const path = await newRegister()
    const [processes, each] = [6, 10]
    const words = ['change.js', path, ...Array.from({ length: each }, () => 'allocate')]
    const done = (await together(Array.from({ length: processes }, () => words))).flat()
    const given = done.map((line) => Number(line.split(':')[1]))
    expect([given.length, new Set(given).size]).toEqual([processes * each, processes * each])
    const { list } = await readRegister(path)
    expect(indexesIn(list)).toEqual(given.toSorted((a, b) => a - b))
    expect(readdirSync(join(path, '..'))).toEqual(['register.json'])
  })

  it('lose no revocation and no lifted suspension of each other, also of neighbours', async () => {
    const path = await newRegister('suspension', 400)
    const indexes = indexesIn((await readRegister(path)).list)
    // Each program sets every fourth one, and clears half of its own again.
    const programs = [0, 1, 2, 3].map((first) => {
      const own = indexes.filter((_, place) => place % 4 === first).slice(0, 8)
      return {
        own,
        changes: [
          ...own.map((index) => `set:${index}`),
          ...own.filter((_, place) => place % 2 === 0).map((index) => `clear:${index}`),
        ],
      }
    })
    await together(programs.map(({ changes }) => ['change.js', path, ...changes]))
    const { list } = await readRegister(path)
    const isServed = await servedBits(list)
    const expected = programs.flatMap(({ own }) => own.filter((_, place) => place % 2 === 1))
    for (const index of indexes) expect([index, isServed(index)]).toEqual([index, expected.includes(index)])
    expect([list.allocated, expected.length]).toEqual([400, 16])
  })

  it('issue badges that each have a place of their own, while others are revoked', async () => {
    const path = await newRegister('revocation', 2)
    const folder = join(path, '..')
    const [key, award] = [join(folder, 'key.jwk'), join(folder, 'award.json')]
    writeFileSync(key, JSON.stringify({ ...victim.exportPrivateJwk(), kid: victim.id }))
    writeFileSync(
      award,
      JSON.stringify({
        issuer: { name: 'School' },
        achievement: { name: 'Welder', description: 'Welds.', criteria: 'Welded.' },
        recipient: { id: 'did:example:learner-7' },
      }),
    )
    const main = join(library.folder, 'dist/cli/main.js')
    const before = indexesIn((await readRegister(path)).list)
    const names = [1, 2, 3, 4].map((number) => join(folder, `badge-${number}.json`))
    const [issued, revoked] = await Promise.all([
      Promise.all(
        names.map((name) => runProgram(main, ['issue', award, '--key', key, '--register', path, '--out', name])),
      ),
      Promise.all(before.map((index) => runProgram(main, ['status', 'set', String(index), '--register', path]))),
    ])
    expect([...issued, ...revoked]).toEqual([0, 0, 0, 0, 0, 0])
    const given = names.map((name) => {
      const badge = JSON.parse(readFileSync(name, 'utf8')) as { credentialStatus: { statusListIndex: string } }
      return Number(badge.credentialStatus.statusListIndex)
    })
    expect(new Set([...given, ...before]).size).toBe(6)
    const { list } = await readRegister(path)
    expect(indexesIn(list)).toEqual([...given, ...before].toSorted((a, b) => a - b))
    expect(before.map((index) => list.isSet(index))).toEqual([true, true])
    expect(given.map((index) => list.isSet(index))).toEqual([false, false, false, false])
  })

  async function runProgram(main: string, words: readonly string[]): Promise<number | null> {
    const child = spawn(process.execPath, [main, ...words], { stdio: 'ignore' })
    const [status] = (await once(child, 'close')) as [number | null]
    return status
  }
})

describe('a register of one process', () => {
  it('gives out no entry twice, and loses nothing, however many ask at once', async () => {
    const kept: StatusList[] = []
    const save = async (list: StatusList): Promise<void> => {
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 3))
      kept.push(list)
    }
    const register = createStatusRegister({ url: listUrl, list: createStatusList({ purpose: 'revocation' }), save })
    const entries = await Promise.all(Array.from({ length: 200 }, () => register.allocate()))
    expect(new Set(entries.map(({ statusListIndex }) => statusListIndex)).size).toBe(200)
    await Promise.all(entries.map((entry, place) => (place % 2 === 0 ? register.set(entry) : register.clear(entry))))
    const isServed = await servedBits(kept.at(-1)!)
    expect(entries.map(({ statusListIndex }) => isServed(Number(statusListIndex)))).toEqual(
      entries.map((_, place) => place % 2 === 0),
    )
  })

  it('reports nothing as done that could not be kept, and goes on with what was kept', async () => {
    let isFull = false
    const kept: StatusList[] = []
    const save = (list: StatusList): Promise<void> => {
      if (isFull) return Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' }))
      kept.push(list)
      return Promise.resolve()
    }
    const register = createStatusRegister({ url: listUrl, list: createStatusList({ purpose: 'revocation' }), save })
    const entry = await register.allocate()
    isFull = true
    await expect(register.set(entry)).rejects.toMatchObject({ code: 'ENOSPC' })
    await expect(register.allocate()).rejects.toMatchObject({ code: 'ENOSPC' })
    expect([register.list, register.list.allocated]).toEqual([kept.at(-1), 1])
    isFull = false
    await register.set(entry)
    expect((await servedBits(kept.at(-1)!))(Number(entry.statusListIndex))).toBe(true)
  })
})
