/** B12, E22: one signature written in many ways, or in a text so long that reading it never ends. */
import { describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../../src/json/json.js'
import { fromBase58, toBase58 } from '../../src/platform/bytes.js'
import { smallBadge } from '../support/badges.js'
import { signedAt } from '../support/signed-badges.js'
import { createSuiteIssuers } from '../support/suite-issuers.js'
import { codesOf, expectGenuine } from './genuine.js'

const embedding = (await createSuiteIssuers({})).filter(({ isSelective }) => !isSelective)

/** Other ways to write the same bytes, or bytes that begin or end with them. */
const spellings: readonly (readonly [string, (value: string, bytes: Uint8Array) => JsonValue])[] = [
  ['no z', (value) => value.slice(1)],
  ['a capital Z', (value) => `Z${value.slice(1)}`],
  ['two of them', (value) => `z${value}`],
  ['base64url', (_, bytes) => `u${Buffer.from(bytes).toString('base64url')}`],
  ['base64url with padding', (_, bytes) => `U${Buffer.from(bytes).toString('base64url')}==`],
  ['base64', (_, bytes) => `m${Buffer.from(bytes).toString('base64')}`],
  ['hexadecimal', (_, bytes) => `f${Buffer.from(bytes).toString('hex')}`],
  ['base64url without its letter', (_, bytes) => Buffer.from(bytes).toString('base64url')],
  ['a space before', (value) => ` ${value}`],
  ['a space after', (value) => `${value} `],
  ['a space inside', (value) => `${value.slice(0, 40)} ${value.slice(40)}`],
  ['a space after the z', (value) => `z ${value.slice(1)}`],
  ['a line break after', (value) => `${value}\n`],
  ['a zero character after', (value) => `${value}\u0000`],
  ['a mark that nobody sees', (value) => `\ufeff${value}`],
  ['padding', (value) => `${value}=`],
  ['a zero byte before', (value) => `z1${value.slice(1)}`],
  ['a zero byte after', (_, bytes) => `z${toBase58(Uint8Array.of(...bytes, 0))}`],
  ['a byte less', (_, bytes) => `z${toBase58(bytes.slice(1))}`],
  ['a byte more', (_, bytes) => `z${toBase58(Uint8Array.of(1, ...bytes))}`],
  ['a 0 for an o', (value) => value.replace(/o|$/, '0')],
  ['an l for a 1', (value) => value.replace(/1|$/, 'l')],
  ['an O', (value) => `${value.slice(0, -1)}O`],
  ['an I', (value) => `${value.slice(0, -1)}I`],
  ['a letter of another alphabet', (value) => `${value.slice(0, -1)}а`],
  ['the signature as DER has it', (_, bytes) => `z${toBase58(derOf(bytes))}`],
  ['an array of it', (value) => [value]],
  ['an array of it twice', (value) => [value, value]],
  ['a value object', (value) => ({ '@value': value })],
  ['a typed value object', (value) => ({ '@type': 'https://w3id.org/security#multibase', '@value': value })],
  ['a number', () => 7],
  ['null', () => null],
  ['empty text', () => ''],
  ['z alone', () => 'z'],
  ['200,000 characters', () => `z${'2'.repeat(200_000)}`],
  ['200,000 zeros', () => `z${'1'.repeat(200_000)}`],
  ['200,000 characters and the signature', (value) => `z${'1'.repeat(200_000)}${value.slice(1)}`],
]

describe.each(embedding.map((issuer) => [issuer.name, issuer] as const))('a proof of %s', async (_, issuer) => {
  const document = await issuer.sign(smallBadge(issuer.did), signedAt.getTime(), {})
  const proof = document['proof'] as JsonObject
  const value = String(proof['proofValue'])
  const bytes = fromBase58(value.slice(1), 200)!

  it('control: verifies with the signature as it is written, which has no other spelling in base58', async () => {
    await expectGenuine(document)
    expect(`z${toBase58(bytes)}`).toBe(value)
  })

  it.each(spellings)('is refused with %s', async (__, respell) => {
    const respelled = { ...document, proof: { ...proof, proofValue: respell(value, bytes) } }
    expect(await codesOf(respelled)).toEqual(['PROOF_MALFORMED'])
    await expectGenuine(document)
  })

  it('is refused without one', async () => {
    const { proofValue: __, ...rest } = proof
    expect(await codesOf({ ...document, proof: rest })).toEqual(['PROOF_MALFORMED'])
  })
})

/** As X.509 has it: two numbers, each without leading zeros. */
function derOf(signature: Uint8Array): Uint8Array {
  const half = signature.length / 2
  const numbers = [signature.subarray(0, half), signature.subarray(half)].flatMap((number) => {
    const body = (number[0] ?? 0) >= 0x80 ? [0, ...number] : [...number]
    return [2, body.length, ...body]
  })
  return Uint8Array.of(0x30, numbers.length, ...numbers)
}
