import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { decodeStatusList } from '../../../src/status/status-list.js'
import { entryOf, foundProgramme, issueInto, must, publish, type Programme } from '../programme.js'
import { runCommand, temporaryFile, temporaryFolder, type CommandResult } from '../run-command.js'

const address = { url: 'https://academy.example/status/1' }
const json = (file: string): Record<string, unknown> => JSON.parse(readFileSync(file, 'utf8')) as never
const status = (...words: readonly string[]): Promise<CommandResult> => runCommand(['status', ...words])
const create = (...words: readonly string[]): Promise<CommandResult> =>
  status('create', '--issuer', 'did:web:academy.example', ...words)

describe('openbadges status create', () => {
  const out = (): string => `${temporaryFolder()}/register.json`

  it('makes a register, and tells how many entries are free', async () => {
    const file = out()
    const { exitCode, stdout, stderr } = await create('--url', address.url, '--out', file)
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: '' })
    expect(stderr).toContain('131072 entries, all free')
    expect(json(file)).toMatchObject({ ...address, issuer: 'did:web:academy.example', purpose: 'revocation' })
  })

  it('takes purpose, length and messages, and as many bits as those need', async () => {
    const file = out()
    const messages = ['fine', 'under review', 'withdrawn', 'lost'].flatMap((text) => ['--message', text])
    const { exitCode } = await create(
      ...['--url', address.url, '--purpose', 'message', '--length', '200000', ...messages, '--out', file],
    )
    expect(exitCode).toBe(0)
    expect(json(file)).toMatchObject({ purpose: 'message', length: 200_000, statusSize: 2 })
  })

  it('leaves a register alone that is there already', async () => {
    const file = temporaryFile('register.json', 'precious')
    const { exitCode, stderr } = await create('--url', address.url, '--out', file)
    expect(exitCode).toBe(2)
    expect(stderr).toContain('--force')
    expect(readFileSync(file, 'utf8')).toBe('precious')
    expect((await create('--url', address.url, '--out', file, '--force')).exitCode).toBe(0)
  })

  it('never replaces a register whose entries have been given out', async () => {
    const programme = await foundProgramme(address)
    await issueInto(programme)
    const before = readFileSync(programme.register, 'utf8')
    const { exitCode, stderr } = await create('--url', address.url, '--out', programme.register, '--force')
    expect(exitCode).toBe(2)
    expect(stderr).toContain('given out')
    expect(readFileSync(programme.register, 'utf8')).toBe(before)
  })

  it('never replaces a register that it cannot read, either', async () => {
    const file = temporaryFile('register.json', '{"openbadgesRegister":1,"publication":{"ttlSeconds":"300"}}')
    expect((await create('--url', address.url, '--out', file, '--force')).exitCode).toBe(2)
    expect(readFileSync(file, 'utf8')).toContain('300')
  })

  it('says so where verifiers would not ask', async () => {
    expect((await create('--url', 'https://localhost:8443/status', '--out', out())).stderr).toContain('port 443')
    expect((await create('--url', address.url, '--out', out())).stderr).not.toContain('port 443')
  })

  it.each([
    ['no address', ['--url', 'status']],
    ['an address that is not https:', ['--url', 'http://academy.example/status/1']],
    ['an address with a fragment', ['--url', `${address.url}#list`]],
    ['an issuer that is no id', ['--url', address.url, '--issuer', 'Example Academy']],
    ['a purpose that is none', ['--url', address.url, '--purpose', 'punishment']],
    ['a length of nothing', ['--url', address.url, '--length', '0']],
    ['a length that is no number', ['--url', address.url, '--length', '1e6']],
    ['a length beyond what a list can have', ['--url', address.url, '--length', '99999999999']],
    ['a message that is not text', ['--url', address.url, '--message', '', '--message', 'b']],
    ['one message', ['--url', address.url, '--message', 'fine']],
    ['three messages', ['--url', address.url, ...['a', 'b', 'c'].flatMap((text) => ['--message', text])]],
    ['two addresses', ['--url', address.url, '--url', `${address.url}/2`]],
  ])('refuses %s, and writes nothing', async (_name, words) => {
    const file = out()
    const { exitCode, stderr } = await create(...words, '--out', file)
    expect(exitCode).toBe(2)
    expect(stderr).toMatch(/^openbadges: .*--/)
    expect(existsSync(file)).toBe(false)
  })
})

describe('openbadges status set and clear', () => {
  const changed = ({ register }: Programme, ...words: readonly string[]): Promise<CommandResult> =>
    status(...words, '--register', register)
  const check = async ({ register }: Programme, badge: string): Promise<string> =>
    (await status('check', badge, '--register', register)).stdout

  it('sets a badge by file, and clears it again', async () => {
    const programme = await foundProgramme({ ...address, purpose: 'suspension' })
    const badge = await issueInto(programme)
    const { statusListIndex: index } = entryOf(badge)
    expect(await check(programme, badge)).toBe(`entry ${index} for suspension: clear\n`)
    const { exitCode, stderr } = await changed(programme, 'set', badge)
    expect(exitCode).toBe(0)
    expect(stderr).toContain(`Entry ${index}`)
    expect(stderr).toContain('Sign the list')
    expect(await check(programme, badge)).toBe(`entry ${index} for suspension: set\n`)
    expect((await changed(programme, 'clear', badge)).exitCode).toBe(0)
    expect(await check(programme, badge)).toBe(`entry ${index} for suspension: clear\n`)
  })

  it('sets several at once, by file and by number', async () => {
    const programme = await foundProgramme(address)
    const one = await issueInto(programme, 'one.json')
    const two = await issueInto(programme, 'two.json')
    expect((await changed(programme, 'set', one, entryOf(two)['statusListIndex'] ?? '')).exitCode).toBe(0)
    for (const badge of [one, two]) expect(await check(programme, badge)).toContain(': set')
  })

  it('changes nothing if one of them is wrong', async () => {
    const programme = await foundProgramme(address)
    const badge = await issueInto(programme)
    const before = readFileSync(programme.register, 'utf8')
    expect((await changed(programme, 'set', badge, programme.path('missing.json'))).exitCode).toBe(2)
    expect((await changed(programme, 'set', badge, '131072')).exitCode).toBe(2)
    expect(readFileSync(programme.register, 'utf8')).toBe(before)
  })

  it('refuses an entry that was never given out', async () => {
    const programme = await foundProgramme(address)
    const { exitCode, stderr } = await changed(programme, 'set', '7')
    expect(exitCode).toBe(2)
    expect(stderr).toContain('given out')
  })

  it('sets a value of several bits, and names its message', async () => {
    const programme = await foundProgramme(address)
    const register = programme.path('messages.json')
    const messages = ['fine', 'under review', 'withdrawn', 'lost'].flatMap((text) => ['--message', text])
    const create = ['create', '--url', address.url, '--issuer', programme.did, '--purpose', 'message', ...messages]
    await must(['status', ...create, '--out', register])
    const badge = await issueInto({ ...programme, register })
    const set = async (value: string): Promise<number> =>
      (await status('set', badge, '--value', value, '--register', register)).exitCode
    expect(await set('2')).toBe(0)
    expect((await status('check', badge, '--register', register)).stdout).toContain('message: 2: withdrawn')
    for (const value of ['4', '-1', 'two']) expect(await set(value)).toBe(2)
    expect((await status('check', badge, '--register', register)).stdout).toContain('message: 2: withdrawn')
  })
})

describe('openbadges status sign', () => {
  it('signs what the register says', async () => {
    const programme = await foundProgramme(address)
    const badge = await issueInto(programme)
    await status('set', badge, '--register', programme.register)
    await publish(programme)
    const { issuer, credentialSubject } = json(programme.published) as never as Record<string, Record<string, string>>
    expect(issuer).toBe(programme.did)
    const list = await decodeStatusList(credentialSubject?.['encodedList'] ?? '', { purpose: 'revocation' })
    const indexes = Array.from({ length: list.length }, (_, index) => index)
    expect(indexes.filter((index) => list.isSet(index)).map(String)).toEqual([entryOf(badge)['statusListIndex']])
  })

  it('keeps nothing of flags with which it could not sign', async () => {
    const programme = await foundProgramme(address)
    const before = readFileSync(programme.register, 'utf8')
    const { register, key, published } = programme
    const words = ['sign', '--register', register, '--key', key, '--out', published]
    for (const wrong of [
      ['--list-issuer', 'did:web:stranger.example'],
      ['--expires-after', '999999999'],
    ]) {
      expect((await status(...words, ...wrong)).exitCode).toBe(2)
    }
    expect(readFileSync(register, 'utf8')).toBe(before)
    expect((await status(...words)).exitCode).toBe(0)
  })

  it('leaves the register as it is', async () => {
    const programme = await foundProgramme(address)
    const before = readFileSync(programme.register, 'utf8')
    await publish(programme)
    expect(readFileSync(programme.register, 'utf8')).toBe(before)
  })
})

describe('openbadges status check', () => {
  const check = ({ reach }: Programme, badge: string, ...words: readonly string[]): Promise<CommandResult> =>
    status('check', badge, ...reach, ...words)

  it('says what the published list says, and ends with 0 or 1', async () => {
    const programme = await foundProgramme()
    const badge = await issueInto(programme)
    await publish(programme)
    expect(await check(programme, badge)).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^clear\n/) })
    await status('set', badge, '--register', programme.register)
    expect((await check(programme, badge)).exitCode).toBe(0)
    await publish(programme)
    expect(await check(programme, badge)).toMatchObject({ exitCode: 1, stdout: expect.stringMatching(/^revoked\n/) })
  })

  it('hears another issuer of lists only if told to', async () => {
    const programme = await foundProgramme()
    const registrar = await foundProgramme({ url: programme.url })
    const badge = await issueInto(programme)
    const sign = ['--register', programme.register, '--key', registrar.key, '--list-issuer', registrar.did]
    await must(['status', 'sign', ...sign, '--out', programme.published])
    expect((await check(programme, badge)).exitCode).toBe(3)
    expect((await check(programme, badge, '--status-issuer', registrar.did)).exitCode).toBe(0)
    expect((await check(programme, badge, '--status-issuer', 'Registrar')).exitCode).toBe(2)
  })

  it('does not need the list where the register is at hand', async () => {
    const programme = await foundProgramme(address)
    const { exitCode, stdout } = await status('check', '7', '--register', programme.register)
    expect({ exitCode, stdout }).toEqual({
      exitCode: 0,
      stdout: 'entry 7 for revocation: clear, and was never given out\n',
    })
  })

  it('ends with 2 for a number without a register', async () => {
    const { exitCode, stderr } = await status('check', '7')
    expect(exitCode).toBe(2)
    expect(stderr).toContain('a number needs --register')
  })

  it('ends with 2 for a register that is none', async () => {
    const file = temporaryFile('register.json', '{}')
    expect((await status('check', '7', '--register', file)).exitCode).toBe(2)
    writeFileSync(file, '{')
    expect((await status('check', '7', '--register', file)).exitCode).toBe(2)
  })
})
