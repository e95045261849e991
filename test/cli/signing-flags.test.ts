import { createPrivateKey } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { CommandIo } from '../../src/cli/command-io.js'
import { signerOf, writeSigned } from '../../src/cli/signing-flags.js'
import { generateKey } from '../../src/keys/signing-key.js'
import type { SignatureAlgorithm } from '../../src/platform/algorithms.js'
import { temporaryFile, temporaryFolder } from './run-command.js'

async function keyFile(algorithm: SignatureAlgorithm): Promise<string> {
  const key = await generateKey({ algorithm, rsaBits: 2048, id: 'did:web:academy.example#key-1' })
  return temporaryFile('key.jwk', JSON.stringify({ ...key.exportPrivateJwk(), kid: key.id }))
}

describe('signerOf', () => {
  it.each([
    ['Ed25519', undefined, 'data-integrity'],
    ['Ed25519', 'jwt', 'jwt'],
    ['ES256', undefined, 'jwt'],
    ['RS256', undefined, 'jwt'],
  ] as const)('makes of a key of %s and the format %s one of %s', async (algorithm, format, expected) => {
    const flags = { key: await keyFile(algorithm), ...(format === undefined ? {} : { format }) }
    const signer = await signerOf(flags)
    expect([signer.format, signer.key.id]).toEqual([expected, 'did:web:academy.example#key-1'])
  })

  it('takes a name for a key that has none', async () => {
    const jwk = (await generateKey()).exportPrivateJwk()
    const pem = createPrivateKey({ key: jwk as never, format: 'jwk' }).export({ format: 'pem', type: 'pkcs8' })
    const keyId = 'did:web:academy.example#key-2'
    expect((await signerOf({ key: temporaryFile('key.pem', pem), keyId })).key.id).toBe(keyId)
  })

  it('refuses a key that cannot sign in the format asked for', async () => {
    await expect(signerOf({ key: await keyFile('RS256'), format: 'data-integrity' })).rejects.toMatchObject({
      code: 'KEY_INVALID',
    })
  })
})

describe('writeSigned', () => {
  const token = { format: 'jwt', token: 'a.b.c' } as const
  const streams = (): { io: CommandIo; out: string[]; err: string[] } => {
    const [out, err]: [string[], string[]] = [[], []]
    const stream = (to: string[]): CommandIo['stdout'] => ({ write: (text: string) => void to.push(text) })
    return { io: { stdout: stream(out), stderr: stream(err) } as never, out, err }
  }

  it('writes to standard output, and tells nothing', async () => {
    const { io, out, err } = streams()
    await writeSigned(token, {}, () => 'there', io)
    expect({ out, err }).toEqual({ out: ['a.b.c\n'], err: [] })
  })

  it('writes to a file that others may read, and tells where', async () => {
    const { io, out, err } = streams()
    const path = `${temporaryFolder()}/list.jwt`
    await writeSigned(token, { out: path }, (file) => `it is in ${file}`, io)
    expect({ out, err }).toEqual({ out: [], err: [`it is in ${path}\n`] })
    expect(readFileSync(path, 'utf8')).toBe('a.b.c\n')
    expect(statSync(path).mode & 0o444).toBe(0o444)
  })

  it('leaves a file alone that is there, unless told', async () => {
    const path = temporaryFile('list.jwt', 'precious')
    const { io, err } = streams()
    await expect(writeSigned(token, { out: path }, () => 'there', io)).rejects.toMatchObject({ code: 'EEXIST' })
    expect({ err, text: readFileSync(path, 'utf8') }).toEqual({ err: [], text: 'precious' })
    await writeSigned(token, { out: path, force: true }, () => 'there', io)
    expect(readFileSync(path, 'utf8')).toBe('a.b.c\n')
  })
})
