import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { extractFromImage } from '../../../src/bake/extract-from-image.js'
import { pngOf } from '../../support/pictures.js'
import { badgeOf, newIssuer, signedToken } from '../badges.js'
import { runCommand, temporaryFile, temporaryFolder } from '../run-command.js'

const academy = await newIssuer()
const token = await signedToken(badgeOf(academy.did), academy)
const badge = (): string => temporaryFile('badge.jwt', `${token}\n`)
const design = (): string => temporaryFile('design.png', pngOf())

const PRIVATE = '{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo","d":"AAAA"}'

describe('openbadges bake', () => {
  it('puts a badge into a picture, which then verifies', async () => {
    const out = join(temporaryFolder(), 'badge.png')
    const { exitCode, stdout, stderr } = await runCommand(['bake', badge(), '--into', design(), '--out', out])
    expect([exitCode, stdout, stderr]).toEqual([0, '', `The picture with the badge is in ${out}.\n`])
    expect((await extractFromImage(readFileSync(out))).text).toBe(token)
    expect((await runCommand(['verify', out, '--trust', academy.did])).exitCode).toBe(0)
    const again = ['bake', badge(), '--into', out, '--out', join(temporaryFolder(), 'b.png')]
    expect((await runCommand(again)).stderr).toContain('ALREADY_BAKED')
    expect((await runCommand([...again, '--replace'])).exitCode).toBe(0)
  })

  it.each<readonly [string, (out: string) => readonly string[]]>([
    ['a file that is there', () => ['bake', badge(), '--into', design(), '--out', temporaryFile('a.png', 'x')]],
    ['the picture itself', () => ((path) => ['bake', badge(), '--into', path, '--out', path, '--force'])(design())],
    ['a picture for a badge', (out) => ['bake', design(), '--into', design(), '--out', out]],
    ['text for a badge', (out) => ['bake', temporaryFile('a.txt', 'a badge'), '--into', design(), '--out', out]],
    ['a private key', (out) => ['bake', temporaryFile('key.jwk', PRIVATE), '--into', design(), '--out', out]],
    [
      'an award',
      (out) => ['bake', temporaryFile('award.json', '{"achievement":{}}'), '--into', design(), '--out', out],
    ],
    ['text for a picture', (out) => ['bake', badge(), '--into', badge(), '--out', out]],
    ['nowhere to put it', () => ['bake', badge(), '--into', design()]],
  ])('ends with 2 for %s, and writes nothing', async (_, words) => {
    const out = join(temporaryFolder(), 'badge.png')
    expect((await runCommand(words(out))).exitCode).toBe(2)
    expect(existsSync(out)).toBe(false)
  })

  it('refuses a picture that has a badge in it as the badge', async () => {
    const out = join(temporaryFolder(), 'badge.png')
    await runCommand(['bake', badge(), '--into', design(), '--out', out])
    const { exitCode, stderr } = await runCommand(['bake', out, '--into', design(), '--out', `${out}2`])
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('a picture (PNG)')])
  })
})
