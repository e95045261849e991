import { describe, expect, it } from 'vitest'
import { bakeImage } from '../../../src/bake/bake-image.js'
import { inspectCredential } from '../../../src/inspect/inspect-credential.js'
import { svgWith } from '../../support/pictures.js'
import { badgeOf } from '../badges.js'
import { runCommand, temporaryFile } from '../run-command.js'

const unsigned = JSON.stringify(badgeOf('did:web:academy.example'))
const badge = (content: string = unsigned): string => temporaryFile('badge.json', content)

describe('openbadges inspect', () => {
  it('shows what a file says, and that nothing was verified', async () => {
    const { exitCode, stdout, stderr } = await runCommand(['inspect', badge()])
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
    expect(stdout).toContain('Welding, level 1')
    expect(stdout).toContain('not verified')
  })

  it('prints with --json what the library read', async () => {
    const { stdout } = await runCommand(['inspect', badge(), '--json'])
    expect(JSON.parse(stdout)).toEqual(await inspectCredential(unsigned))
    expect(JSON.parse(stdout)).toMatchObject({ authentic: 'not-checked' })
  })

  it('looks into a picture, and says so', async () => {
    const picture = temporaryFile('badge.svg', bakeImage(svgWith('', ''), unsigned))
    expect((await runCommand(['inspect', picture])).stdout).toMatch(/Kind +badge, JSON, inside a picture \(SVG\)/)
  })

  it('reads standard input for -', async () => {
    const stdin = (async function* () {
      yield await Promise.resolve(new TextEncoder().encode(unsigned))
    })()
    expect((await runCommand(['inspect', '-'], { stdin })).exitCode).toBe(0)
  })

  it.each(['', '{', 'not a credential', '[]'])('ends with 2 for "%s"', async (content) => {
    const { exitCode, stdout, stderr } = await runCommand(['inspect', badge(content)])
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' })
    expect(stderr).toMatch(/^openbadges: .*\n$/)
  })
})
