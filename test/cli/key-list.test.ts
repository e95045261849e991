import { describe, expect, it } from 'vitest'
import type { CommandIo } from '../../src/cli/command-io.js'
import { readKeyList, type KeyRemarks } from '../../src/cli/key-list.js'
import { generateKey } from '../../src/keys/signing-key.js'
import { thrownBy } from '../support/thrown-by.js'
import { temporaryFile } from './run-command.js'

const { publicKey } = await generateKey()
const did = 'did:web:academy.example'
const stream = { write: () => undefined }
// eslint-disable-next-line @typescript-eslint/require-await
const stdin = (async function* (): AsyncGenerator<Uint8Array> {
  yield* []
})()
const io: CommandIo = { stdin, stdout: stream, stderr: stream, env: {}, now: () => 0 }

const file = (kid?: string): string => temporaryFile('key=1.jwk', JSON.stringify({ ...publicKey, kid }))

async function idsOf(files: readonly string[], base?: string, remarks: KeyRemarks = {}): Promise<readonly string[]> {
  return (await readKeyList(files, remarks, base, io)).keys.map(({ id }) => id)
}

describe('readKeyList', () => {
  it.each([
    ['its kid under the DID', `${did}#a`, did, `${did}#a`],
    ['its place, if its kid is of another DID', 'did:web:other.example#a', did, `${did}#key-1`],
    ['its place, if its kid is the DID alone', did, did, `${did}#key-1`],
    ['its place, if it has no kid', undefined, did, `${did}#key-1`],
    ['its kid in a key set', 'did:web:other.example#a', undefined, 'did:web:other.example#a'],
    ['its kid in a key set of an issuer, under that', 'a', 'https://a.example/1', 'https://a.example/1#a'],
    ['its place in a key set, if it has no kid', undefined, undefined, 'key-1'],
    ['its place in a key set of an issuer', undefined, 'https://a.example/1', 'https://a.example/1#key-1'],
  ])('calls a key by %s', async (_, kid, base, id) => {
    expect(await idsOf([file(kid)], base)).toEqual([id])
  })

  it('calls a key by its name on the command line before all else', async () => {
    const path = file(`${did}#a`)
    expect(await idsOf([path], did, { name: [`${path}=b`] })).toEqual([`${did}#b`])
    expect(await idsOf([path], did, { name: [`${path}=${did}#c`] })).toEqual([`${did}#c`])
  })

  it('notes which keys nobody named', async () => {
    const [named, unnamed] = [file(`${did}#a`), file()]
    const { notes } = await readKeyList([named, unnamed], {}, did, io)
    expect(notes).toEqual([expect.stringMatching(/did:web:academy\.example#key-2.*--name/)])
  })

  it('notes that a key must sign under the name that is published', async () => {
    const path = file('did:web:other.example#a')
    const { notes } = await readKeyList([path], { name: [`${path}=b`] }, did, io)
    expect(notes).toEqual(['It calls itself did:web:other.example#a: sign with --key-id did:web:academy.example#b.'])
    expect((await readKeyList([file(`${did}#a`)], {}, did, io)).notes).toEqual([])
  })

  it('keeps the order of the files', async () => {
    expect(await idsOf([file('b'), file('a'), file()])).toEqual(['b', 'a', 'key-3'])
  })

  it('says of each key when it ends, and of no other', async () => {
    const [old, stolen, current] = [file('old'), file('stolen'), file('current')]
    const [then, later] = ['2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z']
    const remarks = { revoked: [`${stolen}=${then}`], expires: [`${old}=${then}`, `${stolen}=${later}`] }
    expect((await readKeyList([old, stolen, current], remarks, undefined, io)).keys).toEqual([
      { id: 'old', publicKey, expires: then },
      { id: 'stolen', publicKey, revoked: then, expires: later },
      { id: 'current', publicKey },
    ])
  })

  it.each<[string, (path: string) => KeyRemarks]>([
    ['a name for a file that is not in the list', () => ({ name: ['other.jwk=a'] })],
    ['a name without a file', () => ({ name: ['a'] })],
    ['a file without a name', (path) => ({ name: [`${path}=`] })],
    ['a name with a space', (path) => ({ name: [`${path}=a b`] })],
    ['two names for one file', (path) => ({ name: [`${path}=a`, `${path}=b`] })],
    ['a revocation of a file that is not in the list', () => ({ revoked: ['other.jwk=2026-01-01T00:00:00Z'] })],
    ['an end without a moment', (path) => ({ expires: [path] })],
  ])('refuses %s', async (_, remarks) => {
    const path = file()
    expect((await thrownBy(() => readKeyList([path], remarks(path), did, io))).code).toBe('OPTIONS_INVALID')
  })

  it('refuses two keys of one name', async () => {
    expect((await thrownBy(() => idsOf([file('key-2'), file()]))).code).toBe('OPTIONS_INVALID')
  })
})
