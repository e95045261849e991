import { describe, expect, it } from 'vitest'
import { badgeOf, newIssuer, signed, signedToken } from '../badges.js'
import { runCommand, temporaryFile } from '../run-command.js'

const academy = await newIssuer()
const token = temporaryFile.bind(undefined, 'badge.jwt')
const document = temporaryFile.bind(undefined, 'badge.json')
const badge = badgeOf(academy.did)
const later = { ...badge, validFrom: '2026-02-01T00:00:00Z', name: 'Welding\u202e' }

describe('openbadges diff', () => {
  it('ends with 0 for one badge in two forms', async () => {
    const words = [
      'diff',
      token(await signedToken(badge, academy)),
      document(JSON.stringify(await signed(badge, academy))),
    ]
    expect(await runCommand(words)).toEqual({
      exitCode: 0,
      stdout: 'The same credential, and of one date.\n',
      stderr: '',
    })
  })

  it('ends with 1 and says what changed, and which is newer', async () => {
    const words = ['diff', token(await signedToken(badge, academy)), token(await signedToken(later, academy))]
    const { exitCode, stdout } = await runCommand(words)
    expect(exitCode).toBe(1)
    expect(stdout).toBe(
      [
        'The same credential: the first is the older version.',
        '/validFrom',
        '  - "2026-01-01T00:00:00Z"',
        '  + "2026-02-01T00:00:00Z"',
        '/name',
        '  - "Welding, level 1"',
        '  + "Welding\\u{202e}"',
        '',
      ].join('\n'),
    )
    expect(JSON.parse((await runCommand([...words, '--json'])).stdout)).toMatchObject({
      comparison: 'older',
      differences: [{ path: '/validFrom' }, { path: '/name', after: 'Welding\u202e' }],
    })
  })

  it('ends with 2 for what cannot be read', async () => {
    expect((await runCommand(['diff', document('{'), document('{}')])).exitCode).toBe(2)
    expect((await runCommand(['diff', document('{}')])).exitCode).toBe(2)
  })
})
