import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { generateKey } from '../../src/keys/signing-key.js'
import { readPolicy } from '../../src/verify/policy.js'
import { commentsOf, optionsUnder, withLimits } from './defaults-doc.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const read = (path: string): string => readFileSync(root + path, 'utf8')
const document = read('docs/defaults.md')

const interfaces = [
  ['VerifierOptions', 'src/verify/options.ts'],
  ['NetworkOptions', 'src/net/network-options.ts'],
  ['VerifyPolicy', 'src/verify/policy.ts'],
  ['VerifyAllOptions', 'src/verify/verify-all.ts'],
  ['ViewOptions', 'src/view/view-credential.ts'],
  ['IssuerOptions', 'src/issue/issuer.ts'],
  ['JwtSignerOptions', 'src/issue/signer.ts'],
  ['ReissueOptions', 'src/issue/reissue.ts'],
  ['SelectiveDisclosureOptions', 'src/issue/selective-disclosure-signer.ts'],
  ['DisclosureOptions', 'src/proof/derive-credential.ts'],
  ['BuildOptions', 'src/build/build-options.ts'],
  ['StatusListOptions', 'src/status/status-list.ts'],
  ['StatusRegisterOptions', 'src/status/status-register.ts'],
  ['StatusListPublication', 'src/issue/status-list.ts'],
  ['BakeOptions', 'src/bake/bake-image.ts'],
  ['KeyOptions', 'src/keys/signing-key.ts'],
  ['RemoteKeyOptions', 'src/keys/remote-key.ts'],
] as const

describe('docs/defaults.md', () => {
  it('has every limit with its value, its meaning and its code', async () => {
    await expect(withLimits(document, read('src/limits.ts'))).toMatchFileSnapshot('../../docs/defaults.md')
  })

  it.each(interfaces)('has every option of %s, and no others', (name, path) => {
    const options = [...commentsOf(read(path), name).keys()]
    expect(options).not.toEqual([])
    expect([...optionsUnder(document, name).keys()]).toEqual(options)
  })

  it('says what a policy is that nobody wrote', () => {
    const now = 1_800_000_000_000
    const { at, isNow, ...defaults } = readPolicy({}, now)
    const written = Object.fromEntries(optionsUnder(document, 'VerifyPolicy'))
    const expected = Object.fromEntries(Object.entries(defaults).map(([name, value]) => [name, inWords(value)]))
    expect([at, isNow]).toEqual([now, true])
    expect(written).toEqual({ ...expected, asOf: 'now' })
  })

  it('says what a key is whose options nobody wrote', async () => {
    const written = optionsUnder(document, 'KeyOptions')
    const key = await generateKey()
    const rsaKey = await generateKey({ algorithm: 'RS256' })
    expect(inWords(key.algorithm)).toBe(written.get('algorithm'))
    expect(key.id).toMatch(/^did:key:(z\w+)#\1$/)
    expect(rsaKey.id).toMatch(/^did:jwk:[\w-]+#0$/)
    expect(`\`${(Buffer.from(rsaKey.publicKey.n ?? '', 'base64url').length * 8).toString()}\``).toBe(
      written.get('rsaBits'),
    )
  })
})

/** A default as the document writes it. */
function inWords(value: unknown): string {
  if (value === undefined) return 'none'
  return `\`${JSON.stringify(value).replaceAll('"', "'")}\``
}
