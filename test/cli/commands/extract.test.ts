import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { bakeImage } from '../../../src/bake/bake-image.js'
import { chunkOf, pngOf } from '../../support/pictures.js'
import { badgeOf, newIssuer, signedToken } from '../badges.js'
import { runCommand, temporaryFile, temporaryFolder } from '../run-command.js'

const academy = await newIssuer()
const token = await signedToken(badgeOf(academy.did), academy)

describe('openbadges extract', () => {
  it('gives the badge as it was baked', async () => {
    const picture = temporaryFile('badge.png', bakeImage(pngOf(), token))
    expect(await runCommand(['extract', picture])).toEqual({ exitCode: 0, stdout: `${token}\n`, stderr: '' })
    const out = join(temporaryFolder(), 'badge.jwt')
    expect((await runCommand(['extract', picture, '--out', out])).stderr).toBe(`The badge is in ${out}.\n`)
    expect(readFileSync(out, 'utf8')).toBe(`${token}\n`)
    expect((await runCommand(['extract', picture, '--out', out])).exitCode).toBe(2)
    expect((await runCommand(['extract', picture, '--out', picture, '--force'])).exitCode).toBe(2)
  })

  it('escapes on a terminal what it would obey', async () => {
    const picture = temporaryFile('badge.png', bakeImage(pngOf(), '{"a":"\u202e"}'))
    expect((await runCommand(['extract', picture], { isTTY: true })).stdout).toBe('{"a":"\\u{202e}"}\n')
    expect((await runCommand(['extract', picture])).stdout).toBe('{"a":"\u202e"}\n')
  })

  it('says where a badge is one of an older standard, or baked unusually', async () => {
    const older = temporaryFile('old.png', pngOf([chunkOf('tEXt', 'openbadges\0{"a":1}')]))
    const { stdout, stderr } = await runCommand(['extract', older])
    expect(stdout).toBe('{"a":1}\n')
    expect(stderr).toContain('It was baked as open badges 2.\n')
  })

  it('ends with 2 for a picture without one', async () => {
    const { exitCode, stderr } = await runCommand(['extract', temporaryFile('a.png', pngOf())])
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('NOTHING_BAKED')])
  })
})
