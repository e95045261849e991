import { createPrivateKey, createPublicKey } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { CommandIo } from '../../src/cli/command-io.js'
import { readKeyFile } from '../../src/cli/key-files.js'
import { didKeyOf } from '../../src/keys/publish.js'
import { generateKey } from '../../src/keys/signing-key.js'
import { toBase58, toUtf8 } from '../../src/platform/bytes.js'
import { thrownBy } from '../support/thrown-by.js'
import { temporaryFile, temporaryFolder } from './run-command.js'

const key = await generateKey()
const { publicKey } = key
const privateJwk = key.exportPrivateJwk()
const spki = createPublicKey({ key: publicKey, format: 'jwk' })
const pkcs8 = createPrivateKey({ key: privateJwk as never, format: 'jwk' }).export({ format: 'pem', type: 'pkcs8' })
const secretMultikey = `z${toBase58(Uint8Array.of(0x80, 0x26, ...Buffer.from(privateJwk.d, 'base64url')))}`

/** A world whose standard input holds this. */
function io(stdin = ''): CommandIo {
  // eslint-disable-next-line @typescript-eslint/require-await
  async function* chunks(): AsyncGenerator<Uint8Array> {
    yield toUtf8(stdin)
  }
  const stream = { write: () => undefined }
  return { stdin: chunks(), stdout: stream, stderr: stream, env: {}, now: () => 0 }
}

describe('readKeyFile', () => {
  it.each<[string, string | Uint8Array]>([
    ['a public JWK', JSON.stringify(publicKey)],
    ['a private JWK', JSON.stringify(privateJwk)],
    ['SPKI PEM', spki.export({ format: 'pem', type: 'spki' })],
    ['SPKI DER', Uint8Array.from(spki.export({ format: 'der', type: 'spki' }))],
    ['PKCS#8 PEM', pkcs8],
    ['a multikey', `${didKeyOf(publicKey)?.slice('did:key:'.length) ?? ''}\n`],
    ['a secret multikey', `${secretMultikey}\n`],
    ['a did:key', didKeyOf(publicKey) ?? ''],
  ])('reads the public part of %s, and nothing else', async (_, content) => {
    const path = temporaryFile('key', content)
    expect(await readKeyFile(path, io())).toEqual({ path, publicKey })
  })

  it('reads standard input', async () => {
    expect(await readKeyFile('-', io(JSON.stringify(publicKey)))).toEqual({ path: '-', publicKey })
  })

  it('tells the name that a JWK gives itself', async () => {
    const path = temporaryFile('key', JSON.stringify({ ...privateJwk, kid: 'did:web:academy.example#1' }))
    expect((await readKeyFile(path, io())).kid).toBe('did:web:academy.example#1')
  })

  it('tells no name that is no text', async () => {
    const path = temporaryFile('key', JSON.stringify({ ...publicKey, kid: 1 }))
    expect(await readKeyFile(path, io())).not.toHaveProperty('kid')
  })

  it.each<[string, string | Uint8Array, string]>([
    ['nothing', '', 'KEY_INVALID'],
    ['text', 'hello', 'KEY_INVALID'],
    ['JSON that is cut off', JSON.stringify(privateJwk).slice(0, -1), 'KEY_INVALID'],
    ['PKCS#8 that is cut off', String(pkcs8).slice(0, 60), 'KEY_INVALID'],
    ['very much', JSON.stringify({ ...publicKey, kid: 'k'.repeat(70_000) }), 'KEY_INVALID'],
    ['a key set', JSON.stringify({ keys: [publicKey] }), 'KEY_TYPE_NOT_SUPPORTED'],
    ['a broken key', JSON.stringify({ ...publicKey, x: 'AAAA' }), 'KEY_MALFORMED'],
  ])('refuses a file with %s, and names it', async (_, content, code) => {
    const path = temporaryFile('key', content)
    const error = await thrownBy(() => readKeyFile(path, io()))
    expect([error.code, error.path]).toEqual([code, path])
  })

  it('passes on that there is no file', async () => {
    await expect(readKeyFile(`${temporaryFolder()}/none`, io())).rejects.toMatchObject({ code: 'ENOENT' })
  })
})
