import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { canonizeElsewhere } from '../../support/foreign-signer.js'
import { badgeOf, newIssuer, signed, signedToken } from '../badges.js'
import { runCommand, temporaryFile } from '../run-command.js'

const academy = await newIssuer()
const document = await signed(badgeOf(academy.did), academy)
const { proof: _, ...unsecured } = document
const file = (content: unknown): string => temporaryFile('badge.json', JSON.stringify(content))

describe('openbadges canonicalize', () => {
  it('shows every step', async () => {
    const { exitCode, stdout } = await runCommand(['canonicalize', file(document)])
    const canonical = await canonizeElsewhere(unsecured)
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(/^\/proof: eddsa-rdfc-2022, Ed25519\n\n1\. options/)
    expect(stdout).toContain(`2. document, in canonical form\n${canonical}`)
    expect(stdout).toContain(`SHA-256\n${createHash('sha256').update(canonical).digest('hex')}\n`)
  })

  it('gives one part to the last byte', async () => {
    const run = async (part: string): Promise<string> =>
      (await runCommand(['canonicalize', file(document), '--only', part])).stdout
    expect(await run('document')).toBe(await canonizeElsewhere(unsecured))
    expect(await run('options')).toContain('eddsa-rdfc-2022')
    expect(await run('signed')).toMatch(/^[0-9a-f]{128}$/)
  })

  it('writes out what cannot be seen where a person looks at a part', async () => {
    const hidden = await signed({ ...badgeOf(academy.did), name: 'First\u202e\u009b Aid' }, academy)
    const run = async (isTTY: boolean): Promise<string> =>
      (await runCommand(['canonicalize', file(hidden), '--only', 'document'], { isTTY })).stdout
    expect(await run(false)).toContain('First\u202e\u009b Aid')
    expect(await run(true)).toContain('First\\u{202e}\\u{9b} Aid')
  })

  it('gives the parts of a token', async () => {
    const token = await signedToken(badgeOf(academy.did), academy)
    const path = temporaryFile('badge.jwt', token)
    const [header = '', payload = ''] = token.split('.')
    const run = async (part: string): Promise<string> =>
      (await runCommand(['canonicalize', path, '--only', part])).stdout
    expect(Buffer.from(await run('options')).toString('base64url')).toBe(header)
    expect(Buffer.from(await run('document')).toString('base64url')).toBe(payload)
    expect(await run('signed')).toBe(`${header}.${payload}`)
    expect((await runCommand(['canonicalize', path])).stdout).toContain('payload, as it is written')
    expect(JSON.parse((await runCommand(['canonicalize', path, '--json'])).stdout)).toMatchObject({ format: 'jwt' })
  })

  it('says why there are no steps', async () => {
    expect((await runCommand(['canonicalize', file(unsecured)])).stdout).toBe('There is no proof in it.\n')
    expect((await runCommand(['canonicalize', file(unsecured), '--only', 'document'])).exitCode).toBe(2)
    const strange = file({ ...document, unheard: 'of' })
    expect((await runCommand(['canonicalize', strange])).stdout).toContain('TERM_UNDEFINED')
    const context = temporaryFile('context.json', '{"@context":{"unheard":"https://a.example/unheard"}}')
    const more = file({
      ...document,
      '@context': [...(document['@context'] as string[]), 'https://a.example/c'],
      unheard: 'of',
    })
    const { stdout } = await runCommand(['canonicalize', more, '--context', `https://a.example/c=${context}`])
    expect(stdout).toContain('<https://a.example/unheard> "of"')
    const unknown = file({ ...document, proof: { ...(document['proof'] as object), cryptosuite: 'new-2030' } })
    expect((await runCommand(['canonicalize', unknown])).stdout).toContain('Steps of this suite are not shown.')
  })
})
