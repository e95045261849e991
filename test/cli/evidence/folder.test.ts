import { appendFileSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { digestOf } from '../../../src/cli/evidence/digest.js'
import { EvidenceFolder } from '../../../src/cli/evidence/folder.js'
import { thrownBy } from '../../support/thrown-by.js'
import { temporaryFolder } from '../run-command.js'
import { newFolder, question } from './kept.js'

const bytes = new TextEncoder().encode('what a host answered')

describe('a folder of evidence', () => {
  it('is its owner’s alone', async () => {
    const { path, folder } = await newFolder()
    const digest = await folder.put(bytes)
    const modes = ['', 'evidence.json', 'objects', `objects/${digest.slice(0, 2)}/${digest}`].map(
      (name) => statSync(join(path, name)).mode & 0o77,
    )
    expect(modes).toEqual([0, 0, 0, 0])
  })

  it('gives back what was put there, and nothing else under its name', async () => {
    const { path, folder } = await newFolder()
    const digest = await folder.put(bytes)
    expect([digest, await folder.put(bytes)]).toEqual([digestOf(bytes), digestOf(bytes)])
    expect(await folder.get(digest)).toEqual(bytes)
    writeFileSync(join(path, 'objects', digest.slice(0, 2), digest), 'something else')
    for (const name of [digest, '0'.repeat(64), '../evidence.json'])
      expect((await thrownBy(() => folder.get(name))).code).toBe('EVIDENCE_INVALID')
  })

  it('is taken up again by who asks the same, and by nobody else', async () => {
    const { path } = await newFolder()
    const again = await EvidenceFolder.begin(path, question)
    expect(again).toBeInstanceOf(EvidenceFolder)
    const others = [
      { ...question, trustedIssuers: [] },
      { ...question, policy: { asOf: '2026-01-01T00:00:00Z' } },
    ]
    for (const other of others)
      expect((await thrownBy(() => EvidenceFolder.begin(path, other))).code).toBe('OPTIONS_INVALID')
    const elsewhere = temporaryFolder()
    writeFileSync(join(elsewhere, 'thesis.doc'), '')
    expect((await thrownBy(() => EvidenceFolder.begin(elsewhere, question))).code).toBe('OPTIONS_INVALID')
  })

  it('is sealed when the run is over: nothing is added, and what is changed is noticed', async () => {
    const { path, folder } = await newFolder()
    const cases = join(path, 'cases.jsonl')
    writeFileSync(cases, '{"a":1}\n')
    expect(await folder.seal(new Date(0))).toBe(digestOf(new TextEncoder().encode('{"a":1}\n')))
    expect((await thrownBy(() => EvidenceFolder.begin(path, question))).code).toBe('OPTIONS_INVALID')
    await EvidenceFolder.open(path)
    appendFileSync(cases, '{"b":2}\n')
    expect((await thrownBy(() => EvidenceFolder.open(path))).code).toBe('EVIDENCE_INVALID')
  })

  it('is left by a run that another one goes on with', async () => {
    const { path, folder } = await newFolder()
    writeFileSync(join(path, 'cases.jsonl'), '')
    const later = await EvidenceFolder.begin(path, question)
    for (const vain of [() => folder.refuseOther(), () => folder.seal(new Date(0))])
      expect(await thrownBy(vain)).toMatchObject({
        code: 'EVIDENCE_INVALID',
        facts: { reason: 'another run goes on in this folder' },
      })
    await later.refuseOther()
    await later.seal(new Date(0))
    expect(readdirSync(path).sort()).toEqual(['cases.jsonl', 'complete.json', 'evidence.json', 'objects'])
  })

  it('is opened with what was asked', async () => {
    const { path } = await newFolder()
    expect((await EvidenceFolder.open(path)).question).toEqual(JSON.parse(JSON.stringify(question)))
    for (const head of ['', '[]', '{"evidenceVersion":2}', '{"evidenceVersion":1}']) {
      writeFileSync(join(path, 'evidence.json'), head)
      expect((await thrownBy(() => EvidenceFolder.open(path))).code).toBe('EVIDENCE_INVALID')
    }
    await expect(EvidenceFolder.open(join(path, 'nowhere'))).rejects.toMatchObject({ code: 'ENOENT' })
  })

  it('reads whole lines only, and goes on after the last of them', async () => {
    const { path, folder } = await newFolder()
    const lines = async (): Promise<readonly string[]> => {
      const all: string[] = []
      for await (const { text } of folder.lines()) all.push(text)
      return all
    }
    expect(await lines()).toEqual([])
    const cases = join(path, 'cases.jsonl')
    writeFileSync(cases, '{"é":1}\n{"b":2}\n{"cut of')
    expect(await lines()).toEqual(['{"é":1}', '{"b":2}'])
    const file = await folder.append()
    await file.appendFile('{"c":3}\n')
    await file.close()
    expect(await lines()).toEqual(['{"é":1}', '{"b":2}', '{"c":3}'])
    for await (const { text, start, next } of folder.lines()) expect(await folder.readLine({ start, next })).toBe(text)
    appendFileSync(cases, 'x')
    expect(readFileSync(cases, 'utf8').endsWith('}\nx')).toBe(true)
    expect(await lines()).toHaveLength(3)
  })
})
